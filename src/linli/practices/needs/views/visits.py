"""On the round: which households were reached."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property

from linli.civic.people.models import Household
from linli.civic.places.models import Place
from linli.civic.process.models import NamedEstate
from linli.kernel.sentence import say
from linli.platform.permits import allowed, permit
from linli.platform.sheets import ImportView
from linli.platform.ui.views import PageView
from linli.practices.needs import actions, facts, imports, queries
from linli.practices.needs.views.runs import NeedsPage, needs_url


class VisitsView(NeedsPage, PageView):
    """The estates of the round, each with how many households were reached."""

    template_name = "needs/visits.html"

    def get_context_data(self, **kwargs: Any) -> dict:
        reached = facts.households_reached(self.run)
        estates = [
            (
                estate,
                *reached[estate.name],
                allowed(self.by, "needs.record_visit", _subject(self.run, estate)),
            )
            for estate in queries.named_estates(self.run)
        ]
        return super().get_context_data(run=self.run, crumbs=self.crumbs, estates=estates, **kwargs)


class VisitSheetView(NeedsPage, PageView):
    """The households of an estate with two big buttons each; a tap writes it down and comes back to the household."""

    template_name = "needs/visit_sheet.html"

    @cached_property
    def estate(self) -> Place:
        """The estate of the round; its doors and the notes about them are for those alone who work with them."""
        found = [estate for estate in queries.named_estates(self.run) if estate.pk == self.kwargs["estate"]]
        if not found:
            raise Http404
        permit(self.by, "needs.read_needs", found[0])
        return found[0]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        household = get_object_or_404(Household, pk=_whole(request.POST.get("household")), estate=self.estate)
        reached, note = request.POST.get("reached") == "yes", request.POST.get("note", "")[:200]
        actions.record_visit(by=self.by, run=self.run, household=household, reached=reached, note=note)
        if getattr(request, "htmx", False):
            return self.render_to_response(self.get_context_data())
        show = "all" if request.POST.get("show") == "all" else "todo"
        return redirect(f"{request.path}?show={show}#household-{household.pk}")

    def get_context_data(self, **kwargs: Any) -> dict:
        asked = self.request.POST if self.request.method == "POST" else self.request.GET
        show = "todo" if asked.get("show") == "todo" else "all"
        standing = queries.visit_sheet(self.run, self.estate)
        reached = sum(one.visit is not None and one.visit.reached for one in standing)
        rows = [one for one in standing if show == "all" or not (one.visit and one.visit.reached)]
        return super().get_context_data(
            run=self.run, estate=self.estate, crumbs=self.crumbs, rows=rows, show=show, reached=reached, whole=len(standing),
            may=allowed(self.by, "needs.record_visit", _subject(self.run, self.estate)), **kwargs,
        )  # fmt: skip


class ImportVisitsView(NeedsPage, ImportView):
    """Bring in a visit sheet that was written on paper or elsewhere."""

    title = say("Bring in visits")
    lead = say("A line for each household: reached or not, on which day, with a note.")
    columns = imports.VISITS

    def may(self):
        estates = queries.named_estates(self.run)
        verdicts = [allowed(self.by, "needs.record_visit", _subject(self.run, estate)) for estate in estates]
        return next(filter(None, verdicts), next(iter(verdicts), None))

    def check(self, rows):
        return imports.visit_faults(self.run, rows)

    def bring_in(self, rows):
        n = actions.record_visits(by=self.by, run=self.run, rows=imports.visit_rows(self.run, rows))
        return say("Visits written down: %(n)d", n=n)

    def goes_to(self) -> str:
        return needs_url("record_visit", self.run)


def _subject(run, estate: Place) -> NamedEstate:
    return NamedEstate(run=run, estate=estate)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 12 else 0
