"""Reads about estates: profiles, classes, plans."""

from linli.practices.estates.queries.classes import (
    class_of_estate,
    class_with_all,
    classes_in,
    earlier_classings,
    latest_classing,
    rule_to_use,
    rules_at,
    rules_in_force,
)
from linli.practices.estates.queries.desk import waiting
from linli.practices.estates.queries.plans import (
    adopted_version,
    latest_version,
    plan_for_estate,
    plan_of,
    plan_with_all,
    plans_in,
)
from linli.practices.estates.queries.profiles import (
    estate_in,
    latest_profiles,
    profile_to_fill,
    profiles_by_year,
    profiles_of_run,
)

__all__ = [
    "adopted_version",
    "class_of_estate",
    "class_with_all",
    "classes_in",
    "earlier_classings",
    "estate_in",
    "latest_classing",
    "latest_profiles",
    "latest_version",
    "plan_for_estate",
    "plan_of",
    "plan_with_all",
    "plans_in",
    "profile_to_fill",
    "profiles_by_year",
    "profiles_of_run",
    "rule_to_use",
    "rules_at",
    "rules_in_force",
    "waiting",
]
