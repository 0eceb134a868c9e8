"""Equal Shares: the same as a plain second implementation, exact where floats see no difference."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.kernel.verdict import Refusal
from linli.practices.budgeting.rules.buying import buy
from linli.practices.budgeting.rules.crowd import Crowd
from linli.practices.budgeting.rules.stepping import Market, add1, run
from tests.practices.budgeting.rules.elections import HAIR, market_of, random_elections
from tests.practices.budgeting.rules.naive_shares import naive_add1, naive_shares


def shared(market):
    return Fraction(market.budget, market.crowd.total) if market.crowd.total else Fraction(0)


@settings(max_examples=300)
@given(random_elections(), st.booleans(), st.fractions(0, 40, max_denominator=9))
def test_run_buys_what_plain_fractions_buy(election, by_cost, more):
    market = market_of(election, by_cost=by_cost, budget=sum(election["costs"]))
    share = Fraction(election["budget"], max(market.crowd.total, 1)) + more * election["step"]

    wanted = naive_shares(election["costs"], election["ballots"], by_cost, share)

    assert run(market, share).projects == [project for project, _price in wanted]
    exact = run(market, share, exact=True)
    assert [(project, price.exact) for project, price in exact.bought] == wanted


@settings(max_examples=200)
@given(random_elections(), st.booleans(), st.booleans(), st.integers(1, 3))
def test_add1_ends_where_stepping_by_one_ends(election, by_cost, onward, parts):
    market = market_of(election, by_cost=by_cost)
    step = Fraction(election["step"], parts)
    bought, steps = naive_add1(
        election["budget"], election["costs"], election["ballots"], by_cost, step, onward
    )

    last, taken = add1(market, step, onward=onward)

    assert (last.projects, taken) == ([project for project, _price in bought], steps)


@given(random_elections(), st.data(), st.booleans())
def test_excluded_projects_are_never_bought_together(election, data, by_cost):
    many = len(election["costs"])
    pairs = data.draw(st.lists(st.tuples(st.integers(0, many - 1), st.integers(0, many - 1)), max_size=5))
    excludes = [
        frozenset({b for a, b in pairs if a == one != b} | {a for a, b in pairs if b == one != a})
        for one in range(many)
    ]
    market = market_of(election, by_cost=by_cost, excludes=excludes)

    wanted = naive_shares(election["costs"], election["ballots"], by_cost, shared(market), excludes)

    assert run(market, shared(market)).projects == [project for project, _price in wanted]
    for completion in ("add1", "utilitarian", "add1u"):
        funded = buy(market, completion, election["step"]).projects
        assert not any(excludes[one] & set(funded) for one in funded)
        assert market.cost(funded) <= election["budget"]


@given(random_elections(), st.booleans())
def test_voters_pay_for_what_is_bought_and_nothing_else(election, by_cost):
    market = market_of(election, by_cost=by_cost)

    bought = run(market, shared(market), exact=True)

    begun = shared(market) * sum(count for _kind, count in election["ballots"])
    purses = bought.purses.ledger()
    left = sum(
        (Fraction(purses._has(purses.paid[at]), purses.unit) if purses.left[at] else 0) * int(weight)
        for at, weight in enumerate(market.crowd.weight)
    )
    assert begun - left == market.cost(bought.projects)
    assert market.cost(bought.projects) <= election["budget"]


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_a_tie_to_one_in_ten_to_the_thirtieth_is_decided_exactly(more):
    """In floats both cost the same. The first in order wins a tie, the second where it is cheaper by a hair."""
    costs = [HAIR, HAIR - more]
    market = Market(HAIR, costs, Crowd.of(2, [((0,), Fraction(1)), ((1,), Fraction(1))]), by_cost=False)

    assert float(costs[0]) == float(costs[1])
    bought = run(market, Fraction(2 * HAIR)).projects

    assert bought[0] == (1 if more > 0 else 0)


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_a_tie_after_payments_is_decided_exactly(more):
    """What supporters have left differs by a hair: so does what the rich have to pay for the poor."""
    ballots = [((0, 2), Fraction(1)), ((1, 3), Fraction(1)), ((2,), Fraction(3)), ((3,), Fraction(3))]
    costs = [6 * HAIR, 6 * HAIR + more, 28 * HAIR, 28 * HAIR]
    market = Market(72 * HAIR, costs, Crowd.of(4, ballots), by_cost=False)

    bought = run(market, Fraction(9 * HAIR), exact=True)

    prices = {project: price.exact for project, price in bought.bought}
    assert prices[3] - prices[2] == Fraction(more, 3)
    assert (
        bought.projects[2:]
        == run(market, Fraction(9 * HAIR)).projects[2:]
        == ([3, 2] if more < 0 else [2, 3])
    )


def test_supporters_who_have_exactly_enough_buy():
    market = Market(9, [9], Crowd.of(1, [((0,), Fraction(3))]), by_cost=True)

    assert run(market, Fraction(3)).projects == [0]
    assert run(market, Fraction(3) - Fraction(1, HAIR)).projects == []


@pytest.mark.parametrize(
    ("budget", "costs", "ballots"),
    [
        (0, [5], [((0,), 2)]),
        (10, [11], [((0,), 2)]),
        (10, [5], [((), 2)]),
        (10, [5], []),
        (10, [], [((), 2)]),
    ],
    ids=["no budget", "dearer than the budget", "nobody voted for it", "no ballots", "no projects"],
)
@pytest.mark.parametrize("completion", ["none", "add1", "add1-onward", "add1u", "utilitarian"])
@pytest.mark.parametrize("by_cost", [True, False], ids=["cost", "cardinality"])
def test_nothing_to_fund_is_an_answer(budget, costs, ballots, completion, by_cost):
    crowd = Crowd.of(len(costs), [(kind, Fraction(count)) for kind, count in ballots])

    assert buy(Market(budget, costs, crowd, by_cost), completion, 1).projects == []


def test_steps_without_end_are_not_all_computed():
    """A hundred thousand steps of Add1, of which runs that are proved alike stand for many."""
    ballots = [((0,), Fraction(1)), ((1,), Fraction(9))]
    market = Market(10**6, [200_000, 300_000], Crowd.of(2, ballots), by_cost=True)

    last, steps = add1(market, Fraction(1))

    assert (sorted(last.projects), steps) == ([0, 1], 100_000)


def test_weights_too_fine_to_add_are_refused():
    fine = [((0,), Fraction(1, 10**9 + 7)), ((0, 1), Fraction(1, 10**9 + 9)), ((1,), Fraction(1))]

    with pytest.raises(Refusal, match="too many decimals"):
        Crowd.of(2, fine)
