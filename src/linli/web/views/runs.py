"""The page of a run: where it stands, what it waits for, who can do what, what happened."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from linli.civic.process.queries import (
    editions_for,
    estates_of,
    gate_states,
    run_with_edition,
    standing_notice,
    steps,
)
from linli.civic.process.queries.vocabulary import vocabulary
from linli.kernel.sentence import Sentence
from linli.platform import clock
from linli.platform.journal import queries as journal
from linli.platform.permits import allowed, verb
from linli.platform.ui.blocks import GateLine, Link, StageStep
from linli.platform.ui.views import ByMixin
from linli.web.freshness import fresh_for
from linli.web.lines import entry_line

MOVES = ("process.send_back", "process.override_gate", "process.stop_run")
"""Verbs that no playbook gives to anybody: they are shown to those who hold them, apart from the duties."""


@dataclass(frozen=True)
class DutyLine:
    """Who may do what in the open stage; `mine` when the reader holds the role here."""

    role: Sentence
    links: list[Link]
    mine: bool


class RunView(ByMixin, TemplateView):
    """A run for everybody; what the reader may do comes first."""

    template_name = "web/run.html"

    @cached_property
    def run(self):
        run = run_with_edition(self.kwargs["run"])
        if run is None:
            raise Http404
        return run

    def get_context_data(self, **kwargs):
        fresh_for(self.request, self.run.place.community_code if self.run.place.is_local else "")
        duties = duty_lines(self.run, self.by) if self.run.is_open else []
        return super().get_context_data(
            run=self.run,
            steps=stage_steps(self.run),
            gates=gate_lines(self.run) if self.run.is_open else [],
            mine=[duty for duty in duties if duty.mine],
            others=[duty for duty in duties if not duty.mine],
            moves=self.moves(),
            estates=estates_of(self.run),
            notice=standing_notice(self.run),
            inner_runs=self.run.inner_runs.select_related("edition", "place"),
            passages=self.run.passages.exclude(left_at=None).select_related("run__edition"),
            timeline=[entry_line(entry) for entry in journal.of_run(self.run.pk)],
            refines=self.run.stage.inner and editions_for(self.run.place),
            **kwargs,
        )

    def moves(self) -> list[Link]:
        if not self.run.is_open:
            return []
        held = [key for key in MOVES if allowed(self.by, key, self.run)]
        return [_link(key, self.run, plain=True) for key in held]


def stage_steps(run) -> list[StageStep]:
    """The strip of a run, with the days left of its open stage."""
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


def gate_lines(run) -> list[GateLine]:
    """The gates of the open stage as they stand."""
    return [GateLine(state.question, state.verdict.passed, state.verdict.because) for state in gate_states(run)]


def duty_lines(run, by) -> list[DutyLine]:
    """The duties of the open stage, those of one role together."""
    roles = vocabulary().roles
    return [
        DutyLine(
            Sentence(roles[duty.role].title),
            [_link(key, run) for key in duty.verbs],
            by.touches({duty.role}, run.place),
        )
        for duty in run.stage.duties
    ]


def _link(key: str, run, *, plain: bool = False) -> Link:
    return Link(Sentence(verb(key).title), reverse(key.replace(".", ":"), kwargs={"run": run.pk}), plain=plain)
