"""`linli places import FILE`: the official list of any city."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

import linli
from linli.civic.mandates.models import OPERATOR
from linli.civic.places.actions import Imported, import_boundaries, import_places

COLUMNS = {"code", "name", "level", "parent_code"}
SHIPPED = Path(linli.__file__).parent / "data"


class Command(BaseCommand):
    help = "Bring in the places of a city from a CSV file with the columns code, name, level, parent_code."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="CSV file, or the name of a list that comes with Linli: chengdu")
        parser.add_argument("--boundaries", help="GeoJSON whose features have the code of a place")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        file, boundaries = _files(options["file"], options["boundaries"])
        rows = _rows(file)
        with transaction.atomic():
            done = import_places(by=OPERATOR, rows=rows)
            drawn = import_boundaries(by=OPERATOR, features=_json(boundaries)) if boundaries else 0
            transaction.set_rollback(options["dry_run"])
        self.stdout.write(_told(done, drawn))


def _files(name: str, boundaries: str | None) -> tuple[Path, Path | None]:
    """The files meant by a path, or by the name of a shipped list (which brings its boundaries)."""
    if (shipped := SHIPPED / f"{name}-places.csv").exists() and not Path(name).exists():
        return shipped, Path(boundaries) if boundaries else SHIPPED / f"{name}-districts.geojson"
    return Path(name), Path(boundaries) if boundaries else None


def _rows(file: Path) -> list[dict[str, str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            if missing := COLUMNS - set(reader.fieldnames or ()):
                raise CommandError(f"{file}: the columns {', '.join(sorted(missing))} are missing")
            return [{name: row[name] or "" for name in COLUMNS} for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise CommandError(f"{file}: {fault}") from fault


def _json(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise CommandError(f"{file}: {fault}") from fault


def _told(done: Imported, drawn: int) -> str:
    return f"{done.new} new, {done.changed} renamed, {done.same} as before; {drawn} boundaries"
