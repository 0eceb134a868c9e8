"""Reads about panels, candidates and seats."""

from __future__ import annotations

from django.db.models import QuerySet

from linli.civic.people.models import Person
from linli.civic.process.models import Run
from linli.practices.panels.models import Candidate, Panel, Reviewer

WITH_RUN = ("run__edition", "run__place", "run__parent")


def panel_of(run: Run | int) -> Panel | None:
    """The panel of a run that no other replaces, with its run (1 query)."""
    return Panel.objects.filter(run=run, replaced_by=None).select_related(*WITH_RUN).first()


def candidate_with_panel(pk: int) -> Candidate | None:
    """A candidate with panel, run and estate (1 query)."""
    candidates = Candidate.objects.select_related("estate", *(f"panel__{part}" for part in WITH_RUN))
    return candidates.filter(pk=pk).first()


def standing_candidates(panel: Panel) -> QuerySet[Candidate]:
    """The candidates of a panel that have not been withdrawn, in the order of their numbers."""
    return panel.candidates.filter(withdrawn_at=None).select_related("estate")


def seat_of(person: Person | None, panel: Panel) -> Reviewer | None:
    """The seat of a person on a panel, if they have one and have not left it."""
    if person is None:
        return None
    return panel.reviewers.filter(person=person, recused_at=None).first()


def seat_with_panel(person: Person | None, run: int) -> Reviewer | None:
    """The seat of a person on the panel of a run, with panel and run (1 query)."""
    if person is None:
        return None
    seats = Reviewer.objects.filter(person=person, recused_at=None, panel__run=run, panel__replaced_by=None)
    return seats.select_related(*(f"panel__{part}" for part in WITH_RUN)).first()


def seats_in(panel: Panel) -> QuerySet[Reviewer]:
    """Everybody who was appointed, with their names."""
    return panel.reviewers.select_related("person")
