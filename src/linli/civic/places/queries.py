"""Reads about places."""

from __future__ import annotations

from linli.civic.places.models import Place


def place_by_code(code: str) -> Place | None:
    """The place of this code."""
    return Place.objects.filter(code=code).first()


def storeys_above(place: Place) -> list[Place]:
    """The places that contain this one, the widest first, without the place itself (1 query)."""
    codes = place.path.strip("/").split("/")[:-1]
    return list(Place.objects.filter(code__in=codes).order_by("path")) if codes else []
