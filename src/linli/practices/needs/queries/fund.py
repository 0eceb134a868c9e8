"""What the guarantee fund does not pay for."""

from __future__ import annotations

from django.db.models import Q

from linli.civic.places.models import Place
from linli.practices.needs.models import FundItem


def fund_list(place: Place, *, retired: bool = False) -> list[FundItem]:
    """The lines that hold at a place: those shipped and those of the places that contain it; standing ones only unless asked."""
    here = Q(place=None) | Q(place__path__in=place.paths_down_to_it)
    items = FundItem.objects.filter(here).select_related("place")
    return list(items if retired else items.filter(retired_on=None))
