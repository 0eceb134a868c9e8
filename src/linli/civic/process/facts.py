"""Numbers about a run that gates may ask for."""

from __future__ import annotations

from linli.civic.process.models import NamedEstate, Run
from linli.civic.process.queries import open_objections, standing_notice
from linli.platform import clock


def estates(run: Run) -> list[dict]:
    """The named estates: name, number of households, and whether neighbours have somebody to ask."""
    named = NamedEstate.objects.filter(run=run).select_related("estate")
    return [
        {"name": one.estate.name, "households": one.estate.households, "contact": one.contact_id is not None}
        for one in named
    ]


def days_elapsed(run: Run) -> dict[str, int]:
    """Full days since the stage's notice went up (since the stage opened, where it has none), and how many are due.

    The first day is not counted (Civil Code, art. 201).
    """
    notice = standing_notice(run)
    if notice:
        begun, due = notice.starts_on, (notice.ends_on - notice.starts_on).days
    else:
        begun, due = run.passages.get(left_at=None).opened_at.astimezone(clock.CHINA).date(), run.stage.lasts or 0
    return {"elapsed": (clock.today() - begun).days, "due": due, "published": notice is not None}


FACTS = {
    "process.estates": estates,
    "process.days_elapsed": days_elapsed,
    "process.open_objections": lambda run: open_objections(run).count(),
}
