"""What every voter has paid and still has, exactly.

All begin with the same share. Who can pays the price of a project, the same for all its supporters; who has less pays
everything. So what a class has left is either nothing, or the share less the prices that it has paid: a sum with whole
coefficients over a few exact numbers. Floats only find out who surely can pay in full and who surely can't; whoever is
within the error bound of the price is looked at exactly.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from operator import mul

import numpy as np

from linli.practices.budgeting.rules.crowd import Crowd

ROUNDING = 2.0**-52
"""Twice the largest relative error of one operation in floats."""

LEAST = 5e-324
"""The smallest float above nothing: for who has less than a float can say, and yet something."""


@dataclass(slots=True)
class Price:
    """What each supporter pays who can: about `near`, and surely between `low` and `high`.

    `exact` once it was settled: then `full` of the weight pay it in full, and `part` have less and pay what they have.
    """

    near: float
    low: float
    high: float
    exact: Fraction | None = None
    full: int = 0
    part: int = 0


UNKNOWN = Price(0.0, 0.0, math.inf)


class Ledger:
    """All payments of one run so far."""

    def __init__(self, crowd: Crowd, share: Fraction):
        """`share` is what a weight of 1 begins with."""
        self.crowd = crowd
        self.left = np.full(len(crowd.weight), float(share))
        """What is left to each class, as near as floats come."""
        self.step = 4 * ROUNDING * float(share)
        self.error = self.step
        """By how much `left` may differ from the truth; every round adds a step. Nothing left is exactly 0."""
        self.paid = np.zeros((len(crowd.weight), len(crowd.members)), dtype=bool)
        self.rounds = 0
        self.unit, self.share, self.prices = share.denominator, share.numerator, []
        """The share and the prices paid so far are whole numbers of 1/unit."""

    def settle(self, project: int, cost: int, near: Price = UNKNOWN) -> Price | None:
        """The exact price, which is known to lie within `near`; None where the supporters can't pay together."""
        members, purses, weights = self._living(project)
        poor, rich, unsure = self._sorted(purses, near)
        part, full = int(weights[poor].sum()), int(weights[rich].sum())
        missing = cost * self.unit - self._money(members[poor], weights[poor])
        groups = sorted(self._groups(members[unsure], weights[unsure])) if unsure.any() else []
        full += sum(weight for _has, weight in groups)
        for has, weight in groups:
            if missing <= has * full:
                break
            missing, part, full = missing - has * weight, part + weight, full - weight
        if not full:
            return None
        exact = Fraction(missing, full * self.unit)
        middle = float(exact)
        return Price(middle, middle * (1 - ROUNDING), middle * (1 + ROUNDING), exact, full, part)

    def pay(self, project: int, price: Price) -> None:
        """Take a settled price from the project's supporters."""
        members, purses, _weights = self._living(project)
        poor, _rich, unsure = self._sorted(purses, price)
        left = purses - price.near
        left[poor] = 0.0
        for place in np.flatnonzero(unsure):
            rest = Fraction(self._has(self.paid[members[place]]), self.unit) - price.exact
            left[place] = max(float(rest), LEAST) if rest > 0 else 0.0
        self.left[members] = left
        self.paid[members, self.rounds] = True
        self.rounds += 1
        self.error += self.step
        self._keep(price.exact)

    def money_of(self, project: int) -> Fraction:
        """What the supporters of a project have left together."""
        members, _purses, weights = self._living(project)
        return Fraction(self._money(members, weights), self.unit)

    def _living(self, project: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The supporters that have something left, what they have, and what they weigh."""
        members = self.crowd.members[project]
        members = members[self.left[members] > 0]
        return members, self.left[members], self.crowd.weight[members]

    def _sorted(self, purses: np.ndarray, near: Price) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Who surely has less than the price, who surely has more, and who has to be looked at."""
        poor, rich = purses < near.low - self.error, purses > near.high + self.error
        return poor, rich, ~(poor | rich)

    def _money(self, members: np.ndarray, weights: np.ndarray) -> int:
        """What these classes have together, in parts of `unit`."""
        money = int(weights.sum()) * self.share
        if self.rounds and len(members):
            times = weights @ self.paid[members][:, : self.rounds]
            money -= sum(map(mul, map(int, times), self.prices))
        return money

    def _groups(self, members: np.ndarray, weights: np.ndarray) -> Iterator[tuple[int, int]]:
        """(what each has in parts of `unit`, weight) of those who paid for the same projects."""
        packed = np.packbits(self.paid[members], axis=1)
        _rows, first, which = np.unique(packed, axis=0, return_index=True, return_inverse=True)
        for place, weight in zip(first, np.bincount(which.ravel(), weights), strict=True):
            yield self._has(self.paid[members[place]]), int(weight)

    def _has(self, paid: np.ndarray) -> int:
        return self.share - sum(self.prices[place] for place in np.flatnonzero(paid))

    def _keep(self, price: Fraction) -> None:
        """Write down a price, all in parts of one unit."""
        unit = math.lcm(self.unit, price.denominator)
        if (times := unit // self.unit) > 1:
            self.share, self.prices = self.share * times, [paid * times for paid in self.prices]
        self.unit = unit
        self.prices.append(price.numerator * (unit // price.denominator))
