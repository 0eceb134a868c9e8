"""Where a run stands, as building blocks for the pages of practices."""

from __future__ import annotations

from linli.civic.process.models import Run
from linli.civic.process.queries import gate_states, steps
from linli.kernel.sentence import Sentence
from linli.platform import clock
from linli.platform.journal.models import Entry
from linli.platform.ui.blocks import GateLine, StageStep, TimelineItem

WITH_CARE = {"process.raise_objection", "process.override_gate", "process.stop_run", "process.send_back"}


def stage_steps(run: Run) -> list[StageStep]:
    """The strip of a run, with the days left of its open stage (1 query)."""
    standing = run.passages.filter(left_at=None).first()
    left = (standing.due_on - clock.today()).days if standing and standing.due_on else None
    return [
        StageStep(
            Sentence(step.stage.title),
            step.state,
            days_left=left if step.state == "now" else None,
            overdue=step.state == "now" and left is not None and left < 0,
        )
        for step in steps(run)
    ]


def gate_lines(run: Run) -> list[GateLine]:
    """The gates of the open stage as they stand; none once the run is closed."""
    if not run.is_open:
        return []
    return [GateLine(state.question, state.verdict.passed, state.verdict.because) for state in gate_states(run)]


def timeline_item(entry: Entry) -> TimelineItem:
    """A journal entry as a line of a timeline."""
    return TimelineItem(entry.at, Sentence.from_data(entry.tells), care=entry.verb in WITH_CARE)
