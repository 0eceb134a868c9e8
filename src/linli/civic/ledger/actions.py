"""The only place where money moves."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from linli.civic.ledger.enums import AccountKind
from linli.civic.ledger.models import Account, Movement
from linli.civic.places.models import Place
from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.kernel.verdict import refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit


def account_for(place: Place, kind: AccountKind, purpose: str) -> Account:
    """The account of a place for a purpose, opened where there is none; called inside another action."""
    account, _opened = Account.objects.get_or_create(
        place=place, kind=kind, purpose=purpose, defaults={"forbids_overdraft": kind != AccountKind.OUTSIDE}
    )
    return account


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
    client_id = client_id or uuid4()
    if moved := Movement.objects.filter(client_id=client_id).first():
        return moved
    refuse_if(say("An amount must be more than nothing.") if amount_fen <= 0 else None, "amount")
    Account.objects.select_for_update().filter(pk__in=sorted((source.pk, target.pk))).order_by("pk").first()
    _refuse_overdraft(source, amount_fen)
    return Movement.objects.create(
        client_id=client_id,
        source=source,
        target=target,
        amount_fen=amount_fen,
        effective_on=effective_on or clock.today(),
        booked_at=clock.now(),
        purpose=purpose,
        evidence=evidence,
        leg_of=leg_of,
    )


@transaction.atomic
def pay_in(*, by, fund: Account, amount_fen: int, purpose: str, client_id: UUID | None = None) -> Movement:
    """Record money that arrived from outside in a fund, for example the year's quota of the guarantee fund."""
    permit(by, "ledger.pay_in", fund)
    outside = account_for(fund.place, AccountKind.OUTSIDE, "outside")
    movement = move(
        source=outside, target=fund, amount_fen=amount_fen, purpose=purpose, evidence="ledger.pay_in", client_id=client_id
    )
    record(
        by,
        "ledger.pay_in",
        movement,
        tells=say("%(amount)s arrived in “%(fund)s”", amount=str(Money(amount_fen)), fund=fund.purpose),
        content={"amount_fen": amount_fen, "purpose": purpose},
    )
    return movement


@transaction.atomic
def reverse(*, by, movement: Movement, reason: str) -> Movement:
    """Take a movement back by a new one in the other direction; at most once, and never a reversal itself."""
    permit(by, "ledger.reverse", movement)
    movement = Movement.objects.select_for_update().get(pk=movement.pk)
    refuse_if(say("Please say why this movement is taken back.") if not reason.strip() else None, "reason")
    refuse_if(say("A reversal can't be taken back itself.") if movement.reverses_id else None)
    refuse_if(
        say("This movement was taken back before.") if Movement.objects.filter(reverses=movement).exists() else None
    )
    _refuse_overdraft(movement.target, movement.amount_fen)
    back = Movement.objects.create(
        client_id=uuid4(),
        source=movement.target,
        target=movement.source,
        amount_fen=movement.amount_fen,
        effective_on=clock.today(),
        booked_at=clock.now(),
        purpose=reason,
        evidence=movement.evidence,
        reverses=movement,
    )
    record(by, "ledger.reverse", back, content={"reverses": movement.pk, "reason": reason})
    return back


def _refuse_overdraft(source: Account, amount_fen: int) -> None:
    if not source.forbids_overdraft:
        return
    held = source.balance_fen
    if held < amount_fen:
        refuse_if(
            say(
                "“%(account)s” holds %(held)s; %(amount)s can't be paid from it.",
                account=source.purpose,
                held=str(Money(held)),
                amount=str(Money(amount_fen)),
            ),
            "amount",
        )
