"""Working days, behind a table of holidays and of weekends that are worked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class HolidayTable:
    """Which days are worked: the table where it names the day, else Monday to Friday."""

    working: Mapping[date, bool] = field(default_factory=dict, hash=False)

    def is_working(self, day: date) -> bool:
        """Whether this day is worked."""
        named = self.working.get(day)
        return day.weekday() < 5 if named is None else named

    def roll_forward(self, day: date) -> date:
        """The day itself, or the next that is worked: a time limit that ends on a holiday ends after it."""
        while not self.is_working(day):
            day += _DAY
        return day

    def add_working_days(self, start: date, days: int) -> date:
        """The day on which so many working days have passed; the first day is not counted."""
        if days < 0:
            raise ValueError("working days are counted forward")
        day = start
        while days:
            day += _DAY
            days -= self.is_working(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days have passed from `start`, which is not counted, to `end`, which is."""
        return sum(self.is_working(start + _DAY * n) for n in range(1, (end - start).days + 1))
