"""What gates may ask about entries and agreements."""

from __future__ import annotations

from typing import Any

from linli.civic.process.enums import RunState
from linli.civic.process.models import Run
from linli.practices.contests.models import Agreement, Award
from linli.practices.contests.queries import entries_to_judge, faults_in


def entries(run: Run) -> list[dict[str, Any]]:
    """Each entry of a run: its estate, whether it is complete, and what it lacks."""
    judged = [(entry, faults_in(entry)) for entry in entries_to_judge(run)]
    return [
        {
            "estate": entry.estate.name,
            "complete": entry.entered_at is not None and not faults,
            "faults": [fault.to_data() for fault in faults],
        }
        for entry, faults in judged
    ]


def agreements(run: Run) -> list[int]:
    """Agreements that both sides have signed, of all awards."""
    awards = Award.objects.filter(entry__run=run)
    signed = (
        Agreement.objects.filter(award__in=awards)
        .exclude(office_signed_at=None)
        .exclude(estate_signed_at=None)
    )
    return [signed.count(), awards.count()]


def inner_award(run: Run) -> dict[str, Any]:
    """Of a run's inner runs: whether they have come to their end, and how many projects were awarded in them."""
    inner = Run.objects.filter(parent=run).exclude(state=RunState.STOPPED)
    states = set(inner.values_list("state", flat=True))
    awarded = Award.objects.filter(entry__run__in=inner).exclude(confirmed_at=None).count()
    return {"closed": states == {RunState.CLOSED}, "awarded": awarded}


FACTS = {
    "contests.entries": entries,
    "contests.agreements": agreements,
    "process.inner_award": inner_award,
}
