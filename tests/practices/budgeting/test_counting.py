"""Closing, computing, publishing; the published file; what must always hold of it."""

import json

import pytest
from django.db import DatabaseError, transaction

from linli.kernel import dossier as dossiers
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry
from linli.practices.budgeting import actions, audits, facts, queries
from linli.practices.budgeting.models import Allocation, Ballot, Option, Vote
from linli.recount import function_for
from tests.practices.budgeting.conftest import MIXED, option


def states(vote):
    return dict(Option.objects.filter(vote=vote).values_list("number", "state"))


def test_nothing_is_seen_before_the_close(vote, cast):
    actions.vote(by=cast.resident, vote=vote, choice={"1": 1})

    assert queries.ballot_lines(vote) == []
    assert all(one.ballots == 0 for one in queries.supports_of(vote, queries.options_of(vote)).values())
    with pytest.raises(Refusal, match="Close the vote first"):
        actions.allocate(by=cast.community_officer, vote=vote)


def test_result_is_computed_sealed_published_and_announced(closed, run, cast, monkeypatch):
    told = []
    monkeypatch.setattr("linli.practices.budgeting.actions.counting.announce", told.append)
    allocation = actions.allocate(by=cast.community_officer, vote=closed)

    assert states(closed) == {"1": "chosen", "2": "not_chosen", "3": "not_chosen", "4": "chosen"}
    assert allocation.spent_fen == 600_00
    assert facts.allocated(run) is True
    assert told[0].winners == (("proposals.proposal:1", 400_00), ("proposals.proposal:4", 200_00))
    assert set(told[0].losers) == {"proposals.proposal:2", "proposals.proposal:3"}
    assert (told[0].run_id, told[0].allocation_id) == (run.pk, allocation.pk)
    assert Entry.objects.filter(verb="budgeting.allocate").count() == 1


def test_dossier_recounts_to_the_same_outcome(allocation):
    dossier = dossiers.read(allocation.dossier.text)

    assert dossier.kind == "budgeting.allocation"
    assert dossiers.recount(dossier, function_for(dossier.kind)).same
    assert "李大" not in allocation.dossier.text
    assert "1栋001" not in allocation.dossier.text
    assert set(dossier.inputs["ballots"][0]) == {"receipt", "channel", "choices"}


def test_result_is_published_once_and_never_edited(allocation, closed, cast):
    with pytest.raises(Refusal, match="is published"):
        actions.allocate(by=cast.community_officer, vote=closed)
    for write in (
        lambda: Allocation.objects.update(spent_fen=0),
        lambda: Allocation.objects.all().delete(),
        lambda: Option.objects.filter(number="3").update(state="chosen"),
        lambda: Ballot.objects.update(state="replaced"),
        lambda: Vote.objects.update(state="closed"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


def test_published_file_has_no_names_and_is_found_by_receipt(closed, cast, voter):
    lines = queries.ballot_lines(closed)
    code = queries.receipt_of(voter(closed, cast.resident))

    assert [line.receipt for line in lines] == sorted(line.receipt for line in lines)
    assert len(lines) == 7
    assert queries.published_ballot(closed, code.lower().replace("-", " ")).choice == {"1": 1, "4": 1}
    assert queries.published_ballot(closed, "0000-0000-0000") is None


def test_replaced_ballots_are_not_in_the_file(vote, cast):
    for number in ("1", "2"):
        actions.vote(by=cast.resident, vote=vote, choice={number: 1})
    actions.close_vote(by=cast.community_officer, vote=vote)

    assert [line.choice for line in queries.ballot_lines(Vote.objects.get())] == [{"2": 1}]


def test_supporters_are_told_by_channel_and_estate(closed, estates):
    support = queries.supports_of(closed, queries.options_of(closed))["1"]

    assert (support.ballots, support.channels) == (5, {"online": 1, "paper": 4})
    assert support.estates == {estates[0].name: 1, estates[1].name: 4}


def test_panel_decides_alone_where_there_is_no_vote(run, prepared, cast):
    only_panel = {"name": "greedy-score", "measure": "mixed", "weights": {"panel": "100"}}
    vote = prepared(kind="none", rule=only_panel)
    actions.bring_scores(run=run, scores={f"proposals.proposal:{n}": (90 - n, 1) for n in range(1, 5)})
    allocation = actions.allocate(by=cast.community_officer, vote=vote)

    assert states(vote) == {"1": "chosen", "2": "chosen", "3": "not_chosen", "4": "not_chosen"}
    assert allocation.vote.terms_digest
    assert facts.turnout_of(run) == {"ballots": 0, "entitled": 0, "closed": True, "opened": True}


def test_vote_without_ballots_opens_closed(prepared, cast):
    only_panel = {"name": "greedy-score", "measure": "mixed", "weights": {"panel": "100"}}
    vote = actions.open_vote(by=cast.community_officer, vote=prepared(kind="none", rule=only_panel))

    assert vote.state == "closed"
    with pytest.raises(Refusal, match="not open"):
        actions.vote(by=cast.resident, vote=vote, choice={"1": 1})


def test_estates_are_ranked_by_panel_and_residents(run, opened, drafts, papers, cast):
    vote = opened(drafts(cost_fen=0), rule=MIXED, budget_fen=0, limit=1)
    voters = list(vote.voters.order_by("number"))
    papers(vote, {one: {"2": 1} for one in voters[:4]} | {one: {"3": 1} for one in voters[4:6]})
    actions.bring_scores(
        run=run, scores={"proposals.proposal:1": (90, 1), "proposals.proposal:2": (60, 1), "proposals.proposal:3": (80, 1)}
    )  # fmt: skip
    actions.close_vote(by=cast.community_officer, vote=vote)
    actions.allocate(by=cast.community_officer, vote=vote)

    # 2: (60 + 100) / 2 = 80 · 3: (80 + 50) / 2 = 65 · 1: (90 + 0) / 2 = 45 · 4 has neither
    assert dict(Option.objects.exclude(place_won=None).values_list("number", "place_won")) == {
        "2": 1,
        "3": 2,
        "1": 3,
    }
    assert states(vote) == {"1": "not_chosen", "2": "chosen", "3": "chosen", "4": "not_chosen"}


def test_part_funding_is_granted_where_author_and_rule_allow_it(opened, drafts, papers, cast):
    rule = {"name": "greedy-votes", "part_funding": True}
    vote = opened(drafts(author_people=(cast.resident.person.pk,)), rule=rule)
    actions.consent_part(by=cast.resident, option=option(vote, "2"), least_fen=200_00)
    voters = list(vote.voters.order_by("number"))
    papers(
        vote,
        {one: {"1": 1} for one in voters[:4]}
        | {one: {"2": 1} for one in voters[4:6]}
        | {voters[6]: {"3": 1}},
    )
    actions.close_vote(by=cast.community_officer, vote=vote)
    actions.allocate(by=cast.community_officer, vote=vote)

    assert states(vote) == {"1": "chosen", "2": "chosen", "3": "not_chosen", "4": "not_chosen"}


def test_incompatible_options_are_not_chosen_together(opened, drafts, papers, cast):
    from dataclasses import replace

    one, *rest = drafts()
    vote = opened([replace(one, excludes=("proposals.proposal:2",)), *rest], rule={"name": "greedy-votes"})
    voters = list(vote.voters.order_by("number"))
    papers(vote, {one: {"1": 1, "2": 1} for one in voters[:4]} | {voters[5]: {"2": 1, "3": 1}})
    actions.close_vote(by=cast.community_officer, vote=vote)
    allocation = actions.allocate(by=cast.community_officer, vote=vote)

    assert states(vote) == {"1": "not_chosen", "2": "chosen", "3": "chosen", "4": "not_chosen"}
    assert allocation.outcome["explanations"]["1"]["why"] == "excluded"


def test_vote_nobody_took_part_in_chooses_nothing(vote, cast):
    actions.close_vote(by=cast.community_officer, vote=vote)
    allocation = actions.allocate(by=cast.community_officer, vote=vote)

    assert set(states(vote).values()) == {"not_chosen"}
    assert allocation.spent_fen == 0


def test_audits_find_nothing_and_then_what_is_wrong(allocation, closed, monkeypatch):
    assert [fault for audit in audits.AUDITS for fault in audit()] == []

    wrong = json.loads(json.dumps(allocation.outcome))
    wrong["tallies"]["1"]["supporters"] = 4
    monkeypatch.setattr(Allocation, "outcome", property(lambda self: wrong, lambda self, value: None))
    assert [str(fault) for fault in audits.tallies_agree_with_the_register()] == [
        f"Vote {closed.pk} counts 5 supporters of option 1, its result says 4."
    ]
