"""How a figure is spread over kinds of records and over places, as small tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linli.civic.places.models import Place
from linli.indicators.catalogue import IN_FEN, MEASURES, Indicator
from linli.indicators.queries import Spread, place_names, records_url
from linli.indicators.sources import SOURCES
from linli.kernel.period import Period
from linli.kernel.sentence import Sentence, say
from linli.platform.ui.words import told, yuan

MOST_LINES = 30


@dataclass(frozen=True)
class SpreadLine:
    """A kind of record or a place with its part of the figure; `url` leads to the records of that place alone."""

    title: str
    value: str
    url: str = ""


@dataclass(frozen=True)
class SpreadTable:
    """One table; only made where there is more than one line."""

    title: Sentence
    note: Sentence | str
    lines: Sequence[SpreadLine]
    more: int


def spread_tables(
    place: Place, period: Period | None, indicator: Indicator, spreads: Sequence[Spread]
) -> list[SpreadTable]:
    """The tables of every measure of an indicator (1 query, for the names of places)."""
    names = place_names({path for one in spreads for path in one.by_place})
    tables = []
    for one in spreads:
        note = Sentence(MEASURES[one.measure]) if len(spreads) > 1 else ""
        kinds = [
            (told(Sentence(SOURCES[source].title)), value, "") for source, value in one.by_source.items()
        ]
        places = [
            (names.get(path, path), value, _address(path, place, indicator, period))
            for path, value in one.by_place.items()
        ]
        tables += [
            _table(title, note, rows, in_fen=one.measure in IN_FEN)
            for title, rows in ((say("By kind of record"), kinds), (say("By place"), places))
        ]
    return [table for table in tables if len(table.lines) > 1]


def _table(
    title: Sentence, note: Sentence | str, rows: Sequence[tuple[str, int, str]], *, in_fen: bool
) -> SpreadTable:
    lines = [
        SpreadLine(name, yuan(value) if in_fen else f"{value:,}", url)
        for name, value, url in rows[:MOST_LINES]
    ]
    return SpreadTable(title, note, lines, max(len(rows) - MOST_LINES, 0))


def _address(path: str, place: Place, indicator: Indicator, period: Period | None) -> str:
    """The records of a narrower place; nothing for the place itself."""
    narrower = path.strip("/").rpartition("/")[2]
    return records_url(Place(code=narrower), indicator.code, period) if path != place.path else ""
