"""The records behind a figure."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from linli.indicators import queries
from linli.indicators.catalogue import BY_CODE, IN_FEN, MEASURES, Indicator
from linli.indicators.sources import SOURCES
from linli.indicators.spreads import spread_tables
from linli.indicators.views.asked import AskedMixin
from linli.kernel.sentence import Sentence, say
from linli.platform.journal.freshness import fresh_for
from linli.platform.ui.blocks import Column, Filter, Link
from linli.platform.ui.views import SheetView


class RecordsView(AskedMixin, SheetView):
    """Which records an indicator counted, how, and how they are spread; each leads to its public page where it has one."""

    template_name = "indicators/records.html"
    exports = "records"
    paginate_by = 50
    empty_sentence = say("No record was counted for this place and period.")

    @cached_property
    def indicator(self) -> Indicator:
        try:
            return BY_CODE[self.kwargs["code"]]
        except KeyError:
            raise Http404 from None

    @cached_property
    def counted(self) -> list[queries.Counting]:
        return queries.countings(self.place, self.indicator, self.period)

    @cached_property
    def spreads(self) -> list[queries.Spread]:
        return queries.spread(self.place, self.counted)

    @cached_property
    def measured(self) -> queries.Measured:
        return next(
            one for one in queries.measure(self.place, self.period) if one.indicator is self.indicator
        )

    @property
    def title(self) -> Sentence:
        return say("%(figure)s: the records", figure=Sentence(self.indicator.title))

    @property
    def crumbs(self) -> list[Link]:
        report = reverse("indicators:report", kwargs={"place": self.place.code})
        query = f"?period={self.period}" if self.period else ""
        return [
            Link(self.place.name, reverse("place", kwargs={"place": self.place.code})),
            Link(say("Outcome report"), report + query),
        ]

    @property
    def columns(self) -> list[Column]:
        measures, amounts = set(self.indicator.measures), []
        if measures <= IN_FEN:
            amounts = [Column(say("Amount"), "amount", "yuan", label=True)]
        elif "benefiting" in measures:
            amounts = [Column(say("Counts for"), "amount", "number", label=True)]
        counts_as = Column(say("Counts as"), lambda row: Sentence(MEASURES[row.measure]))
        return [
            Column(say("Record"), record_title, "lead", url=lambda row: row.url),
            *([counts_as] if len(measures) > 1 else ()),
            Column(say("Place"), "place"),
            *amounts,
            Column(say("Day"), "when", "when"),
        ]

    def filters(self) -> list[Filter]:
        kinds = dict.fromkeys(source for one in self.spreads for source in one.by_source)
        choices = [(source, Sentence(SOURCES[source].title)) for source in kinds]
        return [Filter("source", say("Kind of record"), choices)] if len(choices) > 1 else []

    def rows(self) -> queries.CountedRecords:
        return queries.CountedRecords(self.place, self.counted)

    def narrow(self, rows: queries.CountedRecords, chosen: Filter) -> queries.CountedRecords:
        return queries.CountedRecords(self.place, self.counted, chosen.value)

    def get_context_data(self, **kwargs: Any) -> dict:
        fresh_for(self.request, self.place)
        return super().get_context_data(
            subject=self.place,
            measured=self.measured,
            tables=spread_tables(self.place, self.period, self.indicator, self.spreads),
            **kwargs,
        )


def record_title(row: queries.CountedRecord) -> Sentence:
    """What a record is called: its kind and number."""
    return say("%(kind)s no. %(n)d", kind=Sentence(row.source.title), n=row.number)
