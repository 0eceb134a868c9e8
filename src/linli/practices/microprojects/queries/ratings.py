"""What the ratings of a project come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linli.practices.microprojects.models import MicroProject, Rating
from linli.practices.microprojects.rules import satisfaction
from linli.practices.microprojects.rules.satisfaction import METHODS, Measure


@dataclass(frozen=True)
class RatingsState:
    """The ratings of a project: each method's measure, the marks by how often they were given, and from when to when."""

    measures: dict[str, Measure]
    table: dict[int, tuple[int, int]]
    first_on: date | None
    last_on: date | None

    @property
    def n(self) -> int:
        return self.measures["post_rate"].n

    @property
    def benefiting(self) -> int:
        return self.measures["post_rate"].benefiting

    @property
    def improved(self) -> Measure:
        return self.measures["share_improved"]


def ratings_of(project: MicroProject) -> RatingsState:
    """All ratings of a project, counted by every method (1 query)."""
    rows = list(Rating.objects.filter(project=project).values_list("before", "after", "rated_on"))
    pairs = [(before, after) for before, after, _day in rows]
    days = [day for _before, _after, day in rows]
    return RatingsState(
        measures={method: satisfaction.measure(method, pairs, project.beneficiaries) for method in METHODS},
        table=satisfaction.table(pairs),
        first_on=min(days, default=None),
        last_on=max(days, default=None),
    )


def has_rated(by, project: MicroProject) -> bool:
    """Whether the household that reads has rated this project."""
    return bool(by.household) and Rating.objects.filter(project=project, household=by.household).exists()


def comments_of(by, project: MicroProject) -> list[str]:
    """What households wrote beside their marks, for those who work with it; nothing for others."""
    workers = {"social_worker", "community_officer", "supervisor", "committee_member"}
    if not by.holds(workers, project.estate):
        return []
    written = Rating.objects.filter(project=project).exclude(comment="").order_by("-id")
    return list(written.values_list("comment", flat=True)[:50])
