"""Options, terms, and the freezing of both."""

import pytest

from linli.kernel.canonical import digest
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry
from linli.practices.budgeting import actions, facts, queries
from linli.practices.budgeting.models import Option, Vote
from tests.practices.budgeting.conftest import EQUAL_SHARES, MIXED, option


def test_options_are_brought_changed_and_taken_away(run, drafts):
    vote = actions.bring_options(run=run, drafts=drafts())
    first = option(vote, "1").pk
    fewer = [drafts()[0], drafts(title="Renamed")[3]]
    again = actions.bring_options(run=run, drafts=fewer)

    assert again == vote
    assert list(vote.options.values_list("number", "title")) == [("1", "Project 1"), ("4", "Renamed")]
    assert option(vote, "1").pk == first


def test_options_exchange_their_numbers(run, drafts):
    from dataclasses import replace

    one, two, *_rest = drafts()
    actions.bring_options(run=run, drafts=[one, two])
    actions.bring_options(run=run, drafts=[replace(one, number="2"), replace(two, number="1")])

    assert dict(Option.objects.values_list("source", "number")) == {one.source: "2", two.source: "1"}


@pytest.mark.parametrize("number", ["", "1 a", "1"])
def test_numbers_that_cannot_be_typed_are_counted_through(run, drafts, number):
    actions.bring_options(run=run, drafts=drafts(number=number))

    assert list(Option.objects.values_list("number", flat=True)) == ["1", "2", "3", "4"]


def test_open_vote_keeps_its_options(vote, run, drafts):
    assert actions.bring_options(run=run, drafts=drafts()) == vote
    with pytest.raises(Refusal, match="Call it off first"):
        actions.bring_options(run=run, drafts=drafts(cost_fen=1))


def test_vote_called_off_makes_room_for_another(vote, run, drafts, cast):
    with pytest.raises(Refusal, match="write the reason"):
        actions.call_off_vote(by=cast.community_officer, vote=vote, reason="")
    actions.call_off_vote(by=cast.community_officer, vote=vote, reason="A proposal was forgotten.")
    new = actions.bring_options(run=run, drafts=drafts(cost_fen=1))

    assert new.pk != vote.pk
    assert queries.vote_of(run) == new
    with pytest.raises(Refusal, match="not open"):
        actions.vote(by=cast.resident, vote=vote, choice={"1": 1})
    with pytest.raises(Refusal, match="is over"):
        actions.call_off_vote(by=cast.community_officer, vote=vote, reason="Again")


def test_terms_are_frozen_and_hashed_with_the_options(vote, run):
    assert vote.terms["rule"] == EQUAL_SHARES
    assert [one["cost_fen"] for one in vote.terms["options"]] == [400_00, 300_00, 300_00, 200_00]
    assert vote.terms_digest == digest(vote.terms)
    assert vote.entitled == 12
    assert facts.turnout_of(run) == {"ballots": 0, "entitled": 12, "closed": False, "opened": True}
    assert Entry.objects.filter(verb="budgeting.open_vote").count() == 1


@pytest.mark.parametrize(
    ("changes", "field", "because"),
    [
        ({"budget_fen": 0}, "budget", "A budget of nothing"),
        ({"kind": "points", "limit": None}, "limit", "how many points"),
        ({"limit": 0}, "limit", "At least one option"),
        ({"channels": ()}, "channels", "at least one way"),
        ({"channels": ("pigeon",)}, "channels", "no ballots of this kind"),
        ({"rule": {}}, "rule", "how the budget is allocated"),
        ({"rule": MIXED | {"weights": {"panel": "50", "votes": "40"}}}, "rule", "add up to 90"),
        ({"rule": MIXED | {"weights": {"panel": "50", "votes": "25", "online": "25"}}}, "rule", "not both"),
        ({"rule": MIXED | {"seats": None}}, "rule", "how many places win"),
        ({"kind": "none"}, "rule", "only the panel's scores"),
    ],
)
def test_terms_that_are_not_whole_are_refused(run, plan, cast, changes, field, because):
    with pytest.raises(Refusal, match=because) as refused:
        actions.prepare_vote(by=cast.community_officer, run=run, draft=plan(**changes))

    assert refused.value.field == field


def test_terms_change_until_the_vote_opens(prepared, run, plan, cast):
    vote = prepared()
    actions.prepare_vote(by=cast.community_officer, run=run, draft=plan(limit=2))
    assert Vote.objects.get().limit == 2
    actions.open_vote(by=cast.community_officer, vote=vote)
    with pytest.raises(Refusal, match="its rules stand"):
        actions.prepare_vote(by=cast.community_officer, run=run, draft=plan())
    with pytest.raises(Refusal, match="opened before"):
        actions.open_vote(by=cast.community_officer, vote=vote)


def test_vote_without_options_or_terms_does_not_open(run, drafts, plan, cast):
    vote = actions.bring_options(run=run, drafts=drafts())
    with pytest.raises(Refusal, match="First say how"):
        actions.open_vote(by=cast.community_officer, vote=vote)
    actions.bring_options(run=run, drafts=[])
    actions.prepare_vote(by=cast.community_officer, run=run, draft=plan())
    with pytest.raises(Refusal, match="nothing to choose from"):
        actions.open_vote(by=cast.community_officer, vote=vote)


def test_option_dearer_than_the_budget_is_told_before_anybody_votes(prepared, drafts, cast):
    vote = prepared(drafts(cost_fen=900_00))
    with pytest.raises(Refusal, match=r"“Project 1” costs ¥900.00, more than the whole budget of ¥700.00"):
        actions.open_vote(by=cast.community_officer, vote=vote)


def test_author_accepts_part_funding_until_the_close(opened, drafts, cast):
    vote = opened(drafts(author_people=(cast.resident.person.pk,)))
    mine = option(vote, "1")
    for wrong in (0, 401_00):
        with pytest.raises(Refusal, match="at most what it costs"):
            actions.consent_part(by=cast.resident, option=mine, least_fen=wrong)
    with pytest.raises(Refusal, match="Only who proposed it"):
        actions.consent_part(by=cast.household, option=mine, least_fen=1)
    actions.consent_part(by=cast.resident, option=mine, least_fen=250_00)
    assert option(vote, "1").least_fen == 250_00
    actions.close_vote(by=cast.community_officer, vote=vote)
    with pytest.raises(Refusal, match="The ballots are closed"):
        actions.consent_part(by=cast.resident, option=mine, least_fen=200_00)


def test_scores_come_until_the_result(closed, run, cast):
    actions.bring_scores(run=run, scores={"proposals.proposal:1": (250, 3), "proposals.proposal:99": (1, 1)})
    assert option(closed, "1").score == (250, 3)
    actions.allocate(by=cast.community_officer, vote=closed)
    with pytest.raises(Refusal, match="is published"):
        actions.bring_scores(run=run, scores={"proposals.proposal:1": (1, 1)})


def test_scores_without_a_vote_are_nobodys(run):
    actions.bring_scores(run=run, scores={"proposals.proposal:1": (250, 3)})

    assert not Vote.objects.exists()
    assert facts.turnout_of(run) == {"ballots": 0, "entitled": 0, "closed": False, "opened": False}
    assert facts.allocated(run) is False
