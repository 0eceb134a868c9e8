"""What was granted, what was paid, and for what."""

from __future__ import annotations

from dataclasses import dataclass

from linli.civic.ledger.models import Movement
from linli.civic.ledger.queries import movements_of
from linli.practices.microprojects.enums import COVERING
from linli.practices.microprojects.models import BudgetLine, MicroProject
from linli.practices.microprojects.rules.paying import paid_by_line


@dataclass(frozen=True)
class LineState:
    """A budget line: what was planned, what papers there are for it, what was paid for it, in fen."""

    line: BudgetLine
    covered_fen: int
    paid_fen: int


@dataclass(frozen=True)
class MoneyState:
    """A project's money, in fen: what may be spent, what went out, what its account holds."""

    budget_fen: int
    paid_fen: int
    held_fen: int


def line_states(project: MicroProject) -> list[LineState]:
    """Each budget line against its papers and payments; from a project with all (no query)."""
    payments, covered = [], {line.pk: 0 for line in project.lines.all()}
    for milestone in project.milestones.all():
        by_line: dict[int, int] = {}
        for voucher in milestone.vouchers.all():
            if voucher.kind in COVERING and not voucher.voided_on:
                by_line[voucher.line_id] = by_line.get(voucher.line_id, 0) + voucher.amount_fen
        for line, fen in by_line.items():
            covered[line] += fen
        if hasattr(milestone, "tranche"):
            payments.append((milestone.tranche.amount_fen, by_line))
    paid = paid_by_line(payments)
    return [LineState(line, covered[line.pk], paid.get(line.pk, 0)) for line in project.lines.all()]


def account_rows(project: MicroProject) -> list[Movement]:
    """All movements of the project's account, the latest first (1 query)."""
    return list(movements_of(project.account))


def money_state(project: MicroProject, rows: list[Movement]) -> MoneyState:
    """The sums of a project with all, from its account's movements (no query)."""
    paid = sum(one.tranche.amount_fen for one in project.milestones.all() if hasattr(one, "tranche"))
    held = sum(row.amount_fen if row.target_id == project.account_id else -row.amount_fen for row in rows)
    return MoneyState(project.budget_fen, paid, held)
