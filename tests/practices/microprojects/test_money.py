"""Money goes out once, after acceptance, covered by papers, and never beyond what was granted."""

import io
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from linli.civic.ledger.actions import move
from linli.civic.ledger.models import Movement
from linli.civic.mandates.models import Mandate
from linli.civic.mandates.queries import actor_for
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry
from linli.practices.microprojects import actions
from linli.practices.microprojects.models import Milestone, Tranche, Voucher
from tests.practices.microprojects.conftest import group_at, member, milestones, paper, stage, voucher_draft


def test_opening_moves_the_budget_from_the_fund(make, fund):
    project = make()
    assert (project.own_fen, project.matched_fen, project.budget_fen) == (0, 1_000_001, 1_000_001)
    assert project.account.balance_fen == 1_000_001
    assert fund.balance_fen == 98_999_999


def test_whole_way_pays_exactly_the_budget(make, fund):
    project = make("finished")
    assert project.account.balance_fen == 0
    assert sum(Tranche.objects.values_list("amount_fen", flat=True)) == project.budget_fen
    assert project.state == "accepted" and project.accepted_on and project.started_on


def test_tranche_is_released_once(make, cast):
    project = make("inspected")
    first, client_id = milestones(project).first, uuid4()
    tranche = actions.release_tranche(by=cast.social_worker, milestone=first, client_id=client_id)
    assert actions.release_tranche(by=cast.social_worker, milestone=first, client_id=client_id) == tranche
    with pytest.raises(Refusal, match="released before"):
        actions.release_tranche(by=cast.social_worker, milestone=first)
    assert Movement.objects.filter(evidence=first.reference).count() == 1
    entry = Entry.objects.get(verb="microprojects.release_tranche")
    assert entry.subject_id == project.pk and entry.run_id == project.run_id


def test_nothing_is_paid_before_acceptance(make, cast):
    with pytest.raises(Refusal, match="supervisors have to accept"):
        actions.release_tranche(by=cast.social_worker, milestone=milestones(make("reported")).first)


def test_vouchers_have_to_cover_the_tranche(make, cast):
    project = make("inspected")
    stage(project.run, "carry_out")
    voucher = Voucher.objects.get()
    actions.void_voucher(by=cast.committee_member, voucher=voucher, reason="mistyped")
    first = milestones(project).first
    for kind, fen in (("contract", first.tranche_fen), ("invoice", first.tranche_fen - 1)):
        draft = voucher_draft(first, kind=kind, amount_fen=fen)
        actions.add_voucher(by=cast.committee_member, milestone=first, draft=draft, upload=paper())
    with pytest.raises(Refusal, match="¥0.01 are not covered"):
        actions.release_tranche(by=cast.social_worker, milestone=first)
    draft = voucher_draft(first, kind="receipt", amount_fen=1)
    actions.add_voucher(by=cast.committee_member, milestone=first, draft=draft, upload=paper())
    assert actions.release_tranche(by=cast.social_worker, milestone=first).amount_fen == first.tranche_fen


@pytest.mark.parametrize(
    ("field", "value", "match"),
    [
        ("number", " ", "number"),
        ("payee", "", "paid"),
        ("amount_fen", 0, "more than nothing"),
    ],
)
def test_voucher_says_everything(make, cast, field, value, match):
    first = milestones(make("reported")).first
    with pytest.raises(Refusal, match=match):
        actions.add_voucher(
            by=cast.committee_member,
            milestone=first,
            draft=voucher_draft(first, **{field: value}),
            upload=paper(),
        )


def test_voucher_counts_once_wherever_it_is_used(make, cast, estates):
    one = milestones(make("reported")).first
    actions.add_voucher(
        by=cast.committee_member, milestone=one, draft=voucher_draft(one, number="ab 12"), upload=paper()
    )
    other = milestones(make("planned", title="Second", run=one.project.run)).first
    with pytest.raises(Refusal, match="AB12") as refused:
        actions.add_voucher(
            by=cast.committee_member,
            milestone=other,
            draft=voucher_draft(other, number="ＡＢ１２"),
            upload=paper(),
        )
    assert refused.value.field == "number"
    voucher = Voucher.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Voucher.objects.create(**{**_fields(voucher), "milestone": other})


def test_voided_voucher_frees_its_number(make, cast):
    first = milestones(make("reported")).first
    draft = voucher_draft(first, number="7")
    voucher = actions.add_voucher(by=cast.committee_member, milestone=first, draft=draft, upload=paper())
    with pytest.raises(Refusal, match="reason"):
        actions.void_voucher(by=cast.committee_member, voucher=voucher, reason="")
    actions.void_voucher(by=cast.committee_member, voucher=voucher, reason="wrong line")
    actions.add_voucher(by=cast.committee_member, milestone=first, draft=draft, upload=paper())
    assert Voucher.objects.filter(voided_on=None).count() == 1


def test_paid_vouchers_stay(make, cast):
    project = make("paid")
    voucher = Voucher.objects.select_related("milestone").first()
    with pytest.raises(Refusal, match="has been paid"):
        actions.void_voucher(by=cast.committee_member, voucher=voucher, reason="x")
    first = milestones(project).first
    with pytest.raises(Refusal, match="has been paid"):
        actions.add_voucher(
            by=cast.committee_member, milestone=first, draft=voucher_draft(first), upload=paper()
        )


def test_file_that_is_none_is_refused(make, cast):
    first = milestones(make("reported")).first
    with pytest.raises(Refusal) as refused:
        actions.add_voucher(
            by=cast.committee_member,
            milestone=first,
            draft=voucher_draft(first),
            upload=io.BytesIO(b"#!/bin/sh"),
        )
    assert refused.value.field == "file"


def test_releaser_is_nobody_who_built_or_accepted(make, cast, community):
    project = make("inspected")
    both = member(cast, "social_worker", community)
    Mandate.objects.create(
        person=cast.supervisor.person, capacity="social_worker", place=community, starts_on="2024-01-01"
    )
    with pytest.raises(Refusal, match="You have accepted this work"):
        actions.release_tranche(by=actor_for(cast.supervisor.person), milestone=milestones(project).first)
    assert actions.release_tranche(by=both, milestone=milestones(project).first)


def test_database_refuses_money_for_what_is_not_accepted(make, cast):
    project = make("paid")
    second = milestones(project).all[1]
    paid = Tranche.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Tranche.objects.create(
            milestone=second, movement=_another(paid.movement), person=cast.social_worker.person,
            amount_fen=second.tranche_fen, released_on="2025-03-03",
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Tranche.objects.update(amount_fen=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Milestone.objects.filter(pk=second.pk).update(tranche_fen=1)


def test_closing_gives_back_what_is_left(make, cast, fund):
    project = make("finished")
    other = make("planned", title="Left over", run=project.run)
    assert other.account.balance_fen == 1_000_001
    closed = actions.close_project(by=cast.social_worker, project=project)
    assert closed.state == "closed" and closed.closed_on
    with pytest.raises(Refusal, match="accepted first"):
        actions.close_project(by=cast.social_worker, project=other)
    stage(project.run, "review")
    with pytest.raises(Refusal, match="is closed"):
        actions.write_lessons(by=cast.social_worker, project=project, worked="a", hard="b", next_time="c")


def test_unpaid_tranches_go_back_when_it_closes(make, cast, fund, estate):
    project = make("accepted", shares=("1",))
    assert project.account.balance_fen == 0
    unpaid = make("inspected", title="Unpaid", run=project.run, shares=("1",))
    stage(unpaid.run, "review")
    actions.accept_project(by=cast.supervisor, project=unpaid, opinion="fine")
    actions.hand_over_upkeep(
        by=cast.committee_member, project=unpaid, organisation=group_at(estate), agreement="weekly"
    )
    actions.write_lessons(by=cast.social_worker, project=unpaid, worked="a", hard="b", next_time="c")
    before = fund.balance_fen
    actions.close_project(by=cast.social_worker, project=unpaid)
    assert fund.balance_fen - before == unpaid.budget_fen


def _fields(row) -> dict:
    return {field.name: getattr(row, field.name) for field in row._meta.fields if field.name != "id"}


def _another(movement):
    return move(
        source=movement.target,
        target=movement.source,
        amount_fen=movement.amount_fen,
        purpose="x",
        evidence="x",
    )
