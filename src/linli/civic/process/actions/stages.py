"""How a run moves: on through its gates, back, by override, or to a stop."""

from __future__ import annotations

from django.db import transaction

from linli.civic.process.actions.halts import end_halt
from linli.civic.process.actions.runs import enter_stage
from linli.civic.process.enums import PassageOutcome, RunState
from linli.civic.process.events import RunClosed, StageClosed
from linli.civic.process.models import Passage, Run
from linli.civic.process.queries import gate_states
from linli.civic.process.queries.halts import halt_verdict
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal, refuse_if
from linli.platform import clock
from linli.platform.announcements import announce
from linli.platform.journal.actions import record
from linli.platform.permits import permit


@transaction.atomic
def close_stage(*, by, run: Run) -> Run:
    """Let the run go on to its next stage, or close with its last. Refuses with the sentence of the first gate that fails."""
    permit(by, "process.close_stage", run)
    run = _locked(run)
    states = gate_states(run)
    for state in states:
        refuse_if(state.verdict)
    left = run.stage
    _leave(run, PassageOutcome.PASSED, verdicts=[state.to_data() for state in states])
    _go_on(run)
    record(
        by,
        "process.close_stage",
        run,
        tells=say("“%(stage)s” is done in “%(run)s”", stage=Sentence(left.title), run=run.title),
        content={"stage": left.code, "verdicts": [state.to_data() for state in states]},
    )
    announce(StageClosed(run.pk, left.code))
    if not run.is_open:
        announce(RunClosed(run.pk))
    return run


@transaction.atomic
def override_gate(*, by, run: Run, reason: str) -> Run:
    """Pass the open stage although a gate fails, but not while it is halted; the reason is published with the verdicts as they stood."""
    permit(by, "process.override_gate", run)
    _ask_reason(reason)
    run = _movable(run)
    left = run.stage
    _leave(run, PassageOutcome.OVERRIDDEN, reason, [state.to_data() for state in gate_states(run)])
    _go_on(run)
    record(
        by,
        "process.override_gate",
        run,
        tells=say(
            "“%(stage)s” was passed by override: %(reason)s", stage=Sentence(left.title), reason=reason
        ),
        content={"stage": left.code, "reason": reason},
    )
    if not run.is_open:
        announce(RunClosed(run.pk))
    return run


@transaction.atomic
def send_back(*, by, run: Run, reason: str) -> Run:
    """Send the run back to where its open stage says that a failure leads; the reason is public."""
    permit(by, "process.send_back", run)
    _ask_reason(reason)
    run = _movable(run)
    left, target = run.stage, run.playbook.stage_on_failure(run.stage_code)
    _leave(run, PassageOutcome.SENT_BACK, reason, [state.to_data() for state in gate_states(run)])
    if target is None:
        _end(run, RunState.STOPPED)
    else:
        enter_stage(run, target)
    record(
        by,
        "process.send_back",
        run,
        tells=say(
            "“%(run)s” was sent back from “%(stage)s”: %(reason)s",
            run=run.title,
            stage=Sentence(left.title),
            reason=reason,
        ),
        content={"stage": left.code, "reason": reason},
    )
    return run


@transaction.atomic
def stop_run(*, by, run: Run, reason: str) -> Run:
    """End a run before its end, with a public reason, halted or not. What was done in it stays."""
    permit(by, "process.stop_run", run)
    _ask_reason(reason)
    run = _locked(run)
    if run.halt_id:
        end_halt(run)
    _leave(run, PassageOutcome.STOPPED, reason)
    _end(run, RunState.STOPPED)
    record(
        by,
        "process.stop_run",
        run,
        tells=say("“%(run)s” was stopped: %(reason)s", run=run.title, reason=reason),
        content={"reason": reason},
    )
    return run


def _locked(run: Run) -> Run:
    run = (
        Run.objects.select_for_update(of=("self",))
        .select_related("edition", "place", "parent")
        .get(pk=run.pk)
    )
    if not run.is_open:
        raise Refusal(say("“%(run)s” is closed; nothing more can be done in it.", run=run.title))
    return run


def _movable(run: Run) -> Run:
    """The run, locked, while no halt stands over it."""
    run = _locked(run)
    refuse_if(halt_verdict(run))
    return run


def _leave(run: Run, outcome: PassageOutcome, reason: str = "", verdicts: list | None = None) -> None:
    Passage.objects.filter(run=run, left_at=None).update(
        left_at=clock.now(), outcome=outcome, reason=reason.strip(), verdicts=verdicts or []
    )


def _go_on(run: Run) -> None:
    following = run.playbook.stage_after(run.stage_code)
    if following is None:
        _end(run, RunState.CLOSED)
    else:
        enter_stage(run, following)


def _end(run: Run, state: RunState) -> None:
    run.state, run.closed_on = state, clock.today()
    run.save(update_fields=["state", "closed_on"])


def _ask_reason(reason: str) -> None:
    refuse_if(say("Please write the reason; it will be published.") if not reason.strip() else None, "reason")
