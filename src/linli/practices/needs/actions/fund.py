"""The negative list of the guarantee fund: what ships, and what a community adds or takes off."""

from __future__ import annotations

from django.db import transaction

from linli.civic.places.models import Place
from linli.kernel.sentence import say
from linli.kernel.verdict import filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.practices.needs.models import FundItem
from linli.practices.needs.rules.fund import SHIPPED


@transaction.atomic
def ship_fund_list() -> list[FundItem]:
    """Put the lines that ship with the platform into the database, each once; part of setting up, done by nobody."""
    return [
        FundItem.objects.get_or_create(
            code=line.code,
            defaults={"title": line.title, "explanation": line.explanation, "source": line.source},
        )[0]
        for line in SHIPPED
    ]


@transaction.atomic
def add_fund_item(*, by, place: Place, title: str, explanation: str, source: str) -> FundItem:
    """Add a line for a place, with the rule that it comes from."""
    permit(by, "needs.edit_fund_list", place)
    title = filled(title, say("Please write what the fund does not pay for."), "title")
    source = filled(source, say("Please name the rule that this comes from."), "source")
    item = FundItem.objects.create(place=place, title=title, explanation=explanation.strip(), source=source)
    record(by, "needs.edit_fund_list", item, content={"title": title, "source": source})
    return item


@transaction.atomic
def retire_fund_item(*, by, place: Place, item: FundItem) -> FundItem:
    """Take a line of the place's own off the list; what was refused by it stays refused. Shipped lines stay."""
    permit(by, "needs.edit_fund_list", place)
    refuse_if(
        say("This line holds everywhere and can't be taken off here.") if item.place_id != place.pk else None
    )
    refuse_if(say("This line was taken off before.") if item.retired_on else None)
    item.retired_on = clock.today()
    item.save(update_fields=["retired_on"])
    record(by, "needs.edit_fund_list", item, content={"retired": item.pk})
    return item
