"""Where the journeys begin: a community with three estates and its cast, in the home that LINLI_HOME names.

Run as a program before the server starts. Nothing else is prepared: whatever a journey sees beyond this, somebody did.
"""

import os
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

BEGINS = date(2025, 3, 3)
"""The Monday on which the journeys begin, whatever day it is."""

TWO_ROLES = "肩两职"
"""Somebody who is a social worker and sits on the committee of the first estate: what one may, the other may not."""


def main() -> None:
    """Migrate, set the clock, and make the places, the households and the people."""
    set_clock()
    from linli.config import demonstration

    with demonstration.building():
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        people()


def set_clock() -> None:
    """Let the demonstration's clock stand at the first day; pages set it forward from there."""
    from datetime import datetime

    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    Path(os.environ["LINLI_HOME"], "clock-shift-days").write_text(str((BEGINS - today).days))


def people() -> None:
    """The cast of the tests, each with an account that the demonstration's switch of role offers."""
    from linli.civic.mandates.models import Mandate
    from linli.civic.people.models import Person
    from linli.civic.process.actions import ship_editions
    from linli.practices.needs.actions import ship_fund_list
    from tests.conftest import account_of, make_cast, make_estates, make_places

    places = make_places()
    estates = make_estates(places.community)
    make_cast(places.community, estates)
    name_them(Mandate)
    committee(estates, Mandate, Person)
    ship_editions()
    ship_fund_list()
    for person in Person.objects.filter(pk__in=Mandate.objects.values("person")):
        account_of(person)
        person.invented = True
        person.save(update_fields=["invented"])


def name_them(mandates) -> None:
    """By the names that the cast bears in the demonstration; one finds them in the switch of role by these."""
    from linli.demonstration.shiling import CAST

    for capacity, _account, name in CAST:
        person = mandates.objects.get(capacity=capacity).person
        person.name = name
        person.save(update_fields=["name"])


def committee(estates, mandates, persons) -> None:
    """Each estate has somebody of its committee to ask, and the council has members enough to meet."""
    for n, estate in enumerate(estates):
        person = persons.objects.create(name=f"院代表{n + 1}")
        mandates.objects.create(
            person=person, capacity="committee_member", place=estate, starts_on="2024-01-01"
        )
    both = persons.objects.create(name=TWO_ROLES)
    for capacity, place in (("social_worker", estates[0].parent), ("committee_member", estates[0])):
        mandates.objects.create(person=both, capacity=capacity, place=place, starts_on="2024-01-01")
    for n in range(2):
        person = persons.objects.create(name=f"议事{n + 1}")
        community = estates[0].parent
        mandates.objects.create(
            person=person, capacity="council_member", place=community, starts_on="2024-01-01"
        )


if __name__ == "__main__":
    main()
