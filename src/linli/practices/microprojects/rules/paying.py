"""When a tranche may go out, and for what it went out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.kernel.verdict import Verdict


@dataclass(frozen=True)
class Due:
    """A tranche that is asked for, in fen: itself, what its vouchers come to, and budget, paid and held of the project."""

    tranche_fen: int
    vouchers_fen: int
    budget_fen: int
    paid_fen: int
    held_fen: int


def may_release(due: Due) -> Verdict:
    """Vouchers cover the tranche, and neither budget nor account is overdrawn by it."""
    if due.tranche_fen <= 0:
        return Verdict(False, say("No money hangs on this milestone."))
    if due.vouchers_fen < due.tranche_fen:
        return Verdict(
            False,
            say(
                "Invoices and receipts come to %(have)s; %(tranche)s are to be paid, so %(missing)s are not covered yet.",
                have=str(Money(due.vouchers_fen)),
                tranche=str(Money(due.tranche_fen)),
                missing=str(Money(due.tranche_fen - due.vouchers_fen)),
            ),
        )
    if due.paid_fen + due.tranche_fen > due.budget_fen:
        return Verdict(
            False,
            say(
                "%(paid)s of %(budget)s have been paid; %(tranche)s more would go beyond the budget.",
                paid=str(Money(due.paid_fen)),
                budget=str(Money(due.budget_fen)),
                tranche=str(Money(due.tranche_fen)),
            ),
        )
    if due.held_fen < due.tranche_fen:
        return Verdict(
            False,
            say(
                "The project's account holds %(held)s, less than the tranche of %(tranche)s.",
                held=str(Money(due.held_fen)),
                tranche=str(Money(due.tranche_fen)),
            ),
        )
    return Verdict(
        True,
        say("Invoices and receipts cover the tranche of %(tranche)s.", tranche=str(Money(due.tranche_fen))),
    )


def paid_by_line(payments: Iterable[tuple[int, Mapping[int, int]]]) -> dict[int, int]:
    """Budget line → fen paid for it. A payment is its amount and, by line, what the vouchers it rests on come to.

    A payment is laid on its lines in proportion to their vouchers, to the fen.
    """
    paid: dict[int, int] = {}
    for amount_fen, covered in payments:
        lines = sorted(line for line, fen in covered.items() if fen > 0)
        if not lines:
            continue
        parts = Money(amount_fen).shares([covered[line] for line in lines])
        for line, part in zip(lines, parts, strict=True):
            paid[line] = paid.get(line, 0) + part.fen
    return paid


def left_over(held_fen: int, own_fen: int, matched_fen: int) -> tuple[int, int]:
    """What is left on the account, divided in the proportion in which it came: (own part, fund), in fen."""
    if held_fen <= 0:
        return 0, 0
    own, fund = Money(held_fen).shares([own_fen, matched_fen])
    return own.fen, fund.fen
