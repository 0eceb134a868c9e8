"""Five actors stay five: in which capacity somebody acts in a run is written down with the first act."""

from __future__ import annotations

from linli.civic.process.models import CapacityUsed, Run
from linli.civic.process.queries.actors import (
    capacities_for,
    capacity_used,
    keeps_actors_apart,
    one_capacity,
    remember,
    roles_anywhere,
)
from linli.civic.process.rules import capacity_bound
from linli.kernel.verdict import refuse_if
from linli.platform import clock


def bind_capacity(by, key: str, subject) -> None:
    """Keep in which of the five capacities a person first acted in a run; heard with every act, in its transaction.

    Refuses where two acts of one person in two capacities came at once: the first one counts.
    """
    run: Run | None = getattr(subject, "run", None)
    if run is None or by.person is None or not keeps_actors_apart(run) or capacity_used(by, run):
        return
    usable = capacities_for(by, run, roles_anywhere(run, key))
    capacity = capacity_bound(usable)
    if capacity is None:
        return
    used, _new = CapacityUsed.objects.get_or_create(
        run_id=run.pk, person=by.person, defaults={"capacity": capacity, "since": clock.now()}
    )
    remember(by, run, used.capacity)
    refuse_if(one_capacity(by, run, usable))
