"""The desk: what waits for me, the overdue on top."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string
from django.views.generic import TemplateView

from linli.civic.process.queries import (
    Waiting,
    communities_at_work,
    open_runs_for,
    open_to_objection,
    reading_once,
)
from linli.platform import clock
from linli.platform.ui.views import ByMixin
from linli.web import figures
from linli.web.lines import RunLine, run_line

FAR = date.max
ALWAYS_ASKED = frozenset({"linli.practices.meetings.queries.waiting"})
"""Resolutions are followed up after their run has closed."""


@dataclass(frozen=True)
class RunDuties:
    """An open run with what its stage gives to the reader's roles."""

    line: RunLine
    duties: list[Waiting]


class DeskView(ByMixin, TemplateView):
    """Every act that the reader's mandates allow and an open stage needs now, and the runs they belong to."""

    template_name = "web/desk.html"

    def get_context_data(self, **kwargs):
        with reading_once():
            found, runs = waiting_for(self.by), open_runs_for(self.by)
        items = [item for item in found if not item.duty]
        return super().get_context_data(
            items=items,
            overdue=sum(item.overdue for item in items),
            runs=run_duties(runs, found),
            objectable=open_to_objection(watched_places(self.by)),
            known=bool(self.by.person or self.by.household),
            today=clock.today(),
            **communities(self.by),
            **kwargs,
        )


def waiting_for(by) -> list[Waiting]:
    """What waits for an actor, by due day; things without one come last."""
    items = [item for source in sources_for(by) for item in import_string(source)(by)]
    return sorted(items, key=lambda item: item.due or FAR)


def sources_for(by) -> list[str]:
    """The parts of the platform that may wait for this actor: those with a verb in an open stage of a run of theirs."""
    asked = {key.split(".")[0] for run in open_runs_for(by) for key in run.stage.verbs()}
    return [
        source for source in settings.LINLI_DESK if source in ALWAYS_ASKED or source.split(".")[2] in asked
    ]


def run_duties(runs: list, items: list[Waiting]) -> list[RunDuties]:
    """The runs with their duties, those with the least time first."""
    found = [
        RunDuties(run_line(run), [item for item in items if item.duty and item.run.pk == run.pk])
        for run in runs
    ]
    return sorted(found, key=lambda one: (one.line.days_left is None, one.line.days_left))


def watched_places(by) -> list[str]:
    """The paths of the places where this actor supervises or lives: what is published there can still be objected to."""
    paths = [mandate.place.path for mandate in by.mandates if mandate.capacity == "supervisor"]
    if by.household:
        paths.append(figures.community_path(by.household.estate.path))
    return paths


def communities(by) -> dict:
    """All communities of a street officer, or of anybody whose mandate covers more than one, with the same figures."""
    wide = [mandate.place for mandate in by.mandates if not mandate.place.is_local]
    if not wide:
        return {}
    widest = min(wide, key=lambda place: len(place.path))
    at_work = list(communities_at_work(widest)[:200])
    return {
        "titles": figures.titles(),
        "communities": figures.community_lines(widest, at_work),
        "within": widest,
    }
