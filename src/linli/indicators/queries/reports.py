"""The outcome report of a place and a period: four parts, each with figures, sentences and charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from linli.civic.places.models import Place
from linli.civic.places.queries import search, storeys_above
from linli.indicators import pictures, prose
from linli.indicators.catalogue import PARTS
from linli.indicators.queries.complaints import complaint_counts, complaint_windows
from linli.indicators.queries.counting import ALWAYS, counts, sums
from linli.indicators.queries.measuring import Measured, of_counts
from linli.indicators.queries.records import place_names
from linli.kernel.period import Period
from linli.kernel.sentence import Sentence, listed, say
from linli.kernel.verdict import Refusal
from linli.platform import clock
from linli.platform.documents.charts import Spec
from linli.platform.ui.words import when

SPREAD = (("attendances", "by_source"), ("self_raised_fen", "by_place"), ("matched_fen", "by_place"))
"""What the charts need beside the values of the measures."""


@dataclass(frozen=True)
class Part:
    """One of the four parts. `charts` are in the reader's words already."""

    code: str
    title: Sentence
    sentences: Sequence[Sentence]
    measured: Sequence[Measured]
    charts: Sequence[Spec]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was counted in it."""
        return not any(one.records for one in self.measured)


@dataclass(frozen=True)
class Report:
    """The report. `period` None: all time; `above` are the places that contain this one, the widest first."""

    place: Place
    period: Period | None
    above: Sequence[Place]
    parts: Sequence[Part]
    made_on: date

    @property
    def title(self) -> Sentence:
        return say("Outcome report of %(place)s", place=self.place.name)

    @property
    def span(self) -> Sentence:
        """The period in words."""
        if self.period is None:
            return say("From the first record to %(day)s", day=when(self.made_on))
        return say("%(first)s to %(last)s", first=when(self.period.first), last=when(self.period.last))

    @property
    def measured(self) -> list[Measured]:
        """Every indicator, in the order of the report."""
        return [one for part in self.parts for one in part.measured]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was counted."""
        return all(part.is_empty for part in self.parts)


def report_of(place: Place, period: Period | None = None) -> Report:
    """Count and compose the report in the language of the moment (at most 8 queries)."""
    span, windows = period or ALWAYS, complaint_windows(place, period)
    counted = counts(place, span) | complaint_counts(place, windows)
    sources, own, match = sums([(code, by, span) for code, by in SPREAD], place)
    names = place_names(own.keys() | match.keys())
    measured = of_counts(place, period, counted)
    drawn = pictures.of_report(counted, sources, _renamed(own, names), _renamed(match, names))
    parts = [
        Part(
            code,
            Sentence(title),
            prose.of_part(code, counted),
            [one for one in measured if one.indicator.part == code],
            drawn.get(code, []),
        )
        for code, title in PARTS.items()
    ]
    return Report(place, period, storeys_above(place), parts, clock.today())


def place_named(text: str) -> Place:
    """The place of this code, or of this name; refuses a name that fits none or several."""
    text = text.strip()
    if place := Place.objects.filter(code=text).first():
        return place
    exact = list(Place.objects.filter(name=text).defer("boundary")[:6])
    found = exact or [one.place for one in search(text, 6)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refusal(say("No place has the code or name “%(text)s”.", text=text))
    raise Refusal(
        say(
            "“%(text)s” fits several places; name one by its code: %(places)s.",
            text=text,
            places=listed(f"{place.code} {place.name}" for place in found),
        )
    )


def _renamed(values: Mapping[str, int], names: Mapping[str, str]) -> dict[str, int]:
    """Values by the names of their places; places of one name are added up."""
    found: dict[str, int] = {}
    for path, value in values.items():
        name = names.get(path, path)
        found[name] = found.get(name, 0) + value
    return found
