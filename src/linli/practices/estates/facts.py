"""What gates may ask about the estates of a run."""

from __future__ import annotations

from typing import Any

from linli.civic.process.models import Run
from linli.civic.process.queries import estates_of
from linli.practices.estates.models import EstateClass
from linli.practices.estates.queries import latest_classing, latest_version, plans_in, profiles_of_run


def profiles(run: Run) -> list[list[Any]]:
    """Each estate of the run, and whether its profile is complete."""
    estates = estates_of(run)
    known = profiles_of_run(run, estates)
    return [[one.name, one.pk in known and known[one.pk].is_complete] for one in estates]


def classes(run: Run) -> dict[str, Any]:
    """How many estates of the run have been classed, of how many, and whether the council confirmed it."""
    estates, classing = estates_of(run), latest_classing(run)
    classed = EstateClass.objects.filter(classing=classing, estate__in=estates).count() if classing else 0
    confirmed = bool(classing and classing.confirmed_at)
    return {"classed": classed, "of": len(estates), "confirmed": confirmed}


def plans(run: Run) -> list[list[Any]]:
    """Each estate of the run, and whether it adopted its plan as the plan stands now."""
    latest = {one.estate_id: latest_version(one) for one in plans_in(run)}
    return [
        [one.name, latest.get(one.pk) is not None and latest[one.pk].is_adopted] for one in estates_of(run)
    ]


FACTS = {"estates.profiles": profiles, "estates.classes": classes, "estates.plans": plans}
