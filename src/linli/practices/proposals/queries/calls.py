"""Reads about calls."""

from __future__ import annotations

from linli.civic.places.models import Place
from linli.civic.places.queries import estates_of as estates_at
from linli.civic.process.models import Run
from linli.civic.process.queries import estates_of
from linli.practices.proposals.enums import CallKind
from linli.practices.proposals.models import Call, Proposal
from linli.practices.proposals.rules import DEFAULT_FLOOR, Frame


def call_of(run: Run) -> Call | None:
    """The call of a run, with its categories (2 queries)."""
    calls = Call.objects.filter(run=run).select_related("run__place", "run__edition")
    return calls.prefetch_related("categories").first()


def kinds_of_call(run: Run) -> list[CallKind]:
    """What a call of this run may ask for, by the verbs of its method."""
    verbs = run.playbook.verbs()
    kinds = {
        CallKind.PROPOSALS: "proposals.submit_proposal",
        CallKind.NOMINATIONS: "proposals.nominate_estate",
    }
    return [kind for kind, verb in kinds.items() if verb in verbs] or list(kinds)


def floor_of(run: Run, call: Call | None = None) -> int:
    """Households that each proposal needs; a nomination needs none."""
    kinds = [call.kind] if call else kinds_of_call(run)
    if CallKind.PROPOSALS not in kinds:
        return 0
    return run.playbook.values().get("cosign_floor", DEFAULT_FLOOR)


def frame_of(call: Call, estate: Place | None = None) -> Frame:
    """What a call asks of a proposal for this estate."""
    return Frame(
        categories=tuple(category.title for category in call.categories.all()),
        most_fen=call.run.playbook.values().get("budget_fen"),
        boundary=estate.boundary if estate else None,
    )


def is_answered(call: Call) -> bool:
    """Whether something was submitted: from then on the call stays as it is."""
    return Proposal.objects.filter(run=call.run_id, version__gt=0).exists()


def estates_for(run: Run) -> list[Place]:
    """The estates that proposals of a run may be for: those it names, else all of its place (1 or 2 queries)."""
    return estates_of(run) or list(estates_at(run.place))
