"""Panels: reviewers score candidates by a rubric that was frozen before; nobody scores kin or their own estate.

A candidate comes from elsewhere and is known by a reference only. What a score leads to is decided in `budgeting`.
"""
