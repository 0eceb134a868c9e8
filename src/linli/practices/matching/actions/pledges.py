"""What a household does: pledge, change its mind, pay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID, uuid4, uuid5

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from linli.civic.ledger.actions import Leg, account_for, move_many
from linli.civic.ledger.enums import AccountKind
from linli.civic.ledger.models import Movement
from linli.kernel.money import Money
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import sent_before
from linli.practices.matching import rules
from linli.practices.matching.actions.raises import locked
from linli.practices.matching.enums import Channel, PledgeState
from linli.practices.matching.models import Pledge, Raise
from linli.practices.matching.queries import standing_pledge

LARGEST_FEN = 100_000_000
"""A household that means to give more than ¥1,000,000 talks to the office first; most such amounts are slips of the finger."""

PAID_BEFORE = say("Your household has paid already. Thank you!")


@transaction.atomic
def pledge(*, by, raise_: Raise, amount_fen: int, client_id: UUID | None = None) -> Pledge:
    """A household says what it will give, or changes what it said; one standing pledge a household.

    Refuses after the last day, once the raising has ended, and once money is on its way.
    """
    permit(by, "matching.pledge", raise_)
    raise_ = locked(raise_)
    if made := sent_before(raise_.pledges.filter(household=by.household), client_id):
        return made
    refuse_if(why_closed(raise_))
    refuse_if(rules.deadline_passed(raise_.closes_on, clock.today()))
    refuse_if(why_not_amount(amount_fen), "amount")
    standing = standing_pledge(raise_, by.household)
    if standing:
        refuse_if(why_settled(standing))
        standing.amount_fen, standing.pledged_at = amount_fen, clock.now()
        standing.save(update_fields=["amount_fen", "pledged_at"])
    else:
        standing = Pledge.objects.create(
            raising=raise_,
            household=by.household,
            amount_fen=amount_fen,
            channel=Channel.ONLINE,
            state=PledgeState.PROMISED,
            pledged_at=clock.now(),
            client_id=client_id or uuid4(),
        )
    record(
        by,
        "matching.pledge",
        standing,
        tells=say(
            "A household pledged %(amount)s for “%(title)s”",
            amount=str(Money(amount_fen)),
            title=raise_.title,
        ),
        content={"amount_fen": amount_fen},
    )
    return standing


@transaction.atomic
def withdraw_pledge(*, by, pledge: Pledge) -> Pledge:
    """A household takes back what it promised and has not paid."""
    permit(by, "matching.withdraw_pledge", pledge)
    raise_ = locked(pledge.raising)
    pledge = Pledge.objects.select_related("raising__run", "raising__estate").get(pk=pledge.pk)
    refuse_if(why_closed(raise_))
    refuse_if(why_settled(pledge))
    pledge.state = PledgeState.WITHDRAWN
    pledge.save(update_fields=["state"])
    record(by, "matching.withdraw_pledge", pledge)
    return pledge


@transaction.atomic
def pay_pledge(*, by, pledge: Pledge, reference: str = "") -> Pledge:
    """A household pays: at once where a payment service tells that the money came, else by a transfer that it reports.

    A reported transfer counts when the estate's committee confirms it. `reference` helps to find it on the statement.
    """
    permit(by, "matching.pay_pledge", pledge)
    raise_ = locked(pledge.raising)
    pledge = Pledge.objects.select_related("household").get(pk=pledge.pk)
    pledge.raising = raise_
    refuse_if(why_closed(raise_))
    refuse_if(rules.can_be_paid(pledge.state))
    told = _payment_service()(pledge)
    if told:
        Pledge.objects.filter(pk=pledge.pk).update(reference=told[:80])
        book(raise_, [pledge], confirmed_by=None)
    else:
        pledge.state, pledge.reference, pledge.recorded_by = (
            PledgeState.REPORTED,
            reference.strip()[:80],
            by.person,
        )
        pledge.save(update_fields=["state", "reference", "recorded_by"])
    pledge.refresh_from_db(fields=["state", "paid_at", "reference"])
    record(
        by,
        "matching.pay_pledge",
        pledge,
        tells=say(
            "A household paid %(amount)s for “%(title)s”",
            amount=str(Money(pledge.amount_fen)),
            title=raise_.title,
        )
        if told
        else say("A household reported a transfer for “%(title)s”", title=raise_.title),
        content={"amount_fen": pledge.amount_fen, "state": pledge.state},
    )
    return pledge


def book(raise_: Raise, pledges: Sequence[Pledge], *, confirmed_by) -> list[Movement]:
    """Let the money of these pledges arrive in the estate's account, each once; part of the acts that pay or confirm."""
    outside = account_for(raise_.estate, AccountKind.OUTSIDE, AccountKind.OUTSIDE)
    moved = move_many(
        legs=[
            Leg(
                outside,
                raise_.account,
                one.amount_fen,
                raise_.title,
                one.evidence,
                uuid5(one.client_id, "paid"),
            )
            for one in pledges
        ]
    )
    Pledge.objects.filter(pk__in=[one.pk for one in pledges]).update(
        state=PledgeState.PAID, paid_at=clock.now(), confirmed_by=confirmed_by
    )
    return moved


def why_closed(raise_: Raise) -> Sentence | None:
    """Why nothing can be pledged or paid for this raising any more."""
    if raise_.is_open:
        return None
    return say("The raising for “%(title)s” has ended.", title=raise_.title)


def why_not_amount(amount_fen: int) -> Sentence | None:
    """Why this can't be pledged."""
    if amount_fen <= 0:
        return say("An amount must be more than nothing.")
    if amount_fen > LARGEST_FEN:
        return say(
            "Please speak with the community office before you pledge more than %(most)s.",
            most=str(Money(LARGEST_FEN)),
        )
    return None


def why_settled(pledge: Pledge) -> Sentence | None:
    """Why a pledge can't be changed any more: its money is on its way or has come."""
    return PAID_BEFORE if pledge.state == PledgeState.PAID else rules.can_be_paid(pledge.state)


def _payment_service() -> Callable[[Pledge], str | None]:
    """The function that asks a payment service whether a pledge was paid; it answers with its reference, or None."""
    path = getattr(settings, "LINLI_PAYMENT_SERVICE", "")
    return import_string(path) if path else lambda pledge: None
