from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import models
from django.db.models import F, Q

from linli.civic.mandates.enums import RESIDENT_CAPACITIES, Capacity
from linli.civic.people.models import Household, Organisation, Person
from linli.civic.places.models import Place
from linli.platform import clock


class MandateQuerySet(models.QuerySet):
    def standing(self) -> MandateQuerySet:
        """Those in force today."""
        today = clock.today()
        return self.filter(starts_on__lte=today).filter(Q(ends_on=None) | Q(ends_on__gte=today))


class Mandate(models.Model):
    """A person may act in a capacity at a place, and at all that lies in it, from one day to another (inclusive)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates")
    capacity = models.CharField(max_length=24, choices=Capacity)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="mandates")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="mandates"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = MandateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="mandate_ends_after_its_start",
            ),
            models.CheckConstraint(
                condition=~Q(capacity__in=sorted(RESIDENT_CAPACITIES)), name="living_somewhere_is_no_mandate"
            ),
        ]

    def __str__(self):
        return f"{self.get_capacity_display()} · {self.place}"


@dataclass(frozen=True)
class Actor:
    """Somebody who acts: a person with the mandates in force, a household that came with its code, or nobody known."""

    person: Person | None = None
    household: Household | None = None
    mandates: tuple[Mandate, ...] = ()

    def holds(self, capacities: Collection[str], place: Place | None = None) -> bool:
        """Whether one of the capacities is held at this place or at one that contains it (anywhere, without a place)."""
        if RESIDENT_CAPACITIES & set(capacities) and self.lives_at(place):
            return True
        return any(
            mandate.capacity in capacities and (place is None or mandate.place.contains(place))
            for mandate in self.mandates
        )

    def touches(self, capacities: Collection[str], place: Place) -> bool:
        """Whether one of the capacities is held at, above or within this place: enough to be shown what goes on there."""
        return self.holds(capacities, place) or any(
            mandate.capacity in capacities and place.contains(mandate.place) for mandate in self.mandates
        )

    def lives_at(self, place: Place | None) -> bool:
        """Whether this actor's household lives at or within this place."""
        return bool(self.household and (place is None or place.contains(self.household.estate)))

    def capacity_at(self, place: Place | None) -> str:
        """The capacity to name in the journal: the narrowest mandate that covers the place, else resident, else none."""
        covering = [m for m in self.mandates if place is None or m.place.contains(place)]
        if covering:
            return max(covering, key=lambda mandate: len(mandate.place.path)).capacity
        return Capacity.RESIDENT.value if self.household else ""

    @property
    def name_for_journal(self) -> str:
        if self.person:
            return f"person:{self.person.pk}"
        return f"household:{self.household.pk}" if self.household else "nobody"

    @property
    def capacities(self) -> frozenset[str]:
        """Every capacity held anywhere."""
        held = {mandate.capacity for mandate in self.mandates}
        return frozenset(held | (set(RESIDENT_CAPACITIES) if self.household else set()))


@dataclass(frozen=True)
class Operator(Actor):
    """Whoever runs commands on the server itself: prepares the installation, where nobody holds a mandate yet."""

    OFFICES = frozenset({Capacity.SYSTEM_ADMINISTRATOR, Capacity.SECURITY_ADMINISTRATOR})

    def holds(self, capacities: Collection[str], place: Place | None = None) -> bool:
        return bool(self.OFFICES & set(capacities))

    def capacity_at(self, place: Place | None) -> str:
        return Capacity.SYSTEM_ADMINISTRATOR.value

    @property
    def name_for_journal(self) -> str:
        return "operator"


NOBODY = Actor()
OPERATOR = Operator()
