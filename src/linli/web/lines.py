"""How rows of the storeys below read on composed pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.urls import reverse

from linli.civic.process.models import Run
from linli.civic.process.queries.desk import page_of, stopped
from linli.civic.process.views.standing import HOME, days_left, timeline_item
from linli.kernel.sentence import Sentence, say
from linli.platform.clock import CHINA
from linli.platform.journal.models import Entry
from linli.platform.permits import verb
from linli.platform.ui.blocks import Link, TimelineItem

LOOKED_AT = 10
"""So many entries are looked at for one line of a timeline: what many households did on one day is told once."""


@dataclass(frozen=True)
class RunLine:
    """A run in a list: where it stands and how many days are left (negative: overdue; None: no time is set)."""

    run: Run
    method: Sentence
    stage: Sentence
    days_left: int | None


@dataclass(frozen=True)
class Timeline:
    """A part of what happened, the latest first; `older` is the address of what went before, if anything did."""

    items: list[TimelineItem]
    older: str = ""


def run_line(run: Run) -> RunLine:
    """A run as a line; no query where its passages were prefetched."""
    left = days_left(run) if run.is_open else None
    return RunLine(run, Sentence(run.playbook.title), Sentence(run.stage.title), left)


def link_of(key: str, run: Run, *, plain: bool = False) -> Link:
    """The page where a verb is done for a run."""
    return Link(Sentence(verb(key).title), page_of(key, run), plain=plain)


def for_residents(runs: Iterable[Run]) -> list[tuple[Run, list[Link]]]:
    """What residents can do now in each open run."""
    found = []
    for run in runs:
        duties = [duty for duty in run.stage.duties if duty.role in HOME] if run.is_open else []
        verbs = dict.fromkeys(key for duty in duties for key in duty.verbs if not stopped(run, key))
        if links := [link for key in verbs if (link := link_of(key, run)).url]:
            found.append((run, links))
    return found


def timeline(entries: list[Entry], *, shown: int, older: str, of_run: bool = False) -> Timeline:
    """Entries (newest first, up to `shown * LOOKED_AT` of them) as lines; those of one day that say the same become one."""
    lines: dict[tuple, tuple[TimelineItem, int]] = {}
    left = False
    last = 0
    for entry in entries:
        key = (entry.at.astimezone(CHINA).date(), str(entry.tells), entry.run_id)
        if key not in lines and len(lines) == shown:
            left = True
            break
        item, times = lines.get(key, (_item(entry, of_run), 0))
        lines[key], last = (item, times + 1), entry.pk
    more = left or len(entries) == shown * LOOKED_AT
    return Timeline(
        [_told(item, times) for item, times in lines.values()], f"{older}?before={last}" if more else ""
    )


def _item(entry: Entry, of_run: bool) -> TimelineItem:
    url = reverse("run", kwargs={"run": entry.run_id}) if entry.run_id and not of_run else ""
    return replace(timeline_item(entry), url=url)


def _told(item: TimelineItem, times: int) -> TimelineItem:
    if times == 1:
        return item
    return replace(item, sentence=say("%(what)s · %(n)d times", what=item.sentence, n=times))
