"""Running the compiled measures through Django's own connection."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from django.db import connection

from linli.civic.places.models import Place
from linli.indicators.catalogue import Counted
from linli.kernel.period import Period
from linli.platform import clock

ALWAYS = Period(date(1949, 10, 1), date(2999, 12, 31))
"""All time, as far as there can be records."""

_NAMED = re.compile(r"%\((\w+)\)s")


def counts(place: Place, period: Period) -> dict[str, Counted]:
    """Every measure of a place and a period (1 query)."""
    found = run(statement("all", "value"), parameters(place, period))
    return {code: Counted(int(value), int(records)) for code, value, records in found}


def sums(asked: Sequence[tuple[str, str, Period]], place: Place) -> list[dict[str, int]]:
    """Measures by `by_source` or `by_place` (the path of the place), each the most first (1 query)."""
    found: list[dict[str, int]] = [{} for _one in asked]
    for at, key, value in together(asked, place):
        found[at][key] = int(value)
    return [dict(sorted(one.items(), key=lambda item: (-item[1], item[0]))) for one in found]


def together(asked: Sequence[tuple[str, str, Period]], place: Place) -> list[tuple]:
    """The rows of several statements of one shape, each row with the place of its statement before it (1 query)."""
    return run(*as_one(asked, place))


def as_one(asked: Sequence[tuple[str, str, Period]], place: Place) -> tuple[str, dict[str, Any]]:
    """Several statements as one, their parameters told apart by number."""
    parts, values = [], {}
    for at, (code, what, period) in enumerate(asked):
        sql = _NAMED.sub(rf"%(\1_{at})s", statement(code, what))
        parts.append(f"SELECT {at} AS asked, one.* FROM ({sql}) AS one")
        values |= {f"{name}_{at}": value for name, value in parameters(place, period).items()}
    return " UNION ALL ".join(parts), values


def statement(code: str, what: str) -> str:
    """The SQL of a measure for the database in use, with named parameters."""
    return _compiled()[code][what]


def run(sql: str, values: dict[str, Any]) -> list[tuple]:
    """The rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def parameters(place: Place, period: Period) -> dict[str, Any]:
    """What every measure is asked for: the place, both days, and the midnights (China) before the first and after the last."""
    first = datetime.combine(period.first, time(), clock.CHINA)
    end = datetime.combine(period.last + timedelta(days=1), time(), clock.CHINA)
    operations = connection.ops
    return {
        "place": place.path,
        "first_day": operations.adapt_datefield_value(period.first),
        "last_day": operations.adapt_datefield_value(period.last),
        "first_moment": operations.adapt_datetimefield_value(first),
        "end_moment": operations.adapt_datetimefield_value(end),
    }


@cache
def _compiled() -> dict[str, dict[str, str]]:
    return json.loads((files("linli.indicators") / "compiled" / f"{connection.vendor}.json").read_text())
