"""The outcome report of a place and period."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views import View
from django.views.generic import TemplateView

from linli.civic.places.queries import storeys_above
from linli.indicators import exports, pictures
from linli.indicators.forms import PeriodForm, filled_in
from linli.indicators.views.asked import AskedMixin
from linli.kernel.sentence import say
from linli.platform import clock
from linli.platform.documents import press
from linli.platform.documents.word import word_response
from linli.platform.journal.freshness import fresh_for
from linli.platform.ui.blocks import Link
from linli.platform.ui.views import PrintView

YEARS = 3
"""How many years, with this one, are offered by themselves."""


class ReportView(AskedMixin, TemplateView):
    """The report on the page; where the period can't be understood, the form with what is wrong."""

    template_name = "indicators/report.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = PeriodForm(request.GET)
        if not form.is_valid():
            return self.render_to_response(self._refused(form), status=422)
        self.period = form.chosen
        pictures.draw(
            [spec for part in self.report.parts for spec in part.charts]
        )  # all at once, in one process
        return self.render_to_response(self.get_context_data(form=filled_in(self.period), **self._ways()))

    def get_context_data(self, **kwargs: Any) -> dict:
        fresh_for(self.request, self.place)
        above = self.report.above if "report" in self.__dict__ else storeys_above(self.place)
        crumbs = [
            Link(one.name, reverse("place", kwargs={"place": one.code})) for one in [*above, self.place]
        ]
        return super().get_context_data(subject=self.place, crumbs=crumbs, **kwargs)

    def _refused(self, form: PeriodForm) -> dict:
        title = say("Outcome report of %(place)s", place=self.place.name)
        return self.get_context_data(form=form, title=title, periods=period_links(None))

    def _ways(self) -> dict:
        query = f"?period={self.period}" if self.period else ""
        names = ("word", "pdf", "json", "print")
        ways = {
            f"{name}_url": reverse(f"indicators:report_{name}", kwargs={"place": self.place.code}) + query
            for name in names
        }
        periods = period_links(self.period)
        return {
            "report": self.report,
            "title": self.report.title,
            "periods": periods,
            "press": press.available(),
            **ways,
        }


class ReportPrintView(AskedMixin, PrintView):
    """The report on A4."""

    template_name = exports.printing.TEMPLATE

    @property
    def title(self):
        return self.report.title

    def get_context_data(self, **kwargs: Any) -> dict:
        return {**super().get_context_data(**kwargs), **exports.page_of(self.report)}


class ReportPdfView(AskedMixin, View):
    """The report as PDF."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        headers = {"Content-Disposition": f'inline; filename="{self.file_name}.pdf"'}
        return HttpResponse(exports.pdf_of(self.report), "application/pdf", headers=headers)


class ReportWordView(AskedMixin, View):
    """The report as a Word document."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return word_response(exports.word_of(self.report), self.file_name)


class ReportJsonView(AskedMixin, View):
    """The report as data."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse(exports.json_of(self.report), "application/json")


def period_links(period) -> list[Link]:
    """All time and the latest years, as links; the one that is shown is marked."""
    this = clock.today().year
    years = [
        Link(str(year), f"?period={year}", here=str(period) == str(year))
        for year in range(this, this - YEARS, -1)
    ]
    return [Link(say("All time"), "?", here=period is None), *years]
