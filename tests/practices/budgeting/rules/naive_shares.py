"""Equal Shares a second time, from docs/algorithms/allocation.md alone: fractions, one voter class after another.

It shares no code with the rule that it checks.
"""

from __future__ import annotations

from fractions import Fraction


def naive_shares(costs, ballots, by_cost, share, excludes=None):
    """[(project, price)] in the order of buying; `ballots` are pairs (set of projects, weight), `share` is of a weight of 1."""
    has = [share for _ballot in ballots]
    waiting = [project for project, cost in enumerate(costs) if cost > 0]
    bought = []
    while waiting:
        offers = []
        for project in waiting:
            price = price_of(project, costs, ballots, has)
            if price is not None:
                offers.append((price / costs[project] if by_cost else price, project, price))
        if not offers:
            break
        _value, winner, price = min(offers)
        bought.append((winner, price))
        out = {winner} | set(excludes[winner] if excludes else ())
        waiting = [project for project in waiting if project not in out]
        for at, (ballot, _weight) in enumerate(ballots):
            if winner in ballot:
                has[at] -= min(has[at], price)
    return bought


def price_of(project, costs, ballots, has):
    """What each supporter pays who can; None where they can't pay it together."""
    purses = sorted((has[at], weight) for at, (ballot, weight) in enumerate(ballots) if project in ballot)
    missing, payers = Fraction(costs[project]), sum(weight for _has, weight in purses)
    for purse, weight in purses:
        if missing <= purse * payers:
            return missing / payers
        missing, payers = missing - purse * weight, payers - weight
    return None


def naive_add1(budget, costs, ballots, by_cost, step, onward=False):
    """(what the last run bought, number of steps), stepping by one step each time."""
    weight = sum(weight for _ballot, weight in ballots)
    share, steps, before = Fraction(budget) / weight if weight else Fraction(0), 0, None
    offered = {
        project
        for project, cost in enumerate(costs)
        if cost > 0 and any(project in ballot and weight for ballot, weight in ballots)
    }
    while True:
        bought = naive_shares(costs, ballots, by_cost, share)
        spent, names = (
            sum(costs[project] for project, _price in bought),
            {project for project, _price in bought},
        )
        if spent > budget:
            return before, steps - 1
        exhausted = not any(costs[project] + spent <= budget for project in offered - names)
        if exhausted and (not onward or names == offered):
            return bought, steps
        before, share, steps = bought, share + step, steps + 1
