"""Estates, and the buildings and units in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from linli.civic.places import rules
from linli.civic.places.enums import EstateKind, Level
from linli.civic.places.models import Place
from linli.kernel.sentence import say
from linli.kernel.verdict import refuse_if
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked


@dataclass(frozen=True)
class EstateDraft:
    """An estate as somebody describes it; `households` is the declared number."""

    name: str
    estate_kind: str
    households: int = 0
    boundary: dict | None = None
    invented: bool = False


@transaction.atomic
def add_estate(
    *,
    by,
    community: Place,
    name: str,
    kind: str,
    households: int = 0,
    boundary: dict | None = None,
    invented: bool = False,
) -> Place:
    """Add an estate to a community; refuses a name that the community has, and a boundary that is not sound."""
    permit(by, "places.add_estate", community)
    draft = EstateDraft(name.strip(), kind, households, boundary, invented)
    community = _locked(community, Level.COMMUNITY)
    _judge(draft, _names_in(community))
    (estate,) = _made(community, [draft])
    record(
        by,
        "places.add_estate",
        estate,
        tells=say("Estate “%(name)s” was added", name=estate.name),
        content=_content(draft),
    )
    return estate


@transaction.atomic
def import_estates(
    *, by, community: Place, rows: Iterable[Mapping[str, Any]], invented: bool = False
) -> list[Place]:
    """Add the estates of a sheet (`name`, `kind`, `households`); an estate that is there already is left as it is."""
    permit(by, "places.add_estate", community)
    community = _locked(community, Level.COMMUNITY)
    names = _names_in(community)
    drafts = []
    for row in rows:
        draft = EstateDraft(row["name"].strip(), row["kind"], row.get("households") or 0, None, invented)
        if draft.name not in names:
            _judge(draft, names)
            names.add(draft.name)
            drafts.append(draft)
    estates = _made(community, drafts)
    if estates:
        told = say("%(n)d estates were added", n=len(estates))
        content = {"estates": [asdict(draft) for draft in drafts]}
        record(by, "places.add_estate", community, tells=told, content=content)
    return estates


@transaction.atomic
def edit_estate(*, by, estate: Place, draft: EstateDraft) -> Place:
    """Change what is known about an estate; its code stays."""
    permit(by, "places.edit_estate", estate)
    _locked(estate.parent, Level.COMMUNITY)
    estate = _locked(estate, Level.ESTATE)
    _judge(draft, _names_in(estate.parent) - {estate.name})
    pinyin, initials = rules.read_out(draft.name)
    boundary = rules.closed(draft.boundary) if draft.boundary else None
    changed = {
        "name": draft.name, "official_name": draft.name, "pinyin": pinyin, "initials": initials,
        "estate_kind": draft.estate_kind, "households": draft.households, "boundary": boundary,
    }  # fmt: skip
    for name, value in changed.items():
        setattr(estate, name, value)
    estate.save(update_fields=list(changed))
    told = say("Estate “%(name)s” was edited", name=estate.name)
    record(by, "places.edit_estate", estate, tells=told, content=_content(draft))
    return estate


@transaction.atomic
def add_below(*, by, parent: Place, names: Iterable[str]) -> list[Place]:
    """Add buildings to an estate, or units to a building; names that are there already are left as they are."""
    permit(by, "places.edit_estate", parent)
    below = {Level.ESTATE: Level.BUILDING, Level.BUILDING: Level.UNIT}.get(parent.level)
    refuse_if(say("Only estates have buildings, and only buildings have units.") if below is None else None)
    parent = _locked(parent, parent.level)
    known = _names_in(parent)
    wanted = [name.strip() for name in dict.fromkeys(names) if name.strip() and name.strip() not in known]
    start = parent.children.count() + 1
    made = Place.objects.bulk_create(
        _below(parent, below, number, name) for number, name in enumerate(wanted, start)
    )
    if made:
        told = say("%(n)d places were added to “%(name)s”", n=len(made), name=parent.name)
        record(by, "places.edit_estate", parent, tells=told, content={"names": wanted})
    return made


def _made(community: Place, drafts: list[EstateDraft]) -> list[Place]:
    start = community.children.count() + 1
    return Place.objects.bulk_create(
        _below(
            community,
            Level.ESTATE,
            number,
            draft.name,
            estate_kind=draft.estate_kind,
            households=draft.households,
            boundary=rules.closed(draft.boundary) if draft.boundary else None,
            invented=draft.invented,
        )
        for number, draft in enumerate(drafts, start)
    )


def _below(parent: Place, level: Level, number: int, name: str, **known: Any) -> Place:
    code = f"{parent.code}-{number}"
    pinyin, initials = rules.read_out(name)
    return Place(
        code=code, level=level, parent=parent, path=f"{parent.path}{code}/", official_name=name, name=name,
        pinyin=pinyin, initials=initials, **({"invented": parent.invented} | known),
    )  # fmt: skip


def _judge(draft: EstateDraft, names: set[str]) -> None:
    refuse_if(say("Please give the estate a name.") if not draft.name else None, "name")
    refuse_if(
        say("There is an estate called “%(name)s” here already.", name=draft.name)
        if draft.name in names
        else None,
        "name",
    )
    refuse_if(
        say("Please choose the kind of estate.") if draft.estate_kind not in EstateKind.values else None,
        "kind",
    )
    refuse_if(rules.boundary_fault(draft.boundary) if draft.boundary else None, "boundary")


def _content(draft: EstateDraft) -> dict[str, Any]:
    """What the journal's digest covers; degrees as text, since a digest knows no fractions of floating point."""
    return asdict(draft) | {"boundary": str(draft.boundary or "")}


def _locked(place: Place | None, level: str) -> Place:
    refuse_if(
        say("This is possible for a place of another kind only.")
        if place is None or place.level != level
        else None
    )
    return locked(place)


def _names_in(parent: Place) -> set[str]:
    return set(parent.children.values_list("name", flat=True))
