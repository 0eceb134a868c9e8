"""The second signature under an agreement opens a micro-project with its money."""

from dataclasses import replace

import pytest

from linli.civic.ledger.actions import account_for, guarantee_fund_of, move
from linli.civic.ledger.enums import AccountKind
from linli.handovers.award_opens_micro_project import open_micro_project
from linli.practices.contests.events import AgreementSigned
from linli.practices.microprojects.models import MicroProject


@pytest.fixture
def signed(run_at, estate, community):
    """What was signed in a contest within an eight-step run; the money lies on the project's account."""
    outer = run_at("raise")
    inner = run_at("award", method="self-funding-contest", parent=outer)
    account = account_for(estate, AccountKind.PROJECT, "Lamps")
    outside = account_for(community, AccountKind.OUTSIDE, AccountKind.OUTSIDE)
    move(
        source=outside, target=guarantee_fund_of(community), amount_fen=90_000, purpose="quota", evidence="x"
    )
    move(
        source=guarantee_fund_of(community), target=account, amount_fen=90_000, purpose="match", evidence="x"
    )
    event = AgreementSigned(
        run_id=inner.pk, entry_id=7, estate_id=estate.pk, title="Lamps", problem="dark", design="six lamps",
        upkeep="the committee", beneficiaries=3, budget=(("Lamps", 60_000), ("Work", 25_000)), own_fen=10_000,
        matched_fen=80_000, agreement_ref="contests.agreement:4", account_id=account.pk,
    )  # fmt: skip
    return outer, event


def test_agreement_opens_a_project_of_the_run_around_the_contest(signed, estate):
    outer, event = signed
    open_micro_project(event)
    project = MicroProject.objects.get()
    assert (project.run, project.estate, project.source) == (outer, estate, "contests.entry:7")
    assert (project.own_fen, project.matched_fen, project.budget_fen) == (10_000, 80_000, 85_000)
    assert project.account.balance_fen == 90_000 and project.beneficiaries == 3
    assert list(project.lines.values_list("title", "amount_fen")) == [("Lamps", 60_000), ("Work", 25_000)]


def test_same_agreement_opens_one_project(signed):
    _outer, event = signed
    open_micro_project(event)
    open_micro_project(event)
    assert MicroProject.objects.count() == 1


def test_contest_of_its_own_carries_its_project_itself(signed, run_at):
    _outer, event = signed
    alone = run_at("award", method="self-funding-contest")
    open_micro_project(replace(event, run_id=alone.pk, beneficiaries=0))
    project = MicroProject.objects.get()
    assert project.run == alone and project.beneficiaries == 4
