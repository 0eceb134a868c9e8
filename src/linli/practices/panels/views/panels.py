"""What the views of panels share: the panel of a run, a candidate, and who may see scores."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.process.models import Run
from linli.civic.process.queries import run_with_edition
from linli.civic.process.views.runs import RunMixin
from linli.kernel.sentence import say
from linli.kernel.verdict import Verdict
from linli.platform.permits import allowed
from linli.platform.ui.views import found_or_404
from linli.practices.panels.models import Candidate, Panel, Reviewer
from linli.practices.panels.queries import candidate_with_panel, panel_of, seat_of, seat_with_panel

NOT_YET = Verdict(False, say("This run has no panel yet."))
NOT_OPEN = Verdict(False, say("The panel has not been opened yet."))


class PanelMixin(RunMixin):
    """A view of the panel of a run; `panel` is None where there is none yet."""

    needs_open = False

    @cached_property
    def panel(self) -> Panel | None:
        return panel_of(self.kwargs["run"])

    @cached_property
    def run(self) -> Run:
        return self.panel.run if self.panel else found_or_404(run_with_edition(self.kwargs["run"]))

    @property
    def back_url(self) -> str:
        return reverse("panels:panel", kwargs={"run": self.run.pk})

    def may(self) -> Verdict | None:
        verdict = super().may()
        if verdict is not None and not verdict.passed:
            return verdict
        if self.needs_open and self.panel is None:
            return NOT_YET
        return NOT_OPEN if self.needs_open and self.panel.opened_at is None else verdict

    def existing(self) -> Panel:
        """The panel; the page that says that there is no such thing where there is none."""
        if self.panel is None or self.panel.rubric is None:
            raise Http404
        return self.panel

    def sees_scores(self) -> bool:
        """Whether this reader may see all scores: everybody once they are published."""
        panel = self.existing()
        return bool(panel.published_at or allowed(self.by, "panels.see_scores", panel))


class SeatMixin(PanelMixin):
    """A view of a reviewer at the panel of a run; one query finds seat, panel and run."""

    @cached_property
    def seat(self) -> Reviewer | None:
        return seat_with_panel(self.by.person, self.kwargs["run"])

    @cached_property
    def panel(self) -> Panel | None:
        return self.seat.panel if self.seat else panel_of(self.kwargs["run"])


class CandidateMixin:
    """A view of one candidate."""

    verb = ""

    @cached_property
    def candidate(self) -> Candidate:
        candidate = found_or_404(candidate_with_panel(self.kwargs["candidate"]))
        if candidate.panel.rubric is None:
            raise Http404
        return candidate

    @property
    def panel(self) -> Panel:
        return self.candidate.panel

    @cached_property
    def seat(self) -> Reviewer | None:
        return seat_of(self.by.person, self.panel)

    @property
    def back_url(self) -> str:
        return reverse("panels:score", kwargs={"run": self.panel.run_id})

    @property
    def place_name(self) -> str:
        return self.candidate.place.name

    def may(self) -> Verdict | None:
        return allowed(self.by, self.verb, self.candidate) if self.verb else None
