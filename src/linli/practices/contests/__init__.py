"""Contests: rules made together, one entry an estate with its budget lines, awards and agreements.

It does not raise or match money (that is matching) and does not build (that is microprojects); hand-overs lead there.
Verbs: draft_rules, propose_change, answer_change, adopt_rules, save_draft, enter, add_photo, withdraw_entry,
confirm_award, sign_agreement.
"""
