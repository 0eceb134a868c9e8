"""The verbs of budgeting, and what other practices bring to it."""

from linli.practices.budgeting.actions.counting import allocate, close_vote, look_into_address
from linli.practices.budgeting.actions.papers import (
    PaperLine,
    check_paper_ballots,
    enter_paper_ballots,
    reject_paper_ballots,
)
from linli.practices.budgeting.actions.preparing import (
    OptionDraft,
    VoteDraft,
    bring_options,
    bring_scores,
    call_off_vote,
    consent_part,
    open_vote,
    prepare_vote,
)
from linli.practices.budgeting.actions.voting import keep_draft, vote

__all__ = [
    "OptionDraft",
    "PaperLine",
    "VoteDraft",
    "allocate",
    "bring_options",
    "bring_scores",
    "call_off_vote",
    "check_paper_ballots",
    "close_vote",
    "consent_part",
    "enter_paper_ballots",
    "keep_draft",
    "look_into_address",
    "open_vote",
    "prepare_vote",
    "reject_paper_ballots",
    "vote",
]
