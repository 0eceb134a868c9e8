"""What must always hold of the books."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, Sum

from linli.civic.ledger.models import Account, Movement
from linli.kernel.sentence import Sentence, say


def no_account_is_overdrawn() -> Iterator[Sentence]:
    """An account that forbids an overdraft holds nothing less than zero."""
    came = dict(Movement.objects.values_list("target").annotate(Sum("amount_fen")).order_by())
    went = dict(Movement.objects.values_list("source").annotate(Sum("amount_fen")).order_by())
    for account in Account.objects.filter(forbids_overdraft=True):
        balance = came.get(account.pk, 0) - went.get(account.pk, 0)
        if balance < 0:
            yield say(
                "Account %(id)d “%(purpose)s” is overdrawn by %(fen)d fen.",
                id=account.pk,
                purpose=account.purpose,
                fen=-balance,
            )


def reversals_mirror_what_they_reverse() -> Iterator[Sentence]:
    """A reversal goes the other way with the same amount."""
    wrong = Movement.objects.exclude(reverses=None).exclude(
        amount_fen=F("reverses__amount_fen"), source=F("reverses__target"), target=F("reverses__source")
    )
    for movement in wrong:
        yield say("Movement %(id)d does not mirror the one it reverses.", id=movement.pk)


AUDITS = (no_account_is_overdrawn, reversals_mirror_what_they_reverse)
