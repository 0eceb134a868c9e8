"""What an indicator is, and the words that figures are told with. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from linli.kernel.sentence import Sentence
from linli.kernel.sentence import mark as _

SPACE, CAPITAL, CAPACITY, SERVICE = "space", "capital", "capacity", "service"
PARTS = {
    SPACE: _("Space: what was renewed, and where it was decided"),
    CAPITAL: _("Social capital: what neighbours gave and joined"),
    CAPACITY: _("Capacity: who came together to carry it on"),
    SERVICE: _("Service: what was needed and answered"),
}
"""The four parts of an outcome report, after the four effects that the article tells."""

MEASURES: Mapping[str, str] = {
    "self_raised_fen": _("own part"),
    "matched_fen": _("match by the fund"),
    "resolutions_due": _("due in the period"),
    "resolutions_done": _("of these done"),
    "complaints_before": _("in the window before"),
    "complaints_after": _("in the window after"),
    "ratings": _("rating"),
    "benefiting": _("households that benefit from a rated project"),
}
"""What a record counts as, where an indicator is made from several measures."""

IN_FEN = frozenset({"self_raised_fen", "matched_fen"})
"""Measures that are amounts of money."""


@dataclass(frozen=True)
class Counted:
    """What a measure counted: its value and from how many records."""

    value: int
    records: int


CountedBy = Mapping[str, Counted]


@dataclass(frozen=True)
class Indicator:
    """A figure of the report.

    `value` makes it from the counted measures (None: not to be told yet), `because` says how, or why it is not told.
    `measures` are those whose records are behind it. `signed`: a change, told with + or −.
    """

    code: str
    part: str
    title: str
    unit: str
    measures: tuple[str, ...]
    value: Callable[[CountedBy], int | Fraction | None]
    because: Callable[[CountedBy], Sentence]
    signed: bool = False


def one_measure(code: str, part: str, title: str, unit: str, because: str) -> Indicator:
    """An indicator that is one measure; `because` may name `%(records)d`."""
    return Indicator(
        code,
        part,
        title,
        unit,
        (code,),
        lambda counted: counted[code].value,
        lambda counted: Sentence(because, {"records": counted[code].records}),
    )
