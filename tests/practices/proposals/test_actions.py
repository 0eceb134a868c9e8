"""Each verb of proposals: what it does, and what it refuses in which words."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from linli.civic.people.models import Household
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry
from linli.practices.proposals import actions, facts
from linli.practices.proposals.enums import Aspect, CallKind, Channel, MergerState, ProposalState
from linli.practices.proposals.models import (
    Advice,
    Author,
    Call,
    Cosign,
    Draft,
    Merger,
    MergerSide,
    Overlap,
    Proposal,
    Version,
)
from linli.practices.proposals.queries import (
    asked_again,
    authors_of,
    excluded_by,
    standing_proposals,
    standings,
)
from linli.practices.proposals.rules import FIVE
from tests.practices.proposals.conftest import fresh, move_to, photo


def last_entry():
    return Entry.objects.latest("id")


def refused(act, **given):
    with pytest.raises(Refusal) as found:
        act(**given)
    return found.value


# The call


def test_call_has_the_five_categories_unless_it_says_others(call):
    assert [one.title for one in call.categories.all()] == list(FIVE)
    assert call.kind == CallKind.PROPOSALS
    assert last_entry().verb == "proposals.open_call"


def test_call_is_written_anew_until_the_first_proposal_is_in(call, contest, cast, estate, draft):
    actions.open_call(by=cast.party_committee, run=contest, text="新", categories=["环境", "安全"])
    assert Call.objects.get().text == "新"

    in_safety = replace(draft, category="安全")
    actions.submit_proposal(by=cast.self_organisation, run=contest, estate=estate, draft=in_safety)
    told = refused(actions.open_call, by=cast.party_committee, run=contest, text="再改")
    assert "stays as it is" in str(told)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": " "}, "text"),
        ({"categories": ["a", "a"]}, "categories"),
        ({"categories": []}, "categories"),
        ({"kind": CallKind.NOMINATIONS}, "kind"),
    ],
    ids=["empty", "twice", "none", "not-of-this-method"],
)
def test_call_is_refused(contest, cast, given, field):
    assert (
        refused(actions.open_call, **{"by": cast.party_committee, "run": contest, "text": "x", **given}).field
        == field
    )


# Proposing


def test_proposal_has_number_version_author_and_entry(proposal, cast, estate):
    assert (proposal.number, proposal.version, proposal.state) == (1, 1, ProposalState.STANDING)
    assert (proposal.asked_fen, proposal.own_fen) == (800_000, 100_000)
    assert proposal.on_behalf == estate.name
    assert authors_of(proposal) == ((cast.self_organisation.person.pk,), ())
    assert "楼道加装扶手" in str(last_entry().tells)


def test_proposal_before_the_call_is_refused(contest, cast, estate, draft):
    told = refused(
        actions.submit_proposal, by=cast.self_organisation, run=contest, estate=estate, draft=draft
    )
    assert "not out yet" in str(told)


def test_proposal_of_residents_names_their_team(call, contest, cast, draft):
    told = refused(actions.submit_proposal, by=cast.neighbour, run=contest, draft=draft)
    assert told.field == "team"


def test_proposal_sent_twice_is_one(call, contest, cast, estate, draft):
    once = uuid4()
    given = {
        "by": cast.self_organisation,
        "run": contest,
        "estate": estate,
        "draft": draft,
        "client_id": once,
    }

    assert actions.submit_proposal(**given) == actions.submit_proposal(**given)
    assert Proposal.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": " "}, "title"),
        ({"problem": ""}, "problem"),
        ({"category": "Parties"}, "category"),
        ({"cost_fen": 800_000}, "cost_fen"),
        ({"cost_fen": 9_000_000, "lines": (("全部", 9_000_000),)}, "cost_fen"),
        ({"own_fen": 900_000}, "own_fen"),
        ({"beneficiaries": 0}, "beneficiaries"),
        ({"steps": ()}, "steps"),
    ],
    ids=[
        "title",
        "problem",
        "category",
        "not-adding-up",
        "above-the-budget",
        "own-money",
        "nobody",
        "no-schedule",
    ],
)
def test_proposal_that_is_incomplete_is_refused(call, contest, cast, estate, draft, changed, field):
    given = {"run": contest, "estate": estate, "draft": replace(draft, **changed)}

    assert refused(actions.submit_proposal, by=cast.self_organisation, **given).field == field
    assert not Proposal.objects.exists()


def test_proposal_for_another_estate_is_refused(call, contest, cast, estates, draft):
    told = refused(
        actions.submit_proposal, by=cast.self_organisation, run=contest, estate=estates[1], draft=draft
    )
    assert "Self-organisations" in str(told)


def test_draft_is_kept_for_its_authors_and_becomes_the_first_version(call, contest, cast, estate, draft):
    kept = actions.save_draft(
        by=cast.self_organisation, run=contest, estate=estate, draft=replace(draft, lines=())
    )
    assert (kept.number, kept.version, kept.state) == (None, 0, ProposalState.DRAFT)
    assert standings(contest) == []

    submitted = actions.submit_proposal(
        by=cast.self_organisation, run=contest, estate=estate, draft=draft, proposal=kept
    )
    assert submitted.pk == kept.pk
    assert not Draft.objects.exists()
    assert Author.objects.count() == 1


def test_draft_of_a_change_leaves_the_version_that_stands(proposal, contest, cast, estate, draft):
    changed = replace(draft, title="另一个")
    actions.save_draft(
        by=cast.self_organisation, run=contest, estate=estate, draft=changed, proposal=proposal
    )

    assert fresh(proposal).title == draft.title
    assert Draft.objects.get().draft.title == "另一个"


def test_change_is_a_new_version_and_asks_the_cosigners_again(proposal, contest, cast, estate, draft):
    actions.cosign(by=cast.resident, proposal=proposal)
    actions.cosign(by=cast.neighbour, proposal=proposal)
    assert fresh(proposal).cosigned == 2

    change(proposal, contest, cast, estate, draft, problem="老人上下楼不稳。")

    now = fresh(proposal)
    assert (now.version, now.cosigned) == (2, 0)
    assert [one.proposal for one in asked_again(cast.resident.household)] == [proposal]
    assert standing_proposals(contest) == []

    actions.cosign(by=cast.resident, proposal=now)
    assert fresh(proposal).cosigned == 1
    assert asked_again(cast.resident.household) == []
    assert Cosign.objects.count() == 2


def test_change_that_changes_nothing_is_no_version(proposal, contest, cast, estate, draft):
    before = Entry.objects.count()
    change(proposal, contest, cast, estate, draft)

    assert fresh(proposal).version == 1
    assert Entry.objects.count() == before


def test_proposal_is_changed_by_its_authors_alone(proposal, contest, cast, estate, draft):
    told = refused(
        actions.submit_proposal,
        by=cast.team_leader,
        run=contest,
        estate=estate,
        draft=draft,
        proposal=proposal,
    )
    assert "what is their own" in str(told)


def test_proposal_is_fixed_outside_its_stage(proposal, contest, cast, estate, draft):
    run = move_to(contest, "review")
    proposal.run = run
    told = refused(
        actions.submit_proposal,
        by=cast.self_organisation,
        run=run,
        estate=estate,
        draft=draft,
        proposal=proposal,
    )
    assert "belongs to the stage" in str(told)


@pytest.mark.parametrize("write", ["update", "delete"])
def test_database_keeps_versions(proposal, write):
    with pytest.raises(DatabaseError), transaction.atomic():
        rows = Version.objects.filter(proposal=proposal)
        rows.update(why="x") if write == "update" else rows.delete()


def test_photos_and_files_belong_to_versions(call, contest, cast, estate, draft):
    given = {"by": cast.self_organisation, "run": contest, "estate": estate}
    proposal = actions.submit_proposal(**given, draft=draft, photos=[photo(), photo("blue", "b.jpg")])
    shown = proposal.versions.get().draft.photos
    assert len(shown) == 2

    one_less = replace(draft, photos=(shown[0], 999_999))
    actions.submit_proposal(**given, draft=one_less, proposal=proposal)

    assert proposal.versions.get(number=2).draft.photos == (shown[0],)
    assert proposal.enclosures.count() == 2


def test_withdrawing_says_why_and_stays_to_be_read(proposal, cast):
    assert refused(actions.withdraw_proposal, by=cast.self_organisation, proposal=proposal, reason=" ").field
    actions.withdraw_proposal(by=cast.self_organisation, proposal=proposal, reason="另有安排")

    assert fresh(proposal).state == ProposalState.WITHDRAWN
    assert last_entry().verb == "proposals.withdraw_proposal"
    told = refused(actions.withdraw_proposal, by=cast.self_organisation, proposal=fresh(proposal), reason="x")
    assert "not open any more" in str(told)


# Nominations


def test_estate_enters_with_photos_and_one_page(show, cast, estate, draft):
    entered = actions.nominate_estate(
        by=cast.committee_member, run=show, estate=estate, draft=draft, photos=[photo()]
    )

    assert (entered.kind, entered.number, entered.asked_fen) == (CallKind.NOMINATIONS, 1, None)
    assert standing_proposals(show)[0].goes_on
    assert refused(actions.cosign, by=cast.resident, proposal=entered)


def test_estate_stands_once_and_either_of_its_bodies_may_change_it(show, cast, estate, draft):
    given = {"run": show, "estate": estate, "photos": [photo()]}
    first = actions.nominate_estate(by=cast.committee_member, draft=draft, **given)
    again = actions.nominate_estate(
        by=cast.self_organisation,
        run=show,
        estate=estate,
        draft=replace(first.versions.get().draft, title="新"),
    )

    assert (again.pk, again.version, again.title) == (first.pk, 2, "新")
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(
            run=show,
            kind="nominations",
            number=9,
            title="x",
            estate=estate,
            saved_at=first.saved_at,
            client_id=uuid4(),
        )


@pytest.mark.parametrize(
    ("changed", "photos", "field"),
    [({"title": ""}, 1, "title"), ({"solution": "长" * 1201}, 1, "solution"), ({}, 0, "photos")],
    ids=["headline", "more-than-a-page", "no-photo"],
)
def test_nomination_that_is_incomplete_is_refused(show, cast, estate, draft, changed, photos, field):
    told = refused(
        actions.nominate_estate,
        by=cast.committee_member,
        run=show,
        estate=estate,
        draft=replace(draft, **changed),
        photos=[photo()] * photos,
    )
    assert told.field == field


def test_call_for_proposals_takes_no_nomination(show, cast, draft, contest, call, estate):
    told = refused(actions.nominate_estate, by=cast.committee_member, run=contest, estate=estate, draft=draft)
    assert "does not ask for that" in str(told)


# Signatures


def test_household_signs_once_and_may_take_it_back(proposal, cast):
    first = actions.cosign(by=cast.resident, proposal=proposal, version=1)
    assert actions.cosign(by=cast.resident, proposal=proposal) == first
    assert fresh(proposal).cosigned == 1

    actions.withdraw_cosign(by=cast.resident, proposal=proposal)
    assert fresh(proposal).cosigned == 0
    assert "not co-signed" in str(refused(actions.withdraw_cosign, by=cast.resident, proposal=proposal))
    actions.cosign(by=cast.resident, proposal=proposal)
    assert fresh(proposal).cosigned == 1


def test_database_keeps_one_signature_a_household(proposal, cast):
    signed = actions.cosign(by=cast.resident, proposal=proposal)
    with pytest.raises(IntegrityError), transaction.atomic():
        Cosign.objects.create(
            proposal=proposal,
            household=signed.household,
            version=1,
            channel="online",
            signed_at=signed.signed_at,
        )


def test_signature_for_what_no_longer_stands_is_refused(proposal, contest, cast, estate, draft):
    change(proposal, contest, cast, estate, draft, upkeep="志愿队")
    told = refused(actions.cosign, by=cast.resident, proposal=proposal, version=1)
    assert "changed while you read it" in str(told)


def test_strangers_do_not_sign(proposal, cast):
    assert "Only households" in str(refused(actions.cosign, by=cast.social_worker, proposal=proposal))


def test_paper_list_counts_each_household_once(proposal, cast, estate):
    households = list(Household.objects.filter(estate=estate))
    actions.cosign(by=cast.resident, proposal=proposal)
    given = {"by": cast.social_worker, "proposal": proposal}

    assert actions.record_paper_cosigns(**given, households=[*households, households[0]]) == 3
    assert actions.record_paper_cosigns(**given, households=households) == 0
    assert fresh(proposal).cosigned == 4
    assert Cosign.objects.filter(channel=Channel.PAPER).count() == 3


def test_paper_list_of_an_earlier_version_does_not_count(proposal, contest, cast, estate, draft):
    change(proposal, contest, cast, estate, draft, upkeep="志愿队")
    given = {
        "by": cast.social_worker,
        "proposal": proposal,
        "households": Household.objects.filter(estate=estate),
    }
    assert actions.record_paper_cosigns(**given, version=1) == 4
    assert fresh(proposal).cosigned == 0
    assert refused(actions.record_paper_cosigns, **given, version=3).field == "version"


# Coaching and coordinating


def test_advice_is_words_on_a_version(proposal, cast):
    once = uuid4()
    given = {"by": cast.social_worker, "proposal": proposal, "aspect": Aspect.BUDGET, "client_id": once}
    advice = actions.coach(**given, text="安装费偏高，请比三家。")

    assert actions.coach(**given, text="x") == advice
    assert (advice.version, Advice.objects.count()) == (1, 1)
    assert refused(actions.coach, **{**given, "client_id": None}, text=" ").field == "text"


def test_overlap_names_two_and_may_exclude(proposal, second, contest, cast):
    overlap = actions.note_overlap(
        by=cast.party_committee,
        run=contest,
        proposals=[proposal, second],
        text="同一处楼道，合并或二选一。",
        exclusive=True,
    )

    assert Overlap.objects.get() == overlap
    assert excluded_by(contest) == {proposal.source: (second.source,), second.source: (proposal.source,)}
    given = {"by": cast.party_committee, "run": contest, "text": "x"}
    assert refused(actions.note_overlap, **given, proposals=[proposal]).field == "proposals"


# Mergers


@pytest.fixture
def merger(proposal, second, cast, draft):
    merged = replace(draft, title="扶手和灯一起装")
    return actions.merge_proposals(by=cast.self_organisation, into=proposal, others=[second], draft=merged)


def test_merger_waits_for_all_authors_and_then_makes_one(merger, proposal, second, contest, cast):
    actions.cosign(by=cast.resident, proposal=proposal)
    actions.cosign(by=cast.household, proposal=second)
    assert merger.state == MergerState.OPEN

    side = MergerSide.objects.get(proposal=second)
    merger = actions.consent_merge(by=cast.neighbour, side=side, agrees=True)

    into, gone = fresh(proposal), fresh(second)
    assert merger.state == MergerState.AGREED
    assert (into.title, into.version, into.cosigned) == ("扶手和灯一起装", 2, 0)
    assert (gone.state, gone.merged_into) == (ProposalState.MERGED, into)
    assert into.is_by(cast.neighbour)
    assert into.is_by(cast.self_organisation)
    assert asked_again(cast.resident.household)
    assert asked_again(cast.household.household)
    assert [one.proposal for one in standings(contest)] == [into]


def test_merger_declined_changes_nothing(merger, proposal, second, cast):
    side = MergerSide.objects.get(proposal=second)
    assert refused(actions.consent_merge, by=cast.neighbour, side=side, agrees=False).field == "reason"
    actions.consent_merge(by=cast.neighbour, side=side, agrees=False, reason="想法不同")

    assert Merger.objects.get().state == MergerState.DECLINED
    assert fresh(second).state == ProposalState.STANDING
    told = refused(actions.consent_merge, by=cast.neighbour, side=side, agrees=True)
    assert "settled before" in str(told)


def test_only_its_authors_consent_for_a_proposal(merger, second, cast):
    side = MergerSide.objects.get(proposal=second)
    assert refused(actions.consent_merge, by=cast.self_organisation, side=side, agrees=True)


def test_proposal_in_a_merger_is_neither_changed_nor_merged_again(
    merger, proposal, second, contest, cast, draft
):
    told = refused(
        actions.submit_proposal,
        by=cast.neighbour,
        run=contest,
        draft=replace(draft, title="改"),
        proposal=second,
    )
    assert "waits for consent" in str(told)
    told = refused(actions.merge_proposals, by=cast.neighbour, into=second, others=[proposal], draft=draft)
    assert told.field == "others"


def test_merger_with_nothing_or_of_another_run_is_refused(proposal, show, cast, estate, draft):
    given = {"by": cast.self_organisation, "into": proposal, "draft": draft}
    assert refused(actions.merge_proposals, **given, others=[proposal]).field == "others"
    elsewhere = actions.nominate_estate(
        by=cast.committee_member, run=show, estate=estate, draft=draft, photos=[photo()]
    )
    assert refused(actions.merge_proposals, **given, others=[elsewhere]).field == "others"


# Outcomes and facts


def test_outcome_is_told_and_carried_out(proposal, second, contest):
    outcomes = {
        proposal.source: ("awarded", 700_000),
        second.source: ("not_awarded", 0),
        "contests.entry:1": ("awarded", 1),
    }
    actions.tell_outcome(run=contest, outcomes=outcomes)

    assert (fresh(proposal).state, fresh(proposal).granted_fen) == (ProposalState.AWARDED, 700_000)
    assert (fresh(second).state, fresh(second).granted_fen) == (ProposalState.NOT_AWARDED, None)
    assert actions.mark_carried_out(source=second.source) is None
    assert actions.mark_carried_out(source="contests.entry:1") is None
    assert actions.mark_carried_out(source=proposal.source).state == ProposalState.CARRIED_OUT


def test_outcome_is_one_of_two(proposal, contest):
    told = refused(actions.tell_outcome, run=contest, outcomes={proposal.source: ("merged", 1)})
    assert "either awarded or not" in str(told)


def test_facts_tell_what_gates_ask(proposal, contest, cast):
    actions.cosign(by=cast.resident, proposal=proposal)

    assert facts.call_open(contest) is True
    assert facts.standing(contest) == [
        {
            "title": "楼道加装扶手",
            "category": "Public safety",
            "cosigned": 1,
            "needed": 2,
            "complete": True,
        }
    ]


def test_no_call_is_told(contest):
    assert facts.call_open(contest) is False
    assert facts.standing(contest) == []


@pytest.mark.parametrize("count", [1, 3])
def test_standing_costs_the_same_for_one_and_three(
    call, contest, cast, estate, draft, count, django_assert_num_queries
):
    for n in range(count):
        actions.submit_proposal(
            by=cast.self_organisation, run=contest, estate=estate, draft=replace(draft, title=f"提案{n}")
        )
    with django_assert_num_queries(4):
        assert len(standings(contest)) == count


def change(proposal, contest, cast, estate, draft, **changed):
    actions.submit_proposal(
        by=cast.self_organisation,
        run=contest,
        estate=estate,
        draft=replace(draft, **changed),
        proposal=proposal,
    )


def test_authors_merge_what_is_all_their_own_at_once(proposal, contest, cast, estate, draft):
    other = actions.submit_proposal(
        by=cast.self_organisation, run=contest, estate=estate, draft=replace(draft, title="扶手二")
    )
    merger = actions.merge_proposals(
        by=cast.self_organisation, into=proposal, others=[other], draft=replace(draft, title="扶手一二")
    )
    assert merger.state == MergerState.AGREED
    assert (fresh(proposal).title, fresh(other).state) == ("扶手一二", ProposalState.MERGED)
