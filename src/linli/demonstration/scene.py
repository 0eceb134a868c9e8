"""Where a story plays: the place, its estates and households, its cast, and the day on which it begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from linli.civic.mandates.models import Actor
from linli.civic.mandates.queries import actor_for, actor_for_household
from linli.civic.people.models import Household, Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.demonstration.shiling import PLANS, Estate, Plan
from linli.platform import clock

LEFT_TO_VISITORS = 3
"""So many households of each estate do nothing in the story: they are there to be played."""


@dataclass
class Scene:
    """One community's story. `plans` are its estates as they were invented, `estates` the places made of them.

    `known` holds what an estate set out to do, by the word that its plan names.
    """

    community: Place
    begins: date
    plans: dict[Place, Estate]
    cast: dict[str, Person]
    committees: dict[Place, Person]
    chance: Random
    households: dict[Place, list[Household]] = field(default_factory=dict)
    run: Run | None = None
    known: Mapping[str, Plan] = field(default_factory=lambda: PLANS)

    @property
    def estates(self) -> list[Place]:
        return list(self.plans)

    @contextmanager
    def day(self, number: int, hour: int = 10) -> Iterator[date]:
        """Let the clock stand on a day of the story (0 is its first)."""
        with clock.at(datetime.combine(self.date(number), time(hour), clock.CHINA)):
            yield self.date(number)

    def date(self, number: int) -> date:
        return self.begins + timedelta(days=number)

    def actor(self, capacity: str) -> Actor:
        """The member of the cast who holds a capacity in this community."""
        return actor_for(self.cast[capacity])

    def committee_of(self, estate: Place) -> Actor:
        """The committee member of an estate."""
        return actor_for(self.committees[estate])

    def some(self, estate: Place, share: float) -> list[Household]:
        """Some of an estate's households, drawn by chance: at least this share of all; never the last, left to visitors."""
        everyone = self.households[estate]
        return self.chance.sample(everyone[:-LEFT_TO_VISITORS], int(len(everyone) * share) + 1)

    def household(self, household: Household) -> Actor:
        """A household that acts with its code."""
        return actor_for_household(household)

    def reload(self) -> Run:
        """The run as it stands now."""
        self.run = Run.objects.select_related("edition", "place", "parent__edition").get(pk=self.run.pk)
        return self.run
