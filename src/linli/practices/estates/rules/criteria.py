"""The declared rule of a classing: criteria with bands of points, and from how many points each class begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from linli.kernel.sentence import Sentence, say
from linli.kernel.share import Share
from linli.practices.estates.rules.measures import MEASURES, STATE, Measure

AT_LEAST, AT_MOST, ONE_OF = "at_least", "at_most", "one_of"
MOST_POINTS = 1000


@dataclass(frozen=True)
class Band:
    """So many points for a figure that reaches `bound` (exact, "p/q"), or for a state that is one of `states`."""

    points: int
    bound: Share | None = None
    states: tuple[str, ...] = ()


@dataclass(frozen=True)
class Criterion:
    """Points for one measure: those of its first band that fits, in the order of the bands; none where no band fits.

    An estate with fewer than `floor` points here is never classed “demonstrate”, whatever its sum.
    """

    measure: str
    how: str
    bands: tuple[Band, ...]
    floor: int = 0

    @property
    def about(self) -> Measure:
        return MEASURES[self.measure]

    @property
    def most(self) -> int:
        """The most points that it gives."""
        return max((band.points for band in self.bands), default=0)

    def points_for(self, value: Fraction | str) -> int:
        """The points of a figure or state."""
        return next((band.points for band in self.bands if self._fits(band, value)), 0)

    def _fits(self, band: Band, value: Fraction | str) -> bool:
        if self.how == ONE_OF:
            return value in band.states
        bound = band.bound.of_one
        return Fraction(value) >= bound if self.how == AT_LEAST else Fraction(value) <= bound


@dataclass(frozen=True)
class ClassRules:
    """The whole rule. “Demonstrate” begins at `demonstrate_from` points, “improve” at `improve_from`; below is “complete”."""

    criteria: tuple[Criterion, ...]
    demonstrate_from: int
    improve_from: int

    @property
    def most(self) -> int:
        """The most points that an estate can have."""
        return sum(one.most for one in self.criteria)

    def to_data(self) -> dict[str, Any]:
        """JSON form; `from_data` reads it back."""
        return {
            "criteria": [
                {
                    "measure": one.measure,
                    "how": one.how,
                    "floor": one.floor,
                    "bands": [
                        {"points": band.points, "states": list(band.states)}
                        if one.how == ONE_OF
                        else {"points": band.points, "bound": str(band.bound)}
                        for band in one.bands
                    ],
                }
                for one in self.criteria
            ],
            "demonstrate_from": self.demonstrate_from,
            "improve_from": self.improve_from,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> ClassRules:
        """The rule that this data says; raises LookupError, TypeError, ValueError or Refusal for what is none."""
        return cls(
            criteria=tuple(
                Criterion(
                    one["measure"],
                    one["how"],
                    tuple(
                        Band(int(band["points"]), states=tuple(band["states"]))
                        if one["how"] == ONE_OF
                        else Band(int(band["points"]), Share.parse(band["bound"]))
                        for band in one["bands"]
                    ),
                    int(one["floor"]),
                )
                for one in data["criteria"]
            ),
            demonstrate_from=int(data["demonstrate_from"]),
            improve_from=int(data["improve_from"]),
        )

    def faults(self) -> list[tuple[str, Sentence]]:
        """What is wrong with the rule in itself: the measure or field, and a sentence for each."""
        found = [(one.measure, fault) for one in self.criteria for fault in _criterion_faults(one)]
        codes = [one.measure for one in self.criteria]
        if len(set(codes)) < len(codes):
            found.append(("", say("Each measure stands in the rule once.")))
        if not self.criteria:
            found.append(("", say("The rule needs at least one criterion.")))
        if not 0 < self.improve_from < self.demonstrate_from:
            found.append(("improve_from", say("“Improve” has to begin above 0 and below “demonstrate”.")))
        if self.demonstrate_from > self.most:
            reach = say(
                "At most %(most)d points can be reached; no estate could demonstrate.", most=self.most
            )
            found.append(("demonstrate_from", reach))
        return found


def _criterion_faults(one: Criterion) -> list[Sentence]:
    measure = MEASURES.get(one.measure)
    if measure is None:
        return [say("Nobody measures “%(code)s”.", code=one.measure)]
    name = Sentence(measure.title)
    found = []
    if one.how not in (AT_LEAST, AT_MOST, ONE_OF) or (measure.kind == STATE) != (one.how == ONE_OF):
        return [say("“%(measure)s” can't be judged this way.", measure=name)]
    if not one.bands or any(not 0 < band.points <= MOST_POINTS for band in one.bands):
        found.append(say("“%(measure)s” needs bands with points above 0.", measure=name))
    if any(later.points >= earlier.points for earlier, later in pairwise(one.bands)):
        found.append(say("The bands of “%(measure)s” go from the most points to the fewest.", measure=name))
    if not (_states_fit(one, measure) if one.how == ONE_OF else _bounds_fall(one)):
        found.append(say("The bands of “%(measure)s” have to go from the strictest on.", measure=name))
    if not 0 <= one.floor <= one.most:
        found.append(say("The floor of “%(measure)s” is above what it can give.", measure=name))
    return found


def _bounds_fall(one: Criterion) -> bool:
    bounds = [band.bound.of_one for band in one.bands if band.bound is not None]
    if len(bounds) < len(one.bands):
        return False
    if one.how == AT_LEAST:
        return all(later < earlier for earlier, later in pairwise(bounds))
    return all(later > earlier for earlier, later in pairwise(bounds))


def _states_fit(one: Criterion, measure: Measure) -> bool:
    """Each band names states of the measure, and no state stands twice."""
    named = [state for band in one.bands for state in band.states]
    known = dict(measure.choices)
    return (
        all(band.states for band in one.bands) and len(set(named)) == len(named) and set(named) <= set(known)
    )
