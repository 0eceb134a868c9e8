"""Complaints of the 12345 hotline, brought in by sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from linli.civic.places.enums import Level
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.kernel import canonical
from linli.kernel.sentence import say
from linli.kernel.verdict import refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked
from linli.practices.needs.actions.gathering import AT_ONCE, needs_of_complaints
from linli.practices.needs.enums import ComplaintState
from linli.practices.needs.models import Complaint, Need


@dataclass(frozen=True)
class ComplaintRow:
    """One line of the hotline's sheet: when, where, what about, in which words, and how it stands."""

    at: datetime
    where: str
    kind: str
    text: str
    state: str = ComplaintState.OPEN
    number: str = ""

    @property
    def key(self) -> str:
        """What makes it the same complaint when it comes again: its number, or time, place, kind and words."""
        if self.number.strip():
            return self.number.strip()
        return canonical.digest([self.at.isoformat(), self.where, self.kind, self.text])


@transaction.atomic
def import_complaints(*, by, place: Place, rows: Sequence[ComplaintRow], run: Run | None = None) -> int:
    """Bring in complaints about a place; how many were new.

    With a run they are needs of it too. What was brought in before is not doubled: it takes over the state of the sheet,
    and becomes a need of the run if it was none yet. An estate is found by its name in `where`.
    """
    permit(by, "needs.import_complaints", run or place)
    refuse_if(say("The sheet has no lines.") if not rows else None)
    refuse_if(
        say("A complaint can't lie in days to come.") if any(row.at > clock.now() for row in rows) else None,
        "at",
    )
    lines = {row.key: row for row in rows}
    locked(place)
    known = {one.key: one for one in Complaint.objects.filter(community=place, key__in=list(lines))}
    new = _bring_in(place, run, [row for key, row in lines.items() if key not in known])
    _take_over(run, known.values(), lines)
    if run:
        joined = Complaint.objects.filter(community=place, key__in=list(lines), run=run, need=None)
        needs_of_complaints(
            run,
            joined.exclude(pk__in=Need.objects.filter(run=run, complaint__isnull=False).values("complaint")),
        )
    tells = say("Complaints brought in: %(n)d new, %(known)d known before", n=len(new), known=len(known))
    record(by, "needs.import_complaints", run or place, tells=tells, content={"keys": sorted(lines)})
    return len(new)


def _bring_in(place: Place, run: Run | None, rows: Sequence[ComplaintRow]) -> list[Complaint]:
    estates = sorted(
        Place.objects.within(place).filter(level=Level.ESTATE),
        key=lambda estate: (-len(estate.name), estate.path),
    )
    return Complaint.objects.bulk_create(
        [
            Complaint(
                community=place,
                run=run,
                estate=next((estate for estate in estates if estate.name in row.where), None),
                key=row.key,
                number=row.number.strip(),
                at=row.at,
                where=row.where.strip(),
                kind=row.kind.strip(),
                text=row.text.strip(),
                state=row.state,
            )
            for row in rows
        ],
        batch_size=AT_ONCE,
    )


def _take_over(run: Run | None, known, lines: dict[str, ComplaintRow]) -> None:
    changed = []
    for complaint in known:
        before = (complaint.state, complaint.run_id)
        complaint.state = lines[complaint.key].state
        complaint.run_id = complaint.run_id or (run.pk if run else None)
        if (complaint.state, complaint.run_id) != before:
            changed.append(complaint)
    Complaint.objects.bulk_update(changed, ["state", "run"], batch_size=AT_ONCE)
