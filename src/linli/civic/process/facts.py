"""Numbers about a run that gates may ask for."""

from __future__ import annotations

from linli.civic.process.models import NamedEstate, Run
from linli.civic.process.queries import open_objections, standing_notice, standing_passage
from linli.civic.process.rules import full_days
from linli.platform import clock


def estates(run: Run) -> list[dict]:
    """The named estates: name, number of households, and whether neighbours have somebody to ask."""
    named = NamedEstate.objects.filter(run=run).select_related("estate")
    return [
        {"name": one.estate.name, "households": one.estate.households, "contact": one.contact_id is not None}
        for one in named
    ]


def days_elapsed(run: Run) -> dict:
    """Full days since the stage's notice went up, and how many are due.

    In a stage that is to have a notice the days begin only with it; in any other when the stage opened.
    """
    notice, passage = standing_notice(run), standing_passage(run)
    if notice:
        begun, last = notice.starts_on, notice.ends_on
    else:
        begun = passage.opened_at.astimezone(clock.CHINA).date()
        last = passage.due_on or begun
    waits = notice is None and "process.publish_notice" in run.stage.verbs()
    return {
        "elapsed": 0 if waits else full_days(begun, clock.today()),
        "due": (last - begun).days,
        "published": notice is not None,
    }


FACTS = {
    "process.estates": estates,
    "process.days_elapsed": days_elapsed,
    "process.no_halt": lambda run: run.halt_id is None,
    "process.open_objections": lambda run: open_objections(run).count(),
}
