"""The best that the budget can buy, proved: an exact 0/1 knapsack.

Nemhauser and Ullmann's lists (Discrete Dynamic Programming and Capital Allocation, Management Science 1969): project by
project the purchases that no other one beats in both cost and value. What can't reach the best one known, even if the
rest were divisible (Dantzig's bound, as a whole number), is struck off, so the lists stay short.

Of equally good ones the purchase is taken that has the first project in the order that breaks ties, of those the one that
has the second, and so on: every value is told apart by a binary digit for each project behind it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from linli.practices.budgeting.rules.options import Project, Tally
from linli.practices.budgeting.rules.results import EXCLUDED, NOT_IN_BEST, TOO_DEAR, Result, smallest_grant
from linli.practices.budgeting.rules.terms import COST, VOTES, Rule

_Key = frozenset[int]
_State = tuple[int, int, tuple]
"""Cost, value, and what was taken: (place, what was taken before)."""


@dataclass(frozen=True)
class Item:
    """A project as the knapsack sees it; `against` are the places of those that exclude it."""

    cost: int
    value: int
    against: frozenset[int]


def knapsack(result: Result, projects: Sequence[Project], rule: Rule, tally: Mapping[str, Tally]) -> None:
    """Fund the purchase with the most votes (or score), or with the most utility by cost where ballots are counted."""
    ordered = sorted(projects, key=lambda project: project.order)
    worth = [
        tally[project.id].by(rule.measure)
        * (project.cost if rule.measure == VOTES and rule.utility == COST else 1)
        for project in ordered
    ]
    unit = lcm(*(value.denominator for value in worth), 1)
    place = {project.id: at for at, project in enumerate(ordered)}
    items = [
        Item(
            project.cost, int(value * unit), frozenset(place[one] for one in project.excludes if one in place)
        )
        for project, value in zip(ordered, worth, strict=True)
    ]
    for at in best(items, result.budget):
        result.grant(ordered[at], ordered[at].cost)
    if rule.part_funding:
        _offer_rest(
            result, sorted(ordered, key=lambda one: tally[one.id].by(rule.measure), reverse=True), rule
        )
    for project in projects:
        if project.id not in result.granted:
            _note(result, project)


def best(items: Sequence[Item], budget: int) -> list[int]:
    """The places of the best purchase, rising; of equally good ones the first as told above."""
    tagged = [
        Item(item.cost, (item.value << len(items)) | 1 << (len(items) - 1 - place), item.against)
        for place, item in enumerate(items)
    ]
    usable = [place for place, item in enumerate(tagged) if item.cost <= budget and items[place].value > 0]
    ahead = sorted(usable, key=lambda place: _density(tagged[place]), reverse=True)
    floor, states = _greedy(tagged, ahead, budget), {frozenset(): [(0, 0, ())]}
    for at, place in enumerate(ahead):
        later = set(ahead[at + 1 :])
        states = _with(states, place, tagged[place], budget, later)
        bound = _Bound([tagged[one] for one in ahead[at + 1 :]], budget)
        floor = max(floor, max(bound.reached(state) for row in states.values() for state in row))
        states = {
            key: kept
            for key, row in states.items()
            if (kept := [state for state in row if bound.reachable(state) >= floor])
        }
    winner = max((state for row in states.values() for state in row), key=lambda state: state[1])
    return sorted(_taken(winner))


def _with(
    states: Mapping[_Key, list[_State]], place: int, item: Item, budget: int, later: set[int]
) -> dict[_Key, list[_State]]:
    """Every state with the item and without it. The key of a state is what is excluded by it among the later ones."""
    found: dict[_Key, list[list[_State]]] = {}
    for key, row in states.items():
        found.setdefault(key & later, []).append(row)
        if place not in key:
            taken = [
                (cost + item.cost, value + item.value, (place, before))
                for cost, value, before in row
                if cost + item.cost <= budget
            ]
            found.setdefault((key | item.against) & later, []).append(taken)
    return {key: _undominated(rows) for key, rows in found.items()}


def _undominated(rows: Sequence[Sequence[_State]]) -> list[_State]:
    """By rising cost, only those with more value than all that cost no more."""
    kept, most = [], -1
    for state in sorted((state for row in rows for state in row), key=lambda state: (state[0], -state[1])):
        if state[1] > most:
            kept.append(state)
            most = state[1]
    return kept


class _Bound:
    """How far a state can still come with the items that are left, which are given from the densest to the last."""

    def __init__(self, items: Sequence[Item], budget: int):
        self.items, self.budget = items, budget
        self.costs, self.values = [0], [0]
        for item in items:
            self.costs.append(self.costs[-1] + item.cost)
            self.values.append(self.values[-1] + item.value)

    def reachable(self, state: _State) -> int:
        """No purchase that begins with this state is worth more: as if the first item that does not fit were divisible."""
        left, place = self._full(state)
        rest = 0
        if place < len(self.items):
            rest = self.items[place].value * left // self.items[place].cost
        return state[1] + self.values[place] + rest

    def reached(self, state: _State) -> int:
        """What the state comes to for sure: itself, or with the densest of the rest where nothing excludes anything."""
        if any(item.against for item in self.items) or not self.items:
            return state[1]
        return state[1] + self.values[self._full(state)[1]]

    def _full(self, state: _State) -> tuple[int, int]:
        """(money left, number of items that fit as a whole), from the densest on."""
        low, high, left = 0, len(self.items), self.budget - state[0]
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.costs[middle] <= left else (low, middle - 1)
        return left - self.costs[low], low


def _greedy(items: Sequence[Item], ahead: Sequence[int], budget: int) -> int:
    """The value of a purchase that is surely possible: the densest first."""
    value, out = 0, set()
    for place in ahead:
        if place not in out and items[place].cost <= budget:
            budget -= items[place].cost
            value += items[place].value
            out |= items[place].against
    return value


def _density(item: Item) -> tuple[bool, Fraction]:
    return (not item.cost, Fraction(item.value, item.cost) if item.cost else Fraction(item.value))


def _taken(state: _State) -> list[int]:
    found, before = [], state[2]
    while before:
        place, before = before
        found.append(place)
    return found


def _offer_rest(result: Result, ordered: Sequence[Project], rule: Rule) -> None:
    """What is left goes to the first project whose author is content with it."""
    for project in ordered:
        least = smallest_grant(project, rule)
        if project.id not in result.granted and not result.excluder(project) and least <= result.left:
            result.grant(project, min(project.cost, result.left))


def _note(result: Result, project: Project) -> None:
    excluder = result.excluder(project)
    if project.cost > result.budget:
        result.note(project, TOO_DEAR, left=result.left)
    elif excluder is not None:
        result.note(project, EXCLUDED, by=excluder)
    else:
        result.note(project, NOT_IN_BEST, left=result.left)
