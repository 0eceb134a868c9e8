"""Pure rules of places: how official names are shortened and read out, and what a boundary may be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from linli.kernel.sentence import Sentence, say

MOST_POINTS = 5_000
STOREYS = ("city", "district", "street", "community", "estate", "building", "unit")
OFFICIAL = STOREYS[:4]

_COMMITTEES = (("居民委员会", "社区"), ("村民委员会", "村"), ("居委会", "社区"), ("村委会", "村"))
_COMPLETE = ("社区", "村")
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,39}", re.ASCII)
_AT_POINT = re.compile(r"\[?(-?[\d.]+) (-?[\d.]+)\]?$", re.ASCII)


@dataclass(frozen=True)
class PlaceRow:
    """One line of an official list."""

    code: str
    name: str
    level: str
    parent_code: str


def short_name(official: str) -> str:
    """What people say: 石灵社区 for 石灵社区居委会, 共和村 for 共和村村民委员会; all other names as they are."""
    name = "".join(unicodedata.normalize("NFKC", official).split())
    for committee, kind in _COMMITTEES:
        if name.endswith(committee) and name != committee:
            stem = name.removesuffix(committee)
            return stem if stem.endswith(_COMPLETE) else stem + kind
    return name


def read_out(name: str) -> tuple[str, str]:
    """A name in pinyin and its initials, as they are typed: 石灵社区 is `shilingshequ` and `slsq`."""
    from pypinyin import lazy_pinyin  # slow library

    syllables = [
        part.casefold() for part in lazy_pinyin(name, errors=lambda rest: list(rest)) if part.strip()
    ]
    return "".join(syllables)[:200], "".join(part[0] for part in syllables)[:40]


def row_fault(row: PlaceRow, parent_level: str | None) -> Sentence | None:
    """What is wrong with a line of an official list; `parent_level` is None where the parent is not known."""
    if not _CODE.fullmatch(row.code):
        return say("“%(code)s” is not a code of digits and letters.", code=row.code)
    if not row.name.strip():
        return say("%(code)s has no name.", code=row.code)
    if row.level not in OFFICIAL:
        return say(
            "%(code)s: “%(level)s” is none of city, district, street, community.",
            code=row.code,
            level=row.level,
        )
    if row.level == OFFICIAL[0]:
        return None
    if parent_level is None:
        return say(
            "%(code)s lies in %(parent)s, which is not in the list.", code=row.code, parent=row.parent_code
        )
    if STOREYS.index(parent_level) >= STOREYS.index(row.level):
        return say(
            "%(code)s can't lie in %(parent)s, which is no wider.", code=row.code, parent=row.parent_code
        )
    return None


def boundary_fault(geometry: Any) -> Sentence | None:
    """What is wrong with a GeoJSON polygon (longitude and latitude, WGS-84), in words that say where; None if nothing is."""
    if not isinstance(geometry, Mapping) or geometry.get("type") not in {"Polygon", "MultiPolygon"}:
        return say("A boundary is a polygon in GeoJSON.")
    rings = _rings(geometry)
    if not rings or not all(_is_ring(ring) for ring in rings):
        return say("A boundary needs at least three corners, each with longitude and latitude.")
    if sum(map(len, rings)) > MOST_POINTS:
        return say("This boundary has more than %(n)d corners. Please simplify it.", n=MOST_POINTS)
    for x, y in (point[:2] for ring in rings for point in ring):
        if not (-180 <= x <= 180 and -90 <= y <= 90):
            return say("%(x)s, %(y)s is no longitude and latitude in degrees.", x=str(x), y=str(y))
    return _crossing(geometry)


def closed(geometry: Mapping[str, Any]) -> dict[str, Any]:
    """The polygon with each ring ending where it begins, and nothing but its type and coordinates."""
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    done = [[_closed_ring(ring) for ring in part] for part in parts]
    return {"type": geometry["type"], "coordinates": done if geometry["type"] == "MultiPolygon" else done[0]}


def _crossing(geometry: Mapping[str, Any]) -> Sentence | None:
    import shapely  # slow library
    from shapely.geometry import shape  # slow library

    polygon = shape(closed(geometry))
    if polygon.is_valid and polygon.area > 0:
        return None
    why = shapely.is_valid_reason(polygon)
    where = _AT_POINT.search(why)
    if why.startswith(("Self-intersection", "Ring Self-intersection")) and where:
        return say(
            "The boundary crosses itself near %(x)s, %(y)s.", x=_degrees(where[1]), y=_degrees(where[2])
        )
    if where and not polygon.is_valid:
        return say("The boundary is not sound near %(x)s, %(y)s.", x=_degrees(where[1]), y=_degrees(where[2]))
    return say("The boundary encloses nothing.")


def _rings(geometry: Mapping[str, Any]) -> list:
    coordinates = geometry.get("coordinates")
    parts = coordinates if geometry["type"] == "MultiPolygon" else [coordinates]
    try:
        return [list(ring) for part in parts for ring in part]
    except TypeError:
        return []


def _is_ring(ring: list) -> bool:
    return len({tuple(point[:2]) for point in ring if _is_point(point)}) >= 3 and all(map(_is_point, ring))


def _is_point(point: Any) -> bool:
    return (
        isinstance(point, (list, tuple))
        and len(point) >= 2
        and all(isinstance(part, (int, float)) and not isinstance(part, bool) for part in point[:2])
    )


def _closed_ring(ring: list) -> list:
    points = [list(point[:2]) for point in ring]
    return points if points[0] == points[-1] else [*points, points[0]]


def _degrees(text: str) -> str:
    return f"{float(text):.5f}"


def lies_within(point: Sequence[float], polygon: Mapping[str, Any]) -> bool:
    """Whether a point lies in a GeoJSON polygon (its outer ring; the border counts by the even-odd rule)."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in pairwise(corner[:2] for corner in polygon["coordinates"][0]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


@dataclass(frozen=True)
class Spot:
    """A place in words, and where somebody tapped the map (degrees, WGS-84) if they did."""

    words: str = ""
    latitude: float | None = None
    longitude: float | None = None

    def __bool__(self) -> bool:
        return bool(self.words.strip()) or self.latitude is not None


def fault_in_spot(spot: Spot) -> Sentence | None:
    """What is wrong with a place in words and on the map, or None."""
    if len(spot.words) > 200:
        return say("Please describe the place in at most %(most)d characters.", most=200)
    if (spot.latitude is None) != (spot.longitude is None):
        return say("The place on the map is incomplete; please tap it again.")
    if spot.latitude is not None and not (-90 <= spot.latitude <= 90 and -180 <= spot.longitude <= 180):
        return say("This place does not lie on the map; please tap it again.")
    return None
