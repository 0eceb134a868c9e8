"""In which of the five capacities a person acts in a run that keeps the actors apart."""

from __future__ import annotations

from collections.abc import Collection

from linli.civic.process.models import CapacityUsed, Run
from linli.civic.process.queries.vocabulary import vocabulary
from linli.civic.process.rules import FIVE_ACTORS, acts_as
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Verdict

SEPARATE = "separate_actors"
"""The parameter of a method that keeps the five actors apart (1), or not (0, or no such parameter)."""
_USED = "_capacities_used"


def keeps_actors_apart(run: Run) -> bool:
    """Whether the run's method says that a person uses one of the five capacities in it."""
    return bool(run.playbook.values().get(SEPARATE))


def capacity_used(by, run: Run) -> str | None:
    """The capacity to which an actor's earlier acts in a run bind; None for none (1 query an actor, for all runs)."""
    if by.person is None:
        return None
    known = by.__dict__.get(_USED)
    if known is None:
        known = dict(CapacityUsed.objects.filter(person=by.person).values_list("run", "capacity"))
        by.__dict__[_USED] = known
    return known.get(run.pk)


def remember(by, run: Run, capacity: str) -> None:
    """Let an actor at hand know at once to which capacity the act just done binds."""
    capacity_used(by, run)
    by.__dict__[_USED][run.pk] = capacity


def roles_anywhere(run: Run, key: str) -> frozenset[str]:
    """The roles to which any stage of the run's method gives a verb."""
    return frozenset().union(*(run.playbook.roles_for(stage.code, key) for stage in run.playbook.stages))


def capacities_for(by, run: Run, roles: Collection[str]) -> frozenset[str]:
    """Those of the roles that the actor holds at, above or within the run's place."""
    return frozenset(role for role in roles if by.touches({role}, run.place))


def one_capacity(by, run: Run, usable: Collection[str]) -> Verdict:
    """Whether an act that these capacities allow is open to somebody who has acted in the run before."""
    used = capacity_used(by, run) if FIVE_ACTORS & set(usable) else None
    if acts_as(usable, used):
        return Verdict(True, say("This is your own capacity in this run."))
    return Verdict(False, _told(used, min(FIVE_ACTORS & set(usable))))


def _told(used: str, wanted: str) -> Sentence:
    roles = vocabulary().roles
    return say(
        "In this run you have acted as %(used)s, and nobody acts in two of the five roles. As %(wanted)s somebody else "
        "has to do this.",
        used=Sentence(roles[used].title),
        wanted=Sentence(roles[wanted].title),
    )
