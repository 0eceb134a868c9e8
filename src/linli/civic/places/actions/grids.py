"""Grids and micro-grids, drawn on the map or brought in as GeoJSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from linli.civic.places import rules
from linli.civic.places.enums import GridLevel, Level
from linli.civic.places.models import Grid, Place
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal, refuse_if
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked

VERB = "places.draw_grid"
MOST_GRIDS = 2_000


@dataclass(frozen=True)
class GridDraft:
    """A grid as somebody draws it; `parent` is the grid in which a micro-grid lies."""

    name: str
    level: str
    households: int = 0
    boundary: dict | None = None
    parent: Grid | None = None


@transaction.atomic
def draw_grid(
    *,
    by,
    community: Place,
    name: str,
    level: str,
    households: int = 0,
    boundary: dict | None = None,
    parent: Grid | None = None,
) -> Grid:
    """Draw a grid in a community; refuses a name that it has already, and a boundary that crosses itself."""
    permit(by, VERB, community)
    draft = GridDraft(name.strip(), level, households, boundary, parent)
    community = locked(community)
    _judge(draft, community, set(community.grids.values_list("name", flat=True)))
    grid = Grid.objects.create(community=community, **_fields(draft))
    record(by, VERB, grid, tells=say("Grid “%(name)s” was drawn", name=grid.name), content=_content(draft))
    return grid


@transaction.atomic
def redraw_grid(*, by, grid: Grid, draft: GridDraft) -> Grid:
    """Draw a grid anew: its name, its place in another grid, its households, its boundary."""
    permit(by, VERB, grid)
    locked(grid.community)
    grid = locked(grid, "community")
    others = set(grid.community.grids.exclude(pk=grid.pk).values_list("name", flat=True))
    _judge(draft, grid.community, others)
    changed = _fields(draft)
    for name, value in changed.items():
        setattr(grid, name, value)
    grid.save(update_fields=list(changed))
    record(
        by, VERB, grid, tells=say("Grid “%(name)s” was drawn anew", name=grid.name), content=_content(draft)
    )
    return grid


@transaction.atomic
def import_grids(*, by, community: Place, features: Mapping[str, Any]) -> list[Grid]:
    """Bring in a GeoJSON feature collection: each feature with `name`, `level`, `households` and, for a micro-grid, `parent`.

    A grid that is there already is drawn anew. Refuses the whole file for its first fault, naming the feature.
    """
    permit(by, VERB, community)
    listed = _features(features)
    community = locked(community)
    known = {grid.name: grid for grid in community.grids.all()}
    kept: list[Grid] = []
    for feature in sorted(listed, key=lambda each: each["properties"].get("level") != GridLevel.GRID):
        draft = _draft_of(feature, known)
        _judge_in_list(draft, community)
        grid, _new = Grid.objects.update_or_create(
            community=community, name=draft.name, defaults=_fields(draft)
        )
        known[grid.name] = grid
        kept.append(grid)
    content = {"grids": [grid.name for grid in kept]}
    record(by, VERB, community, tells=say("%(n)d grids were brought in", n=len(kept)), content=content)
    return kept


def _features(collection: Any) -> list[dict]:
    listed = collection.get("features") if isinstance(collection, Mapping) else None
    if not isinstance(listed, list) or not listed:
        raise Refusal(say("This is not a GeoJSON file with grids."), "file")
    refuse_if(say("A file may have %(n)d grids.", n=MOST_GRIDS) if len(listed) > MOST_GRIDS else None, "file")
    for number, feature in enumerate(listed, 1):
        if not isinstance(feature, Mapping) or not isinstance(feature.get("properties"), Mapping):
            raise Refusal(say("Feature %(n)d has no properties.", n=number), "file")
    return listed


def _draft_of(feature: Mapping[str, Any], known: Mapping[str, Grid]) -> GridDraft:
    said = feature["properties"]
    name, inside = str(said.get("name") or "").strip(), str(said.get("parent") or "").strip()
    refuse_if(say("A grid of the file has no name.") if not name else None, "file")
    if inside and inside not in known:
        raise Refusal(_in_list(name, say("the grid “%(parent)s” is not known", parent=inside)), "file")
    households = said.get("households") or 0
    if not isinstance(households, int) or households < 0:
        raise Refusal(_in_list(name, say("the number of households is not a whole number")), "file")
    level = str(said.get("level") or (GridLevel.MICRO_GRID if inside else GridLevel.GRID))
    return GridDraft(name, level, households, feature.get("geometry"), known.get(inside))


def _judge_in_list(draft: GridDraft, community: Place) -> None:
    try:
        _judge(draft, community, set())
    except Refusal as refusal:
        raise Refusal(_in_list(draft.name, refusal.because), "file") from None


def _in_list(name: str, because: Sentence) -> Sentence:
    return say("“%(name)s”: %(because)s", name=name, because=because)


def _judge(draft: GridDraft, community: Place, names: set[str]) -> None:
    refuse_if(say("Only communities have grids.") if community.level != Level.COMMUNITY else None)
    refuse_if(say("Please give the grid a name.") if not draft.name else None, "name")
    refuse_if(
        say("There is a grid called “%(name)s” here already.", name=draft.name)
        if draft.name in names
        else None,
        "name",
    )
    refuse_if(
        say("Please choose grid or micro-grid.") if draft.level not in GridLevel.values else None, "level"
    )
    if draft.parent and (draft.level != GridLevel.MICRO_GRID or draft.parent.level != GridLevel.GRID):
        raise Refusal(say("Only a micro-grid lies in a grid."), "parent")
    wrong_community = draft.parent and draft.parent.community_id != community.pk
    refuse_if(say("That grid belongs to another community.") if wrong_community else None, "parent")
    refuse_if(rules.boundary_fault(draft.boundary) if draft.boundary else None, "boundary")


def _fields(draft: GridDraft) -> dict[str, Any]:
    return {
        "name": draft.name,
        "level": draft.level,
        "households": draft.households,
        "parent": draft.parent,
        "boundary": rules.closed(draft.boundary) if draft.boundary else None,
    }


def _content(draft: GridDraft) -> dict[str, Any]:
    """What the journal's digest covers; degrees as text, since a digest knows no fractions of floating point."""
    return {
        "name": draft.name,
        "level": draft.level,
        "households": draft.households,
        "boundary": str(draft.boundary or ""),
    }
