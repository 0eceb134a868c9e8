"""What every voter has left, quickly: floats with a bound on their error, and an exact ledger behind them.

The ledger is brought up to date only when two prices are too close for the bound to tell them apart, or when somebody
wants exact figures. Until then each round widens the bound by as much as its price may be off.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from linli.practices.budgeting.rules.crowd import Crowd
from linli.practices.budgeting.rules.ledger import LEAST, ROUNDING, UNKNOWN, Ledger, Price

_MOSTLY_EMPTY = 0.7
"""Below this share of purses with something in them, the empty ones are dropped."""


class Purses:
    """The money of all classes during one run of Equal Shares."""

    def __init__(self, crowd: Crowd, costs: Sequence[int], share: Fraction):
        """`share` is what a weight of 1 begins with."""
        self.crowd, self.costs, self.share = crowd, costs, share
        self.members, self.weights, self.whole = list(crowd.members), list(crowd.weights), list(crowd.support)
        begun = float(share)
        self.left = np.full(len(crowd.weight), begun)
        self.error = self.step = 4 * ROUNDING * begun
        self.off = np.full(len(crowd.weight), self.step)
        """By how much each purse may differ from the truth, and (`error`) the most of these."""
        self.pending: list[tuple[int, Price]] = []
        self._ledger: Ledger | None = None

    def price(self, project: int, least: float) -> Price | None:
        """About what a project costs each supporter, at least `least`; None where they can't pay it together."""
        weights, cost = self.weights[project], float(self.costs[project])
        purses = self.left.take(self.members[project])
        money = float(weights.dot(purses))
        rounded = 8 * ROUNDING * (len(purses) * money + cost)
        slack = rounded + self.error * self.whole[project]
        if money < cost - slack:
            return None
        if money <= cost + slack:
            return self.settle(project, UNKNOWN)
        if np.count_nonzero(purses) < _MOSTLY_EMPTY * len(purses):
            purses, weights = self._drop_empty(project, purses)
        near = _newton(purses, weights, cost - money, least)
        if near is None:
            return self.settle(project, UNKNOWN)
        off = self.off.take(self.members[project])
        reach = _reach(purses, weights, off, rounded, near)
        if reach is None:
            return self.settle(project, UNKNOWN)
        return Price(near[0], near[0] - reach, near[0] + reach)

    def settle(self, project: int, near: Price) -> Price | None:
        """The exact price, which is known to lie within `near`; None where the supporters can't pay together."""
        return near if near.exact is not None else self.ledger().settle(project, self.costs[project], near)

    def pay(self, project: int, price: Price) -> None:
        """Take a price from the project's supporters."""
        members = self.members[project]
        purses, off = self.left.take(members), self.off.take(members)
        alive = purses >= np.maximum(price.low - off, LEAST)
        self.left[members] = np.maximum(purses - price.near, LEAST) * alive
        off = (off + (price.high - price.low + self.step)) * alive
        self.off[members] = off
        self.error = max(self.error, float(off.max()))
        self.pending.append((project, price))

    def ledger(self) -> Ledger:
        """The ledger with all that was paid; from here on the floats are as good as it."""
        if self._ledger is None:
            self._ledger = Ledger(self.crowd, self.share)
        for project, price in self.pending:
            self._ledger.pay(project, self._ledger.settle(project, self.costs[project], price))
        if self.pending:
            self.pending, self.left, self.error = [], self._ledger.left.copy(), self._ledger.error
            self.off = np.full(len(self.left), self.error)
        return self._ledger

    def _drop_empty(self, project: int, purses: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Who has nothing left never has anything again."""
        filled = purses > 0
        self.members[project] = self.members[project][filled]
        self.weights[project] = weights = self.weights[project][filled]
        self.whole[project] = float(weights.sum())
        return purses[filled], weights


_Near = tuple[float, np.ndarray, float]
"""A price found in floats, the weights of those who can pay it in full (else 0), and their sum."""


def _reach(
    purses: np.ndarray, weights: np.ndarray, off: np.ndarray, rounded: float, near: _Near
) -> float | None:
    """How far from the price found in floats the true one may be; None where that can't be said.

    What is paid at a price is off by the rounding, and by the error of each purse that may be below the price. Left of
    the price what is paid falls by the weight of the rich for each unit of it; right of it it rises by the weight of
    those who have more still, which is checked.
    """
    price, rich, full = near
    unsure = float(weights.dot(off))
    reach = 2 * (rounded + unsure - float(rich.dot(off))) / full + 4 * ROUNDING * price
    above = weights * (purses > price + reach + off)
    return reach if float(np.add.reduce(above)) * reach >= rounded + unsure - float(above.dot(off)) else None


def _newton(purses: np.ndarray, weights: np.ndarray, missing: float, least: float) -> _Near | None:
    """The price by Newton's way from below; None where nobody could pay it in full.

    What is paid is concave in the price, so no step passes it. `missing` is the cost less all that the supporters have.
    """
    price, before = least, math.inf
    while True:
        rich = weights * (purses > price)
        full = float(np.add.reduce(rich))
        if full <= 0:
            return None
        if full >= before:
            return price, rich, before
        price, before = max((missing + float(rich.dot(purses))) / full, price), full
