"""Budgeting: residents' votes and the rules that allocate a budget over what was voted on, exactly and recountably.

What can be chosen comes from elsewhere and is known by a reference only.
"""
