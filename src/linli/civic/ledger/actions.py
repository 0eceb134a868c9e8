"""The only place where money moves."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from linli.civic.ledger.enums import AccountKind
from linli.civic.ledger.models import Account, Movement
from linli.civic.ledger.queries import community_of
from linli.civic.places.models import Place
from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.kernel.verdict import filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import sent_before

BATCH = 500
"""Rows in one statement."""


@dataclass(frozen=True)
class Leg:
    """One movement that is asked for; `amount_fen` is positive, `leg_of` joins the legs of one payment."""

    source: Account
    target: Account
    amount_fen: int
    purpose: str
    evidence: str
    client_id: UUID
    effective_on: date | None = None
    leg_of: UUID | None = None

    def movement(self, now: datetime, today: date, reverses: Movement | None = None) -> Movement:
        """The row for it, not yet saved."""
        return Movement(
            client_id=self.client_id,
            source=self.source,
            target=self.target,
            amount_fen=self.amount_fen,
            effective_on=self.effective_on or today,
            booked_at=now,
            purpose=self.purpose,
            evidence=self.evidence,
            leg_of=self.leg_of,
            reverses=reverses,
        )


def account_for(place: Place, kind: AccountKind, purpose: str) -> Account:
    """The account of a place for a purpose, opened where there is none; called inside another action."""
    account, _opened = Account.objects.get_or_create(
        place=place, kind=kind, purpose=purpose, defaults={"forbids_overdraft": kind != AccountKind.OUTSIDE}
    )
    return account


def guarantee_fund_of(place: Place) -> Account:
    """The guarantee fund of the community that a place is or lies in, opened where there is none; called inside another action."""
    return account_for(community_of(place), AccountKind.GUARANTEE_FUND, AccountKind.GUARANTEE_FUND)


@transaction.atomic
def move(
    *,
    source: Account,
    target: Account,
    amount_fen: int,
    purpose: str,
    evidence: str,
    client_id: UUID | None = None,
    effective_on: date | None = None,
    leg_of: UUID | None = None,
) -> Movement:
    """Move money inside another action, which has asked for permission and keeps the journal.

    The same `client_id` moves once: a repeated call gives back the first movement. Refuses an amount that is not
    positive and what the source does not hold.
    """
    leg = Leg(source, target, amount_fen, purpose, evidence, client_id or uuid4(), effective_on, leg_of)
    return move_many(legs=[leg])[0]


@transaction.atomic
def move_many(*, legs: Sequence[Leg]) -> list[Movement]:
    """As `move`, for many at once: all of them or none, in a constant number of queries for each source account.

    What moved before under one of the client ids is not moved again; the movements come back in the order of the legs.
    """
    refuse_if(
        say("An amount must be more than nothing.") if any(leg.amount_fen <= 0 for leg in legs) else None,
        "amount",
    )
    _lock({leg.source for leg in legs})
    moved = _moved_before([leg.client_id for leg in legs])
    fresh = {leg.client_id: leg for leg in legs if leg.client_id not in moved}
    for source in {leg.source for leg in fresh.values()}:
        _refuse_overdraft(source, sum(leg.amount_fen for leg in fresh.values() if leg.source == source))
    now, today = clock.now(), clock.today()
    made = Movement.objects.bulk_create(
        [leg.movement(now, today) for leg in fresh.values()], batch_size=BATCH
    )
    moved |= {movement.client_id: movement for movement in made}
    return [moved[leg.client_id] for leg in legs]


@transaction.atomic
def move_back(*, movements: Sequence[Movement], purpose: str) -> list[Movement]:
    """Take movements back inside another action, each at most once, by new ones in the other direction.

    Refuses a reversal, what was taken back before, and what the money's holder no longer has.
    """
    refuse_if(
        say("A reversal can't be taken back itself.") if any(one.reverses_id for one in movements) else None
    )
    holders = {movement.target for movement in movements}
    _lock(holders)
    refuse_if(
        say("This movement was taken back before.")
        if Movement.objects.filter(reverses__in=[one.pk for one in movements]).exists()
        else None
    )
    for holder in holders:
        _refuse_overdraft(holder, sum(one.amount_fen for one in movements if one.target == holder))
    now, today = clock.now(), clock.today()
    return Movement.objects.bulk_create(
        [
            Leg(one.target, one.source, one.amount_fen, purpose, one.evidence, uuid4()).movement(
                now, today, reverses=one
            )
            for one in movements
        ],
        batch_size=BATCH,
    )


@transaction.atomic
def pay_in(*, by, fund: Account, amount_fen: int, purpose: str, client_id: UUID | None = None) -> Movement:
    """Record money that arrived from outside in a fund, for example the year's quota of the guarantee fund."""
    permit(by, "ledger.pay_in", fund)
    _lock([fund])
    if moved := sent_before(fund.movements_in.filter(evidence="ledger.pay_in"), client_id):
        return moved
    outside = account_for(fund.place, AccountKind.OUTSIDE, AccountKind.OUTSIDE)
    movement = move(
        source=outside,
        target=fund,
        amount_fen=amount_fen,
        purpose=purpose,
        evidence="ledger.pay_in",
        client_id=client_id,
    )
    record(
        by,
        "ledger.pay_in",
        movement,
        tells=say("%(amount)s arrived in “%(fund)s”", amount=str(Money(amount_fen)), fund=fund.title),
        content={"amount_fen": amount_fen, "purpose": purpose},
    )
    return movement


@transaction.atomic
def pay_into_guarantee_fund(*, by, place: Place, **paid) -> Movement:
    """As `pay_in`, into the guarantee fund of the community that a place is or lies in."""
    permit(by, "ledger.pay_in", place)
    return pay_in(by=by, fund=guarantee_fund_of(place), **paid)


@transaction.atomic
def reverse(*, by, movement: Movement, reason: str) -> Movement:
    """Take a movement back by a new one in the other direction; at most once, and never a reversal itself."""
    permit(by, "ledger.reverse", movement)
    reason = filled(reason, say("Please say why this movement is taken back."), "reason")
    back = move_back(movements=[movement], purpose=reason)[0]
    record(by, "ledger.reverse", back, content={"reverses": movement.pk, "reason": reason})
    return back


def _lock(accounts: Collection[Account]) -> None:
    """Let whoever takes from these accounts wait for one another; always in the same order, so that nobody waits in a ring.

    Not their keys: a movement into one of them only needs these, and must not wait.
    """
    keys = [account.pk for account in accounts if account.forbids_overdraft]
    rows = Account.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    list(rows.values_list("pk", flat=True))


def _moved_before(client_ids: Sequence[UUID]) -> dict[UUID, Movement]:
    found: dict[UUID, Movement] = {}
    for start in range(0, len(client_ids), BATCH):
        found |= Movement.objects.in_bulk(client_ids[start : start + BATCH], field_name="client_id")
    return found


def _refuse_overdraft(source: Account, amount_fen: int) -> None:
    if not source.forbids_overdraft:
        return
    held = source.balance_fen
    if held < amount_fen:
        refuse_if(
            say(
                "“%(account)s” holds %(held)s; %(amount)s can't be paid from it.",
                account=source.title,
                held=str(Money(held)),
                amount=str(Money(amount_fen)),
            ),
            "amount",
        )
