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
from linli.platform.journal.freshness import fresh_for
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Link
from linli.platform.ui.views import ByMixin
from linli.web import doors, figures, places
from linli.web.lines import LOOKED_AT, Timeline, for_residents, run_line, timeline

SHOWN_RUNS, SHOWN_EVENTS, SHOWN_NOTICES = 6, 8, 3
EVENTS_A_PAGE = 40


class HomeView(ByMixin, TemplateView):
    """Which communities work with Linli, and how to find one's own."""

    template_name = "web/home.html"

    def get_context_data(self, **kwargs):
        fresh_for(self.request)
        return super().get_context_data(communities=communities_at_work()[:60], **kwargs)


class PlaceMixin(ByMixin):
    """A page about one place, by its code."""

    @cached_property
    def place(self):
        place = place_by_code(self.kwargs["place"])
        if place is None:
            raise Http404
        fresh_for(self.request, place)
        return place

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs | {"place": self.place})

    @cached_property
    def crumbs(self) -> list[Link]:
        return [
            Link(one.name, reverse("place", kwargs={"place": one.code})) for one in storeys_above(self.place)
        ]


class PlaceView(PlaceMixin, TemplateView):
    """The home of a community or of another place: its figures, what goes on, what happened, what one can do."""

    @property
    def template_name(self) -> str:
        return "web/place.html" if self.place.is_local else "web/wide_place.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            crumbs=self.crumbs,
            lead=places.lead(self.place),
            figures=headlines(self.place),
            report_url=reverse("indicators:report", kwargs={"place": self.place.code}),
            **(self.local() if self.place.is_local else self.wide()),
            **kwargs,
        )

    def local(self) -> dict:
        runs = list(runs_at(self.place)[: SHOWN_RUNS + 1])
        return {
            "is_community": self.place.level == Level.COMMUNITY,
            "runs": [run_line(run) for run in runs[:SHOWN_RUNS]],
            "more_runs": len(runs) > SHOWN_RUNS,
            "acts": for_residents(runs),
            "notices": list(notices_at(self.place)[:SHOWN_NOTICES]),
            "timeline": of_place(self.place, SHOWN_EVENTS),
            "may_open": allowed(self.by, "process.open_run", self.place).passed,
            "below": places.within(self.place),
            "doors": doors.open_doors(self.place),
            "kept": doors.kept_doors(self.by, self.place),
        }

    def wide(self) -> dict:
        at_work = list(communities_at_work(self.place)[:200])
        return {
            "titles": figures.titles(),
            "communities": figures.community_lines(self.place, at_work),
            "below": places.within(self.place),
        }


class PlaceRunsView(PlaceMixin, TemplateView):
    """Every run of a place, open and closed."""

    template_name = "web/place_runs.html"

    def get_context_data(self, **kwargs):
        lines = [run_line(run) for run in runs_at(self.place)[:200]]
        return super().get_context_data(runs=lines, **kwargs)


class PlaceTimelineView(PlaceMixin, TemplateView):
    """Everything that happened at a place, page by page."""

    template_name = "web/timeline.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.place.name,
            back=reverse("place", kwargs={"place": self.place.code}),
            timeline=of_place(self.place, EVENTS_A_PAGE, before=asked_before(self.request)),
            **kwargs,
        )


def of_place(place, shown: int, before: int | None = None) -> Timeline:
    """What happened at a place, newest first."""
    entries = journal.of_place(place.path, before=before, limit=shown * LOOKED_AT)
    return timeline(entries, shown=shown, older=reverse("place_timeline", kwargs={"place": place.code}))


def asked_before(request) -> int | None:
    """The number of the entry before which a page of a timeline begins."""
    asked = request.GET.get("before", "")
    return int(asked) if asked.isdecimal() and len(asked) < 18 else None
