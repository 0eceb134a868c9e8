"""Calling on households."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from linli.civic.people.models import Household
from linli.civic.places.models import Place
from linli.civic.process.models import NamedEstate, Run
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.practices.needs.models import Visit

_CHANGES = ["reached", "note", "visited_on", "visitor"]


@dataclass(frozen=True)
class VisitRow:
    """One line of a visit sheet."""

    household: Household
    reached: bool
    note: str = ""
    visited_on: date | None = None


def record_visit(*, by, run: Run, household: Household, reached: bool, note: str = "") -> Visit:
    """Write down that a household was called on today; calling again changes its one row."""
    record_visits(by=by, run=run, rows=[VisitRow(household, reached, note)])
    return Visit.objects.select_related("household__estate").get(run=run, household=household)


@transaction.atomic
def record_visits(*, by, run: Run, rows: Sequence[VisitRow]) -> int:
    """Write down a whole sheet of visits, with one journal entry for each estate; the number of lines.

    Refuses estates that do not take part, days to come, and a household that stands in the sheet twice.
    """
    by_estate: dict[Place, list[VisitRow]] = {}
    for row in rows:
        by_estate.setdefault(row.household.estate, []).append(row)
    named = {
        one.estate_id: one for one in NamedEstate.objects.filter(run=run).select_related("estate", "run")
    }
    for estate in by_estate:
        if estate.pk not in named:
            raise Refusal(
                say("%(estate)s does not take part in “%(run)s”.", estate=estate.name, run=run.title)
            )
        permit(by, "needs.record_visit", _named(named[estate.pk], run))
    _judge(rows)
    _write(by, run, rows)
    for estate, lines in by_estate.items():
        reached = sum(row.reached for row in lines)
        tells = say(
            "Households called on in %(estate)s: %(n)d, reached: %(reached)d",
            estate=estate.name,
            n=len(lines),
            reached=reached,
        )
        content = {"visits": [[row.household.pk, row.reached, row.note] for row in lines]}
        record(by, "needs.record_visit", _named(named[estate.pk], run), tells=tells, content=content)
    return len(rows)


def _named(named: NamedEstate, run: Run) -> NamedEstate:
    named.run = run  # the run in hand knows its edition; no further query
    return named


def _judge(rows: Sequence[VisitRow]) -> None:
    refuse_if(
        say("A household stands in the sheet twice.")
        if len({row.household.pk for row in rows}) < len(rows)
        else None
    )
    refuse_if(
        say("A visit can't lie in days to come.")
        if any(row.visited_on and row.visited_on > clock.today() for row in rows)
        else None,
        "visited_on",
    )


def _write(by, run: Run, rows: Sequence[VisitRow]) -> None:
    visits = [
        Visit(
            run=run,
            household=row.household,
            reached=row.reached,
            note=row.note.strip()[:200],
            visited_on=row.visited_on or clock.today(),
            visitor=by.person,
        )
        for row in rows
    ]
    Visit.objects.bulk_create(
        visits,
        update_conflicts=True,
        unique_fields=["run", "household"],
        update_fields=_CHANGES,
        batch_size=500,
    )
