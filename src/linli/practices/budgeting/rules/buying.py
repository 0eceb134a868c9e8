"""What Equal Shares funds: the purchases, the completion, and what is told of each round."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from linli.practices.budgeting.rules.results import per_unit
from linli.practices.budgeting.rules.stepping import Market, Run, add1, run
from linli.practices.budgeting.rules.terms import (
    ADD1,
    ADD1_ONWARD,
    ADD1U,
    UTILITARIAN,
)


@dataclass(frozen=True)
class Purchase:
    """The run that decides, exact; how often Add1 raised the share; what is funded beside what was bought.

    `free` costs nothing; `filled` was funded from what was left, by support.
    """

    run: Run
    steps: int
    free: tuple[int, ...]
    filled: tuple[int, ...]

    @property
    def projects(self) -> list[int]:
        """All that is funded, in this order."""
        return [*self.free, *self.run.projects, *self.filled]


def buy(market: Market, completion: str, step: int) -> Purchase:
    """Equal Shares with a completion; `step` is by how much Add1 raises the share of a voter of weight 1."""
    begun = Fraction(market.budget, market.crowd.total) if market.crowd.total else Fraction(0)
    steps, free = 0, free_of_charge(market)
    market = replace(market, barred=market.barred.union(*(market.excluded(project) for project in free)))
    rise = Fraction(step, market.crowd.unit)
    if completion in (ADD1, ADD1_ONWARD, ADD1U):
        _last, steps = add1(market, rise, onward=completion == ADD1_ONWARD)
    decided = run(market, begun + steps * rise, exact=True)
    filled: tuple[int, ...] = ()
    if completion in (UTILITARIAN, ADD1U):
        filled = tuple(fill(market, [*free, *decided.projects]))
    return Purchase(decided, steps, tuple(free), filled)


def free_of_charge(market: Market) -> list[int]:
    """What is funded because it costs nothing and somebody wants it; where worth is cost it is worth nothing."""
    if market.by_cost:
        return []
    free: list[int] = []
    for project, cost in enumerate(market.costs):
        wanted = market.crowd.support[project] and project not in market.barred
        if cost == 0 and wanted and not market.excluded(project) & set(free):
            free.append(project)
    return free


def fill(market: Market, funded: list[int]) -> list[int]:
    """Utilitarian fill: what has most support for its cost in utility, as long as it fits."""
    left, out, filled = market.budget - market.cost(funded), set(funded), []
    for project in funded:
        out |= market.excluded(project)
    for project in fill_order(market):
        if project not in out and market.costs[project] <= left:
            filled.append(project)
            left -= market.costs[project]
            out |= {project} | market.excluded(project)
    return filled


def fill_order(market: Market) -> list[int]:
    """Supported projects by utility for each unit of money: by votes where worth is cost, else by votes per cost."""
    support = market.crowd.support
    wanted = [p for p in range(len(market.costs)) if support[p] and p not in market.barred]

    def worth(project: int) -> tuple[bool, Fraction]:
        cost, votes = market.costs[project], Fraction(int(support[project]))
        if market.by_cost:
            return False, votes if cost else Fraction(0)
        return per_unit(votes, cost)

    return sorted(wanted, key=worth, reverse=True)


def told_rounds(market: Market, purchase: Purchase, name: Callable[[int], str]) -> list[dict[str, Any]]:
    """Each round: what was bought, what a supporter paid at most, and the weight of those who paid that or less.

    `price` is for a voter of weight 1; `value` is the price for each unit of utility.
    """
    unit = market.crowd.unit
    return [
        {
            "id": name(project),
            "cost": market.costs[project],
            "price": price.exact * unit,
            "value": price.exact * unit / (market.costs[project] if market.by_cost else 1),
            "full": Fraction(price.full, unit),
            "part": Fraction(price.part, unit),
        }
        for project, price in purchase.run.bought
    ]
