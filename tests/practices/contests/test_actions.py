"""Each verb of contests: what it does, and what it refuses in which words."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError

from linli.civic.ledger.models import Movement
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry as JournalEntry
from linli.practices.contests import actions, facts
from linli.practices.contests.enums import ChangeState, EntryState
from linli.practices.contests.models import Agreement, Award, ContestRules, Entry, RuleChange
from linli.practices.contests.queries import own_entries, waiting
from linli.practices.contests.rules import EntryDraft
from linli.practices.matching.models import AdoptedTerms, Raise
from tests.practices.contests.conftest import member_of, move_to


def last_verb():
    return JournalEntry.objects.latest("id").verb


def test_draft_rules_keeps_text_and_terms(drafted):
    assert drafted.text == "每个小区报一个项目。"
    assert drafted.terms["match_step_fen"] == 50_000
    assert drafted.terms["floor_share"] == "1/3"
    assert last_verb() == "contests.draft_rules"


def test_draft_rules_anew_changes_the_draft(drafted, contest, cast):
    actions.draft_rules(by=cast.social_worker, run=contest, text="新", terms={"match_first_rate": "8"})

    drafted.refresh_from_db()
    assert (drafted.text, drafted.terms["match_first_rate"]) == ("新", 8)
    assert ContestRules.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": " "}, "text"),
        ({"terms": {"match_first_rate": 1000}}, "match_first_rate"),
        ({"terms": {"raise_days": 1}}, "raise_days"),
    ],
    ids=["empty", "out-of-bounds", "no-term"],
)
def test_draft_rules_refuses(contest, cast, given, field):
    with pytest.raises(Refusal) as refused:
        actions.draft_rules(**{"by": cast.social_worker, "run": contest, "text": "x", **given})

    assert refused.value.field == field


def test_propose_change_speaks_for_the_estate_and_is_kept_once(drafted, cast, estate):
    once = uuid4()
    first = actions.propose_change(
        by=cast.committee_member, contest_rules=drafted, text="上限高一点", client_id=once
    )
    second = actions.propose_change(
        by=cast.committee_member, contest_rules=drafted, text="上限高一点", client_id=once
    )

    assert first == second
    assert first.on_behalf == estate.name
    assert RuleChange.objects.count() == 1


def test_answer_change_is_public_and_comes_once(drafted, cast):
    change = actions.propose_change(by=cast.self_organisation, contest_rules=drafted, text="上限高一点")
    actions.answer_change(by=cast.social_worker, change=change, state=ChangeState.DECLINED, answer="钱不够")

    with pytest.raises(Refusal, match="answered before"):
        actions.answer_change(by=cast.social_worker, change=change, state=ChangeState.TAKEN, answer="好")


def test_adopt_rules_waits_for_every_answer(drafted, cast):
    actions.propose_change(by=cast.committee_member, contest_rules=drafted, text="上限高一点")

    with pytest.raises(Refusal, match="1 proposed changes have not been answered"):
        actions.adopt_rules(by=cast.council_member, contest_rules=drafted)


def test_adopted_rules_never_change_and_bind_the_match(drafted, contest, cast):
    adopted = actions.adopt_rules(by=cast.council_member, contest_rules=drafted)

    assert adopted.digest.startswith("sha256:")
    assert AdoptedTerms.objects.get(run=contest).terms == drafted.terms
    with pytest.raises(Refusal, match="can't be changed any more"):
        actions.draft_rules(by=cast.social_worker, run=contest, text="anders")
    with pytest.raises(IntegrityError, match="adopted rules never change"):
        ContestRules.objects.update(text="anders")


def test_enter_keeps_lines_and_tells_the_journal(entry, estate):
    assert entry.state == EntryState.ENTERED
    assert [line.amount_fen for line in entry.lines.all()] == [500_000, 300_000]
    assert str(JournalEntry.objects.latest("id").tells["values"]["estate"]) == estate.name


def test_enter_again_changes_the_one_entry(entry, entering, cast, estate, draft):
    again = actions.enter(
        by=cast.committee_member, run=entering, estate=estate, draft=replace(draft, title="新车棚")
    )

    assert again == entry
    assert Entry.objects.get().title == "新车棚"


@pytest.mark.parametrize(
    ("changes", "field", "word"),
    [
        ({"problem": ""}, "problem", "what troubles"),
        ({"asked_fen": 900_000}, "lines", "a difference of ¥1,000.00"),
        ({"lines": ()}, "lines", "no lines"),
        ({"beneficiaries": 0}, "beneficiaries", "how many households"),
        ({"exclusions_denied": False}, "exclusions_denied", "not confirmed"),
        ({"lines": (("保安工资", 800_000),)}, "exclusion_answer", "pay of staff"),
    ],
)
def test_enter_refuses_what_is_not_complete(entering, cast, estate, draft, changes, field, word):
    with pytest.raises(Refusal, match=word) as refused:
        actions.enter(by=cast.committee_member, run=entering, estate=estate, draft=replace(draft, **changes))

    assert refused.value.field == field
    assert not Entry.objects.exists()


def test_enter_refuses_a_place_outside_the_estate(entering, cast, estate, draft):
    estate.boundary = {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]}
    estate.save()

    with pytest.raises(Refusal, match="within the estate"):
        actions.enter(
            by=cast.committee_member, run=entering, estate=estate, draft=replace(draft, point=(3.0, 1.0))
        )
    actions.enter(
        by=cast.committee_member, run=entering, estate=estate, draft=replace(draft, point=(1.0, 1.0))
    )


def test_enter_refuses_a_photo_that_is_none_and_keeps_nothing(entering, cast, estate, draft):
    fake = SimpleUploadedFile("x.jpg", b"not a photo")

    with pytest.raises(Refusal):
        actions.enter(by=cast.committee_member, run=entering, estate=estate, draft=draft, photos=[fake])
    assert not Entry.objects.exists()


def test_enter_before_its_stage_names_the_stage(contest, cast, estate, draft):
    with pytest.raises(Refusal, match="This belongs to the stage"):
        actions.enter(by=cast.committee_member, run=contest, estate=estate, draft=draft)


def test_draft_is_seen_by_its_own_and_holds_the_gate_until_the_last_day(
    entering, cast, estate, estates, later
):
    actions.save_draft(by=cast.committee_member, run=entering, estate=estate, draft=EntryDraft(title="车棚"))

    assert [one.title for one in own_entries(cast.committee_member, entering)] == ["车棚"]
    assert own_entries(member_of(estates[1]), entering) == []
    [judged] = facts.entries(entering)
    assert judged["complete"] is False and len(judged["faults"]) == 7
    with later(days=15):
        assert facts.entries(entering) == []


def test_withdraw_entry_is_public_and_frees_the_estate(entry, entering, cast, estate, draft):
    actions.withdraw_entry(by=cast.committee_member, entry=entry, reason="另有安排")

    entry.refresh_from_db()
    assert (entry.state, str(entry.why_ended)) == (EntryState.WITHDRAWN, "另有安排")
    assert actions.enter(by=cast.committee_member, run=entering, estate=estate, draft=draft) != entry


def test_entries_open_raises_with_the_stage_and_end_them_when_withdrawn(entry, entering, cast):
    run = move_to(entering, "raise")

    raising = Raise.objects.get(source=entry.source)
    assert (raising.goal_fen, raising.closes_on) == (800_000, run.passages.get(left_at=None).due_on)
    actions.withdraw_entry(by=cast.committee_member, entry=Entry.objects.get(), reason="另有安排")
    raising.refresh_from_db()
    assert (raising.state, str(raising.why_ended)) == ("failed", "另有安排")


def test_match_proposes_awards(matched, entry):
    award = Award.objects.get(entry=entry)

    assert (award.own_fen, award.matched_fen, award.confirmed_at) == (80_000, 715_000, None)
    assert facts.agreements(matched) == [0, 2]


def test_confirm_award_once_and_then_it_never_changes(award, cast):
    confirmed = actions.confirm_award(by=cast.party_committee, award=award)

    assert confirmed.confirmed_at
    assert Entry.objects.get(pk=award.entry_id).state == EntryState.AWARDED
    with pytest.raises(Refusal, match="confirmed before"):
        actions.confirm_award(by=cast.party_committee, award=award)
    with pytest.raises(DatabaseError, match="confirmed award never changes"):
        Award.objects.filter(pk=award.pk).update(matched_fen=1)


def test_second_signature_pays_into_the_project(award, cast, matched, fund):
    actions.confirm_award(by=cast.party_committee, award=award)
    agreement = Agreement.objects.get()
    assert len(waiting(cast.committee_member)) == 1
    actions.sign_agreement(by=cast.community_officer, agreement=agreement)
    assert Movement.objects.filter(evidence__startswith="matching.award").count() == 0

    signed = actions.sign_agreement(by=cast.committee_member, agreement=agreement)

    assert signed.in_force
    assert signed.account.balance_fen == 795_000
    assert fund.balance_fen == 10_000_000 - 715_000
    assert facts.agreements(matched) == [1, 2]
    assert waiting(cast.committee_member) == []


def test_sign_agreement_refuses_a_side_twice_and_both_sides_by_one(award, cast, estate):
    from linli.civic.mandates.models import Mandate
    from linli.civic.mandates.queries import actor_for

    actions.confirm_award(by=cast.party_committee, award=award)
    agreement = Agreement.objects.get()
    actions.sign_agreement(by=cast.community_officer, agreement=agreement)
    with pytest.raises(Refusal, match="Nobody signs for both sides"):
        actions.sign_agreement(by=cast.community_officer, agreement=agreement)
    person = cast.community_officer.person
    Mandate.objects.create(person=person, capacity="committee_member", place=estate, starts_on="2024-01-01")
    with pytest.raises(Refusal, match="Nobody signs for both sides"):
        actions.sign_agreement(by=actor_for(person), agreement=agreement)


def test_inner_award_counts_the_awards_of_the_inner_runs(award, matched, cast, run_at):
    from linli.civic.process.models import Run

    outer = run_at("raise")
    Run.objects.filter(pk=matched.pk).update(parent=outer)
    actions.confirm_award(by=cast.party_committee, award=award)

    assert facts.inner_award(outer) == {"closed": False, "awarded": 1}
    Run.objects.filter(pk=matched.pk).update(state="closed", closed_on="2025-05-01")
    assert facts.inner_award(outer) == {"closed": True, "awarded": 1}


def test_own_part_that_fell_short_lets_the_entry_fail(entry, entering, cast, later):
    from linli.practices.matching.actions import fail_raise

    move_to(entering, "raise")
    with later(days=60):
        fail_raise(by=cast.social_worker, raise_=Raise.objects.get())

    entry.refresh_from_db()
    assert entry.state == EntryState.FAILED
    assert "had not reached" in str(entry.why_ended)
