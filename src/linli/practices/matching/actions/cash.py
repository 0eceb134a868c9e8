"""Cash: recorded by one person, confirmed by another; and transfers, confirmed when they are on the statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction

from linli.civic.people.models import Household
from linli.kernel.money import Money
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.practices.matching import rules
from linli.practices.matching.actions.pledges import book, why_closed, why_not_amount
from linli.practices.matching.actions.raises import locked
from linli.practices.matching.enums import UNCONFIRMED, Channel, PledgeState
from linli.practices.matching.models import Pledge, Raise


@dataclass(frozen=True)
class CashRow:
    """Cash of one household, in fen; the same `client_id` is recorded once."""

    household: Household
    amount_fen: int
    client_id: UUID | None = None


def record_cash_pledge(
    *, by, raise_: Raise, household: Household, amount_fen: int, client_id: UUID | None = None
) -> Pledge:
    """Write down cash that a household gave; it counts once somebody else has confirmed it."""
    return import_cash_pledges(by=by, raise_=raise_, rows=[CashRow(household, amount_fen, client_id)])[0]


@transaction.atomic
def import_cash_pledges(*, by, raise_: Raise, rows: Sequence[CashRow]) -> list[Pledge]:
    """As `record_cash_pledge`, for a whole list: all of it or nothing. A standing promise becomes the cash that was given."""
    permit(by, "matching.record_cash_pledge", raise_)
    raise_ = locked(raise_)
    mine = raise_.pledges.filter(recorded_by=by.person)
    made = mine.in_bulk([row.client_id for row in rows if row.client_id], field_name="client_id")
    fresh = [row for row in rows if row.client_id not in made]
    if not fresh:
        return [made[row.client_id] for row in rows]
    refuse_if(why_closed(raise_))
    refuse_if(rules.deadline_passed(raise_.closes_on, clock.today()))
    standing = {one.household_id: one for one in raise_.pledges.standing()}
    for fault in why_not_recorded(raise_, fresh, standing):
        refuse_if(fault, "household")
    pledges = _recorded(by, raise_, fresh, standing)
    total = sum(row.amount_fen for row in fresh)
    record(
        by,
        "matching.record_cash_pledge",
        raise_ if len(fresh) > 1 else pledges[0],
        tells=say(
            "Cash of %(n)d households, %(amount)s, was recorded for “%(title)s”",
            n=len(fresh),
            amount=str(Money(total)),
            title=raise_.title,
        ),
        content={"amounts_fen": [row.amount_fen for row in fresh]},
    )
    by_household = {one.household_id: one for one in pledges}
    return [made.get(row.client_id) or by_household[row.household.pk] for row in rows]


def confirm_cash_pledge(*, by, pledge: Pledge) -> Pledge:
    """Say that this money has come: the second person's part."""
    return confirm_cash_pledges(by=by, raise_=pledge.raising, pledges=[pledge])[0]


@transaction.atomic
def confirm_cash_pledges(*, by, raise_: Raise, pledges: Sequence[Pledge]) -> list[Pledge]:
    """Confirm many payments of one raising, all of them or none; the money moves into the estate's account.

    Refuses what oneself recorded, one's own household's payment, and what does not wait for confirmation.
    """
    permit(by, "matching.confirm_cash_pledge", raise_)
    raise_ = locked(raise_)
    refuse_if(why_closed(raise_))
    refuse_if(say("Choose at least one payment.") if not pledges else None)
    pledges = list(raise_.pledges.filter(pk__in=[one.pk for one in pledges]).select_related("household"))
    for one in pledges:
        refuse_if(why_not_confirmed(by, one))
    book(raise_, pledges, confirmed_by=by.person)
    total = sum(one.amount_fen for one in pledges)
    record(
        by,
        "matching.confirm_cash_pledge",
        raise_,
        tells=say(
            "%(n)d payments, %(amount)s, were confirmed for “%(title)s”",
            n=len(pledges),
            amount=str(Money(total)),
            title=raise_.title,
        ),
        content={"pledges": [one.pk for one in pledges], "total_fen": total},
    )
    return list(
        raise_.pledges.filter(pk__in=[one.pk for one in pledges]).select_related("household").order_by("id")
    )


@transaction.atomic
def return_payment(*, by, pledge: Pledge) -> Pledge:
    """Say that reported money did not come, or that cash went back: a transfer becomes a promise again, cash is withdrawn."""
    permit(by, "matching.return_payment", pledge)
    raise_ = locked(pledge.raising)
    pledge = raise_.pledges.get(pk=pledge.pk)
    refuse_if(
        say("This payment does not wait for confirmation.") if pledge.state not in UNCONFIRMED else None
    )
    stays = pledge.channel == Channel.ONLINE and raise_.is_open
    pledge.state = PledgeState.PROMISED if stays else PledgeState.WITHDRAWN
    pledge.save(update_fields=["state"])
    pledge.raising = raise_
    record(by, "matching.return_payment", pledge, content={"amount_fen": pledge.amount_fen})
    return pledge


def why_not_recorded(raise_: Raise, rows: Sequence[CashRow], standing: dict[int, Pledge]) -> list[Sentence]:
    """What is wrong with rows of cash; `standing` are the standing pledges by household."""
    found, seen = [], set()
    for row in rows:
        address = row.household.address
        if row.household.estate_id != raise_.estate_id:
            found.append(
                say("%(address)s does not lie in %(estate)s.", address=address, estate=raise_.estate.name)
            )
        elif row.household.pk in seen:
            found.append(say("%(address)s stands twice in the list.", address=address))
        elif (before := standing.get(row.household.pk)) and before.state != PledgeState.PROMISED:
            found.append(say("%(address)s has given already.", address=address))
        elif fault := why_not_amount(row.amount_fen):
            found.append(say("%(address)s: %(fault)s", address=address, fault=fault))
        seen.add(row.household.pk)
    return found


def why_not_confirmed(by, pledge: Pledge) -> Sentence | None:
    """Why this actor can't confirm this payment; None where they can."""
    if pledge.state not in UNCONFIRMED:
        return say(
            "The payment of %(address)s does not wait for confirmation.", address=pledge.household.address
        )
    if by.person is None or pledge.recorded_by_id == by.person.pk:
        return say("Nobody confirms what they recorded themselves. Ask another member of the committee.")
    if by.household and by.household.pk == pledge.household_id:
        return say("Your own household's payment has to be confirmed by another member of the committee.")
    return None


def _recorded(by, raise_: Raise, rows: Sequence[CashRow], standing: dict[int, Pledge]) -> list[Pledge]:
    now, promised, fresh = clock.now(), [], []
    for row in rows:
        pledge = standing.get(row.household.pk)
        if pledge is None:
            pledge = Pledge(raising=raise_, household=row.household, client_id=row.client_id or uuid4())
            fresh.append(pledge)
        else:
            promised.append(pledge)
        pledge.amount_fen, pledge.channel, pledge.state = row.amount_fen, Channel.CASH, PledgeState.RECORDED
        pledge.pledged_at, pledge.recorded_by = now, by.person
    Pledge.objects.bulk_update(promised, ["amount_fen", "channel", "state", "pledged_at", "recorded_by"])
    return promised + Pledge.objects.bulk_create(fresh, batch_size=500)
