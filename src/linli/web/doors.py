"""Where else one can go from the home of a place: what is open to all, and what some keep up there."""

from __future__ import annotations

from django.urls import reverse

from linli.civic.places.enums import Level
from linli.civic.places.models import Place
from linli.kernel.sentence import say
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Link

OPEN = (
    (say("Accounts"), "ledger:accounts"),
    (say("Estates and their plans"), "estates:profiles"),
    (say("Micro-projects"), "microprojects:projects"),
    (say("Groups on their way"), "groups:groups"),
    (say("Groups and organisations"), "people:organisations"),
    (say("Who holds which mandate"), "mandates:list"),
)
KEPT = (
    (say("Households and their codes"), "people:households", "people.import_households"),
    (say("Estates"), "places:estates", "places.add_estate"),
    (say("Grids"), "places:grids", "places.draw_grid"),
    (say("Complaints of the hotline"), "needs:complaints", "needs.read_needs"),
    (say("Money that arrived in the guarantee fund"), "ledger:pay_in", "ledger.pay_in"),
)
OF_A_COMMUNITY = {"places:estates", "places:grids", "ledger:pay_in"}


def open_doors(place: Place) -> list[Link]:
    """What anybody can look up about a place."""
    return [Link(title, _to(name, place)) for title, name in OPEN]


def kept_doors(by, place: Place) -> list[Link]:
    """What this actor keeps up there: households, estates, grids, complaints, the fund."""
    community = place.level == Level.COMMUNITY
    return [
        Link(title, _to(name, place))
        for title, name, verb in KEPT
        if (community or name not in OF_A_COMMUNITY) and allowed(by, verb, place)
    ]


def _to(name: str, place: Place) -> str:
    return reverse(name, kwargs={"place": place.code})
