"""The live presentation: whoever has the floor, how long still, and the scores as they come in afterwards."""

from __future__ import annotations

from django.urls import reverse

from linli.kernel.sentence import say
from linli.platform import clock
from linli.platform.permits import allowed
from linli.platform.ui.views import ActionView, PageView
from linli.practices.panels import actions, forms
from linli.practices.panels.models import Presentation
from linli.practices.panels.queries import (
    floor_of,
    on_the_wall,
    own_sheet,
    presented_in,
    seat_of,
    standing_candidates,
)
from linli.practices.panels.views.panels import PanelMixin


class PresentView(PanelMixin, ActionView):
    """Give the floor to the next candidate."""

    verb = "panels.present"
    needs_open = True
    form_class = forms.PresentForm
    template_name = "panels/present.html"
    title = say("Run the presentations")
    lead = say("The time runs from the moment you begin. Show the live page on the wall of the hall.")
    button = say("Start the time")
    done = say("The time is running.")
    keeps_draft = False

    def get_form_kwargs(self):
        candidates = list(standing_candidates(self.panel)) if self.panel else []
        shown = presented_in(self.panel) if self.panel else set()
        return {**super().get_form_kwargs(), "candidates": candidates, "presented": shown}

    def get_context_data(self, **kwargs):
        return super().get_context_data(run=self.run, panel=self.panel, **kwargs)

    def goes_to(self, result) -> str:
        return reverse("panels:live", kwargs={"run": self.run.pk})

    def act(self, form):
        return actions.present(by=self.by, candidate=form.candidate())


class LiveView(PanelMixin, PageView):
    """The page on the wall; the part that renews itself is asked for alone by htmx."""

    def get_template_names(self) -> list[str]:
        part = self.request.headers.get("HX-Request")
        return ["panels/floor.html" if part else "panels/live.html"]

    def get_context_data(self, **kwargs):
        panel = self.existing()
        floor = floor_of(panel)
        seen = bool(floor) and floor.seconds_left == 0 and self.sees_totals(floor)
        return super().get_context_data(
            run=self.run,
            panel=panel,
            floor=floor,
            **ticking(floor),
            wall=on_the_wall(floor, panel) if seen else None,
            may_present=allowed(self.by, "panels.present", panel),
            **kwargs,
        )

    def sees_totals(self, floor: Presentation) -> bool:
        """The office and the supervisors; reviewers as soon as their own sheet is in; everybody after publication."""
        if seat := seat_of(self.by.person, self.panel):
            return bool(self.panel.published_at or own_sheet(seat, floor.candidate))
        return self.sees_scores()


def ticking(floor: Presentation | None) -> dict:
    """The time left as text, and both ends in milliseconds since 1970 for the script that ticks."""
    if floor is None:
        return {}
    minutes, seconds = divmod(floor.seconds_left, 60)
    return {
        "left": f"{minutes:02d}:{seconds:02d}",
        "ends_ms": int(floor.ends_at.timestamp() * 1000),
        "now_ms": int(clock.now().timestamp() * 1000),
    }
