from linli.practices.proposals.models.calls import Call, Category
from linli.practices.proposals.models.carried import Cosign
from linli.practices.proposals.models.proposals import Author, Draft, Enclosure, Proposal, Version
from linli.practices.proposals.models.talked import Advice, Merger, MergerSide, Overlap

__all__ = [
    "Advice",
    "Author",
    "Call",
    "Category",
    "Cosign",
    "Draft",
    "Enclosure",
    "Merger",
    "MergerSide",
    "Overlap",
    "Proposal",
    "Version",
]
