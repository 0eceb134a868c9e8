"""Reads about panels: who sits on them, what is scored, what it comes to."""

from linli.practices.panels.queries.desk import waiting
from linli.practices.panels.queries.panels import (
    candidate_with_panel,
    panel_of,
    seat_of,
    seats_in,
    standing_candidates,
)
from linli.practices.panels.queries.people import default_rubric, reviewers_to_choose, roles_of_reviewers
from linli.practices.panels.queries.scores import (
    Counted,
    lacking_sheets,
    own_sheet,
    score_inputs,
    sheet_with_all,
    valid_sheets,
    versions_of,
)
from linli.practices.panels.queries.tables import OwnRow, ScoreRow, organiser_table, reviewer_table
from linli.practices.panels.queries.ties import candidate_ties, reviewer_ties

__all__ = [
    "Counted",
    "OwnRow",
    "ScoreRow",
    "candidate_ties",
    "candidate_with_panel",
    "default_rubric",
    "lacking_sheets",
    "organiser_table",
    "own_sheet",
    "panel_of",
    "reviewer_table",
    "reviewer_ties",
    "reviewers_to_choose",
    "roles_of_reviewers",
    "score_inputs",
    "seat_of",
    "seats_in",
    "sheet_with_all",
    "standing_candidates",
    "valid_sheets",
    "versions_of",
    "waiting",
]
