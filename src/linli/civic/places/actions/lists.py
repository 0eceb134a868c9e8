"""Bringing in the official list of a city, and the boundaries of its districts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from linli.civic.places import rules
from linli.civic.places.models import Place
from linli.civic.places.rules import PlaceRow
from linli.kernel.canonical import digest
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, refuse_if
from linli.platform.journal.actions import EVERYWHERE, record
from linli.platform.permits import permit

VERB = "places.import_places"
BATCH = 500
KEPT = ("official_name", "name", "pinyin", "initials")


@dataclass(frozen=True)
class Imported:
    """What an import did, in places."""

    new: int
    changed: int
    same: int


@transaction.atomic
def import_places(*, by, rows: Iterable[PlaceRow | Mapping[str, str]]) -> Imported:
    """Bring in an official list; again and again, without doing anything twice.

    Parents stand in the list or are known. A place that is known and has another name in the list is renamed; none is
    removed or moved. Refuses the whole list for its first faulty line.
    """
    permit(by, VERB, None)
    listed = _listed(rows)
    known = {
        place.code: place for place in Place.objects.filter(code__in=_mentioned(listed)).defer("boundary")
    }
    changed = _renamed(listed, known)
    fresh = [row for row in listed.values() if row.code not in known]
    for level in rules.OFFICIAL:
        made = [_place(row, known) for row in fresh if row.level == level]
        known.update((place.code, place) for place in Place.objects.bulk_create(made, batch_size=BATCH))
    done = Imported(new=len(fresh), changed=len(changed), same=len(listed) - len(fresh) - len(changed))
    if fresh or changed:
        _record(by, known[next(iter(listed))], done, listed)
    return done


@transaction.atomic
def import_boundaries(*, by, features: Mapping[str, Any]) -> int:
    """Keep the boundaries of a GeoJSON feature collection whose properties have the `code` of a place; how many."""
    permit(by, VERB, None)
    shapes = {each["properties"].get("code"): each["geometry"] for each in features.get("features", ())}
    places = list(Place.objects.filter(code__in=[code for code in shapes if code]))
    for place in places:
        place.boundary = rules.closed(shapes[place.code])
    Place.objects.bulk_update(places, ["boundary"], batch_size=BATCH)
    if places:
        told = say("The boundaries of %(n)d places were brought in", n=len(places))
        codes = sorted(place.code for place in places)
        record(by, VERB, places[0], tells=told, content={"boundaries": codes}, place=EVERYWHERE)
    return len(places)


def _listed(rows: Iterable[PlaceRow | Mapping[str, str]]) -> dict[str, PlaceRow]:
    """The lines by code, each checked against its parent."""
    listed = {}
    for row in rows:
        row = row if isinstance(row, PlaceRow) else PlaceRow(**{name: row[name].strip() for name in _FIELDS})
        refuse_if(
            say("The code %(code)s stands in the list twice.", code=row.code) if row.code in listed else None
        )
        listed[row.code] = row
    refuse_if(say("The list has no lines.") if not listed else None)
    outside = {row.parent_code for row in listed.values()} - listed.keys()
    levels = {code: row.level for code, row in listed.items()}
    levels |= dict(Place.objects.filter(code__in=outside).values_list("code", "level"))
    for row in listed.values():
        refuse_if(rules.row_fault(row, levels.get(row.parent_code)))
    return listed


_FIELDS = ("code", "name", "level", "parent_code")


def _mentioned(listed: Mapping[str, PlaceRow]) -> set[str]:
    return listed.keys() | {row.parent_code for row in listed.values()}


def _renamed(listed: Mapping[str, PlaceRow], known: Mapping[str, Place]) -> list[Place]:
    changed = []
    for code, row in listed.items():
        place = known.get(code)
        if place is None:
            continue
        if place.level != row.level:
            raise Refusal(
                say(
                    "%(code)s is a %(known)s here and a %(said)s in the list.",
                    code=code,
                    known=place.level,
                    said=row.level,
                )
            )
        if place.official_name != row.name:
            for name, value in _names(row).items():
                setattr(place, name, value)
            changed.append(place)
    Place.objects.bulk_update(changed, KEPT, batch_size=BATCH)
    return changed


def _names(row: PlaceRow) -> dict[str, str]:
    name = rules.short_name(row.name)
    pinyin, initials = rules.read_out(name)
    return {"official_name": row.name, "name": name, "pinyin": pinyin, "initials": initials}


def _place(row: PlaceRow, known: Mapping[str, Place]) -> Place:
    parent = None if row.level == rules.OFFICIAL[0] else known[row.parent_code]
    path = f"{parent.path if parent else '/'}{row.code}/"
    return Place(code=row.code, level=row.level, parent=parent, path=path, **_names(row))


def _record(by, subject: Place, done: Imported, listed: Mapping[str, PlaceRow]) -> None:
    told = say(
        "A list of places was brought in: %(new)d new, %(changed)d renamed",
        new=done.new,
        changed=done.changed,
    )
    lines = [asdict(row) for row in listed.values()]
    record(
        by,
        VERB,
        subject,
        tells=told,
        content={"lines": digest(lines), "new": done.new, "changed": done.changed},
        place=EVERYWHERE,
    )
