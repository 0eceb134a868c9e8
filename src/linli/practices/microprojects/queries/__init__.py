"""Reads about micro-projects."""

from linli.practices.microprojects.queries.desk import waiting
from linli.practices.microprojects.queries.hands import bodies_of, hands_of, ties_to
from linli.practices.microprojects.queries.money import LineState, account_rows, line_states, money_state
from linli.practices.microprojects.queries.projects import (
    carriers_for,
    households_to_rate,
    milestone_of,
    milestones_in,
    project_of,
    project_with_all,
    projects_at,
    projects_in,
    vouchers_of,
)
from linli.practices.microprojects.queries.ratings import RatingsState, comments_of, ratings_of

__all__ = [
    "LineState",
    "RatingsState",
    "account_rows",
    "bodies_of",
    "carriers_for",
    "comments_of",
    "hands_of",
    "households_to_rate",
    "line_states",
    "milestone_of",
    "milestones_in",
    "money_state",
    "project_of",
    "project_with_all",
    "projects_at",
    "projects_in",
    "ratings_of",
    "ties_to",
    "vouchers_of",
    "waiting",
]
