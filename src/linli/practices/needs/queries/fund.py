"""What the guarantee fund does not pay for."""

from __future__ import annotations

from django.db.models import Q

from linli.civic.places.models import Place
from linli.practices.needs.models import FundItem


def fund_list(place: Place, *, retired: bool = False) -> list[FundItem]:
    """The lines that hold at a place: those shipped and those of the places that contain it; standing ones only unless asked."""
    codes = place.path.strip("/").split("/")
    above = ["/" + "/".join(codes[: n + 1]) + "/" for n in range(len(codes))]
    items = FundItem.objects.filter(Q(place=None) | Q(place__path__in=above)).select_related("place")
    return list(items if retired else items.filter(retired_on=None))
