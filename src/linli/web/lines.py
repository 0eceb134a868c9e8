"""How rows of the storeys below read on composed pages."""

from __future__ import annotations

from dataclasses import dataclass

from linli.civic.process.models import Run
from linli.kernel.sentence import Sentence
from linli.platform import clock
from linli.platform.journal.models import Entry
from linli.platform.ui.blocks import TimelineItem


@dataclass(frozen=True)
class RunLine:
    """A run in a list: where it stands and how many days are left (negative: overdue; None: no time is set)."""

    run: Run
    method: Sentence
    stage: Sentence
    days_left: int | None


def run_line(run: Run) -> RunLine:
    """A run as a line; its passages should be prefetched."""
    standing = [passage for passage in run.passages.all() if passage.left_at is None and passage.due_on]
    left = (standing[0].due_on - clock.today()).days if standing else None
    return RunLine(run, Sentence(run.playbook.title), Sentence(run.stage.title), left)


def entry_line(entry: Entry) -> TimelineItem:
    """A journal entry as a line of a timeline."""
    care = entry.verb in {"process.raise_objection", "process.override_gate", "process.stop_run", "process.send_back"}
    return TimelineItem(entry.at, Sentence.from_data(entry.tells), care=care)
