"""When an answer is possible, when a profile is complete, and how an answer is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linli.kernel.sentence import Sentence, say
from linli.kernel.sentence import mark as _
from linli.kernel.verdict import Refusal
from linli.practices.estates.rules.fields import (
    CHOICE,
    COUNT,
    FIELDS,
    LEVEL,
    LEVELS,
    SECTIONS,
    YEAR,
    YES_NO,
    Field,
    Section,
)

FIRST_YEAR, MOST = 1900, 100_000
"""Of buildings that still stand; and of people, lamps or disputes in one estate."""

YES, NO, UNKNOWN = _("yes"), _("no"), _("not known")


def checked(values: Mapping[str, Any], *, known: Mapping[str, Any], year: int) -> dict[str, Any]:
    """What was known with `values` in it; an answer None takes back what was said.

    Raises Refusal naming the field for an unknown question or an impossible answer. `year` is that of the profile.
    """
    told = {code: value for code, value in (dict(known) | dict(values)).items() if value is not None}
    for code, value in told.items():
        field = FIELDS.get(code)
        if field is None:
            raise Refusal(say("The profile does not ask for “%(code)s”.", code=code), code)
        if fault := _fault(field, value, year):
            raise Refusal(fault, code)
    for code in told:
        _check_within(FIELDS[code], told, values)
    return told


def lacking(values: Mapping[str, Any]) -> list[tuple[Section, list[Field]]]:
    """The sections in which answers are missing, with the questions."""
    found = ((one, [field for field in one.fields if field.code not in values]) for one in SECTIONS)
    return [(section, fields) for section, fields in found if fields]


def is_complete(values: Mapping[str, Any]) -> bool:
    """Whether each question has its answer: only then the estate can be classed."""
    return not lacking(values)


def tell(field: Field, value: Any) -> Sentence:
    """An answer in words."""
    if value is None:
        return Sentence(UNKNOWN)
    if field.kind == YES_NO:
        return Sentence(YES if value else NO)
    if field.kind == LEVEL:
        return Sentence(dict(LEVELS)[value])
    if field.kind == CHOICE:
        return Sentence(dict(field.choices)[value])
    return say("%(n)d", n=value)


@dataclass(frozen=True)
class Compared:
    """One question over the years: its answers, the latest last, and whether they differ."""

    field: Field
    answers: tuple[Any, ...]

    @property
    def told(self) -> list[Sentence]:
        return [tell(self.field, answer) for answer in self.answers]

    @property
    def changed(self) -> bool:
        """Whether two years that both have an answer differ."""
        known = [answer for answer in self.answers if answer is not None]
        return any(answer != known[0] for answer in known)

    @property
    def by(self) -> int | None:
        """By how much the latest count differs from the first that is known."""
        known = [answer for answer in self.answers if answer is not None]
        counted = self.field.kind in (COUNT, LEVEL) and len(known) > 1
        return known[-1] - known[0] if counted else None


def compared(years: Sequence[Mapping[str, Any]], *, all_fields: bool) -> list[tuple[Section, list[Compared]]]:
    """Every question over the years, section by section; without `all_fields` only those that are public."""
    return [
        (
            section,
            [
                Compared(field, tuple(values.get(field.code) for values in years))
                for field in section.fields
                if field.public or all_fields
            ],
        )
        for section in SECTIONS
    ]


def _fault(field: Field, value: Any, year: int) -> Sentence | None:
    if field.kind == YES_NO:
        possible = isinstance(value, bool)
    elif field.kind == CHOICE:
        possible = isinstance(value, str) and value in dict(field.choices)
    elif not isinstance(value, int) or isinstance(value, bool):
        possible = False
    elif field.kind == LEVEL:
        possible = value in dict(LEVELS)
    elif field.kind == YEAR:
        possible = FIRST_YEAR <= value <= year
    else:
        possible = field.least <= value <= MOST
    return None if possible else say("“%(question)s” can't be answered so.", question=Sentence(field.title))


def _check_within(field: Field, told: Mapping[str, Any], given: Mapping[str, Any]) -> None:
    whole = FIELDS.get(field.within)
    if whole is None or whole.code not in told or told[field.code] <= told[whole.code]:
        return
    because = say(
        "“%(part)s” can't be more than “%(whole)s” (%(n)d).",
        part=Sentence(field.title),
        whole=Sentence(whole.title),
        n=told[whole.code],
    )
    raise Refusal(because, field.code if field.code in given else whole.code)
