"""Residents' votes, pure: ballots, the declared allocation rules, their computation, and the words that explain it.

`docs/algorithms/allocation.md` tells the same with examples. Nothing here sees Django, so that `linli recount` and
`linli allocate` run anywhere.
"""

from linli.practices.budgeting.rules.allocating import allocate
from linli.practices.budgeting.rules.options import Ballot, Election, Project, Tally, tallies
from linli.practices.budgeting.rules.terms import COMPLETIONS, MEASURES, RULES, UTILITIES, Rule
from linli.practices.budgeting.rules.words import explain

DOSSIER_KIND = "budgeting.allocation"
DOSSIER_RULE = {
    "name": "budgeting.allocation",
    "version": "1",
    "source": "docs/algorithms/allocation.md",
}

__all__ = [
    "COMPLETIONS",
    "DOSSIER_KIND",
    "DOSSIER_RULE",
    "MEASURES",
    "RULES",
    "UTILITIES",
    "Ballot",
    "Election",
    "Project",
    "Rule",
    "Tally",
    "allocate",
    "explain",
    "tallies",
]
