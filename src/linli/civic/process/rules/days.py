"""How days are counted: the first is not, and a day has passed when it is over (Civil Code, art. 201 and 203)."""

from __future__ import annotations

from datetime import date, timedelta

from linli.kernel.workdays import HolidayTable


def full_days(begun: date, today: date) -> int:
    """The days that have passed in full between the day of the beginning and today, neither of them counted."""
    return max((today - begun).days - 1, 0)


def last_day(first: date, days: int, table: HolidayTable) -> date:
    """The last day of so many days; an end on a day off moves to the next that is worked."""
    return table.roll_forward(first + timedelta(days=days))
