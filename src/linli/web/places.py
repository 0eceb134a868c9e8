"""What is said of a place under its name."""

from __future__ import annotations

from django.db.models import Count, Q, Sum
from django.db.models.functions import Length

from linli.civic.places.enums import GridLevel, Level
from linli.civic.places.models import Grid, Place
from linli.kernel.sentence import Sentence, say


def within(place: Place) -> list[Place]:
    """What lies directly in a place, in the order of the codes: …-2 before …-10 (1 query)."""
    return list(place.children.defer("boundary").order_by(Length("code"), "code"))


def lead(place: Place) -> Sentence | None:
    """How large a place is: estates, households, grids of a community (2 queries); kind and households of an estate."""
    if place.level == Level.ESTATE:
        return say("%(households)d households", households=place.households) if place.households else None
    estates = Place.objects.within(place).estates().aggregate(n=Count("pk"), households=Sum("households"))
    if not estates["n"]:
        return None
    size = say(
        "%(estates)d estates, %(households)d households",
        estates=estates["n"],
        households=estates["households"] or 0,
    )
    if place.level != Level.COMMUNITY:
        return size
    grids = Grid.objects.filter(community=place).aggregate(
        grids=Count("pk", filter=Q(level=GridLevel.GRID)),
        micro=Count("pk", filter=Q(level=GridLevel.MICRO_GRID)),
    )
    if not grids["grids"] + grids["micro"]:
        return size
    return say("%(size)s, %(grids)d grids, %(micro)d micro-grids", size=size, **grids)
