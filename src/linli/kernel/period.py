"""A span of whole days, both ends included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.kernel.written import plainly

_DAY = timedelta(days=1)
_ONE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


@dataclass(frozen=True, order=True)
class Period:
    """From the first day to the last, both included; the last is never before the first (ValueError)."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends on or after its first day")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read "2025", "2025-03", "2025-03-08" or two of them joined by ".."; raises Refusal for anything else."""
        start, joined, end = plainly(text).strip().partition("..")
        try:
            opening = _one(start.strip())
            return cls(opening.first, _one(end.strip()).last) if joined else opening
        except ValueError:
            raise Refusal(
                say(
                    "%(text)s is not a period; write 2025, 2025-03 or 2025-01-01..2025-06-30.",
                    text=str(text),
                )
            ) from None

    @property
    def days(self) -> int:
        """How many days, both ends counted."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def equal_window_before(self) -> Period:
        """The window of just as many days that ends the day before this one begins."""
        end = self.first - _DAY
        return Period(end - timedelta(days=self.days - 1), end)

    def months(self) -> tuple[str, ...]:
        """The keys of the months that it touches: "2025-01", "2025-02" …"""
        return tuple(self._months())

    def _months(self) -> Iterator[str]:
        year, month = self.first.year, self.first.month
        while (year, month) <= (self.last.year, self.last.month):
            yield f"{year:04d}-{month:02d}"
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)

    def __str__(self) -> str:
        """The shortest form that `parse` reads back."""
        if self == _year(self.first.year):
            return f"{self.first.year:04d}"
        if self == _month(self.first.year, self.first.month):
            return f"{self.first.year:04d}-{self.first.month:02d}"
        if self.first == self.last:
            return self.first.isoformat()
        return f"{self.first.isoformat()}..{self.last.isoformat()}"


def _one(text: str) -> Period:
    found = _ONE.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in found.groups())
    if month is None:
        return _year(year)
    if day is None:
        return _month(year, month)
    return Period(date(year, month, day), date(year, month, day))


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def _month(year: int, month: int) -> Period:
    if (year, month) == (date.max.year, 12):
        return Period(date(year, month, 1), date.max)
    after = date(year + month // 12, month % 12 + 1, 1)
    return Period(date(year, month, 1), after - _DAY)
