"""The supervisors halt a stage, and lift the halt."""

from __future__ import annotations

from django.db import transaction

from linli.civic.process.actions.notices import NO_REASON
from linli.civic.process.enums import RunState
from linli.civic.process.models import Halt, HaltLift, Run
from linli.civic.process.queries import standing_passage
from linli.civic.process.queries.halts import halt_verdict
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal, filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked


@transaction.atomic
def halt_stage(*, by, run: Run, reason: str) -> Halt:
    """Halt the open stage, and with it what refines it; until the halt is lifted nothing of the stage can be done."""
    permit(by, "process.halt_stage", run)
    reason = filled(reason, NO_REASON, "reason")
    run = _locked(run)
    refuse_if(halt_verdict(run))
    now = clock.now()
    halt = Halt.objects.create(
        run=run, passage=standing_passage(run), reason=reason, halted_at=now, person=by.person
    )
    _put_over(run, halt)
    record(
        by,
        "process.halt_stage",
        halt,
        tells=say("“%(stage)s” was halted: %(reason)s", stage=Sentence(run.stage.title), reason=reason),
        content={"stage": run.stage_code, "reason": reason},
    )
    return halt


@transaction.atomic
def lift_halt(*, by, run: Run, reason: str) -> HaltLift:
    """Lift the halt of the open stage with a public reason; a halt of the run around it is lifted there."""
    permit(by, "process.lift_halt", run)
    reason = filled(reason, NO_REASON, "reason")
    run = _locked(run)
    halt = run.halt
    if halt is None:
        raise Refusal(say("No halt stands here."))
    refuse_if(
        say("This halt is that of “%(run)s”; it is lifted there.", run=halt.run.title)
        if halt.run_id != run.pk
        else None
    )
    lift = HaltLift.objects.create(halt=halt, reason=reason, lifted_at=clock.now(), person=by.person)
    end_halt(run)
    record(
        by,
        "process.lift_halt",
        lift,
        tells=say(
            "The halt of “%(stage)s” was lifted: %(reason)s", stage=Sentence(run.stage.title), reason=reason
        ),
        content={"halt": halt.pk, "reason": reason},
    )
    return lift


def end_halt(run: Run) -> None:
    """Let the run's own halt stand no longer; part of lifting it and of stopping the run."""
    outer = run.parent.halt_id if run.parent else None
    Run.objects.filter(halt=run.halt_id, halt__run=run).update(halt=outer)
    run.halt_id = outer


def _put_over(run: Run, halt: Halt) -> None:
    """Let a halt stand over a run, and over the open runs within it which have none of their own."""
    halted = [run.pk]
    while halted:
        Run.objects.filter(pk__in=halted).update(halt=halt)
        inner = Run.objects.filter(parent__in=halted, state=RunState.OPEN, halt=None)
        halted = list(inner.values_list("pk", flat=True))


def _locked(run: Run) -> Run:
    run = locked(run, "edition", "place", "parent")
    refuse_if(
        say("“%(run)s” is closed; nothing more can be done in it.", run=run.title)
        if not run.is_open
        else None
    )
    return run
