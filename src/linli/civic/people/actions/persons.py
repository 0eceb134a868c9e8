"""Entering a person, and showing a name, which is itself recorded."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from linli.civic.people.models import Household, Person
from linli.civic.people.queries import places_of
from linli.civic.places.models import Place
from linli.kernel.sentence import say
from linli.kernel.verdict import refuse_if
from linli.platform.identity.rules import normal_phone
from linli.platform.journal.actions import record
from linli.platform.permits import permit


@dataclass(frozen=True)
class Revealed:
    """What was behind a masked name."""

    name: str
    phone: str
    address: str


@transaction.atomic
def register_person(
    *,
    by,
    place: Place,
    name: str,
    phone: str = "",
    household: Household | None = None,
    is_head: bool = False,
    invented: bool = False,
) -> Person:
    """Enter a person whom some task needs by name; somebody of this phone and name who is entered already is given back.

    `place` is where the task is. Refuses a phone that another name has, and a second head of a household.
    """
    permit(by, "people.register_person", place)
    name = name.strip()
    refuse_if(say("Please write the name.") if not name else None, "name")
    normal = normal_phone(phone) if phone.strip() else ""
    refuse_if(say("%(phone)s is not a phone number.", phone=phone) if normal is None else None, "phone")
    if normal and (known := Person.objects.filter(phone=normal).first()):
        refuse_if(say("This phone is entered with another name.") if known.name != name else None, "phone")
        return known
    head = is_head and household and household.members.filter(is_head=True).exists()
    refuse_if(say("This household has a head already.") if head else None, "household")
    person = Person.objects.create(
        name=name, phone=normal or "", household=household, is_head=is_head, invented=invented
    )
    record(by, "people.register_person", person, place=place, content={"name": name, "phone": normal or ""})
    return person


@transaction.atomic
def reveal_person(*, by, person: Person, place: Place | None = None) -> Revealed:
    """Show who is behind a masked name; that it was shown, when and to whom stays in the journal."""
    permit(by, "people.reveal_person", person)
    where = person.place or place or next(iter(places_of(person)), None)
    record(by, "people.reveal_person", person, place=where, content={"person": person.pk})
    household = person.household
    address = f"{household.estate.name} {household.address}" if household else ""
    return Revealed(person.name, person.phone, address)


@transaction.atomic
def bind_account(user) -> Person | None:
    """The person behind an account: bound before, or now, where the register has the phone that the account proved to have.

    No act in a place: it is part of coming in, whose trail identity keeps.
    """
    bound = Person.objects.filter(user=user).first()
    if bound or not user.phone:
        return bound
    Person.objects.filter(phone=user.phone, user=None).update(user=user)
    return Person.objects.filter(user=user).first()
