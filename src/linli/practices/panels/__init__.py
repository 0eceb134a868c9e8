"""Panels: reviewers score candidates by a rubric that was frozen before; nobody scores kin or their own estate.

A candidate comes from elsewhere and is known by a reference only. What a score leads to is decided in `budgeting`.
Verbs: set_rubric, open_panel, appoint_reviewer, extend_scoring, declare_conflict, recuse_reviewer, score, correct_sheet,
open_sheet, present, publish_decisions.
"""
