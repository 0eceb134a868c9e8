"""Reads about groups."""

from linli.practices.groups.queries.desk import waiting
from linli.practices.groups.queries.groups import (
    Standing,
    activities_that_count,
    activity_of,
    group_of_organisation,
    group_with_all,
    groups_at,
    households_at,
    project_of,
    registrations_at,
    standing_of,
    thresholds,
)

__all__ = [
    "Standing",
    "activities_that_count",
    "activity_of",
    "group_of_organisation",
    "group_with_all",
    "groups_at",
    "households_at",
    "project_of",
    "registrations_at",
    "standing_of",
    "thresholds",
    "waiting",
]
