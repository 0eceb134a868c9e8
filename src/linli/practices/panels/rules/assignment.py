"""Who scores what: so many reviewers for each candidate, loads as even as conflicts allow, the same whenever it is counted."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import TypeVar

Reviewer = TypeVar("Reviewer", bound=Hashable)
Candidate = TypeVar("Candidate", bound=Hashable)


def assigned(
    candidates: Sequence[Candidate],
    reviewers: Sequence[Reviewer],
    *,
    each: int,
    barred: Collection[tuple[Reviewer, Candidate]] = (),
    standing: Iterable[tuple[Reviewer, Candidate]] = (),
) -> list[tuple[Reviewer, Candidate]]:
    """The pairs to add to those that stand, so that each candidate has `each` reviewers (0: all who are not barred).

    Nobody is assigned what they are barred from. Loads differ by at most one wherever the conflicts and the standing
    pairs permit it, and otherwise as little as they permit: no chain of exchanges would even them out further. A candidate
    with fewer than `each` who are not barred gets all of these. The order of both lists decides between equals.
    """
    room = _Room(candidates, reviewers, frozenset(barred), standing)
    for candidate in candidates:
        wanted = each or len(reviewers)
        while room.count(candidate) < wanted and room.take(candidate):
            pass
    if each:
        while room.even_out():
            pass
    return room.added()


def wanting(
    candidates: Sequence[Candidate],
    reviewers: Sequence[Reviewer],
    *,
    each: int,
    barred: Collection[tuple[Reviewer, Candidate]] = (),
) -> list[tuple[Candidate, int]]:
    """The candidates for which fewer than `each` reviewers are without conflict, with how many there are."""
    lost = Counter(candidate for reviewer, candidate in set(barred) if reviewer in set(reviewers))
    free = ((candidate, len(reviewers) - lost[candidate]) for candidate in candidates)
    return [(candidate, count) for candidate, count in free if count < each]


class _Room:
    """The assignment while it is made."""

    def __init__(self, candidates, reviewers, barred, standing):
        self.candidates, self.reviewers, self.barred = candidates, reviewers, barred
        self.of = {candidate: set() for candidate in candidates}
        self.loads = dict.fromkeys(reviewers, 0)
        for reviewer, candidate in standing:
            if candidate in self.of and reviewer in self.loads:
                self.of[candidate].add(reviewer)
                self.loads[reviewer] += 1
        self.place = {reviewer: place for place, reviewer in enumerate(reviewers)}
        self.new = {reviewer: {} for reviewer in reviewers}

    def count(self, candidate) -> int:
        return len(self.of[candidate])

    def free_for(self, candidate) -> list:
        """The reviewers who could still be given this candidate."""
        taken = self.of[candidate]
        return [one for one in self.reviewers if one not in taken and (one, candidate) not in self.barred]

    def take(self, candidate) -> bool:
        """Give the candidate to whoever has least to do; whether anybody could take it."""
        free = self.free_for(candidate)
        if free:
            self._give(min(free, key=lambda one: (self.loads[one], self.place[one])), candidate)
        return bool(free)

    def even_out(self) -> bool:
        """Hand candidates along a chain from a busy reviewer to one with at least two less; whether there was such a chain."""
        least = min(self.loads.values(), default=0)
        for busy in sorted(self.reviewers, key=lambda one: (-self.loads[one], self.place[one])):
            if self.loads[busy] < least + 2:
                return False
            if chain := self._chain_from(busy):
                for giver, candidate, taker in reversed(chain):
                    self._pass_on(giver, candidate, taker)
                return True
        return False

    def _chain_from(self, busy) -> list:
        came, queue = {busy: None}, deque([busy])
        while queue:
            giver = queue.popleft()
            for candidate in self.new[giver]:
                for taker in self.free_for(candidate):
                    if taker in came:
                        continue
                    came[taker] = (giver, candidate, taker)
                    if self.loads[taker] <= self.loads[busy] - 2:
                        return _back(came, taker)
                    queue.append(taker)
        return []

    def _give(self, reviewer, candidate) -> None:
        self.of[candidate].add(reviewer)
        self.loads[reviewer] += 1
        self.new[reviewer][candidate] = None

    def _pass_on(self, giver, candidate, taker) -> None:
        self.of[candidate].remove(giver)
        self.loads[giver] -= 1
        del self.new[giver][candidate]
        self._give(taker, candidate)

    def added(self) -> list:
        """The new pairs, in the order of both lists."""
        return [
            (reviewer, candidate)
            for reviewer in self.reviewers
            for candidate in self.candidates
            if candidate in self.new[reviewer]
        ]


def _back(came: dict, last) -> list:
    chain = []
    while came[last] is not None:
        chain.append(came[last])
        last = came[last][0]
    return chain[::-1]
