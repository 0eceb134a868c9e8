"""Compiles every measure to SQL for each database; `python -m linli.indicators.compiler` writes `compiled/`.

The values of a question (place, period) stay places in the SQL: each is compiled as a value that nobody uses, which is
then replaced by a named parameter.
"""

from __future__ import annotations

import json
import re
import sys
from datetime import date, datetime
from pathlib import Path

import ibis

from linli.indicators import definitions as these

FOLDER = Path(__file__).parent / "compiled"
DIALECTS = {"sqlite": "sqlite", "postgresql": "postgres"}
"""Django's name of a database → Ibis's name of its dialect."""

_STANDING_IN = {
    these.PLACE: "@place@",
    these.FIRST_DAY: date(1111, 11, 11),
    these.LAST_DAY: date(1112, 12, 12),
    these.FIRST_MOMENT: datetime(1113, 1, 13),  # noqa: DTZ001 - a value that only stands in
    these.END_MOMENT: datetime(1114, 2, 14),  # noqa: DTZ001
}
_SPELLED = {
    "sqlite": {
        "'@place@'": "place",
        "'1111-11-11'": "first_day",
        "'1112-12-12'": "last_day",
        "'1113-01-13 00:00:00'": "first_moment",
        "'1114-02-14 00:00:00'": "end_moment",
    },
    "postgres": {
        "'@place@'": "place",
        "MAKE_DATE(1111, 11, 11)": "first_day",
        "MAKE_DATE(1112, 12, 12)": "last_day",
        "CAST('1113-01-13T00:00:00' AS TIMESTAMP)": "first_moment",
        "CAST('1114-02-14T00:00:00' AS TIMESTAMP)": "end_moment",
    },
}


def compiled(dialect: str) -> dict[str, dict[str, str]]:
    """For each measure its SQL: `value`, `records`, `by_source`, `by_place`; and under `all` every value at once.

    `all` is joined as text: nested as Ibis would nest it, it is deeper than SQLite's parser goes.
    """
    facts = these.measures()
    counted = {
        code: {
            "value": _sql(these.value(code, table).select("code", "value", "records"), dialect),
            "records": _sql(table, dialect),
            "by_source": _sql(these.by_source(code, table), dialect),
            "by_place": _sql(these.by_place(code, table), dialect),
        }
        for code, table in facts.items()
    }
    together = " UNION ALL ".join(f"SELECT * FROM ({one['value']}) AS one" for one in counted.values())
    return {"all": {"value": together}, **counted}


def text_of(dialect: str) -> str:
    """The file of one database."""
    return json.dumps(compiled(dialect), indent=1, ensure_ascii=False) + "\n"


def _sql(expression, dialect: str) -> str:
    text = ibis.to_sql(expression, dialect=dialect, params=_STANDING_IN).replace("%", "%%")
    for spelling, name in _SPELLED[dialect].items():
        text = text.replace(spelling, f"%({name})s")
    if "@place@" in text or re.search(r"\b111[1-4]\b", text):
        raise ValueError("a value that stands in for a parameter is spelled otherwise in this dialect")
    return " ".join(text.split())


def main() -> None:
    """Write the files of all databases."""
    FOLDER.mkdir(exist_ok=True)
    for vendor, dialect in DIALECTS.items():
        (FOLDER / f"{vendor}.json").write_text(text_of(dialect))
        sys.stdout.write(f"{vendor}: {len(these.measures())} measures\n")


if __name__ == "__main__":
    main()
