"""What a classing may look at: figures and states that are computed from the public answers of a profile, exactly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from linli.kernel.sentence import Sentence, say
from linli.kernel.sentence import mark as _
from linli.kernel.share import Share
from linli.practices.estates.rules.fields import COMMITTEE_STATES, EQUIPMENT, FIELDS, LEVELS, SERVICES

NUMBER, SHARE, LEVEL_OF, STATE = "number", "share", "level", "state"

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Measure:
    """One figure: from which answers, how, and how it is read."""

    code: str
    title: str
    kind: str
    needs: tuple[str, ...]
    of: Callable[[Values], Fraction | str]
    choices: tuple[tuple[str, str], ...] = ()
    less_is_better: bool = False

    def written(self, bound: Fraction) -> str:
        """A bound as it is typed and read back, exactly: 5, 1/3, 10%."""
        if self.kind == SHARE:
            return Share(bound).words()
        return str(bound)

    def tell(self, value: Fraction | str) -> Sentence:
        """The figure in words."""
        if self.kind == STATE:
            return Sentence(dict(self.choices)[str(value)])
        number = Fraction(value)
        if self.kind == LEVEL_OF and number in dict(LEVELS):
            return Sentence(dict(LEVELS)[int(number)])
        if self.kind == SHARE:
            return say("%(share)s", share=Share(number).percent())
        return say("%(number)s", number=_decimal(number))


def _count(code: str) -> Callable[[Values], Fraction]:
    return lambda values: Fraction(values[code])


def _state(code: str) -> Callable[[Values], str]:
    return lambda values: values[code]


def _per(part: str, whole: str, times: int = 1) -> Callable[[Values], Fraction]:
    """So many of each of the whole; where there is no whole, all of it counts as concerned."""
    return lambda values: Fraction(values[part] * times, values[whole]) if values[whole] else Fraction(times)


FAULTS = tuple(code for code in FIELDS if code.startswith("fault_"))
FACILITIES = tuple(code for code in FIELDS if code.startswith("has_"))

_ALL = (
    Measure(
        "committee_state",
        _("State of the committee"),
        STATE,
        ("committee_state",),
        _state("committee_state"),
        COMMITTEE_STATES,
    ),
    Measure(
        "property_service",
        _("Who looks after the estate?"),
        STATE,
        ("property_service",),
        _state("property_service"),
        SERVICES,
    ),
    Measure(
        "arrears_share",
        _("Share of households behind with the property fee"),
        SHARE,
        ("arrears", "households"),
        _per("arrears", "households"),
        less_is_better=True,
    ),
    Measure(
        "worst_fault",
        _("Worst fault of the buildings"),
        LEVEL_OF,
        FAULTS,
        lambda values: Fraction(max(values[code] for code in FAULTS)),
        less_is_better=True,
    ),
    Measure(
        "fire_risk",
        _("Danger of fire, all in all"),
        LEVEL_OF,
        ("fire_risk",),
        _count("fire_risk"),
        less_is_better=True,
    ),
    Measure(
        "fire_equipment",
        _("Fire extinguishers and hydrants"),
        STATE,
        ("fire_equipment",),
        _state("fire_equipment"),
        EQUIPMENT,
    ),
    Measure(
        "dark_share",
        _("Share of lamps that do not work"),
        SHARE,
        ("lamps_broken", "lamps"),
        _per("lamps_broken", "lamps"),
        less_is_better=True,
    ),
    Measure(
        "facilities",
        _("Facilities that the estate has"),
        NUMBER,
        FACILITIES,
        lambda values: Fraction(sum(values[code] for code in FACILITIES)),
    ),
    Measure(
        "disputes_per_hundred",
        _("Disputes for each 100 households"),
        NUMBER,
        ("disputes", "households"),
        _per("disputes", "households", 100),
        less_is_better=True,
    ),
    Measure(
        "volunteers_per_hundred",
        _("Volunteers for each 100 households"),
        NUMBER,
        ("volunteers", "households"),
        _per("volunteers", "households", 100),
    ),
    Measure("groups", _("Self-organisations"), NUMBER, ("groups",), _count("groups")),
)
MEASURES = {one.code: one for one in _ALL}


def _decimal(number: Fraction) -> str:
    """A number with at most one place, rounded half up: for reading, never for deciding."""
    tenths = (number * 10 + Fraction(1, 2)).__floor__()
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)
