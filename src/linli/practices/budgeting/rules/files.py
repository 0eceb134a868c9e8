"""An allocation over an election from a file, as `linli allocate` prints it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from linli.practices.budgeting.rules.buying import buy, told_rounds
from linli.practices.budgeting.rules.greedy import greedy
from linli.practices.budgeting.rules.knapsack import knapsack
from linli.practices.budgeting.rules.options import Election, Project, Tally
from linli.practices.budgeting.rules.pabulib import PbFile
from linli.practices.budgeting.rules.results import Result, admitted
from linli.practices.budgeting.rules.stepping import Market
from linli.practices.budgeting.rules.terms import COST, EQUAL_SHARES, GREEDY_VALUE, KNAPSACK, POINTS_OF, Rule


def allocate_file(file: PbFile, rule: Rule) -> dict[str, Any]:
    """Winners in the order of choosing, their cost, the rounds; amounts in the file's unit of money.

    Amounts are exact, see `told`. Greedy by score goes by points, which are votes where
    projects are ticked; projects without any support are never funded.
    """
    chosen, rounds, facts = (_bought if rule.name == EQUAL_SHARES else _ruled)(file, rule)
    projects, unit = file.head.projects, file.unit
    return {
        "rule": rule.name,
        **({"utility": rule.utility} if rule.name in (EQUAL_SHARES, KNAPSACK) else {}),
        **({"completion": rule.completion} if rule.name == EQUAL_SHARES else {}),
        "winners": [projects[place].id for place in chosen],
        "cost": told(Fraction(sum(file.costs[place] for place in chosen), unit)),
        "budget": told(file.head.budget),
        "projects": len(projects),
        "voters": file.voters,
        **facts,
        "rounds": rounds,
    }


def told(amount: Fraction) -> int | str:
    """An exact amount in JSON: 300, "300.25" (as files write it), or "1/3"."""
    if amount.denominator == 1:
        return amount.numerator
    if (hundredths := amount * 100).denominator == 1:
        whole, rest = divmod(hundredths.numerator, 100)
        return f"{whole}.{rest:02d}"
    return f"{amount.numerator}/{amount.denominator}"


Told = tuple[Sequence[int], list[dict[str, Any]], dict[str, Any]]
"""Places of the winners, rounds, further facts."""


def _bought(file: PbFile, rule: Rule) -> Told:
    ids = [project.id for project in file.head.projects]
    support = file.crowd.support
    market = Market(
        file.budget,
        file.costs,
        file.crowd,
        by_cost=rule.utility == COST,
        barred=frozenset(place for place in range(len(ids)) if support[place] < rule.min_support),
    )
    purchase, unit = buy(market, rule.completion, file.unit), file.unit
    rounds = [
        {
            "id": one["id"],
            "cost": told(Fraction(one["cost"], unit)),
            "price": told(one["price"] / unit),
            "full": told(one["full"]),
            "part": told(one["part"]),
        }
        for one in told_rounds(market, purchase, ids.__getitem__)
    ]
    facts = {"share": told(purchase.run.share / unit), "steps": purchase.steps}
    return purchase.projects, rounds, facts | {"filled": [ids[place] for place in purchase.filled]}


def _ruled(file: PbFile, rule: Rule) -> Told:
    """The rules that look at totals only."""
    projects = tuple(
        Project(project.id, cost) for project, cost in zip(file.head.projects, file.costs, strict=True)
    )
    counts = file.points if rule.name in POINTS_OF else [Fraction(int(one)) for one in file.crowd.support]
    tally = {
        project.id: Tally(int(support), count, None, None)
        for project, support, count in zip(projects, file.crowd.support, counts, strict=True)
    }
    election, result = Election(file.budget, projects, ()), Result(file.budget)
    allowed = admitted(election, rule, tally, result)
    if rule.name == KNAPSACK:
        knapsack(result, allowed, rule, tally)
    else:
        greedy(result, allowed, rule, tally)
    place = {project.id: at for at, project in enumerate(projects)}
    rounds = [
        {
            "id": one["id"],
            "worth": told(one["worth"] * (file.unit if rule.name == GREEDY_VALUE else 1)),
            "left": told(Fraction(one["left"], file.unit)),
        }
        for one in result.rounds
        if one["granted"] or one["id"] in result.granted
    ]
    return [place[one] for one in result.granted], rounds, {}
