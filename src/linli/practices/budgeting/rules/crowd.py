"""Voters as arrays: equal ballots are one class, and each project knows the classes that support it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal

MOST_WEIGHT = 2**52
"""Up to here a sum of whole weights is exact in a float, however it is added up."""


@dataclass(frozen=True)
class Crowd:
    """Classes of equal ballots. `weight` is of each class, in whole numbers; `unit` of them are one voter of weight 1.

    `members` are for each project the classes that support it, rising; `total` weighs all ballots, the empty ones too.
    `weights` are those of each project's members, `support` is their sum.
    """

    weight: np.ndarray
    members: tuple[np.ndarray, ...]
    total: int
    unit: int = 1
    weights: tuple[np.ndarray, ...] = field(init=False, repr=False)
    support: tuple[float, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        weights = tuple(self.weight[members] for members in self.members)
        object.__setattr__(self, "weights", weights)
        object.__setattr__(self, "support", tuple(float(one.sum()) for one in weights))

    @classmethod
    def of(cls, projects: int, ballots: Iterable[tuple[Sequence[int], Fraction]]) -> Crowd:
        """From pairs (indices of the supported projects, weight). Raises Refusal where weights are too fine to add."""
        together: Counter[frozenset[int]] = Counter()
        for supported, weight in ballots:
            together[frozenset(supported)] += weight
        unit = math.lcm(*(Fraction(weight).denominator for weight in together.values()), 1)
        whole = [int(weight * unit) for weight in together.values()]
        if sum(whole) >= MOST_WEIGHT:
            raise Refusal(say("The weights have too many decimals to be counted exactly."), "weights")
        members: list[list[int]] = [[] for _project in range(projects)]
        for place, supported in enumerate(together):
            for project in supported:
                members[project].append(place)
        return cls(
            np.array(whole, dtype=np.float64),
            tuple(np.array(one, dtype=np.intp) for one in members),
            sum(whole),
            unit,
        )
