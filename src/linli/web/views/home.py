"""The first page, and the home of each place."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from linli.civic.places.enums import Level
from linli.civic.places.queries import place_by_code, storeys_above
from linli.civic.process.queries import communities_at_work, notices_at, runs_at
from linli.indicators.queries import headlines
from linli.platform.journal import queries as journal
from linli.platform.permits import allowed
from linli.platform.ui.blocks import TimelineItem
from linli.platform.ui.views import ByMixin
from linli.web.freshness import fresh_for
from linli.web.lines import entry_line, run_line

SHOWN_RUNS = 6


class HomeView(ByMixin, TemplateView):
    """Which communities work with Linli, and how to find one's own."""

    template_name = "web/home.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(communities=communities_at_work(), **kwargs)


class PlaceView(ByMixin, TemplateView):
    """The home of a community or of another place: its figures, what goes on, what happened, what one can do."""

    template_name = "web/place.html"

    @cached_property
    def place(self):
        place = place_by_code(self.kwargs["place"])
        if place is None:
            raise Http404
        return place

    def get_context_data(self, **kwargs):
        fresh_for(self.request, self.place.community_code if self.place.is_local else "")
        runs = list(runs_at(self.place)[: SHOWN_RUNS + 1])
        return super().get_context_data(
            place=self.place,
            above=storeys_above(self.place),
            is_community=self.place.level == Level.COMMUNITY,
            is_estate=self.place.level == Level.ESTATE,
            below=self.place.children.order_by("path")[:60],
            figures=headlines(self.place),
            runs=[run_line(run) for run in runs[:SHOWN_RUNS]],
            more_runs=len(runs) > SHOWN_RUNS,
            notices=list(notices_at(self.place)[:3]),
            timeline=timeline(self.place),
            may_open=allowed(self.by, "process.open_run", self.place),
            report_url=reverse("indicators:report", kwargs={"place": self.place.code}),
            **kwargs,
        )


def timeline(place) -> list[TimelineItem]:
    """What happened at a place, newest first."""
    return [entry_line(entry) for entry in journal.of_place(place.path, limit=8)]
