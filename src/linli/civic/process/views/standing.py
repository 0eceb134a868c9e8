"""Where a run stands, as building blocks for the pages of practices."""

from __future__ import annotations

from linli.civic.process.models import Run
from linli.civic.process.queries import GateState, gate_states, standing_passage, steps
from linli.civic.process.queries.desk import page_of
from linli.civic.process.queries.vocabulary import vocabulary
from linli.kernel.sentence import Sentence, listed
from linli.platform import clock
from linli.platform.journal.models import Entry
from linli.platform.permits import allowed, verb
from linli.platform.ui.blocks import GateLine, StageStep, TimelineItem

WITH_CARE = {
    "process.raise_objection", "process.override_gate", "process.stop_run", "process.send_back",
    "process.halt_stage",
}  # fmt: skip
HOME = frozenset({"resident", "household_head"})
"""Roles that one has by living somewhere: a visitor may well be one of them."""


def days_left(run: Run) -> int | None:
    """Days until the open stage is due, negative once it is late; None where no time is set."""
    standing = standing_passage(run)
    return (standing.due_on - clock.today()).days if standing and standing.due_on else None


def stage_steps(run: Run) -> list[StageStep]:
    """The strip of a run, with the days left of its open stage (1 query)."""
    left = days_left(run)
    return [
        StageStep(
            Sentence(step.stage.title),
            step.state,
            days_left=left if step.state == "now" else None,
            overdue=step.state == "now" and left is not None and left < 0,
        )
        for step in steps(run)
    ]


def gate_lines(run: Run, by=None) -> list[GateLine]:
    """The gates of the open stage as they stand, each with who can move it on; none once the run is closed."""
    return [_gate_line(run, state, by) for state in gate_states(run)] if run.is_open else []


def lift_url(run: Run, by) -> str:
    """Where the reader may lift the halt that stands over the run; nothing where there is none of its own, or not for them."""
    own = run.halt_id and run.halt.run_id == run.pk
    return page_of("process.lift_halt", run) if own and allowed(by, "process.lift_halt", run) else ""


def roles_told(codes) -> Sentence | str:
    """Roles as one list; heads of households are residents."""
    told = [code for code in codes if not (code == "household_head" and "resident" in codes)]
    return listed(Sentence(vocabulary().roles[code].title) for code in told) if told else ""


def timeline_item(entry: Entry) -> TimelineItem:
    """A journal entry as a line of a timeline."""
    return TimelineItem(entry.at, Sentence.from_data(entry.tells), care=entry.verb in WITH_CARE)


def _gate_line(run: Run, state: GateState, by) -> GateLine:
    line = GateLine(state.question, state.verdict.passed, state.verdict.because)
    if state.verdict.passed:
        return line
    able = {key: run.playbook.roles_for(run.stage_code, key) for key in state.moved_by}
    roles = dict.fromkeys(
        duty.role for duty in run.stage.duties if any(duty.role in who for who in able.values())
    )
    mine = [key for key, who in able.items() if by and who and (who & HOME or by.touches(who, run.place))]
    url = next((url for key in mine if (url := page_of(key, run))), "")
    act = next((Sentence(verb(key).title) for key in mine if page_of(key, run)), "")
    return GateLine(line.question, False, line.because, roles_told(list(roles)), url, act)
