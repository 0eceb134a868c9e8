"""In which order topics come to the meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from linli.kernel.sentence import Sentence, say

LEAST, MOST = 1, 5
MARKS = ("urgency", "reach", "feasibility")


@dataclass(frozen=True)
class Appraised:
    """What a topic's place in the list rests on: three marks from 1 to 5, and the households that voiced it."""

    topic: Any
    urgency: int
    reach: int
    feasibility: int
    households: int
    title: str

    @property
    def points(self) -> int:
        """The three marks added up: 3 to 15. No mark weighs more than another."""
        return self.urgency + self.reach + self.feasibility


def ranked(topics: Iterable[Appraised]) -> list[Appraised]:
    """The most points first; with equal points the more urgent, then more households, then by title."""
    return sorted(topics, key=lambda one: (-one.points, -one.urgency, -one.households, one.title))


def fault_in_mark(mark: int) -> Sentence | None:
    """What is wrong with a mark, or None."""
    if isinstance(mark, int) and LEAST <= mark <= MOST:
        return None
    return say("Please give a mark from %(least)d to %(most)d.", least=LEAST, most=MOST)
