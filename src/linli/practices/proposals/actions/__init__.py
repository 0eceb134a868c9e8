"""The verbs of proposals."""

from linli.practices.proposals.actions.calls import open_call
from linli.practices.proposals.actions.coaching import coach, note_overlap
from linli.practices.proposals.actions.cosigning import cosign, record_paper_cosigns, withdraw_cosign
from linli.practices.proposals.actions.merging import consent_merge, merge_proposals
from linli.practices.proposals.actions.outcomes import mark_carried_out, tell_outcome
from linli.practices.proposals.actions.proposing import (
    nominate_estate,
    save_draft,
    submit_proposal,
    withdraw_proposal,
)

__all__ = [
    "coach",
    "consent_merge",
    "cosign",
    "mark_carried_out",
    "merge_proposals",
    "nominate_estate",
    "note_overlap",
    "open_call",
    "record_paper_cosigns",
    "save_draft",
    "submit_proposal",
    "tell_outcome",
    "withdraw_cosign",
    "withdraw_proposal",
]
