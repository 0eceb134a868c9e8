"""Reads about mandates."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from linli.civic.mandates.enums import STAFF_CAPACITIES, Capacity
from linli.civic.mandates.models import NOBODY, Actor, Mandate
from linli.civic.people.models import Household, Person


def actor_for(person: Person | None) -> Actor:
    """The actor that a person is today (two queries); who moved out acts for that household no more."""
    if person is None:
        return NOBODY
    mandates = Mandate.objects.standing().filter(person=person).select_related("place", "organisation")
    lives_here = person.household and person.household.moved_out_on is None
    return Actor(person, person.household if lives_here else None, tuple(mandates))


def actor_for_household(household: Household) -> Actor:
    """The actor that a household is when it comes with its code."""
    return Actor(household=household)


def actor_of_user(user) -> Actor:
    """The actor behind an account, read once for each request: every request has its own user (2 queries)."""
    if not hasattr(user, "_acts_as"):
        user._acts_as = actor_for(person_of_user(user))
    return user._acts_as


def person_of_user(user) -> Person | None:
    """The person behind an account, with household and estate."""
    return Person.objects.select_related("household__estate").filter(user=user).first()


def has_staff_mandate(user) -> bool:
    """Whether the person behind an account acts in a capacity that needs a second factor."""
    return bool(actor_of_user(user).capacities & STAFF_CAPACITIES)


def demonstration_cast() -> list[tuple[int, str, str, str]]:
    """Whom a visitor of the demonstration may be: account, name, capacity, place; residents last."""
    members = Mandate.objects.standing().filter(person__invented=True).exclude(person__user=None)
    residents = Person.objects.filter(invented=True, mandates=None).exclude(user=None).exclude(household=None)
    return [
        *(
            (one.person.user_id, one.person.name, one.get_capacity_display(), one.place.name)
            for one in members.select_related("person", "place").order_by("id")
        ),
        *(
            (one.user_id, one.name, Capacity.RESIDENT.label, one.household.estate.name)
            for one in residents.select_related("household__estate").order_by("id")
        ),
    ]


def people_with_mandate_at(place) -> QuerySet[Person]:
    """Everybody who holds a mandate at a place or within it today."""
    here = Mandate.objects.standing().filter(place__path__startswith=place.path)
    return Person.objects.filter(pk__in=here.values("person")).order_by("name")


def mandates_at(place) -> QuerySet[Mandate]:
    """The mandates that hold today at a place or within it."""
    standing = Mandate.objects.standing().filter(place__path__startswith=place.path)
    return standing.select_related("person", "place", "organisation", "given_by").order_by(
        "capacity", "place__path", "id"
    )


def mandate(pk: int) -> Mandate | None:
    """A mandate with person and place."""
    return Mandate.objects.select_related("person", "place", "organisation").filter(pk=pk).first()


def data_of(user) -> dict[str, Any]:
    """The mandates of the person behind an account, past ones too (PIPL art. 45)."""
    held = Mandate.objects.filter(person__user=user).select_related("place").order_by("id")
    return {
        "mandates": [
            {
                "capacity": one.capacity,
                "place": one.place.name,
                "from": one.starts_on.isoformat(),
                "to": one.ends_on.isoformat() if one.ends_on else None,
            }
            for one in held
        ]
    }
