"""The verbs of contests."""

from linli.practices.contests.actions.awards import award_entries, confirm_award, sign_agreement
from linli.practices.contests.actions.entries import enter, fail_entry, save_draft, withdraw_entry
from linli.practices.contests.actions.texts import adopt_rules, answer_change, draft_rules, propose_change

__all__ = [
    "adopt_rules",
    "answer_change",
    "award_entries",
    "confirm_award",
    "draft_rules",
    "enter",
    "fail_entry",
    "propose_change",
    "save_draft",
    "sign_agreement",
    "withdraw_entry",
]
