"""Every indicator of a place and a period, counted when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.urls import reverse

from linli.civic.places.models import Place
from linli.indicators.catalogue import BY_CODE, INDICATORS, CountedBy, Indicator
from linli.indicators.queries.complaints import Windows, complaint_counts, complaint_windows
from linli.indicators.queries.counting import ALWAYS, counts
from linli.indicators.units import unit_word
from linli.kernel.period import Period
from linli.kernel.sentence import Sentence
from linli.platform.ui.blocks import Figure
from linli.platform.ui.words import percent, wan_parts

HEADLINES = ("attendances", "self_raised_fen", "matched_fen", "estates_renewed")
"""At the head of a place's page."""


@dataclass(frozen=True)
class Measured:
    """An indicator with its value, how it came about, how many records are behind it, and where they are."""

    indicator: Indicator
    value: int | Fraction | None
    because: Sentence
    records: int
    url: str

    @property
    def code(self) -> str:
        return self.indicator.code

    @property
    def title(self) -> Sentence:
        """What it is, in words."""
        return Sentence(self.indicator.title)

    @property
    def shown(self) -> tuple[str, str]:
        """Number and unit as page and report show them: ("21.06", "万元"); ("–", "") where it is not told."""
        unit, value = self.indicator.unit, self.value
        if value is None:
            return "–", ""
        if unit == "fen":
            return wan_parts(value)
        sign = "+" if self.indicator.signed and value > 0 else ""
        if unit == "share":
            return sign + percent(value), ""
        number = f"{float(value):,.2f}" if isinstance(value, Fraction) else f"{value:,}"
        return sign + number.replace("-", "−"), unit_word(unit, value)

    @property
    def figure(self) -> Figure:
        """As the building block of a page."""
        number, unit = self.shown
        return Figure(number, unit, self.title, how_url=self.url)


def measure(place: Place, period: Period | None = None) -> list[Measured]:
    """Every indicator of a place and a period (None: all time), in the order of the report (at most 5 queries)."""
    return measured(place, period, complaint_windows(place, period))


def measured(place: Place, period: Period | None, windows: Windows | None) -> list[Measured]:
    """As `measure`, with the windows of complaints already known."""
    return of_counts(place, period, counts(place, period or ALWAYS) | complaint_counts(place, windows))


def of_counts(
    place: Place, period: Period | None, counted: CountedBy, indicators: Sequence[Indicator] = INDICATORS
) -> list[Measured]:
    """Indicators from what the measures counted."""
    return [
        Measured(
            indicator,
            indicator.value(counted),
            indicator.because(counted),
            sum(counted[code].records for code in indicator.measures),
            records_url(place, indicator.code, period),
        )
        for indicator in indicators
    ]


def headlines(place: Place) -> list[Figure]:
    """The figures at the head of a place's page; none where nothing has been counted (1 query)."""
    found = of_counts(place, None, counts(place, ALWAYS), [BY_CODE[code] for code in HEADLINES])
    return [one.figure for one in found if one.value]


def records_url(place: Place, code: str, period: Period | None) -> str:
    """Where the records behind an indicator are."""
    url = reverse("indicators:records", kwargs={"place": place.code, "code": code})
    return f"{url}?period={period}" if period else url
