"""Money moves once, never out of nothing, never back in silence: in the actions and in the database itself."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import IntegrityError

from linli.civic.ledger.actions import (
    Leg,
    account_for,
    guarantee_fund_of,
    move,
    move_back,
    move_many,
    pay_in,
    pay_into_guarantee_fund,
    reverse,
)
from linli.civic.ledger.audits import AUDITS
from linli.civic.ledger.enums import AccountKind
from linli.civic.ledger.models import Account, Movement
from linli.civic.ledger.queries import balances, statement
from linli.kernel.verdict import Refusal
from linli.platform import clock
from linli.platform.journal.models import Entry


@pytest.fixture
def fund(community, cast):
    """The guarantee fund with ¥100."""
    fund = guarantee_fund_of(community)
    pay_in(by=cast.community_officer, fund=fund, amount_fen=10_000, purpose="2025")
    return fund


@pytest.fixture
def project(estate):
    return account_for(estate, AccountKind.PROJECT, "车棚")


def leg(source, target, fen, client_id=None):
    return Leg(source, target, fen, "车棚", "test.thing:1", client_id or uuid4())


def test_move_changes_both_balances(fund, project):
    move(source=fund, target=project, amount_fen=4_000, purpose="车棚", evidence="test.thing:1")

    assert (fund.balance_fen, project.balance_fen) == (6_000, 4_000)


def test_move_with_the_same_client_id_moves_once(fund, project):
    once = uuid4()
    first = move(source=fund, target=project, amount_fen=4_000, purpose="x", evidence="y", client_id=once)
    second = move(source=fund, target=project, amount_fen=4_000, purpose="x", evidence="y", client_id=once)

    assert first == second
    assert project.balance_fen == 4_000


@pytest.mark.parametrize("fen", [0, -1])
def test_move_refuses_nothing(fund, project, fen):
    with pytest.raises(Refusal, match="more than nothing"):
        move(source=fund, target=project, amount_fen=fen, purpose="x", evidence="y")


def test_move_refuses_an_overdraft_and_says_what_is_there(fund, project):
    with pytest.raises(Refusal, match="holds ¥100.00; ¥100.01 can't be paid"):
        move(source=fund, target=project, amount_fen=10_001, purpose="x", evidence="y")


def test_move_many_is_all_or_nothing(fund, project):
    with pytest.raises(Refusal):
        move_many(legs=[leg(fund, project, 6_000), leg(fund, project, 6_000)])

    assert project.balance_fen == 0


def test_move_many_keeps_the_order_and_what_moved_before(fund, project):
    once = uuid4()
    [before] = move_many(legs=[leg(fund, project, 100, once)])
    found = move_many(legs=[leg(fund, project, 1), leg(fund, project, 100, once), leg(fund, project, 3)])

    assert [one.amount_fen for one in found] == [1, 100, 3]
    assert found[1] == before
    assert project.balance_fen == 104


def test_move_many_takes_a_constant_number_of_queries(fund, project, django_assert_num_queries):
    for count in (1, 3):
        with django_assert_num_queries(7):
            move_many(legs=[leg(fund, project, 1) for _ in range(count)])


def test_reverse_goes_back_once_and_never_twice(fund, project, cast):
    movement = move(source=fund, target=project, amount_fen=4_000, purpose="x", evidence="y")
    back = reverse(by=cast.community_officer, movement=movement, reason="误记")

    assert (fund.balance_fen, back.reverses) == (10_000, movement)
    for again in (movement, back):
        with pytest.raises(Refusal, match="taken back"):
            reverse(by=cast.community_officer, movement=again, reason="误记")
    assert not [fault for audit in AUDITS for fault in audit()]


def test_move_back_refuses_what_was_spent(fund, project, estate):
    movement = move(source=fund, target=project, amount_fen=4_000, purpose="x", evidence="y")
    outside = account_for(estate, AccountKind.OUTSIDE, AccountKind.OUTSIDE)
    move(source=project, target=outside, amount_fen=1, purpose="x", evidence="y")

    with pytest.raises(Refusal, match="can't be paid"):
        move_back(movements=[movement], purpose="x")


def test_database_refuses_to_change_or_delete_a_movement(fund):
    movement = Movement.objects.get()
    movement.amount_fen = 1
    with pytest.raises(IntegrityError, match="never change"):
        movement.save()


def test_database_refuses_to_delete_a_movement(fund):
    with pytest.raises(IntegrityError, match="never deleted"):
        Movement.objects.all()._raw_delete("default")


def raw(source, target, fen):
    return Movement(
        client_id=uuid4(), source=source, target=target, amount_fen=fen, effective_on=clock.today(),
        booked_at=clock.now(), purpose="x", evidence="y",
    )  # fmt: skip


def test_database_refuses_an_overdraft_at_the_fen(fund, project):
    raw(fund, project, 10_000).save()

    with pytest.raises(IntegrityError, match="does not hold this much"):
        raw(fund, project, 1).save()


def test_database_counts_what_the_same_statement_moved_before(fund, project):
    with pytest.raises(IntegrityError, match="does not hold this much"):
        Movement.objects.bulk_create([raw(fund, project, 6_000), raw(fund, project, 6_000)])


def test_database_lets_the_outside_world_be_overdrawn(fund):
    assert Account.objects.get(kind="outside").balance_fen == -10_000


def test_database_refuses_that_an_account_begins_to_allow_overdrafts(fund):
    with pytest.raises(IntegrityError):
        Account.objects.filter(pk=fund.pk).update(forbids_overdraft=False)


def test_statement_runs_with_the_balance(fund, project):
    move(source=fund, target=project, amount_fen=4_000, purpose="x", evidence="y")
    move(source=fund, target=project, amount_fen=1_000, purpose="x", evidence="y")

    assert [(one.change_fen, one.left_fen) for one in statement(fund)] == [
        (-1_000, 5_000),
        (-4_000, 6_000),
        (10_000, 10_000),
    ]


def test_balances_tell_every_account_but_the_outside_world(fund, project, community):
    assert dict(balances(community)) == {fund: 10_000, project: 0}


def test_pages_of_the_books_are_public(fund, project, community, client):
    move(source=fund, target=project, amount_fen=4_000, purpose="x", evidence="y")

    assert "60.00" in client.get(f"/money/places/{community.code}/").content.decode()
    statement_page = client.get(f"/money/accounts/{fund.pk}/")
    assert "¥60.00" in statement_page.content.decode()
    sheet = client.get(f"/money/accounts/{fund.pk}/?export=xlsx")
    assert sheet["Content-Type"].endswith("spreadsheetml.sheet")


def test_statement_takes_a_constant_number_of_queries(fund, project, client, django_assert_max_num_queries):
    for count in (1, 3):
        move_many(legs=[leg(fund, project, 1) for _ in range(count)])
        with django_assert_max_num_queries(8):
            client.get(f"/money/accounts/{fund.pk}/?q=")


def test_money_that_arrived_is_recorded_once_however_often_it_is_sent(community, cast):
    once, paid = uuid4(), {"amount_fen": 10_000, "purpose": "2025"}
    first = pay_into_guarantee_fund(by=cast.community_officer, place=community, client_id=once, **paid)

    assert (
        pay_into_guarantee_fund(by=cast.community_officer, place=community, client_id=once, **paid) == first
    )
    assert guarantee_fund_of(community).balance_fen == 10_000
    assert Entry.objects.filter(verb="ledger.pay_in").count() == 1


def test_money_that_arrived_is_recorded_by_officers_alone(community, estate, cast):
    with pytest.raises(Refusal):
        pay_into_guarantee_fund(by=cast.committee_member, place=estate, amount_fen=1, purpose="x")

    assert not Account.objects.exists()
