"""Profiles as a sheet: a row an estate and year, a column a question. What is left empty stays as it is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.civic.process.queries import estates_of
from linli.kernel.sentence import mark as _
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.platform import clock
from linli.platform.sheets import Column, Row, RowFault, choice, whole
from linli.practices.estates.rules import FIELDS, Field, checked
from linli.practices.estates.rules.fields import CHOICE, LEVEL, LEVELS, YES_NO

YES_OR_NO = choice((("yes", _("yes")), ("no", _("no"))))


def yes_no(cell: Any) -> bool:
    """Yes or no, in Chinese or English; a tick or 1 is yes, a cross or 0 is no."""
    said = str(cell).strip()
    if said in {"√", "✓", "1", "有"}:
        return True
    if said in {"×", "✗", "0"}:
        return False
    return YES_OR_NO(cell) == "yes"


def _level(cell: Any) -> int:
    return int(choice([(str(level), title) for level, title in LEVELS])(cell))


def _column(field: Field) -> Column:
    if field.kind == YES_NO:
        parse = yes_no
    elif field.kind == LEVEL:
        parse = _level
    elif field.kind == CHOICE:
        parse = choice(field.choices)
    else:
        parse = whole
    return Column(field.code, field.title, parse, required=False)


COLUMNS = (
    Column("estate", _("Estate"), help=_("Its name as on the platform.")),
    Column("year", _("Year"), whole, required=False, help=_("Empty for this year.")),
    *(_column(field) for field in FIELDS.values()),
)


class Estates:
    """The estates of a run, to find the rows of a sheet in."""

    def __init__(self, run: Run):
        self.by_name: dict[str, Place] = {one.name: one for one in estates_of(run)}

    def rows(self, rows: Iterable[Row]) -> list[Row]:
        """The rows with their estates in place of the names."""
        for row in rows:
            row["estate"] = self.by_name.get(row["estate"], row["estate"])
        return list(rows)

    def faults(self, rows: Iterable[Row]) -> list[RowFault]:
        """Rows of unknown estates, rows that stand there twice, and impossible answers."""
        found, seen = [], set()
        for row in rows:
            year = row.get("year") or clock.today().year
            if row["estate"] not in self.by_name:
                because = say("%(estate)s does not take part in this run.", estate=row["estate"])
                found.append(RowFault(row.number, "estate", because))
            elif (row["estate"], year) in seen:
                because = say("This estate stands on the sheet twice for one year.")
                found.append(RowFault(row.number, "estate", because))
            elif fault := _impossible(row, year):
                found.append(RowFault(row.number, fault.field or "", fault.because))
            seen.add((row["estate"], year))
        return found


def _impossible(row: Row, year: int) -> Refusal | None:
    answers = {code: row[code] for code in FIELDS if row.get(code) is not None}
    try:
        checked(answers, known={}, year=year)
    except Refusal as refusal:
        return refusal
    return None
