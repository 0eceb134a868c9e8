"""Which place and period a page is about."""

from __future__ import annotations

from django.http import Http404
from django.utils.functional import cached_property

from linli.civic.places.models import Place
from linli.civic.places.queries import place_by_code
from linli.indicators.forms import asked_period
from linli.indicators.queries import Report, report_of
from linli.kernel.period import Period
from linli.platform.ui.views import ByMixin


class AskedMixin(ByMixin):
    """Gives a view `place` and `period` from its address, and their report."""

    @cached_property
    def place(self) -> Place:
        place = place_by_code(self.kwargs["place"])
        if place is None:
            raise Http404
        return place

    @cached_property
    def period(self) -> Period | None:
        return asked_period(self.request.GET)

    @cached_property
    def report(self) -> Report:
        return report_of(self.place, self.period)

    @property
    def file_name(self) -> str:
        """`report-510112003002-2025`, for what is taken away."""
        return "-".join(filter(None, ("report", self.place.code, str(self.period or ""))))
