"""The page of a run: where it stands, what it waits for, who can do what, what happened."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from linli.civic.process.queries import (
    gate_states,
    inner_runs,
    named_estates,
    run_with_edition,
    standing_notice,
)
from linli.civic.process.queries.desk import stopped
from linli.civic.process.queries.vocabulary import vocabulary
from linli.civic.process.views.standing import gate_lines, lift_url, stage_steps
from linli.kernel.sentence import Sentence
from linli.platform.journal import queries as journal
from linli.platform.journal.freshness import fresh_for
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Link
from linli.platform.ui.views import ByMixin
from linli.web.lines import LOOKED_AT, Timeline, link_of, run_line, timeline
from linli.web.parts import parts_of
from linli.web.views.home import EVENTS_A_PAGE, SHOWN_EVENTS, asked_before

MOVES = ("process.halt_stage", "process.send_back", "process.override_gate", "process.stop_run")
"""Verbs that playbooks need not give to anybody: they are shown to those who hold them, apart from the duties."""


@dataclass(frozen=True)
class DutyLine:
    """Who may do what in the open stage; `mine` when the reader holds the role here."""

    role: Sentence
    links: list[Link]
    mine: bool


class RunMixin(ByMixin):
    """A page about one run."""

    @cached_property
    def run(self):
        run = run_with_edition(self.kwargs["run"])
        if run is None:
            raise Http404
        fresh_for(self.request, run.place)
        return run

    def get_context_data(self, **kwargs):
        place = self.run.place
        crumbs = [Link(place.name, reverse("place", kwargs={"place": place.code}))]
        return super().get_context_data(**{"crumbs": crumbs} | kwargs | {"run": self.run})


class RunView(RunMixin, TemplateView):
    """A run for everybody; what the reader may do comes first."""

    template_name = "web/run.html"

    def get_context_data(self, **kwargs):
        run, duties = self.run, duty_lines(self.run, self.by)
        return super().get_context_data(
            steps=stage_steps(run),
            gates=gate_lines(run, self.by),
            mine=my_links(duties),
            others=[duty for duty in duties if not duty.mine],
            moves=moves(run, self.by),
            estates=named_estates(run),
            parts=parts_of(run),
            publicity=publicity(run, self.by),
            inner=[run_line(one) for one in inner_runs(run)],
            **self.story(),
            **kwargs,
        )

    def story(self) -> dict:
        """How it came here: the stages that were passed, and what happened; how it goes on where it was halted."""
        passed = [passage for passage in self.run.passages.all() if passage.left_at]
        lift = lift_url(self.run, self.by)
        return {"passages": passed, "timeline": of_run(self.run, SHOWN_EVENTS), "lift": lift}


class LackingView(RunMixin, TemplateView):
    """What keeps a run from going on, as one sentence: a part of pages that list runs, fetched when it is seen."""

    template_name = "web/lacking.html"

    def get_context_data(self, **kwargs):
        states = gate_states(self.run) if self.run.is_open else []
        unmet = [state.verdict.because for state in states if not state.verdict.passed]
        return super().get_context_data(because=unmet[:1], more=len(unmet) - 1, **kwargs)


class RunTimelineView(RunMixin, TemplateView):
    """Everything that happened in a run, page by page."""

    template_name = "web/timeline.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            place=self.run.place,
            heading=self.run.title,
            back=self.run.get_absolute_url(),
            timeline=of_run(self.run, EVENTS_A_PAGE, before=asked_before(self.request)),
            **kwargs,
        )


def of_run(run, shown: int, before: int | None = None) -> Timeline:
    """What happened in a run, newest first."""
    entries = journal.of_run(run.pk, before=before, limit=shown * LOOKED_AT)
    older = reverse("run_timeline", kwargs={"run": run.pk})
    return timeline(entries, shown=shown, older=older, of_run=True)


def publicity(run, by) -> dict | None:
    """The notice of the open stage, or that one is still to be put up; nothing where the stage has none."""
    publishers = run.playbook.roles_for(run.stage_code, "process.publish_notice") if run.is_open else ()
    if not publishers:
        return None
    mine = by.touches(publishers, run.place)
    return {
        "notice": standing_notice(run),
        "publish": link_of("process.publish_notice", run) if mine else None,
    }


def duty_lines(run, by) -> list[DutyLine]:
    """The duties of the open stage; nothing once the run is closed."""
    if not run.is_open:
        return []
    roles = vocabulary().roles
    return [
        DutyLine(
            Sentence(roles[duty.role].title),
            [link for key in duty.verbs if not stopped(run, key) and (link := link_of(key, run)).url],
            by.touches({duty.role}, run.place),
        )
        for duty in run.stage.duties
    ]


def my_links(duties: list[DutyLine]) -> list[Link]:
    """What the reader can do, each thing once, in the order of the method."""
    return list({link.url: link for duty in duties if duty.mine for link in duty.links}.values())


def moves(run, by) -> list[Link]:
    """The ways to move a run that are not its method's."""
    if not run.is_open:
        return []
    ways = [key for key in MOVES if key not in run.stage.verbs() and not stopped(run, key)]
    return [link_of(key, run, plain=True) for key in ways if allowed(by, key, run)]
