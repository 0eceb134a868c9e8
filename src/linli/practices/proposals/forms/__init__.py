"""What people fill in for calls, proposals, nominations, advice, overlaps and mergers."""

from linli.practices.proposals.forms.calling import CallForm, OverlapForm
from linli.practices.proposals.forms.proposing import MergeForm, NominationForm, ProposalForm
from linli.practices.proposals.forms.talking import AdviceForm, ConsentForm, ReasonForm, SignForm

__all__ = [
    "AdviceForm",
    "CallForm",
    "ConsentForm",
    "MergeForm",
    "NominationForm",
    "OverlapForm",
    "ProposalForm",
    "ReasonForm",
    "SignForm",
]
