"""What is measured, across practices, and the outcome report that shows it.

A measure is defined once, as an Ibis expression over the rows that actions have left (`definitions.py`), and compiled to
SQL for each database (`compiled/`), so that pages run it through Django's own connection. Nothing is stored here: every
figure is counted when it is asked for, and leads to the rows that it counted.
"""
