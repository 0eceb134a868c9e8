"""A vote on four options in three estates of four households each, and what happens to it."""

from __future__ import annotations

import pytest

from linli.practices.budgeting import actions
from linli.practices.budgeting.models import Option, Vote, Voter

COSTS = {"1": 400_00, "2": 300_00, "3": 300_00, "4": 200_00}
"""Fen of each option; together more than the budget."""

EQUAL_SHARES = {"name": "equal-shares", "utility": "cost", "completion": "add1u"}
MIXED = {"name": "ranking", "seats": 2, "weights": {"panel": "50", "votes": "50"}}


@pytest.fixture
def run(run_at):
    """A run whose method says nothing about votes, so that only mandates are asked for."""
    return run_at("deliberate")


@pytest.fixture
def drafts(estates):
    """`drafts(excludes=…)` are four options; keywords change all of them."""

    def make(**changes):
        return [
            actions.OptionDraft(
                **{
                    "source": f"proposals.proposal:{number}",
                    "number": number,
                    "title": f"Project {number}",
                    "estate": estates[place % 3],
                    "category": "environment",
                    "cost_fen": cost,
                    "summary": "What it is about.",
                    "url": f"/proposals/{number}/",
                }
                | changes
            )
            for place, (number, cost) in enumerate(COSTS.items())
        ]

    return make


@pytest.fixture
def plan():
    """`plan(kind="points", limit=10)` is how a vote is held."""

    def make(**changes):
        return actions.VoteDraft(
            **{"kind": "approval", "limit": 3, "budget_fen": 700_00, "rule": EQUAL_SHARES} | changes
        )

    return make


@pytest.fixture
def prepared(run, drafts, plan, cast):
    """`prepared(kind="knapsack")` is a vote with its options that has not been opened."""

    def make(options=None, **changes) -> Vote:
        actions.bring_options(run=run, drafts=options or drafts())
        return actions.prepare_vote(by=cast.community_officer, run=run, draft=plan(**changes))

    return make


@pytest.fixture
def opened(prepared, cast):
    """`opened(kind="knapsack")` is a vote that takes ballots."""
    return lambda options=None, **changes: actions.open_vote(
        by=cast.community_officer, vote=prepared(options, **changes)
    )


@pytest.fixture
def vote(opened) -> Vote:
    """An open vote: at most three ticks, one ballot a household, Equal Shares."""
    return opened()


@pytest.fixture
def voter():
    """`voter(vote, actor)` is the place of the actor's household on the roll."""
    return lambda vote, actor: Voter.objects.get(vote=vote, household=actor.household)


@pytest.fixture
def papers(cast):
    """`papers(vote, {voter: {"1": 1}})` are ballots on paper, entered and checked."""

    def enter(vote, choices, channel="paper"):
        lines = [actions.PaperLine(one.serial, choice) for one, choice in choices.items()]
        sheet = actions.enter_paper_ballots(by=cast.grid_worker, vote=vote, channel=channel, lines=lines)
        return actions.check_paper_ballots(by=cast.social_worker, sheet=sheet)

    return enter


@pytest.fixture
def closed(vote, papers, cast) -> Vote:
    """The vote, closed with seven ballots: five for 1 and 4, two for 2; nobody is for 3."""
    voters = list(vote.voters.order_by("number"))
    papers(vote, {one: {"1": 1, "4": 1} for one in voters[4:8]})
    papers(vote, {one: {"2": 1} for one in voters[8:10]}, channel="hall")
    actions.vote(by=cast.resident, vote=vote, choice={"1": 1, "4": 1})
    return actions.close_vote(by=cast.community_officer, vote=vote)


@pytest.fixture
def allocation(closed, cast):
    """The published result."""
    return actions.allocate(by=cast.community_officer, vote=closed)


def option(vote: Vote, number: str) -> Option:
    """An option of a vote by its number."""
    return Option.objects.get(vote=vote, number=number)
