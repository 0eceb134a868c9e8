"""Reads about the live presentation."""

from __future__ import annotations

from dataclasses import dataclass

from linli.practices.panels import rules
from linli.practices.panels.models import Panel, Presentation
from linli.practices.panels.queries.scores import Counted, valid_sheets


def floor_of(panel: Panel) -> Presentation | None:
    """The presentation that was begun last, with its candidate (1 query)."""
    begun = Presentation.objects.filter(candidate__panel=panel).select_related("candidate__estate")
    return begun.first()


def presented_in(panel: Panel) -> set[int]:
    """The candidates that have had the floor."""
    return set(Presentation.objects.filter(candidate__panel=panel).values_list("candidate", flat=True))


@dataclass(frozen=True)
class OnTheWall:
    """What the wall shows once the time is over: how many sheets of how many are in, and the totals that may be shown."""

    came: int
    of: int
    totals: list[tuple[int, str]]


def on_the_wall(floor: Presentation, panel: Panel) -> OnTheWall:
    """The sheets for the candidate that had the floor: reviewers' numbers and points, as the rubric reveals them (2 queries)."""
    sheets = valid_sheets(panel, floor.candidate).get(floor.candidate_id, [])
    of = floor.candidate.assignments.filter(ended_at=None).count()
    hidden = panel.rubric.reveal == rules.TOGETHER and len(sheets) < of
    totals = [] if hidden else _totals(panel, sheets)
    return OnTheWall(len(sheets), of, totals)


def _totals(panel: Panel, sheets: list[Counted]) -> list[tuple[int, str]]:
    return [(one.number, rules.two_places(rules.sheet_score(panel.rubric, one.points))) for one in sheets]
