"""Two move money at the same moment, on PostgreSQL: each movement once, and never more than there is."""

from functools import partial
from uuid import uuid4

import pytest
from django.db import connection

from linli.civic.ledger.actions import account_for, guarantee_fund_of, move, pay_in, reverse
from linli.civic.ledger.audits import AUDITS
from linli.civic.ledger.enums import AccountKind
from linli.civic.ledger.models import Movement
from linli.platform.journal.models import Entry
from tests.at_once import at_once, refused
from tests.conftest import DAY

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time anyway"),
]
MANY = 6


@pytest.fixture
def fund(community, cast):
    """The guarantee fund with ¥100."""
    fund = guarantee_fund_of(community)
    pay_in(by=cast.community_officer, fund=fund, amount_fen=10_000, purpose="2025")
    return fund


@pytest.fixture
def projects(estates):
    return [
        account_for(estate, AccountKind.PROJECT, f"{estate.name} {n}") for estate in estates for n in (1, 2)
    ]


@pytest.fixture(autouse=True)
def _books_are_sound(db):
    """Whatever happens at once, every audit of the books is clean afterwards."""
    yield
    assert not [fault for audit in AUDITS for fault in audit()]


def test_many_spend_at_once_and_only_what_is_there_goes_out(fund, projects):
    results = at_once(
        *(
            partial(move, source=fund, target=project, amount_fen=3_000, purpose="x", evidence="y")
            for project in projects
        ),
        at=DAY,
    )

    assert len(refused(results)) == MANY - 3
    assert fund.balance_fen == 1_000


def test_money_that_goes_round_in_a_ring_makes_nobody_wait_for_ever(fund, projects):
    for project in projects[:2]:
        move(source=fund, target=project, amount_fen=5_000, purpose="x", evidence="y")
    one, other = projects[:2]
    pay = partial(move, amount_fen=1_000, purpose="x", evidence="y")
    there, back = partial(pay, source=one, target=other), partial(pay, source=other, target=one)
    results = at_once(there, back, there, back, at=DAY)

    assert not refused(results)
    assert (one.balance_fen, other.balance_fen) == (5_000, 5_000)


def test_one_movement_sent_twice_at_once_moves_once(fund, projects):
    once = uuid4()
    act = partial(
        move, source=fund, target=projects[0], amount_fen=4_000, purpose="x", evidence="y", client_id=once
    )
    results = at_once(act, act, at=DAY)

    assert not refused(results)
    assert projects[0].balance_fen == 4_000


def test_one_payment_from_outside_sent_twice_at_once_comes_in_once(fund, cast):
    act = partial(
        pay_in, by=cast.community_officer, fund=fund, amount_fen=4_000, purpose="2026", client_id=uuid4()
    )
    results = at_once(act, act, at=DAY)

    assert not refused(results)
    assert fund.balance_fen == 14_000


def test_one_movement_taken_back_twice_at_once_goes_back_once(fund, projects, cast):
    movement = move(source=fund, target=projects[0], amount_fen=4_000, purpose="x", evidence="y")
    act = partial(reverse, by=cast.community_officer, movement=movement, reason="误记")
    results = at_once(act, act, at=DAY)

    assert len(refused(results)) == 1
    assert fund.balance_fen == 10_000
    assert Movement.objects.filter(reverses=movement).count() == 1
    assert Entry.objects.filter(verb="ledger.reverse").count() == 1
