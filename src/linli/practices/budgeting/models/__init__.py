from linli.practices.budgeting.models.ballots import AddressCount, Ballot, BallotDraft, PaperSheet
from linli.practices.budgeting.models.outcomes import Allocation
from linli.practices.budgeting.models.votes import Option, Vote, Voter

__all__ = [
    "AddressCount",
    "Allocation",
    "Ballot",
    "BallotDraft",
    "Option",
    "PaperSheet",
    "Vote",
    "Voter",
]
