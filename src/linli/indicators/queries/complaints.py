"""Complaints in two equal windows, among the same households."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Max, Min, Q, Sum

from linli.civic.places.models import Place
from linli.civic.process.enums import RunState
from linli.civic.process.models import Run
from linli.indicators.catalogue import Counted
from linli.indicators.queries.counting import together
from linli.kernel.period import Period
from linli.platform import clock

WINDOW_DAYS = 184
"""Half a year: the window in which complaints are counted before the first run and after the last."""

Windows = tuple[Period, Period]


def complaint_windows(place: Place, period: Period | None) -> Windows | None:
    """The equal windows that are compared: before and after.

    With a period: the period, and the one of as many days before it. Without: the half-years before the first of the
    completed runs was opened and after the last of them was closed; None where no run is completed, or the window after
    it is not over yet.
    """
    if period:
        return period.equal_window_before(), period
    around = Q(place__path__startswith=place.path) | Q(place__code=place.community_code)
    runs = Run.objects.filter(around, parent=None, state=RunState.CLOSED)
    ends = runs.aggregate(opened=Min("opened_on"), closed=Max("closed_on"))
    opened, closed = ends["opened"], ends["closed"]
    if not opened or not closed or closed + timedelta(days=WINDOW_DAYS) > clock.today():
        return None
    return (
        Period(opened - timedelta(days=WINDOW_DAYS), opened - timedelta(days=1)),
        Period(closed + timedelta(days=1), closed + timedelta(days=WINDOW_DAYS)),
    )


def complaint_counts(place: Place, windows: Windows | None) -> dict[str, Counted]:
    """Complaints in both windows, and the households among which they are counted (2 queries)."""
    households = Place.objects.within(place).estates().aggregate(total=Sum("households"))["total"] or 0
    before = after = Counted(0, 0)
    if windows:
        found = sorted(together([("complaints", "value", window) for window in windows], place))
        before, after = (Counted(int(value), int(records)) for _at, _code, value, records in found)
    return {
        "complaints_before": before,
        "complaints_after": after,
        "complaints_window_days": Counted(windows[0].days if windows else 0, 0),
        "households": Counted(households, 0),
    }
