"""Columns of a sheet and how their cells are read: what people write in Excel, in Chinese or English.

A parser takes a cell that is not empty (text, number, date) and gives its value or raises a Refusal that says what is
wrong with it.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, override

from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.kernel.written import plainly
from linli.platform.clock import CHINA

LANGUAGES = ("zh-hans", "en")

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", re.ASCII)
_DAY_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_TIME = re.compile(r"(\d{1,2})[:时点](\d{1,2})?(?:[:分](\d{1,2})?)?(?:\.\d+)?秒?", re.ASCII)
_EXCEL_EPOCH = dt.datetime(1899, 12, 30, tzinfo=CHINA)
_SERIALS = range(20_000, 80_000)
"""Excel's day numbers from 1954 to 2119: any other number is no date."""
_LONGEST = 2000

Parser = Callable[[Any], Any]


def text(cell: Any) -> str:
    """Text without blanks around it; a number as it is written, without the “.0” of Excel."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, dt.datetime) and cell.time() == dt.time.min:
        cell = cell.date()
    written = str(cell).strip()
    if len(written) > _LONGEST:
        raise Refusal(say("This is longer than %(n)d characters.", n=_LONGEST))
    return written


def whole(cell: Any) -> int:
    """A whole number that is not negative: 1,200 or 12.0."""
    written = plainly(text(cell)).replace(",", "").strip()
    if not re.fullmatch(r"\d{1,15}", written, re.ASCII):
        raise Refusal(say("“%(text)s” is not a whole number.", text=str(cell)))
    return int(written)


def yuan(cell: Any) -> int:
    """An amount in yuan as fen: 1,200.50元, ¥3万, or a number cell."""
    return Money.from_yuan(f"{cell:.15g}" if isinstance(cell, float) else text(cell)).fen


def day(cell: Any) -> dt.date:
    """A day: a date cell, Excel's number of a day, 2025-03-01, 2025/3/1, 2025年3月1日, 20250301."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if (serial := _serial(cell)) is not None:
        return serial.date()
    return _written_moment(cell)[0]


def moment(cell: Any) -> dt.datetime:
    """A day with its time in Chinese time: a date cell, 2025-03-01 14:30, 2025年3月1日14时30分; without a time midnight."""
    if isinstance(cell, dt.datetime):
        return cell.replace(tzinfo=CHINA)
    if isinstance(cell, dt.date):
        return dt.datetime.combine(cell, dt.time.min, CHINA)
    if (serial := _serial(cell)) is not None:
        return serial
    return dt.datetime.combine(*_written_moment(cell), CHINA)


def _written_moment(cell: Any) -> tuple[dt.date, dt.time]:
    """The day and time of a text; midnight where it has no time."""
    written = plainly(text(cell)).strip()
    found = _DAY.match(written) or _DAY_TOGETHER.match(written)
    rest = written[found.end() :].removeprefix("T").strip() if found else ""
    clock = _TIME.fullmatch(rest) if rest else None
    try:
        if found and (clock or not rest):
            parts = (int(part or 0) for part in clock.groups()) if clock else ()
            return dt.date(*map(int, found.groups())), dt.time(*parts)
    except ValueError:
        pass
    raise Refusal(
        say("“%(text)s” is not a day; write 2025-03-01, with a time 2025-03-01 14:30.", text=text(cell))
    )


def choice(choices: Mapping[str, str] | Iterable[tuple[str, str]]) -> Parser:
    """One of `{code: title}` (or pairs, as of a Django enum), written as its code or its title in Chinese or English."""
    pairs = list(choices.items() if isinstance(choices, Mapping) else choices)
    known: dict[str, str] = {}

    def parse(cell: Any) -> str:
        if not known:
            for code, title in pairs:
                known.update(dict.fromkeys(names_of(str(code), title), str(code)))
        if (found := known.get(plain_name(text(cell)))) is not None:
            return found
        raise Refusal(say("“%(text)s” is none of: %(all)s.", text=text(cell), all=" / ".join(titles(pairs))))

    parse.options = lambda: titles(pairs)
    return parse


@dataclass(frozen=True)
class Column:
    """A column: `code` in the rows, `title` (a message) in the head, `parse` for its cells.

    `help` (a message) stands in the template; `also` are other names under which people know it.
    """

    code: str
    title: str
    parse: Parser = text
    required: bool = True
    help: str = ""
    also: tuple[str, ...] = ()

    def names(self) -> set[str]:
        """Every name of this column, in the plain form in which heads are compared."""
        return names_of(self.code, self.title) | {plain_name(name) for name in self.also}

    def read(self, cell: Any) -> Any:
        """The value of a cell; nothing ("" for text, else None) where it may be empty. Raises Refusal."""
        if is_empty(cell):
            if self.required:
                raise Refusal(say("Please fill this in."))
            return "" if self.parse is text else None
        return self.parse(_unguarded(cell))


def is_empty(cell: Any) -> bool:
    """Whether nothing is written in a cell; a dash or slash alone means nothing, too."""
    return cell is None or (isinstance(cell, str) and plainly(cell).strip() in {"", "-", "/", "—", "无"})


def names_of(code: str, title: Any) -> set[str]:
    """A code and its title in every language, in plain form."""
    found = {plain_name(code), plain_name(str(title))}
    for language in LANGUAGES:
        with override(language):
            found.add(plain_name(_told(title)))
    return found


def titles(pairs: Iterable[tuple[str, Any]]) -> list[str]:
    """The titles in the reader's language."""
    return [_told(title) for _code, title in pairs]


def plain_name(name: str) -> str:
    """A head or choice without what people add to it: blanks, stars, units in brackets, capitals."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"\(.*?\)|[\s*:：“”\"'_-]", "", plain) or plain.strip()


def _told(title: Any) -> str:
    return gettext(title) if type(title) is str else str(title)


def _serial(cell: Any) -> dt.datetime | None:
    """The moment of an Excel day number, to the second."""
    if isinstance(cell, str) and re.fullmatch(r"\d{5}(\.\d+)?", cell.strip(), re.ASCII):
        cell = float(cell)
    if isinstance(cell, bool) or not isinstance(cell, (int, float)) or int(cell) not in _SERIALS:
        return None
    return _EXCEL_EPOCH + dt.timedelta(seconds=round(cell * 86_400))


def _unguarded(cell: Any) -> Any:
    """A cell of one of our own files without the sign that keeps it from being a formula."""
    return cell[1:] if isinstance(cell, str) and re.match(r"'[=+\-@\t\r]", cell) else cell
