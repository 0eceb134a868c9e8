"""What an entry has to say, what the fund may not pay, and what is agreed; pure."""

from linli.practices.contests.rules.drafts import EntryDraft, faults_of, why_budget_differs
from linli.practices.contests.rules.exclusions import EXCLUSIONS, Exclusion, words_found
from linli.practices.contests.rules.failures import FAILURES, FELL_SHORT
from linli.practices.contests.rules.terms import MATCH_TERMS, checked_terms, terms_in

__all__ = [
    "EXCLUSIONS",
    "FAILURES",
    "FELL_SHORT",
    "MATCH_TERMS",
    "EntryDraft",
    "Exclusion",
    "checked_terms",
    "faults_of",
    "terms_in",
    "why_budget_differs",
    "words_found",
]
