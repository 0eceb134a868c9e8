"""The ground of every case: the official list of places, the calendar, estates, households, and a cast with mandates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from random import Random

from django.core.management import call_command

from linli.civic.mandates.actions import give_mandate
from linli.civic.mandates.models import OPERATOR, Actor, Mandate
from linli.civic.mandates.queries import actor_for
from linli.civic.people.actions import import_households, register_person
from linli.civic.people.models import Household, Person
from linli.civic.places.actions import import_estates
from linli.civic.places.models import Place
from linli.civic.process.actions import ship_editions
from linli.demonstration.names import name
from linli.demonstration.scene import Scene
from linli.demonstration.shiling import Estate
from linli.platform import clock
from linli.platform.calendar.actions import fill_holidays
from linli.platform.identity.models import User
from linli.practices.needs.actions import ship_fund_list

YEARS = (2023, 2024, 2025, 2026)
CITY = "5101"


@dataclass(frozen=True)
class Member:
    """A member of the cast: capacity, account (none: never comes in), invented name."""

    capacity: str
    account: str
    name: str


ADMINISTRATORS = (
    Member("system_administrator", "xitong", "白一鸣"),
    Member("security_administrator", "anquan", "龙思齐"),
    Member("audit_administrator", "rizhi", "贺清源"),
)
APPOINTED_BY_STREET = frozenset(
    {
        "social_worker",
        "social_work_supervisor",
        "community_officer",
        "party_committee",
        "supervisor",
        "auditor",
    }
)
"""All other mandates in a community are given by its own office."""
COUNCIL = ("程永福", "田桂英", "魏大川", "蒋秀芳", "沈家和", "范玉梅", "傅长青", "钟思源")
"""The other members of the council."""


def lay() -> None:
    """What every installation has before a community begins: places, calendar, methods, the fund's negative list, offices."""
    call_command("import_places", str(files("linli") / "data" / "chengdu-places.csv"), verbosity=0)
    for year in YEARS:
        fill_holidays(by=OPERATOR, year=year)
    ship_editions()
    ship_fund_list()
    city = Place.objects.get(code=CITY)
    for member in ADMINISTRATORS:
        _appointed(OPERATOR, member, city, clock.today())


def street_office(code: str, member: Member) -> Actor:
    """The street officer who appoints everybody in the communities of a street; appointed with its first community."""
    if appointed := Person.objects.filter(user__username=member.account).first():
        return actor_for(appointed)
    security = Mandate.objects.select_related("person").get(capacity="security_administrator")
    street = Place.objects.get(code=code)
    return actor_for(_appointed(actor_for(security.person), member, street, clock.today()))


def people_a_community(
    code: str, estates: Sequence[Estate], members: Sequence[Member], begins: date, street: Actor, seed: int
) -> Scene:
    """Estates, households with an invented head each, and everybody who holds a mandate there."""
    chance = Random(seed)
    community = Place.objects.select_related("parent").get(code=code)
    cast = {
        member.capacity: _appointed(street, member, community, begins)
        for member in members
        if member.capacity in APPOINTED_BY_STREET
    }
    officer = actor_for(cast["community_officer"])
    rows = [{"name": each.name, "kind": each.kind, "households": each.households} for each in estates]
    places = {
        place.name: place
        for place in import_estates(by=officer, community=community, rows=rows, invented=True)
    }
    scene = Scene(community, begins, {places[each.name]: each for each in estates}, cast, {}, chance)
    _fill_estates(scene, officer)
    for member in members:
        if member.capacity not in APPOINTED_BY_STREET:
            cast[member.capacity] = _appointed(officer, member, community, begins)
    for called in COUNCIL:
        _appointed(officer, Member("council_member", "", called), community, begins)
    for estate, households in scene.households.items():
        head = Person.objects.select_related("household__estate").get(household=households[0], is_head=True)
        give_mandate(by=officer, person=head, capacity="committee_member", place=estate, starts_on=begins)
        scene.committees[estate] = head
    give_account(next(iter(scene.committees.values())), f"yuanwei{seed}")
    return scene


def _appointed(by: Actor, member: Member, place: Place, begins: date) -> Person:
    """A person of the cast with account and mandate; somebody who has an account of this name already is the same person."""
    person = Person.objects.filter(user__username=member.account).first() if member.account else None
    person = person or register_person(by=by, place=place, name=member.name, invented=True)
    if member.account and person.user is None:
        give_account(person, member.account)
    give_mandate(by=by, person=person, capacity=member.capacity, place=place, starts_on=begins)
    return person


def give_account(person: Person, account: str) -> None:
    """An account for a member of the cast; it has no password: one comes in by the demonstration's switch of role."""
    person.user = User.objects.create_user(username=account, password=None, is_staff=False)
    person.save(update_fields=["user"])


def _fill_estates(scene: Scene, officer: Actor) -> None:
    rows = [
        {"estate": estate.name, "address": _door(number), "name": name(scene.chance)}
        for estate, plan in scene.plans.items()
        for number in range(plan.households)
    ]
    import_households(by=officer, place=scene.community, rows=rows)
    here = Household.objects.filter(estate__in=scene.estates)
    Person.objects.filter(household__in=here).update(invented=True)
    for household in here.select_related("estate").order_by("id"):
        scene.households.setdefault(household.estate, []).append(household)


def _door(number: int) -> str:
    """The address of the n-th household: 24 to a building, two units of six storeys with two doors each."""
    building, within = divmod(number, 24)
    unit, door = divmod(within, 12)
    return f"{building + 1}栋{unit + 1}单元{door // 2 + 1}{door % 2 + 1:02d}"
