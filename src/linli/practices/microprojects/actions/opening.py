"""How a micro-project opens: by an agreement, or from a resolution that needs no own part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from linli.civic.ledger.actions import account_for, guarantee_fund_of, move
from linli.civic.ledger.enums import AccountKind
from linli.civic.ledger.models import Account
from linli.civic.people.models import Organisation
from linli.civic.people.queries import households_counted
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.kernel.verdict import filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked, sent_before
from linli.practices.microprojects.models import BudgetLine, MicroProject

Lines = Sequence[tuple[str, int]]
"""Budget lines: title and fen."""


@dataclass(frozen=True)
class ProjectDraft:
    """What a project without own part is: the fund pays its lines. `source` names the row it comes from, `basis` in words."""

    estate: Place
    title: str
    problem: str
    design: str
    budget: Lines
    basis: str
    source: str = ""
    upkeep_plan: str = ""
    organisation: Organisation | None = None
    contractor: str = ""
    beneficiaries: int | None = None


@dataclass(frozen=True)
class AwardedProject:
    """What an agreement opens; `account` holds own part and match already. `beneficiaries` None means the whole estate."""

    run: Run
    estate: Place
    title: str
    problem: str
    design: str
    upkeep_plan: str
    budget: Lines
    own_fen: int
    matched_fen: int
    account: Account
    source: str
    beneficiaries: int | None = None
    basis: str = ""


def open_awarded(*, awarded: AwardedProject) -> MicroProject:
    """Open the micro-project of an agreement that both sides signed; called by the hand-over, inside that act.

    The signing asked for permission and is in the journal. The same source opens one project in an estate.
    """
    if opened := MicroProject.objects.filter(source=awarded.source, estate=awarded.estate).first():
        return opened
    return _opened(
        awarded.budget,
        run=awarded.run,
        estate=awarded.estate,
        title=awarded.title,
        problem=awarded.problem,
        design=awarded.design,
        upkeep_plan=awarded.upkeep_plan,
        source=awarded.source,
        basis=awarded.basis,
        own_fen=awarded.own_fen,
        matched_fen=awarded.matched_fen,
        account=awarded.account,
        beneficiaries=_benefiting(awarded.estate, awarded.beneficiaries),
    )


@transaction.atomic
def open_without_own_part(
    *, by, run: Run, draft: ProjectDraft, client_id: UUID | None = None
) -> MicroProject:
    """Open a project that the guarantee fund pays alone, straight from a resolution; its budget moves at once.

    Refuses an estate outside the run's place, a budget without lines, a source used before there, and what the fund
    does not hold.
    """
    permit(by, "microprojects.open_without_own_part", run)
    run = locked(run, "edition", "place")
    if opened := sent_before(run.micro_projects, client_id):
        return opened
    _judge(run, draft)
    project = _paid_by_the_fund(run, draft, sum(fen for _title, fen in draft.budget), client_id)
    record(
        by,
        "microprojects.open_without_own_part",
        project,
        tells=say(
            "“%(project)s” opened in %(estate)s with %(amount)s of the guarantee fund",
            project=project.title,
            estate=draft.estate.name,
            amount=str(Money(project.budget_fen)),
        ),
        content={
            "budget": [list(line) for line in draft.budget],
            "source": draft.source,
            "basis": draft.basis,
        },
    )
    return project


def open_allocated(*, run: Run, draft: ProjectDraft, granted_fen: int) -> MicroProject:
    """Open the micro-project of a proposal to which a budget was allocated; called by the hand-over, inside that act.

    The guarantee fund pays what was granted, which may be less than the lines where the author consented to a part.
    The same source opens one project in an estate.
    """
    if opened := MicroProject.objects.filter(source=draft.source, estate=draft.estate).first():
        return opened
    return _paid_by_the_fund(run, draft, granted_fen)


def _paid_by_the_fund(
    run: Run, draft: ProjectDraft, granted_fen: int, client_id: UUID | None = None
) -> MicroProject:
    project = _of_draft(run, draft, granted_fen, client_id)
    move(
        source=guarantee_fund_of(draft.estate),
        target=project.account,
        amount_fen=project.budget_fen,
        purpose=project.title,
        evidence=project.reference,
    )
    return project


def _of_draft(run: Run, draft: ProjectDraft, granted_fen: int, client_id: UUID | None) -> MicroProject:
    account = account_for(draft.estate, AccountKind.PROJECT, draft.title.strip())
    refuse_if(
        say(
            "A project of this title has been opened in %(estate)s; choose another.", estate=draft.estate.name
        )
        if MicroProject.objects.filter(account=account).exists()
        else None,
        "title",
    )
    return _opened(
        draft.budget,
        run=run,
        estate=draft.estate,
        title=draft.title.strip(),
        problem=draft.problem.strip(),
        design=draft.design.strip(),
        upkeep_plan=draft.upkeep_plan.strip(),
        source=draft.source,
        basis=draft.basis.strip(),
        own_fen=0,
        matched_fen=granted_fen,
        account=account,
        organisation=draft.organisation,
        contractor=draft.contractor.strip(),
        beneficiaries=_benefiting(draft.estate, draft.beneficiaries),
        client_id=client_id,
    )


def _judge(run: Run, draft: ProjectDraft) -> None:
    needed = say("Please fill this in.")
    for field in ("title", "problem", "design", "basis"):
        filled(getattr(draft, field), needed, field)
    refuse_if(
        say("%(estate)s does not lie in %(place)s.", estate=draft.estate.name, place=run.place.name)
        if not run.place.contains(draft.estate)
        else None,
        "estate",
    )
    refuse_if(say("Please write at least one budget line.") if not draft.budget else None, "line_1")
    for number, (title, fen) in enumerate(draft.budget, 1):
        filled(title, needed, f"line_{number}")
        refuse_if(say("A budget line costs more than nothing.") if fen <= 0 else None, f"amount_{number}")
    used = draft.source and MicroProject.objects.filter(source=draft.source, estate=draft.estate).exists()
    refuse_if(
        say("A project has been opened from this in %(estate)s before.", estate=draft.estate.name)
        if used
        else None
    )


def _benefiting(estate: Place, told: int | None) -> int:
    """The households that benefit: as told, but never more than the estate has; by default all of them."""
    households = households_counted([estate])[estate.pk]
    return min(told, households) if told and households else told or households


def _opened(lines: Lines, *, own_fen: int, matched_fen: int, **fields) -> MicroProject:
    cost_fen = sum(fen for _title, fen in lines)
    project = MicroProject.objects.create(
        opened_on=clock.today(),
        own_fen=own_fen,
        matched_fen=matched_fen,
        budget_fen=min(cost_fen, own_fen + matched_fen),
        **fields,
    )
    BudgetLine.objects.bulk_create(
        BudgetLine(project=project, number=number, title=title.strip()[:120], amount_fen=fen)
        for number, (title, fen) in enumerate(lines, 1)
    )
    return project
