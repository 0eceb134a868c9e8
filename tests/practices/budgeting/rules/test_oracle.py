"""The same winners as pabutools, which runs in a process of its own."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from linli.practices.budgeting.rules.buying import buy
from linli.practices.budgeting.rules.files import allocate_file
from linli.practices.budgeting.rules.pabulib import read_pabulib
from linli.practices.budgeting.rules.terms import Rule
from tests.practices.budgeting.rules.elections import IDS, market_of, question_of, random_elections

COMPLETED = [(utility, completion) for utility in ("cost", "cardinality") for completion in ("none", "add1")]
FILLED = [
    (utility, completion) for utility in ("cost", "cardinality") for completion in ("utilitarian", "add1u")
]

SMALL = (
    "poland_czestochowa_2020_grabowka.pb",
    "poland_gdynia_2020_.pb",
    "poland_wieliczka_2023_green-budget.pb",
)
LARGE = ("netherlands_amsterdam_252_.pb", "poland_lodz_2022_.pb", "poland_warszawa_2023_wesola.pb")
"""Add1 takes pabutools minutes there: `python -m benchmarks.allocation` compares that."""


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(election=random_elections())
def test_random_election_has_the_winners_of_pabutools(oracle, election):
    answers = oracle(question_of(election, COMPLETED + FILLED))

    wanted = {
        p for p, _cost in enumerate(election["costs"]) if any(p in kind for kind, _n in election["ballots"])
    }
    for (utility, completion), theirs in zip(COMPLETED + FILLED, answers, strict=True):
        market = market_of(election, by_cost=utility == "cost")
        ours = buy(market, completion, election["step"]).projects
        assert len(set(ours)) == len(ours)
        # Where money is left pabutools fills up with what nobody wants, after all else; we never fund that.
        expected = {name for name in theirs if IDS.index(name) in wanted}
        assert {IDS[place] for place in ours} == expected, (utility, completion)


@pytest.mark.parametrize("name", SMALL + LARGE)
def test_real_election_has_the_winners_of_pabutools(oracle, election_file, name):
    path = election_file(name)
    asked = COMPLETED if name in SMALL else [one for one in COMPLETED if one[1] == "none"]
    file = read_pabulib(path.read_bytes())

    answers = oracle({"file": str(path), "asked": asked})

    for (utility, completion), theirs in zip(asked, answers, strict=True):
        ours = allocate_file(file, Rule("equal-shares", utility, completion))
        assert sorted(ours["winners"]) == theirs, (utility, completion)


@pytest.mark.parametrize("name", SMALL)
def test_greedy_has_the_winners_of_pabutools(oracle, election_file, name):
    """By votes is greedy by cost utility, by votes for the money is greedy by cardinality."""
    path = election_file(name)
    file = read_pabulib(path.read_bytes())

    by_votes, by_value = oracle({"file": str(path), "asked": [("cost", "greedy"), ("cardinality", "greedy")]})

    assert sorted(allocate_file(file, Rule("greedy-votes"))["winners"]) == by_votes
    if file.head.kind == "approval":
        assert sorted(allocate_file(file, Rule("greedy-value"))["winners"]) == by_value
