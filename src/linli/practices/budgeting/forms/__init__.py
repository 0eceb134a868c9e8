"""What people fill in to prepare a vote, to cast a ballot, to enter papers and to answer for them."""

from linli.practices.budgeting.forms.ballots import BallotForm, ReceiptForm
from linli.practices.budgeting.forms.papers import PaperForm
from linli.practices.budgeting.forms.preparing import ConsentForm, PrepareForm
from linli.practices.budgeting.forms.reasons import FindingForm, ReasonForm

__all__ = [
    "BallotForm",
    "ConsentForm",
    "FindingForm",
    "PaperForm",
    "PrepareForm",
    "ReasonForm",
    "ReceiptForm",
]
