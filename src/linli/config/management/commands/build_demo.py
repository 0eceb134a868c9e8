"""`linli demo`: builds the demonstration in an empty database."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from linli.civic.places.models import Place
from linli.demonstration import CASES, build


class Command(BaseCommand):
    help = "Build the demonstration: the article's cases, lived through by invented people."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--case", action="append", default=[], help=f"one of {', '.join(CASES)}; all without it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if unknown := set(options["case"]) - set(CASES):
            raise CommandError(
                f"There is no case {', '.join(sorted(unknown))}; there are {', '.join(CASES)}."
            )
        if Place.objects.exists():
            raise CommandError("This database holds records already; a demonstration begins in an empty one.")
        build(options["case"], tell=lambda line: self.stdout.write(line))
