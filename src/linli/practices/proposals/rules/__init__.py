"""What a proposal has to say, what changed, what is alike, and whose signature counts; pure."""

from linli.practices.proposals.rules.categories import FIVE, fault_in_categories
from linli.practices.proposals.rules.changes import Change, Line, changes_between, compared
from linli.practices.proposals.rules.cosigning import DEFAULT_FLOOR, counts, floor_reached
from linli.practices.proposals.rules.drafts import (
    MICRO,
    ONE_PAGE,
    Frame,
    ProposalDraft,
    faults_of,
    faults_of_nomination,
    why_lines_differ,
)
from linli.practices.proposals.rules.likeness import Told, alike_to, likeness

__all__ = [
    "DEFAULT_FLOOR",
    "FIVE",
    "MICRO",
    "ONE_PAGE",
    "Change",
    "Frame",
    "Line",
    "ProposalDraft",
    "Told",
    "alike_to",
    "changes_between",
    "compared",
    "counts",
    "fault_in_categories",
    "faults_of",
    "faults_of_nomination",
    "floor_reached",
    "likeness",
    "why_lines_differ",
]
