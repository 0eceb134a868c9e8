"""Needs: what the households say they need, heard, sorted and appraised.

Visits, surveys with one form a household, free reports, imported complaints; like needs come together in groups,
which are appraised and held against what the fund may pay for. It is not the place of decisions: what is confirmed,
appraised and admissible goes to a meeting by a hand-over.

Verbs: `needs.record_visit`, `build_survey`, `fill_in_form`, `enter_paper_form`, `import_forms`, `close_survey`,
`report_need`, `import_complaints`, `group_needs`, `answer_need`, `appraise_group`, `check_fund_lists`,
`edit_fund_list`, `read_needs`, `export_answers`.
"""
