"""Reads about panels: who sits on them, what is scored, what it comes to."""

from linli.practices.panels.queries.desk import waiting
from linli.practices.panels.queries.floor import floor_of, on_the_wall, presented_in
from linli.practices.panels.queries.judging import why_not_to_score
from linli.practices.panels.queries.panels import (
    candidate_with_panel,
    panel_of,
    seat_of,
    seat_with_panel,
    seats_in,
    standing_candidates,
)
from linli.practices.panels.queries.people import (
    authors_told,
    default_rubric,
    resident_by_phone,
    reviewers_to_choose,
    roles_of_reviewers,
)
from linli.practices.panels.queries.scores import (
    Board,
    Counted,
    lacking_sheets,
    own_sheet,
    score_board,
    score_inputs,
    sheet_with_all,
    sheets_in,
    valid_sheets,
    versions_of,
)
from linli.practices.panels.queries.tables import (
    OwnRow,
    ScoreRow,
    organiser_table,
    published_table,
    reviewer_table,
)
from linli.practices.panels.queries.ties import candidate_ties, reviewer_ties

__all__ = [
    "Board",
    "Counted",
    "OwnRow",
    "ScoreRow",
    "authors_told",
    "candidate_ties",
    "candidate_with_panel",
    "default_rubric",
    "floor_of",
    "lacking_sheets",
    "on_the_wall",
    "organiser_table",
    "own_sheet",
    "panel_of",
    "presented_in",
    "published_table",
    "resident_by_phone",
    "reviewer_table",
    "reviewer_ties",
    "reviewers_to_choose",
    "roles_of_reviewers",
    "score_board",
    "score_inputs",
    "seat_of",
    "seat_with_panel",
    "seats_in",
    "sheet_with_all",
    "sheets_in",
    "standing_candidates",
    "valid_sheets",
    "versions_of",
    "waiting",
    "why_not_to_score",
]
