"""`linli manage appoint USERNAME NAME CAPACITY PLACE`: the first administrators of an installation."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from linli.civic.mandates.actions import give_mandate
from linli.civic.mandates.models import OPERATOR
from linli.civic.people.actions import register_person
from linli.civic.people.models import Person
from linli.civic.places.queries import place_by_code


class Command(BaseCommand):
    help = "Give an account a mandate: the first administrators, who then give all others."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="of an account, as made by createsuperuser")
        parser.add_argument("name", help="of the person")
        parser.add_argument("capacity", help="such as security_administrator")
        parser.add_argument("place", help="code of the place")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        place = place_by_code(options["place"])
        user = get_user_model().objects.filter(username=options["username"].casefold()).first()
        if place is None or user is None:
            raise CommandError("There is no such place." if place is None else "There is no such account.")
        person = Person.objects.filter(user=user).first()
        if person is None:
            person = register_person(by=OPERATOR, place=place, name=options["name"])
            Person.objects.filter(pk=person.pk).update(user=user)
        mandate = give_mandate(by=OPERATOR, person=person, capacity=options["capacity"], place=place)
        self.stdout.write(f"{person.name}: {mandate}")
