"""The cast of the tests and the stages of a run: what every test of the field starts from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import hypothesis
import pytest

from linli.platform import clock

hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")
# What a rule says is tested, not how busy the machine is.

DAY = "2025-03-03T10:00"
"""A Monday; tests live here unless they say otherwise."""


@pytest.fixture(autouse=True)
def _clock_stands() -> Iterator[None]:
    """Every test begins at the same moment; it moves with `later`."""
    with clock.at(DAY):
        yield


@pytest.fixture
def later() -> Callable:
    """`with later(days=8):` is so many days after now."""
    from datetime import timedelta

    return lambda **span: clock.at(clock.now() + timedelta(**span))


@pytest.fixture
def community(db):
    """Shiling community in its street, district and city."""
    return make_places().community


@pytest.fixture
def estates(community) -> list:
    """Three estates of the community, one of each kind, four households each."""
    return make_estates(community)


@pytest.fixture
def estate(estates):
    """The rural resettlement estate."""
    return estates[0]


@pytest.fixture
def cast(community, estates) -> SimpleNamespace:
    """One actor of each capacity, named by it (`cast.social_worker`), `cast.resident` of the first estate, `cast.nobody`."""
    return make_cast(community, estates)


@pytest.fixture
def editions(db) -> dict:
    """The shipped editions by the code of their method."""
    from linli.civic.process.actions import ship_editions

    return {edition.code: edition for edition in ship_editions()}


@pytest.fixture
def run_at(cast, community, estates, editions) -> Callable:
    """`run_at("collect")` is a run of the eight steps that stands there; `method=` and `parameters=` choose another."""

    def make(
        stage: str | None = None, *, method: str = "eight-step", parameters: dict | None = None, parent=None
    ):
        from linli.civic.process.actions import name_estates, open_run
        from linli.civic.process.actions.runs import enter_stage
        from linli.civic.process.models import Passage, Run

        run = open_run(
            by=cast.social_worker,
            edition=editions[method],
            place=community,
            title="Spring",
            parameters=parameters,
        )
        if method == "eight-step":
            name_estates(
                by=cast.social_worker, run=run, contacts=dict.fromkeys(estates, cast.committee_member.person)
            )
        if parent:
            Run.objects.filter(pk=run.pk).update(parent=parent)
        if stage and stage != run.stage_code:
            Passage.objects.filter(run=run, left_at=None).update(left_at=clock.now(), outcome="passed")
            enter_stage(run, run.playbook.stage(stage))
        return Run.objects.select_related("edition", "place", "parent").get(pk=run.pk)

    return make


@pytest.fixture
def signed_in(client) -> Callable:
    """`signed_in(actor)` is a test client that has come in as this actor."""

    def come_in(actor):
        if actor.person:
            client.force_login(account_of(actor.person))
        elif actor.household:
            session = client.session
            session["household"] = actor.household.pk
            session.save()
        return client

    return come_in


def account_of(person):
    """The account of a person, made if need be."""
    from linli.platform.identity.models import User

    if person.user is None:
        person.user = User.objects.create_user(username=f"user{person.pk}", password=None)
        person.save(update_fields=["user"])
    return person.user


def make_places() -> SimpleNamespace:
    """The four official storeys of Shiling."""
    from linli.civic.places.models import Place

    chain = (
        ("5101", "city", "成都市"),
        ("510112", "district", "龙泉驿区"),
        ("510112003", "street", "十陵街道"),
        ("510112003002", "community", "石灵社区"),
    )
    parent, made = None, {}
    for code, level, name in chain:
        path = f"{parent.path if parent else '/'}{code}/"
        parent = Place.objects.create(
            code=code, level=level, name=name, official_name=name, parent=parent, path=path
        )
        made[level] = parent
    return SimpleNamespace(**made)


def make_estates(community, count: int = 3, households: int = 4) -> list:
    """Estates of the three kinds in turn, with registered households."""
    from linli.civic.people.models import Household
    from linli.civic.places.models import Place

    kinds = ("rural_resettlement", "commodity", "three_without")
    estates = []
    for n in range(count):
        code = f"{community.code}-{n + 1}"
        estate = Place.objects.create(
            code=code,
            level="estate",
            name=f"院{n + 1}",
            official_name=f"院{n + 1}",
            parent=community,
            path=f"{community.path}{code}/",
            estate_kind=kinds[n % 3],
            households=households,
        )
        Household.objects.bulk_create(
            Household(estate=estate, address=f"{i // 10 + 1}栋{i + 1:03d}") for i in range(households)
        )
        estates.append(estate)
    return estates


def make_cast(community, estates) -> SimpleNamespace:
    """One actor of each capacity at the community (committee and leaders at the first estate), and residents."""
    from linli.civic.mandates.enums import RESIDENT_CAPACITIES, Capacity
    from linli.civic.mandates.models import Actor, Mandate
    from linli.civic.mandates.queries import actor_for, actor_for_household
    from linli.civic.people.models import Household, Person

    at_estate = {"committee_member", "self_organisation", "property_manager", "micro_grid_worker"}
    at_street = {"street_officer", "auditor"}
    cast: dict = {"nobody": Actor()}
    for n, capacity in enumerate(set(Capacity) - RESIDENT_CAPACITIES):
        person = Person.objects.create(name=f"甲{n}", phone=f"+8613800000{n:03d}")
        place = (
            estates[0] if capacity in at_estate else community.parent if capacity in at_street else community
        )
        Mandate.objects.create(person=person, capacity=capacity, place=place, starts_on="2024-01-01")
        cast[str(capacity)] = actor_for(person)
    first, second = Household.objects.filter(estate=estates[0]).order_by("id")[:2]
    head = Person.objects.create(name="李大", phone="+8613900000001", household=first, is_head=True)
    cast["resident"] = actor_for(head)
    cast["household"] = actor_for_household(second)
    other = Household.objects.filter(estate=estates[1]).first()
    cast["neighbour"] = actor_for_household(other)
    return SimpleNamespace(**cast)
