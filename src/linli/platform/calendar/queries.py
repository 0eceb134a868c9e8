"""Which days are worked: the official list of China (chinesecalendar), overruled by the table that people edit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import chinese_calendar

from linli.kernel.sentence import mark as _
from linli.kernel.workdays import HolidayTable
from linli.platform.calendar.models import Holiday


@cache
def official() -> dict[date, bool]:
    """The days of the official list that differ from their weekday: False for a holiday, True for a worked weekend.

    The library knows the years that the State Council has announced; beyond them Monday to Friday are worked.
    """
    return dict.fromkeys(chinese_calendar.holidays, False) | dict.fromkeys(chinese_calendar.workdays, True)


def official_names(year: int) -> dict[date, tuple[bool, str]]:
    """The days of the official list in a year: whether worked, and for which holiday (in English)."""
    free = {day: (False, name) for day, name in chinese_calendar.holidays.items() if day.year == year}
    worked = {day: (True, name) for day, name in chinese_calendar.workdays.items() if day.year == year}
    return dict(sorted((free | worked).items()))


def table() -> HolidayTable:
    """The table as it stands (1 query)."""
    return HolidayTable(official() | dict(Holiday.objects.values_list("date", "working")))


def add_working_days(day: date, n: int) -> date:
    """The day on which so many working days have passed; the first day is not counted."""
    return table().add_working_days(day, n)


def roll_forward(day: date) -> date:
    """The day itself, or the next that is worked."""
    return table().roll_forward(day)


@dataclass(frozen=True)
class Day:
    """A day that differs from its weekday; `holiday` is its row in the table, None where the official list says so."""

    date: date
    working: bool
    name: str
    holiday: Holiday | None = None


def days_of(year: int) -> list[Day]:
    """The days of a year that differ from their weekday, as they count now (1 query)."""
    days = {day: Day(day, working, name) for day, (working, name) in official_names(year).items()}
    for one in Holiday.objects.filter(date__year=year):
        days[one.date] = Day(one.date, one.working, one.name, one)
    return [days[day] for day in sorted(days)]


OFFICIAL_NAMES = (
    _("New Year's Day"),
    _("Spring Festival"),
    _("Tomb-sweeping Day"),
    _("Labour Day"),
    _("Dragon Boat Festival"),
    _("Mid-autumn Festival"),
    _("National Day"),
    _("Anti-Fascist 70th Day"),
)
"""As the library names them; kept so in the table, and shown in the reader's language."""
