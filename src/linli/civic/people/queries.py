"""Reads about people."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from linli.civic.people.models import Household, Membership, Organisation, Person
from linli.civic.places.models import Place

SESSION_KEY = "household"
"""Where a session keeps the number of the household that came in with its code."""


def household_of_digest(digest: str) -> int | None:
    """The number of the household whose slip bears the code of this digest; None for an unknown or a departed one."""
    return (
        Household.objects.filter(code_digest=digest, moved_out_on=None).values_list("pk", flat=True).first()
    )


def household_of_session(session) -> Household | None:
    """The household that came in with its code in this session."""
    pk = session.get(SESSION_KEY)
    return Household.objects.select_related("estate").filter(pk=pk, moved_out_on=None).first() if pk else None


def phone_in_register(phone: str) -> bool:
    """Whether somebody in the register has this phone (E.164)."""
    return Person.objects.filter(phone=phone).exists()


def households_of(place: Place) -> QuerySet[Household]:
    """The households that live at a place, each with its estate and its head (2 queries)."""
    heads = Prefetch("members", Person.objects.filter(is_head=True), to_attr="heads")
    here = Household.objects.filter(estate__path__startswith=place.path, moved_out_on=None)
    return here.select_related("estate").prefetch_related(heads).order_by("estate__path", "id")


def households_counted(estates: Collection[Place]) -> dict[int, int]:
    """Estate → its households: the larger of the declared number and of those in the register now (1 query).

    The denominator of every share of households. A register that is still being filled must not make a share look
    higher than it is, nor must a declared number that the register has outgrown.
    """
    rows = Household.objects.filter(estate__in=estates, moved_out_on=None).values_list("estate")
    registered = dict(rows.annotate(n=Count("pk")).order_by())
    return {estate.pk: max(estate.households or 0, registered.get(estate.pk, 0)) for estate in estates}


def without_code(place: Place) -> int:
    """How many households of a place have no code yet."""
    return Household.objects.filter(
        estate__path__startswith=place.path, moved_out_on=None, code_digest=None
    ).count()


def organisations_at(place: Place) -> QuerySet[Organisation]:
    """The organisations of a place and of all within it, each with the number of its members."""
    members = Count("memberships", filter=Q(memberships__left_on=None))
    here = Organisation.objects.filter(place__path__startswith=place.path)
    return here.select_related("place", "parent").annotate(members=members).order_by("kind", "name")


def organisation(pk: int) -> Organisation | None:
    """An organisation with its place and what it grew out of."""
    return Organisation.objects.select_related("place", "parent").filter(pk=pk).first()


def members_of(group: Organisation) -> QuerySet[Membership]:
    """Who belongs to an organisation now."""
    standing = Membership.objects.filter(organisation=group, left_on=None)
    return standing.select_related("person", "organisation__place").order_by("joined_on", "id")


def memberships_of(person: Person) -> QuerySet[Membership]:
    """What a person belongs to now."""
    return (
        Membership.objects.filter(person=person, left_on=None)
        .select_related("organisation__place")
        .order_by("id")
    )


def person_with_place(pk: int) -> Person | None:
    """A person with household and estate."""
    return Person.objects.select_related("household__estate").filter(pk=pk).first()


def places_of(person: Person) -> list[Place]:
    """Where the register knows a person: where they live, else where they hold mandates or belong to organisations."""
    if person.place:
        return [person.place]
    known = Q(mandates__person=person) | Q(organisations__memberships__person=person)
    return list(Place.objects.filter(known).defer("boundary").distinct())


def data_of(user) -> dict[str, Any]:
    """What the register holds about the person behind an account (PIPL art. 45)."""
    person = Person.objects.select_related("household__estate").filter(user=user).first()
    if person is None:
        return {}
    return {
        "name": person.name,
        "phone": person.phone,
        "household": f"{person.household.estate.name} {person.household.address}" if person.household else "",
        "head_of_household": person.is_head,
        "organisations": [
            {"name": one.organisation.name, "since": one.joined_on.isoformat()}
            for one in memberships_of(person)
        ],
    }
