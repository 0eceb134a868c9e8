"""The match, pure: the declared rule, its computation, and the words that explain each result.

`docs/algorithms/matching.md` tells the same with examples. Nothing here sees Django, so that `linli recount` runs
anywhere.
"""

from linli.practices.matching.rules.amounts import REASONS, estate_match, recount_match
from linli.practices.matching.rules.pledging import (
    ENDINGS,
    FELL_SHORT,
    building_of,
    can_be_paid,
    deadline_passed,
    leverage,
    receipt_number,
    still_missing_fen,
)
from linli.practices.matching.rules.terms import TERMS, MatchRule, Step, rule_of
from linli.practices.matching.rules.words import explain, tell_rule

DOSSIER_KIND = "matching.match"
DOSSIER_RULE = {"name": "matching.match", "version": "1", "source": "docs/algorithms/matching.md"}

__all__ = [
    "DOSSIER_KIND",
    "DOSSIER_RULE",
    "ENDINGS",
    "FELL_SHORT",
    "REASONS",
    "TERMS",
    "MatchRule",
    "Step",
    "building_of",
    "can_be_paid",
    "deadline_passed",
    "estate_match",
    "explain",
    "leverage",
    "receipt_number",
    "recount_match",
    "rule_of",
    "still_missing_fen",
    "tell_rule",
]
