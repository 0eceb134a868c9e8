"""Reads about the rules, entries and awards of contests."""

from linli.practices.contests.queries.awards import agreements_in, award_of, awards_in, unsigned_for
from linli.practices.contests.queries.desk import waiting
from linli.practices.contests.queries.entries import (
    complete_entries,
    draft_of,
    entries_in,
    entries_to_judge,
    entry_with_parts,
    faults_in,
    own_entries,
    standing_entry,
)
from linli.practices.contests.queries.texts import change_with_rules, changes_in, rules_of_run

__all__ = [
    "agreements_in",
    "award_of",
    "awards_in",
    "change_with_rules",
    "changes_in",
    "complete_entries",
    "draft_of",
    "entries_in",
    "entries_to_judge",
    "entry_with_parts",
    "faults_in",
    "own_entries",
    "rules_of_run",
    "standing_entry",
    "unsigned_for",
    "waiting",
]
