"""Micro-projects: what was agreed is built in milestones, seen to by others, paid after acceptance, rated and kept up.

It decides nothing about what is built (that is needs, meetings, contests) and raises no money (matching); hand-overs
bring both. Verbs: open_without_own_part, plan_milestones, report_progress, add_voucher, void_voucher,
accept_milestone, send_back_milestone, release_tranche, accept_project, rate, import_ratings, hand_over_upkeep,
write_lessons, close_project, open_payees.
"""
