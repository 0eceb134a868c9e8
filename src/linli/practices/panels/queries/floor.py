"""Reads about the live presentation."""

from __future__ import annotations

from linli.practices.panels import rules
from linli.practices.panels.models import Panel, Presentation
from linli.practices.panels.queries.scores import valid_sheets


def floor_of(panel: Panel) -> Presentation | None:
    """The presentation that was begun last, with its candidate (1 query)."""
    begun = Presentation.objects.filter(candidate__panel=panel).select_related("candidate__estate")
    return begun.first()


def presented_in(panel: Panel) -> set[int]:
    """The candidates that have had the floor."""
    return set(Presentation.objects.filter(candidate__panel=panel).values_list("candidate", flat=True))


def totals_in(floor: Presentation, panel: Panel) -> list[tuple[int, str]]:
    """The totals that have come in for the candidate that has, or had, the floor: number of the reviewer and points (1 query)."""
    sheets = valid_sheets(panel, floor.candidate).get(floor.candidate_id, [])
    return [(one.number, rules.two_places(rules.sheet_score(panel.rubric, one.points))) for one in sheets]
