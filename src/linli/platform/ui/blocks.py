"""What building blocks are made of. Practices build these in their views and hand them to the template tags.

Every `title`, `sentence`, `because` … takes a Sentence or text already in the reader's language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from linli.kernel.sentence import Sentence
from linli.platform.ui.words import wan_parts

Words = Sentence | str


@dataclass(frozen=True)
class Link:
    """Something one can go to; `plain` for the second choice."""

    title: Words
    url: str
    plain: bool = False
    icon: str = ""
    here: bool = False


@dataclass(frozen=True)
class StageStep:
    """One stage of a run. Days are working or calendar days as the playbook says; only the open stage has them."""

    title: Words
    state: Literal["done", "now", "todo"]
    days_left: int | None = None
    overdue: bool = False
    url: str = ""


@dataclass(frozen=True)
class GateLine:
    """A condition: the question, whether it is met, why, and who can move it on."""

    question: Words
    passed: bool
    because: Words
    who: Words = ""
    url: str = ""
    act: Words = ""


@dataclass(frozen=True)
class Figure:
    """A number with its unit, one sentence, where its records are, and the dossier where it is a decision."""

    value: Any
    unit: Words
    sentence: Words
    how_url: str = ""
    dossier_url: str = ""

    @classmethod
    def money(cls, fen: int, sentence: Words, how_url: str = "", dossier_url: str = "") -> Figure:
        """An amount in fen as a headline: 21.06 万元, or ¥210.6k in English."""
        value, unit = wan_parts(fen)
        return cls(value, unit, sentence, how_url, dossier_url)


@dataclass(frozen=True)
class Decision:
    """An outcome with its reasons case by case, the rule and edition, who decided, the dossier and the receipt."""

    outcome: Words
    reasons: Sequence[Words]
    rule: Words = ""
    edition: str = ""
    decided_by: Words = ""
    when: dt.date | None = None
    dossier_url: str = ""
    receipt_url: str = ""
    command: str = ""


@dataclass(frozen=True)
class Key:
    """One of the keys of a payment: what it does, who turned it (masked), and whether it is turned."""

    title: Words
    who: Words = ""
    turned: bool = False


@dataclass(frozen=True)
class MoneyRow:
    """One movement of money, in fen. `back` marks one that reverses another."""

    source: Words
    target: Words
    amount_fen: int
    purpose: Words
    when: dt.date | None = None
    evidence_url: str = ""
    keys: Sequence[Key] = ()
    ask_url: str = ""
    back: bool = False


@dataclass(frozen=True)
class TimelineItem:
    """Something that happened, drawn from the journal; `care` for what went wrong or was objected to."""

    when: dt.date | dt.datetime
    sentence: Words
    url: str = ""
    care: bool = False


@dataclass(frozen=True)
class Column:
    """A column of a sheet. `value` is a dotted attribute path or a function of the row.

    Kinds: lead (title line of the card on a phone), text, number, yuan (fen), when, sentence, note (small).
    `label` shows the column's title before the value on a phone, for numbers that are not plain by themselves.
    """

    title: Words
    value: str | Callable[[Any], Any]
    kind: str = "text"
    url: Callable[[Any], str] | None = None
    label: bool = False
    note: str | Callable[[Any], Any] | None = None

    def of(self, row: Any) -> Any:
        """The value of this column in `row`."""
        return reach(row, self.value)

    def note_of(self, row: Any) -> Any:
        """The small line under the value, if the column has one."""
        return "" if self.note is None else reach(row, self.note)

    def url_of(self, row: Any) -> str:
        """Where the value leads, or nothing."""
        return self.url(row) if self.url else ""


@dataclass(frozen=True)
class Filter:
    """A choice above a sheet that narrows it: the query parameter, its title, and pairs of value and words."""

    name: str
    title: Words
    choices: Sequence[tuple[str, Words]]
    value: str = ""


def reach(row: Any, way: str | Callable[[Any], Any]) -> Any:
    """Follow a dotted path of attributes or keys from `row`, or call the function; methods are called."""
    if callable(way):
        return way(row)
    for step in way.split("."):
        row = row.get(step) if isinstance(row, dict) else getattr(row, step, None)
        row = row() if callable(row) else row
    return row
