"""The records behind an indicator: what was counted, when, where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from linli.civic.places.models import Place
from linli.indicators.catalogue import Indicator
from linli.indicators.queries.complaints import complaint_windows
from linli.indicators.queries.counting import ALWAYS, as_one, run, sums
from linli.indicators.sources import SOURCES, Source
from linli.kernel.period import Period
from linli.platform import clock

MOST = 100_000
"""As many records as an export holds; a spreadsheet with more can hardly be opened."""

Counting = tuple[str, str, Period]
"""A measure as the indicator names it, its code among the compiled ones, and the period that it is counted over."""


@dataclass(frozen=True)
class CountedRecord:
    """One record that was counted. `amount` is what it weighs: 1, fen (less than 0 where money went back), or households."""

    measure: str
    source: Source
    number: int
    place: str
    amount: int
    when: date | None
    url: str


class CountedRecords:
    """The records of an indicator at a place, the latest first; read page by page (2 queries each)."""

    def __init__(self, place: Place, countings: Sequence[Counting], source: str = ""):
        self.place, self.countings, self.source = place, countings, source

    def __len__(self) -> int:
        return self._count if self.countings else 0

    def __getitem__(self, part: slice) -> list[CountedRecord]:
        if not self.countings:
            return []
        start, stop = part.start or 0, MOST if part.stop is None else part.stop
        order = 'ORDER BY "when" DESC, source, record_id, asked LIMIT %(limit)s OFFSET %(offset)s'
        found = self._read("*", order, limit=stop - start, offset=start)
        names = place_names({row[3] for row in found})
        return [self._record(row, names) for row in found]

    def __iter__(self) -> Iterator[CountedRecord]:
        return iter(self[:])

    @cached_property
    def _count(self) -> int:
        return int(self._read("COUNT(*)")[0][0])

    def _read(self, what: str, ending: str = "", **more: Any) -> list[tuple]:
        sql, values = as_one(
            [(code, "records", period) for _measure, code, period in self.countings], self.place
        )
        narrowed = "WHERE source = %(only)s" if self.source else ""
        return run(
            f"SELECT {what} FROM ({sql}) AS counted {narrowed} {ending}",
            values | more | {"only": self.source},
        )

    def _record(self, row: tuple, names: dict[str, str]) -> CountedRecord:
        at, source, number, path, opens, _thing, amount, when = row
        kind = SOURCES[source]
        return CountedRecord(
            self.countings[at][0],
            kind,
            number,
            names.get(path, ""),
            int(amount),
            day_of(when),
            kind.url(opens),
        )


def countings(place: Place, indicator: Indicator, period: Period | None) -> list[Counting]:
    """What is counted for an indicator: each of its measures over the period, complaints over their two windows."""
    over: dict[str, tuple[str, Period]] = {}
    if "complaints_before" in indicator.measures:
        windows = complaint_windows(place, period)
        if windows is None:
            return []
        over = dict(zip(indicator.measures, (("complaints", window) for window in windows), strict=True))
    return [(measure, *over.get(measure, (measure, period or ALWAYS))) for measure in indicator.measures]


@dataclass(frozen=True)
class Spread:
    """A counting by the kind of its records and by place (path), the most first."""

    measure: str
    by_source: dict[str, int]
    by_place: dict[str, int]


def spread(place: Place, asked: Sequence[Counting]) -> list[Spread]:
    """How each counting is spread (1 query)."""
    if not asked:
        return []
    both = [(code, f"by_{by}", period) for _measure, code, period in asked for by in ("source", "place")]
    found = sums(both, place)
    return [Spread(one[0], found[2 * at], found[2 * at + 1]) for at, one in enumerate(asked)]


def place_names(paths: set[str]) -> dict[str, str]:
    """The names of places by their paths (1 query)."""
    return dict(Place.objects.filter(path__in=paths).values_list("path", "name")) if paths else {}


def day_of(written: str | None) -> date | None:
    """The day in China of a day or a moment (UTC) as the database wrote it."""
    if not written:
        return None
    if len(written) == len("2025-03-08"):
        return date.fromisoformat(written)
    moment = datetime.fromisoformat(written)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(clock.CHINA).date()
