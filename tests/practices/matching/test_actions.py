"""Each verb of matching: what it does, and what it refuses in which words."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from linli.civic.ledger.models import Movement
from linli.civic.mandates.queries import actor_for, actor_for_household
from linli.civic.people.actions import move_out
from linli.civic.people.models import Household, Person
from linli.kernel import dossier
from linli.kernel.verdict import Refusal
from linli.platform.documents.models import StoredDossier
from linli.platform.journal.models import Entry as JournalEntry
from linli.practices.matching import actions, facts, rules
from linli.practices.matching.audits import AUDITS
from linli.practices.matching.enums import PledgeState, RaiseState
from linli.practices.matching.models import DeclaredRule, Match, MatchAward, Pledge, Raise
from linli.practices.matching.queries import standing_of, standings, waiting
from tests.practices.matching.conftest import move_to, pay_all


@pytest.fixture
def pledge(raise_, cast):
    """¥50 that the resident's household has promised."""
    return actions.pledge(by=cast.resident, raise_=raise_, amount_fen=5_000)


@pytest.fixture
def cash(raise_, cast):
    """¥60 in cash that the social worker recorded for another household."""
    return actions.record_cash_pledge(
        by=cast.social_worker, raise_=raise_, household=cast.household.household, amount_fen=6_000
    )


@pytest.fixture
def all_paid(raises, cast):
    """Every household of every estate has paid ¥200."""
    return [pay_all(cast, one) for one in raises]


@pytest.fixture
def published(all_paid, contest, cast):
    """The published match."""
    return actions.publish_match(by=cast.community_officer, run=move_to(contest, "match"))


def last_entry():
    return JournalEntry.objects.latest("id")


# The rule


def test_declare_rule_is_fixed_and_hashed(declared, contest):
    assert declared.rule == rules.rule_of(contest.playbook.values())
    assert facts.rule_frozen(contest) == {"frozen": True, "digest": declared.digest}
    with pytest.raises(IntegrityError):
        DeclaredRule.objects.update(digest="x")


def test_declare_rule_comes_once(declared, contest, cast):
    with pytest.raises(Refusal, match="has been declared"):
        actions.declare_rule(by=cast.community_officer, run=contest)


def test_declare_rule_refuses_one_that_overspends(contest, cast):
    rule = replace(rules.rule_of(contest.playbook.values()), ceiling_fen=10_000_001)

    with pytest.raises(Refusal, match="the fund has only ¥100,000.00") as refused:
        actions.declare_rule(by=cast.community_officer, run=contest, rule=rule)
    assert refused.value.field == "ceiling_fen"


def test_declare_rule_counts_what_other_runs_promised(declared, run_at, cast):
    second = run_at("rules", method="self-funding-contest", parameters={"match_ceiling_fen": 6_000_000})

    with pytest.raises(Refusal, match="¥50,000.00"):
        actions.declare_rule(by=cast.community_officer, run=second)


def test_declare_rule_says_just_what_the_council_adopted(contest, cast):
    actions.note_adopted_terms(run_id=contest.pk, terms={"match_first_rate": 7})
    other = rules.rule_of(contest.playbook.values())

    with pytest.raises(Refusal, match="council adopted other terms"):
        actions.declare_rule(by=cast.community_officer, run=contest, rule=other)
    assert str(actions.declare_rule(by=cast.community_officer, run=contest).rule.steps[0].ratio) == "7/1"


# Pledging and paying


def test_pledge_is_kept_and_told_without_a_name(pledge, raise_):
    assert (pledge.amount_fen, pledge.state) == (5_000, PledgeState.PROMISED)
    assert "李" not in str(last_entry().tells)
    assert standing_of(raise_).pledging == 1


def test_pledge_again_changes_the_one_pledge(pledge, raise_, cast):
    assert actions.pledge(by=cast.resident, raise_=raise_, amount_fen=7_000) == pledge
    assert Pledge.objects.get().amount_fen == 7_000


def test_pledge_sent_twice_is_kept_once(raise_, cast):
    once = uuid4()
    first = actions.pledge(by=cast.household, raise_=raise_, amount_fen=5_000, client_id=once)
    entries = JournalEntry.objects.count()

    assert actions.pledge(by=cast.household, raise_=raise_, amount_fen=5_000, client_id=once) == first
    assert JournalEntry.objects.count() == entries


def test_pledge_of_another_household_is_never_given_back_as_ones_own(raise_, cast):
    once = uuid4()
    actions.pledge(by=cast.resident, raise_=raise_, amount_fen=5_000, client_id=once)

    with pytest.raises(IntegrityError), transaction.atomic():
        actions.pledge(by=cast.household, raise_=raise_, amount_fen=7_000, client_id=once)
    assert Pledge.objects.get().amount_fen == 5_000


def test_who_moved_out_pledges_no_more(raise_, cast):
    move_out(by=cast.social_worker, household=cast.resident.household)

    with pytest.raises(Refusal, match="Only households of this estate"):
        actions.pledge(
            by=actor_for(Person.objects.get(pk=cast.resident.person.pk)), raise_=raise_, amount_fen=5_000
        )


@pytest.mark.parametrize(
    ("amount", "word"), [(0, "more than nothing"), (100_000_001, "speak with the community office")]
)
def test_pledge_refuses_such_an_amount(raise_, cast, amount, word):
    with pytest.raises(Refusal, match=word) as refused:
        actions.pledge(by=cast.resident, raise_=raise_, amount_fen=amount)
    assert refused.value.field == "amount"


def test_pledge_after_the_deadline_is_told_the_day(raise_, cast, later):
    with later(days=22), pytest.raises(Refusal, match="ended on 2025-03-24"):
        actions.pledge(by=cast.resident, raise_=raise_, amount_fen=5_000)
    with later(days=21):
        actions.pledge(by=cast.resident, raise_=raise_, amount_fen=5_000)


def test_pledge_outside_its_stage_is_refused(raises, contest, cast):
    move_to(contest, "match")

    with pytest.raises(Refusal, match="This belongs to the stage"):
        actions.pledge(by=cast.resident, raise_=Raise.objects.first(), amount_fen=5_000)


def test_pledge_of_another_estate_is_refused(raise_, cast):
    with pytest.raises(Refusal, match="Only households of this estate"):
        actions.pledge(by=cast.neighbour, raise_=raise_, amount_fen=5_000)


def test_database_keeps_one_standing_pledge_a_household(pledge, raise_):
    with pytest.raises(IntegrityError):
        Pledge.objects.create(
            raising=raise_, household=pledge.household, amount_fen=1, channel="online", state="promised",
            pledged_at=pledge.pledged_at, client_id=uuid4(),
        )  # fmt: skip


def test_withdraw_pledge_frees_the_household(pledge, raise_, cast):
    actions.withdraw_pledge(by=cast.resident, pledge=pledge)

    assert actions.pledge(by=cast.resident, raise_=raise_, amount_fen=9_000) != pledge


def test_transfer_counts_when_the_committee_finds_it(pledge, raise_, cast):
    actions.pay_pledge(by=cast.resident, pledge=pledge, reference="李 0001")
    assert (raise_.account.balance_fen, facts.cash_unconfirmed(raise_.run)) == (0, 1)

    actions.confirm_cash_pledge(by=cast.committee_member, pledge=pledge)

    pledge.refresh_from_db()
    assert (pledge.state, raise_.account.balance_fen) == (PledgeState.PAID, 5_000)
    assert pledge.number == f"ZC-{raise_.run_id:04d}-{pledge.pk:06d}"


def test_paid_pledge_is_not_changed_paid_or_withdrawn_again(pledge, raise_, cast):
    actions.pay_pledge(by=cast.resident, pledge=pledge)
    actions.confirm_cash_pledge(by=cast.committee_member, pledge=pledge)

    for act in (
        lambda: actions.pledge(by=cast.resident, raise_=raise_, amount_fen=1),
        lambda: actions.withdraw_pledge(by=cast.resident, pledge=pledge),
        lambda: actions.pay_pledge(by=cast.resident, pledge=pledge),
    ):
        with pytest.raises(Refusal, match="paid"):
            act()
    assert Movement.objects.filter(evidence=pledge.evidence).count() == 1


def service_that_knows_of_it(pledge):
    """A payment service that has the money."""
    return f"WX-{pledge.pk}"


def test_payment_service_pays_at_once(pledge, raise_, cast, settings):
    settings.LINLI_PAYMENT_SERVICE = f"{__name__}.service_that_knows_of_it"
    paid = actions.pay_pledge(by=cast.resident, pledge=pledge)

    assert (paid.state, paid.reference) == (PledgeState.PAID, f"WX-{pledge.pk}")
    assert raise_.account.balance_fen == 5_000


# Cash


def test_cash_takes_the_place_of_a_promise(pledge, raise_, cast):
    recorded = actions.record_cash_pledge(
        by=cast.social_worker, raise_=raise_, household=pledge.household, amount_fen=8_000
    )

    assert recorded == pledge
    assert (recorded.state, recorded.amount_fen) == (PledgeState.RECORDED, 8_000)


def test_cash_counts_only_when_confirmed(cash, raise_, cast):
    assert raise_.account.balance_fen == 0
    actions.confirm_cash_pledge(by=cast.committee_member, pledge=cash)
    assert raise_.account.balance_fen == 6_000


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        (lambda here, there: [(there, 100)], "does not lie in"),
        (lambda here, there: [(here, 100), (here, 100)], "stands twice"),
        (lambda here, there: [(here, 0)], "more than nothing"),
    ],
    ids=["other-estate", "twice", "nothing"],
)
def test_cash_list_with_a_fault_is_not_recorded_at_all(raise_, cast, rows, word):
    cash = [actions.CashRow(*row) for row in rows(cast.household.household, cast.neighbour.household)]

    with pytest.raises(Refusal, match=word):
        actions.import_cash_pledges(by=cast.social_worker, raise_=raise_, rows=cash)
    assert not Pledge.objects.exists()


def test_cash_of_a_household_that_gave_is_refused(cash, raise_, cast):
    with pytest.raises(Refusal, match="has given already"):
        actions.record_cash_pledge(
            by=cast.social_worker, raise_=raise_, household=cash.household, amount_fen=1
        )


def test_cash_list_sent_twice_is_recorded_once(raise_, cast):
    row = actions.CashRow(cast.household.household, 100, uuid4())
    first = actions.import_cash_pledges(by=cast.social_worker, raise_=raise_, rows=[row])

    assert actions.import_cash_pledges(by=cast.social_worker, raise_=raise_, rows=[row]) == first


def test_nobody_confirms_what_they_recorded(raise_, cast, estate, treasurer):
    from linli.civic.mandates.models import Mandate
    from linli.civic.mandates.queries import actor_for

    person = treasurer.person
    Mandate.objects.create(
        person=person, capacity="social_worker", place=estate.parent, starts_on="2024-01-01"
    )
    both = actor_for(person)
    cash = actions.record_cash_pledge(
        by=both, raise_=raise_, household=cast.household.household, amount_fen=100
    )
    with pytest.raises(Refusal, match="what they recorded themselves"):
        actions.confirm_cash_pledge(by=both, pledge=cash)
    with pytest.raises(IntegrityError, match="nobody_confirms_what_they_recorded"):
        Pledge.objects.filter(pk=cash.pk).update(confirmed_by=person)


def test_nobody_confirms_the_payment_of_their_own_household(raise_, cast, treasurer):
    own = replace(treasurer, household=cast.household.household)
    pledge = actions.pledge(by=cast.household, raise_=raise_, amount_fen=100)
    actions.pay_pledge(by=cast.household, pledge=pledge)

    with pytest.raises(Refusal, match="own household"):
        actions.confirm_cash_pledge(by=own, pledge=pledge)


def test_payment_is_confirmed_once(cash, cast):
    actions.confirm_cash_pledge(by=cast.committee_member, pledge=cash)

    with pytest.raises(Refusal, match="does not wait"):
        actions.confirm_cash_pledge(by=cast.committee_member, pledge=cash)


def test_return_payment_makes_a_transfer_a_promise_again(pledge, cast):
    actions.pay_pledge(by=cast.resident, pledge=pledge)

    assert actions.return_payment(by=cast.committee_member, pledge=pledge).state == PledgeState.PROMISED


def test_return_payment_withdraws_cash(cash, cast):
    assert actions.return_payment(by=cast.committee_member, pledge=cash).state == PledgeState.WITHDRAWN
    with pytest.raises(Refusal, match="does not wait"):
        actions.return_payment(by=cast.committee_member, pledge=cash)


def test_confirming_waits_on_the_desk_of_the_committee(cash, cast):
    assert len(waiting(cast.committee_member)) == 1
    assert waiting(cast.resident) == []


def test_many_payments_are_quick(raise_, cast, treasurer, django_assert_max_num_queries):
    Household.objects.bulk_create(Household(estate=raise_.estate, address=f"9栋{n}") for n in range(135))
    rows = [actions.CashRow(one, 10_000) for one in Household.objects.filter(address__startswith="9栋")]

    with django_assert_max_num_queries(45):
        recorded = actions.import_cash_pledges(by=cast.social_worker, raise_=raise_, rows=rows)
        actions.confirm_cash_pledges(by=treasurer, raise_=raise_, pledges=recorded)

    assert raise_.account.balance_fen == 1_350_000


# The end of a raising


def test_fail_raise_waits_for_the_last_day(raise_, cast, later):
    with pytest.raises(Refusal, match="Until 2025-03-24"):
        actions.fail_raise(by=cast.social_worker, raise_=raise_)
    with later(days=22):
        failed = actions.fail_raise(by=cast.social_worker, raise_=raise_)
    assert (failed.state, failed.ended_because) == (RaiseState.FAILED, rules.FELL_SHORT)


def test_fail_raise_leaves_one_that_reached_its_goal(raise_, cast, later):
    pay_all(cast, raise_)

    with later(days=22), pytest.raises(Refusal, match="goes on to the match"):
        actions.fail_raise(by=cast.social_worker, raise_=raise_)


def test_refund_gives_each_payment_back_once(raise_, cast):
    pay_all(cast, raise_, count=1)
    actions.end_raise(source=raise_.source, reason="另有安排")
    assert [str(one.title) for one in waiting(cast.social_worker)] == [
        "Give 1 households of 院1 their own part back"
    ]

    back = actions.refund(by=cast.social_worker, raise_=raise_)

    assert raise_.account.balance_fen == 0
    assert [one.reverses.amount_fen for one in back] == [20_000]
    assert Pledge.objects.get().state == PledgeState.REFUNDED
    with pytest.raises(Refusal, match="nothing to give back"):
        actions.refund(by=cast.social_worker, raise_=raise_)
    assert not [fault for audit in AUDITS for fault in audit()]


def test_refund_is_for_failed_raisings(raise_, cast):
    with pytest.raises(Refusal, match="that failed"):
        actions.refund(by=cast.social_worker, raise_=raise_)


def test_refund_waits_until_it_is_known_what_came(cash, raise_, cast):
    actions.end_raise(source=raise_.source, reason="另有安排")

    with pytest.raises(Refusal, match="1 payments were never confirmed"):
        actions.refund(by=cast.social_worker, raise_=raise_)
    actions.return_payment(by=cast.committee_member, pledge=cash)
    with pytest.raises(Refusal, match="nothing to give back"):
        actions.refund(by=cast.social_worker, raise_=raise_)


# The match


def test_publish_match_seals_a_dossier_that_recounts(published):
    sealed = StoredDossier.objects.get(digest=published.dossier)
    document = dossier.read(sealed.text)

    assert dossier.recount(document, rules.recount_match).same
    assert document.outcome["total_fen"] == published.total_fen == 715_000 + 650_000 + 715_000
    assert facts.match_published(published.run)["sum_fen"] == published.total_fen
    assert "1栋" not in sealed.text


def test_publish_match_closes_the_raisings_and_their_figures_stay(published, raises, contest):
    assert {one.state for one in Raise.objects.all()} == {RaiseState.CLOSED}
    assert [one.match_fen for one in standings(contest)] == [715_000, 650_000, 715_000]
    assert all(one.published for one in standings(contest))


def test_published_match_never_changes(published, contest, cast):
    for model in (Match, MatchAward):
        with pytest.raises(IntegrityError, match="never change"), _savepoint():
            model.objects.all().update(**{"total_fen" if model is Match else "matched_fen": 1})
    with pytest.raises(Refusal, match="nobody can change it"):
        actions.publish_match(by=cast.community_officer, run=contest)


def test_publish_match_without_confirmation_is_refused(raises, cash, contest, cast):
    with pytest.raises(Refusal, match="1 payments wait"):
        actions.publish_match(by=cast.community_officer, run=move_to(contest, "match"))


def test_run_sent_back_gets_a_match_that_replaces_the_first(published, contest, cast, raises, later):
    with later(days=1):
        run = move_to(contest, "match")
        again = actions.publish_match(by=cast.community_officer, run=run)

    assert again.replaces == published
    assert [one.match_fen for one in standings(contest)] == [715_000, 650_000, 715_000]


def test_match_that_the_fund_can_not_pay_is_not_published(all_paid, contest, cast, fund, community):
    from linli.civic.ledger.actions import account_for, move
    from linli.civic.ledger.enums import AccountKind

    outside = account_for(community, AccountKind.OUTSIDE, AccountKind.OUTSIDE)
    move(source=fund, target=outside, amount_fen=9_000_000, purpose="x", evidence="y")

    with pytest.raises(Refusal, match="the fund holds only ¥10,000.00"):
        actions.publish_match(by=cast.community_officer, run=move_to(contest, "match"))


def test_pay_into_project_moves_both_parts_once(published, raise_, fund, estate):
    from linli.civic.ledger.actions import account_for
    from linli.civic.ledger.enums import AccountKind

    project = account_for(estate, AccountKind.PROJECT, "车棚")
    for _ in range(2):
        actions.pay_into_project(source=raise_.source, account_id=project.pk, agreement="test.agreement:1")

    assert project.balance_fen == 80_000 + 715_000
    assert (raise_.account.balance_fen, fund.balance_fen) == (0, 10_000_000 - 715_000)
    assert not [fault for audit in AUDITS for fault in audit()]


def test_facts_count_what_is_paid(raise_, cast):
    pay_all(cast, raise_, count=2)
    run = raise_.run

    assert facts.households_taking_part(run) == {"院1": [2, 4], "院2": [0, 4], "院3": [0, 4]}
    assert facts.paid(run)["院1"] == {"paid_fen": 40_000, "least_fen": 10_000}
    assert facts.match_published(run) == {"published": False, "sum_fen": 0, "ceiling_fen": 0}


def test_declared_households_come_before_the_register(raise_, estate):
    assert standing_of(raise_).households == 4
    estate.households = 0
    estate.save()
    Household.objects.create(estate=estate, address="8栋1")
    assert standing_of(raise_).households == 5


def test_household_with_its_code_only_can_pledge_and_pay(raise_, estate):
    actor = actor_for_household(Household.objects.filter(estate=estate).last())
    pledge = actions.pledge(by=actor, raise_=raise_, amount_fen=100)

    assert actions.pay_pledge(by=actor, pledge=pledge).state == PledgeState.REPORTED


def _savepoint():
    from django.db import transaction

    return transaction.atomic()
