"""The Method of Equal Shares: one run, and the runs of Add1.

D. Peters, G. Pierczyński, P. Skowron, Proportional Participatory Budgeting with Additive Utilities, NeurIPS 2021
(arXiv:2008.13276). Every voter gets the same share of the budget. A project is bought by its supporters once they can
pay it together, all the same but who has less; each time the one is bought whose supporters pay least for each unit of
utility. Add1 gives every voter one unit of money more and begins again, until nothing more fits the budget.
"""

from __future__ import annotations

import heapq
import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from linli.practices.budgeting.rules.crowd import Crowd
from linli.practices.budgeting.rules.ledger import Price
from linli.practices.budgeting.rules.purses import Purses

_DOWN, _UP = 1 - 2.0**-50, 1 + 2.0**-50
"""More than a few roundings down and up."""


@dataclass(frozen=True)
class Market:
    """What can be bought: costs in whole units, by projects in the order that breaks ties.

    `by_cost` says that a project is worth its cost to a supporter, else 1. `excludes` are for each project those that
    can't be bought beside it. Projects without cost or supporters, or barred, are never bought.
    """

    budget: int
    costs: Sequence[int]
    crowd: Crowd
    by_cost: bool
    barred: frozenset[int] = frozenset()
    excludes: Sequence[frozenset[int]] = ()

    @cached_property
    def offered(self) -> list[int]:
        """The projects that can be bought at all."""
        return [
            project
            for project, cost in enumerate(self.costs)
            if cost > 0 and self.crowd.support[project] and project not in self.barred
        ]

    @cached_property
    def worth(self) -> list[float]:
        """What each project is worth to a supporter."""
        return [float(cost) if self.by_cost else 1.0 for cost in self.costs]

    @cached_property
    def least_prices(self) -> list[tuple[float, int]]:
        """What each project would cost each supporter if all could pay, rising: no price is ever lower."""
        return sorted(
            (float(self.costs[project]) / self.crowd.support[project] * _DOWN, project)
            for project in self.offered
        )

    def first_bounds(self, share: Fraction) -> list[tuple[float, int]]:
        """Lower bounds of the prices for their worth, of what can be paid at all by supporters with this share."""
        most = bisect_right(self.least_prices, (float(share) * _UP, len(self.costs)))
        found = [
            (price / self.worth[project] * _DOWN, project) for price, project in self.least_prices[:most]
        ]
        heapq.heapify(found)
        return found

    def excluded(self, project: int) -> frozenset[int]:
        return self.excludes[project] if self.excludes else frozenset()

    def cost(self, projects: Sequence[int]) -> int:
        return sum(self.costs[project] for project in projects)

    def is_exhausted(self, bought: Sequence[int]) -> bool:
        """Whether no offered project fits any more."""
        left, out = self.budget - self.cost(bought), set(bought)
        for project in bought:
            out |= self.excluded(project)
        return not any(self.costs[project] <= left for project in self.offered if project not in out)


@dataclass
class Run:
    """One run: what was bought, in this order and for which price, and what the voters have left.

    `alike` says of a run that follows another one that every run with a share between the two buys the same in the same
    order.
    """

    share: Fraction
    purses: Purses
    bought: list[tuple[int, Price]] = field(default_factory=list)
    alike: bool = False

    @property
    def projects(self) -> list[int]:
        return [project for project, _price in self.bought]


def run(market: Market, share: Fraction, *, after: Run | None = None, exact: bool = False) -> Run:
    """Buy as long as supporters can pay, and no further than the first purchase that costs more than the budget.

    `after` is a run with a smaller share to which this one is compared (see `_Rounds.still`). `exact` settles every
    price.
    """
    now = Run(share, Purses(market.crowd, market.costs, share))
    rounds, cost = _Rounds(market, now.purses, after), 0
    while cost <= market.budget and (found := rounds.cheapest(exact)):
        project, price = found
        now.purses.pay(project, price)
        now.bought.append(found)
        rounds.gone |= market.excluded(project)
        cost += market.costs[project]
    now.alike = rounds.still and after is not None and len(after.bought) == len(now.bought)
    return now


class _Rounds:
    """The search for what is bought next.

    `waiting` has a lower bound for each project. Purses only get emptier, so bounds of earlier rounds hold, and only the
    projects whose bound is below the best price so far are priced again.

    `still` holds as long as the run buys what the run before it bought, and everything else is dearer now than what was
    bought was then. With equal purchases so far, nobody has less with a larger share, so no price is higher. Hence with
    any share between, each purchase costs at most what it cost then, and all else at least what it costs now: the same
    is bought.
    """

    def __init__(self, market: Market, purses: Purses, after: Run | None):
        self.market, self.purses = market, purses
        self.waiting = market.first_bounds(purses.share)
        self.gone: set[int] = set()
        self.then = iter(after.bought if after else ())
        self.still = after is not None

    def cheapest(self, exact: bool) -> tuple[int, Price] | None:
        """The project with the lowest price for its worth, and the price; it no longer waits then."""
        project, price = next(self.then, (-1, None)) if self.still else (-1, None)
        then = price.high / self.market.worth[project] * _UP if price else 0.0
        best, priced = self._priced(then)
        contenders = [one for one in priced if one[0] <= best]
        winner = self._winner(contenders, exact)
        for one in priced:
            if winner is None or one[1] != winner[0]:
                heapq.heappush(self.waiting, one[:2])
                self.still = self.still and one[0] > then
        self.still = self.still and (winner[0] if winner else -1) == project
        return winner

    def _priced(self, then: float) -> tuple[float, list[tuple[float, int, Price]]]:
        """(lower bound, project, price) of all that may be the cheapest or not dearer than `then`; and the best."""
        waiting, worth, best, priced = self.waiting, self.market.worth, math.inf, []
        while waiting and (waiting[0][0] <= best or waiting[0][0] <= then):
            bound, project = heapq.heappop(waiting)
            if project in self.gone:
                continue
            price = self.purses.price(project, bound * worth[project] * _DOWN)
            if price is not None:
                priced.append((price.low / worth[project] * _DOWN, project, price))
                best = min(best, price.high / worth[project] * _UP)
        return best, priced

    def _winner(
        self, contenders: Sequence[tuple[float, int, Price]], exact: bool
    ) -> tuple[int, Price] | None:
        """The cheapest of those that floats can't tell apart, by exact prices; of equal ones the first."""
        if len(contenders) == 1 and not exact:
            return contenders[0][1:]
        settled = []
        for _bound, project, near in contenders:
            price = self.purses.settle(project, near)
            worth = self.market.costs[project] if self.market.by_cost else 1
            settled.append((price.exact / worth, project, price))
        return min(settled, key=lambda one: one[:2])[1:] if settled else None


def add1(market: Market, step: Fraction, *, onward: bool = False) -> tuple[Run, int]:
    """The run that Add1 ends with, and the number of steps it took.

    It ends with the first outcome to which nothing can be added, or before the first that costs more than the budget.
    `onward` does not end with the former unless everything on offer was bought. Neither goes on once each voter alone
    could pay for all that is on offer: more money changes nothing then (what excludes each other is never all bought).
    Where two runs some steps apart are alike, those between are not computed.
    """
    share = Fraction(market.budget, market.crowd.total) if market.crowd.total else Fraction(0)
    now, taken, stride = run(market, share), 0, 1
    last = max(math.ceil((market.cost(market.offered) - share) / step), 0)
    while taken < last and not _ends(market, now, onward):
        stride = min(stride, last - taken)
        following = run(market, share + (taken + stride) * step, after=now)
        if stride > 1 and not following.alike:
            stride = max(stride // 4, 1)
            continue
        if market.cost(following.projects) > market.budget:
            break
        now, taken = following, taken + stride
        stride = stride * 2 if following.alike else 1
    return now, taken


def _ends(market: Market, now: Run, onward: bool) -> bool:
    bought = now.projects
    return market.is_exhausted(bought) and (not onward or len(bought) == len(market.offered))
