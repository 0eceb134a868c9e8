"""Counting: every figure is counted when it is asked for (three queries for a whole report)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from django.db import connection
from django.db.models import Max, Min, Sum
from django.urls import reverse

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.indicators.catalogue import INDICATORS, Counted, Indicator
from linli.kernel.period import Period
from linli.kernel.sentence import Sentence
from linli.kernel.sentence import mark as _
from linli.platform import clock
from linli.platform.ui.blocks import Figure
from linli.platform.ui.words import wan

WINDOW_DAYS = 184
"""Half a year: the window in which complaints are counted before the first run and after the last."""
ALWAYS = Period(date(1949, 10, 1), date(2999, 12, 31))
HEADLINES = ("attendances", "self_raised_fen", "matched_fen", "estates_renewed")


@dataclass(frozen=True)
class Measured:
    """An indicator with its value, how it came about, and where its records are."""

    indicator: Indicator
    value: int | Fraction | None
    because: Sentence
    records: int
    url: str

    def to_data(self) -> dict[str, Any]:
        """As the JSON report has it; a fraction is rounded to four places there, and exact in `because`."""
        value = self.value
        return {
            "code": self.indicator.code,
            "value": round(float(value), 4) if isinstance(value, Fraction) else value,
            "unit": self.indicator.unit,
            "because": str(self.because),
            "records": {"count": self.records, "url": self.url},
        }


def measure(place: Place, period: Period | None = None) -> list[Measured]:
    """Every indicator of a place and a period (None: all time), in the order of the report."""
    counted = counts(place, period or ALWAYS) | complaint_counts(place, period)
    return [_measured(indicator, counted, place, period) for indicator in INDICATORS]


def headlines(place: Place) -> list[Figure]:
    """The figures at the head of a place's page; none where nothing has been counted."""
    found = {one.indicator.code: one for one in measure(place) if one.indicator.code in HEADLINES and one.value}
    return [as_figure(found[code]) for code in HEADLINES if code in found]


def as_figure(one: Measured) -> Figure:
    """A measured indicator as the building block of a page."""
    return Figure(shown(one), Sentence(UNITS.get(one.indicator.unit, "")), Sentence(one.indicator.title), how_url=one.url)


def shown(one: Measured) -> str:
    """The value as a page and a report show it, without its unit."""
    unit, value = one.indicator.unit, one.value
    if value is None:
        return "–"
    if unit == "fen":
        return wan(value)
    if unit == "share":
        return f"{float(value) * 100:+.1f}%".replace("-", "−")
    return f"{float(value):.2f}" if unit == "ratio" else f"{value:,}"


UNITS: Mapping[str, str] = {
    "attendances": _("attendances"),
    "estates": _("estates"),
    "projects": _("projects"),
    "organisations": _("organisations"),
    "forms": _("forms"),
    "needs": _("needs"),
}
"""The words for units that a number is shown with; others say it in the number itself."""


def counts(place: Place, period: Period) -> dict[str, Counted]:
    """Every measure of a place and a period, in one query."""
    return {code: Counted(int(value), int(records)) for code, value, records in _rows("all", "value", place, period)}


def records(code: str, place: Place, period: Period, limit: int = 50, offset: int = 0) -> list[dict[str, Any]]:
    """The records that a measure counted, the latest first: source, number, place, amount, when."""
    sql = f"SELECT * FROM ({_sql()[code]['records']}) AS counted ORDER BY 6 DESC, 1, 2 LIMIT %(limit)s OFFSET %(offset)s"
    names = ("source", "record_id", "path", "thing", "amount", "when")
    return [
        dict(zip(names, row, strict=True))
        for row in _run(sql, _parameters(place, period) | {"limit": limit, "offset": offset})
    ]


def broken_down(code: str, by: str, place: Place, period: Period) -> dict[str, int]:
    """A measure by `source` or by `place` (the path of the place)."""
    return {key: int(value) for key, value in _rows(code, f"by_{by}", place, period)}


def complaint_windows(place: Place, period: Period | None) -> tuple[Period, Period] | None:
    """The equal windows that are compared: the period and the one before it; without a period the half-years before the first run was opened and after the last was closed.

    None where no run has been closed, or the window after it is not over yet.
    """
    if period:
        return period.equal_window_before(), period
    ends = Run.objects.filter(place__path__startswith=place.path, parent=None).aggregate(Min("opened_on"), Max("closed_on"))
    opened, closed = ends["opened_on__min"], ends["closed_on__max"]
    if not opened or not closed or closed + timedelta(days=WINDOW_DAYS) > clock.today():
        return None
    return (
        Period(opened - timedelta(days=WINDOW_DAYS), opened - timedelta(days=1)),
        Period(closed + timedelta(days=1), closed + timedelta(days=WINDOW_DAYS)),
    )


def complaint_counts(place: Place, period: Period | None) -> dict[str, Counted]:
    """Complaints in both windows, and the households among which they are counted."""
    windows = complaint_windows(place, period)
    nothing = Counted(0, 0)
    households = Place.objects.within(place).estates().aggregate(total=Sum("households"))["total"] or 0
    if windows is None:
        before = after = nothing
    else:
        before, after = (Counted(*(_rows("complaints", "value", place, window)[0][:2])) for window in windows)
    return {
        "complaints_before": before,
        "complaints_after": after,
        "complaints_window_days": Counted(windows[0].days if windows else 0, 0),
        "households": Counted(households, 0),
    }


def _measured(indicator: Indicator, counted: Mapping[str, Counted], place: Place, period: Period | None) -> Measured:
    url = reverse("indicators:records", kwargs={"place": place.code, "code": indicator.code})
    if period:
        url += f"?period={period}"
    return Measured(
        indicator,
        indicator.value(counted),
        indicator.because(counted),
        sum(counted[code].records for code in indicator.measures),
        url,
    )


def _rows(code: str, what: str, place: Place, period: Period) -> list[tuple]:
    return _run(_sql()[code][what], _parameters(place, period))


def _run(sql: str, parameters: dict[str, Any]) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def _parameters(place: Place, period: Period) -> dict[str, Any]:
    first = datetime.combine(period.first, time(), clock.CHINA)
    end = datetime.combine(period.last + timedelta(days=1), time(), clock.CHINA)
    adapt = connection.ops.adapt_datetimefield_value
    return {
        "place": place.path,
        "first_day": period.first if connection.vendor == "postgresql" else period.first.isoformat(),
        "last_day": period.last if connection.vendor == "postgresql" else period.last.isoformat(),
        "first_moment": adapt(first),
        "end_moment": adapt(end),
    }


@cache
def _sql() -> dict[str, dict[str, str]]:
    """The compiled measures for the database in use."""
    return json.loads((files("linli.indicators") / "compiled" / f"{connection.vendor}.json").read_text())
