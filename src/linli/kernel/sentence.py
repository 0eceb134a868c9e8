"""A sentence that can be kept, sent and said in another language later.

`say("%(n)d of %(all)d households have signed", n=17, all=20)` keeps the message and its values apart, so that
a gate, a journal entry or a refusal made in one language is read in the reader's. Chinese catalogues translate
the message; the platform's template filter `told` says it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


def mark(message: str) -> str:
    """Mark a message for the catalogue without translating it now; imported as `_` by pure modules."""
    return message


@dataclass(frozen=True)
class Sentence:
    """A message in English with named places (`%(n)d`) and the values that fill them: JSON scalars or Sentences."""

    message: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def told(self, translate: Callable[[str], str] = mark) -> str:
        """The sentence in the language of `translate` (by default the English it was written in)."""
        values = {
            name: value.told(translate) if isinstance(value, Sentence) else value
            for name, value in self.values.items()
        }
        message = translate(self.message)
        return message % values if values else message.replace("%%", "%")

    def __str__(self) -> str:
        return self.told()

    def to_data(self) -> dict[str, Any]:
        """JSON form; `from_data` reads it back."""
        values = {
            name: value.to_data() if isinstance(value, Sentence) else value
            for name, value in self.values.items()
        }
        return {"message": self.message, "values": values}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Sentence:
        values = {
            name: cls.from_data(value) if isinstance(value, Mapping) else value
            for name, value in data.get("values", {}).items()
        }
        return cls(data["message"], values)


def say(message: str, **values: Any) -> Sentence:
    """A sentence from a message (collected for the catalogues) and its values."""
    return Sentence(message, values)


def in_turn(sentences: Iterable[Sentence]) -> Sentence:
    """Several sentences as one, one after the other; at least one."""
    first, *rest = sentences
    for following in rest:
        first = say("%(first)s; %(following)s", first=first, following=following)
    return first


def listed(texts: Iterable[str]) -> Sentence:
    """Names as one list, with the comma of the reader's language; at least one."""
    first, *rest = texts
    told: Sentence | str = first
    for following in rest:
        told = say("%(first)s, %(following)s", first=told, following=following)
    return told if isinstance(told, Sentence) else say("%(text)s", text=told)


def on_day(day: date) -> Sentence:
    """A day, written as the reader's language writes it."""
    return say("%(year)d-%(month)02d-%(day)02d", year=day.year, month=day.month, day=day.day)
