"""Reads about places."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Sum, Value, When

from linli.civic.places.enums import Level
from linli.civic.places.models import Grid, Place
from linli.civic.places.rules import STOREYS

MOST_WORDS = 4
LIMIT = 20
_CANDIDATES = 200


def place_by_code(code: str) -> Place | None:
    """The place of this code."""
    return Place.objects.filter(code=code).first()


def storeys_above(place: Place) -> list[Place]:
    """The places that contain this one, the widest first, without the place itself (1 query)."""
    codes = place.codes_down_to_it[:-1]
    return list(Place.objects.filter(code__in=codes).defer("boundary").order_by("path")) if codes else []


@dataclass(frozen=True)
class Found:
    """A place that was found, with the names of those that contain it, the widest first."""

    place: Place
    above: tuple[str, ...]

    @property
    def path(self) -> str:
        """“成都市 · 龙泉驿区 · 十陵街道”."""
        return " · ".join(self.above)


def search(text: str, limit: int = LIMIT, *, level: str = "") -> list[Found]:
    """Places by Chinese name, pinyin, initials or code, best first, with what contains them (2 queries).

    Each word must fit the place or one that contains it, so that “十陵 石灵” and “slsq” both find 石灵社区.
    """
    words = unicodedata.normalize("NFKC", text).casefold().split()[:MOST_WORDS]
    if not words:
        return []
    fits = Q(*(_fits(word) for word in words), _connector=Q.OR)
    places = Place.objects.filter(fits, **({"level": level} if level else {})).defer("boundary")
    ranked = list(
        places.order_by(_rank(words[-1]), _storey(), "path")[: _CANDIDATES if len(words) > 1 else limit]
    )
    above = _names_above(ranked)
    found = [Found(place, tuple(names for names, _ in above(place))) for place in ranked]
    if len(words) == 1:
        return found
    return [one for one in found if _fits_all(one.place, above(one.place), words)][:limit]


def estates_of(community: Place) -> QuerySet[Place]:
    """The estates of a community, by name."""
    return Place.objects.within(community).estates().defer("boundary").order_by("name")


def grids_of(community: Place) -> QuerySet[Grid]:
    """The grids of a community with the number of their micro-grids, each grid before its micro-grids."""
    return (
        community.grids.select_related("parent")
        .annotate(inner=Count("micro_grids"), households_within=Sum("micro_grids__households"))
        .order_by(_level_order(), "name")
    )


def map_of(place: Place) -> dict[str, Any]:
    """What a map of a place shows: its own boundary, those of the places in it, and its grids, as GeoJSON (2 queries)."""
    shapes = Place.objects.filter(Q(pk=place.pk) | Q(parent=place)).exclude(boundary=None)
    grids = Grid.objects.filter(community=place).exclude(boundary=None).order_by(_level_order(), "name")
    drawn = [_feature(one.level, one.name, one.households, one.boundary) for one in [*shapes, *grids]]
    return {"type": "FeatureCollection", "features": drawn}


def _feature(kind: str, name: str, households: int, boundary: dict) -> dict[str, Any]:
    said = {"kind": kind, "name": name, "households": households}
    return {"type": "Feature", "properties": said, "geometry": boundary}


def _fits(word: str) -> Q:
    return Q(name__icontains=word) | Q(pinyin__contains=word) | Q(initials__startswith=word) | Q(code=word)


def _rank(word: str) -> Case:
    """The whole name first, then what begins with it, then what holds it."""
    whole = Q(name__iexact=word) | Q(name=f"{word}社区") | Q(initials=word) | Q(pinyin=word) | Q(code=word)
    begins = Q(name__istartswith=word) | Q(pinyin__startswith=word) | Q(initials__startswith=word)
    return Case(
        When(whole, then=Value(0)), When(begins, then=Value(1)), default=Value(2), output_field=IntegerField()
    )


def _storey() -> Case:
    """Communities and estates before what is wider or narrower: they are what people look for."""
    order = {Level.COMMUNITY: 0, Level.ESTATE: 1, Level.STREET: 2, Level.DISTRICT: 3, Level.CITY: 4}
    return Case(
        *(When(level=level, then=Value(at)) for level, at in order.items()), default=Value(len(STOREYS))
    )


def _level_order() -> Case:
    return Case(When(level="grid", then=Value(0)), default=Value(1), output_field=IntegerField())


def _names_above(places: list[Place]):
    """For each place the (name, place) of those that contain it, read together."""
    codes = {code for place in places for code in place.codes_down_to_it[:-1]}
    known = (
        {place.code: place for place in Place.objects.filter(code__in=codes).defer("boundary")}
        if codes
        else {}
    )

    def above(place: Place) -> list[tuple[str, Place]]:
        above_it = place.codes_down_to_it[:-1]
        return [(known[code].name, known[code]) for code in above_it if code in known]

    return above


def _fits_all(place: Place, above: list[tuple[str, Place]], words: list[str]) -> bool:
    chain = [place, *(one for _name, one in above)]
    return all(
        any(
            word in one.name.casefold() or word in one.pinyin or one.initials.startswith(word)
            for one in chain
        )
        for word in words
    )


def boundaries(estates: Sequence[Place]) -> str:
    """The estates that have a boundary, as GeoJSON features with their names, in JSON."""
    features = [
        {"type": "Feature", "properties": {"name": estate.name}, "geometry": estate.boundary}
        for estate in estates
        if estate.boundary
    ]
    return json.dumps(features)
