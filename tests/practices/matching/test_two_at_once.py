"""Two at the same moment, on PostgreSQL: one pledge a household, each payment once, no money twice."""

from functools import partial
from uuid import uuid4

import pytest
from django.db import connection

from linli.civic.ledger.actions import account_for, guarantee_fund_of, move
from linli.civic.ledger.enums import AccountKind
from linli.civic.ledger.models import Movement
from linli.civic.mandates.queries import actor_for_household
from linli.platform import clock
from linli.practices.matching import actions
from linli.practices.matching.models import Match, Pledge
from tests.at_once import at_once, refused
from tests.conftest import DAY
from tests.practices.matching.conftest import SMALL, member_of, move_to, pay_all

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time anyway"),
]


at_once = partial(at_once, at=DAY)


def test_two_of_one_household_pledge_at_once_and_one_pledge_stands(raise_, cast):
    same = actor_for_household(cast.resident.household)
    at_once(
        lambda: actions.pledge(by=cast.resident, raise_=raise_, amount_fen=5_000),
        lambda: actions.pledge(by=same, raise_=raise_, amount_fen=7_000),
    )

    assert Pledge.objects.count() == 1


def test_the_same_pledge_sent_twice_at_once_is_kept_once(raise_, cast):
    once = uuid4()
    results = at_once(
        *[lambda: actions.pledge(by=cast.resident, raise_=raise_, amount_fen=5_000, client_id=once)] * 2
    )

    assert not refused(results)
    assert Pledge.objects.count() == 1


def test_two_confirm_one_payment_at_once_and_the_money_moves_once(raise_, cast, estate):
    cash = actions.record_cash_pledge(
        by=cast.social_worker, raise_=raise_, household=cast.resident.household, amount_fen=6_000
    )
    first, second = member_of(estate), member_of(estate)
    results = at_once(
        lambda: actions.confirm_cash_pledge(by=first, pledge=cash),
        lambda: actions.confirm_cash_pledge(by=second, pledge=cash),
    )

    assert len(refused(results)) == 1
    assert Movement.objects.filter(evidence=cash.evidence).count() == 1
    assert raise_.account.balance_fen == 6_000


def test_two_spend_the_same_money_at_once_and_one_is_refused(fund, estate):
    projects = [account_for(estate, AccountKind.PROJECT, name) for name in ("a", "b")]
    results = at_once(
        *[
            lambda to=project: move(source=fund, target=to, amount_fen=6_000_000, purpose="x", evidence="y")
            for project in projects
        ]
    )

    assert len(refused(results)) == 1
    assert fund.balance_fen == 4_000_000


def test_two_inserts_past_the_actions_can_not_overdraw(fund, estate):
    """The database itself judges one after the other."""
    projects = [account_for(estate, AccountKind.PROJECT, name) for name in ("a", "b")]

    def insert(project):
        return Movement.objects.create(
            client_id=uuid4(), source=fund, target=project, amount_fen=6_000_000, effective_on=clock.today(),
            booked_at=clock.now(), purpose="x", evidence="y",
        )  # fmt: skip

    results = at_once(*[lambda to=project: insert(to) for project in projects])

    assert len(refused(results)) == 1
    assert guarantee_fund_of(estate).balance_fen == 4_000_000


def test_two_publish_at_once_and_one_match_stands(raises, contest, cast):
    for one in raises:
        pay_all(cast, one)
    run = move_to(contest, "match")
    results = at_once(*[lambda: actions.publish_match(by=cast.community_officer, run=run)] * 2)

    assert len(refused(results)) == 1
    assert Match.objects.count() == 1


def test_two_give_back_at_once_and_each_payment_goes_back_once(raise_, cast):
    pay_all(cast, raise_, count=2)
    actions.end_raise(source=raise_.source, reason="x")
    results = at_once(*[lambda: actions.refund(by=cast.social_worker, raise_=raise_)] * 2)

    assert len(refused(results)) == 1
    assert raise_.account.balance_fen == 0


def test_two_runs_never_promise_the_same_money(run_at, fund, cast):
    runs = [run_at("rules", method="self-funding-contest", parameters=SMALL) for _ in range(2)]
    move(
        source=fund, target=account_for(fund.place, AccountKind.OUTSIDE, AccountKind.OUTSIDE),
        amount_fen=fund.balance_fen - SMALL["match_ceiling_fen"], purpose="x", evidence="x",
    )  # fmt: skip
    results = at_once(*[partial(actions.declare_rule, by=cast.community_officer, run=run) for run in runs])

    assert len(refused(results)) == 1
