"""Money that goes out, once the work it pays for has been accepted by somebody else."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from linli.civic.ledger.actions import account_for, move
from linli.civic.ledger.enums import AccountKind
from linli.kernel.sentence import say
from linli.kernel.verdict import refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.practices.microprojects.actions.locking import locked_milestone
from linli.practices.microprojects.enums import COVERING, MilestoneState
from linli.practices.microprojects.models import MicroProject, Milestone, Tranche
from linli.practices.microprojects.queries.hands import bodies_of, hands_of, ties_to
from linli.practices.microprojects.rules.independence import may_pay
from linli.practices.microprojects.rules.paying import Due, may_release


@transaction.atomic
def release_tranche(*, by, milestone: Milestone, client_id: UUID | None = None) -> Tranche:
    """Pay an accepted milestone's tranche from the project's account to who did the work, once.

    Refuses what is not accepted, not covered by invoices and receipts, beyond the budget or the account, and whoever
    did or accepted the work.
    """
    permit(by, "microprojects.release_tranche", milestone)
    milestone = locked_milestone(milestone)
    project = milestone.project
    if client_id and (
        released := Tranche.objects.filter(milestone=milestone, movement__client_id=client_id).first()
    ):
        return released
    _judge(by, milestone)
    movement = move(
        source=project.account,
        target=account_for(project.estate, AccountKind.OUTSIDE, AccountKind.OUTSIDE),
        amount_fen=milestone.tranche_fen,
        purpose=f"{project.title} · {milestone.title}"[:200],
        evidence=milestone.reference,
        client_id=client_id,
    )
    tranche = Tranche.objects.create(
        milestone=milestone,
        movement=movement,
        person=by.person,
        amount_fen=milestone.tranche_fen,
        released_on=clock.today(),
    )
    record(
        by,
        "microprojects.release_tranche",
        project,
        tells=say(
            "%(amount)s were paid for “%(milestone)s”",
            amount=milestone.tranche_told,
            milestone=milestone.title,
        ),
        content={"milestone": milestone.pk, "movement": movement.pk, "amount_fen": milestone.tranche_fen},
    )
    return tranche


@transaction.atomic
def open_payees(*, by, project: MicroProject) -> MicroProject:
    """Read the payees of a project's vouchers in full; that they were read is itself on record."""
    permit(by, "microprojects.open_payees", project)
    record(
        by,
        "microprojects.open_payees",
        project,
        tells=say("The payees of “%(project)s” were read in full", project=project.title),
    )
    return project


def _judge(by, milestone: Milestone) -> None:
    project = milestone.project
    refuse_if(
        say("The supervisors have to accept “%(milestone)s” before it is paid.", milestone=milestone.title)
        if milestone.state != MilestoneState.ACCEPTED
        else None
    )
    refuse_if(say("This tranche has been released before.") if hasattr(milestone, "tranche") else None)
    refuse_if(may_pay(by.person.pk, hands_of([project])[project.pk], ties_to(by, project, bodies_of(by))))
    refuse_if(may_release(_due(milestone)))


def _due(milestone: Milestone) -> Due:
    project = milestone.project
    covering = milestone.vouchers.filter(kind__in=COVERING, voided_on=None)
    paid = Tranche.objects.filter(milestone__project=project)
    return Due(
        tranche_fen=milestone.tranche_fen,
        vouchers_fen=covering.aggregate(sum=Sum("amount_fen"))["sum"] or 0,
        budget_fen=project.budget_fen,
        paid_fen=paid.aggregate(sum=Sum("amount_fen"))["sum"] or 0,
        held_fen=project.account.balance_fen,
    )
