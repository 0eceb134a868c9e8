"""Which needs are alike: an agglomerative grouping that gives the same groups in whatever order the needs come.

Needs that tick the same choice, or say the same words, are one to begin with. Pairs that share words are then tried
from the most alike to the least; two clusters join if what most of each say is alike too, so that a chain of half-likes
never becomes one group. Each group is explained by the words that more than half of it share. A person confirms.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from linli.practices.needs.rules.words import weight

ALIKE = 0.45
"""From this likeness (0 to 1) two needs may come together."""

NEARLY_THE_SAME = 85
"""From this percentage of equal signs two texts count as one with a slip of the pen."""

COMMON = 160
"""A word in more distinct needs than this is tried against its plainest need only, not in every pair."""


@dataclass(frozen=True)
class Said:
    """One need: its number, its words (see `words.telling_words`), its plain text, and the choice ticked, if it was one."""

    key: int
    words: frozenset[str]
    text: str = ""
    choice: str = ""


@dataclass(frozen=True)
class Likeness:
    """A proposed group: the numbers of its needs in order, and why: the words shared, or the choice ticked."""

    keys: tuple[int, ...]
    shared: tuple[str, ...]
    choice: str = ""


def propose(needs: Iterable[Said], least: int = 2) -> list[Likeness]:
    """Groups of at least `least` like needs, the largest first; a need ticked as a choice is a group even alone.

    What is like nothing else is in no group. Linear in the needs but for pairs of distinct texts that share a word.
    """
    bundles = _bundles(sorted(needs, key=lambda need: need.key))
    clusters = _clusters(bundles)
    found = [_explained([bundles[place] for place in places]) for places in clusters]
    kept = [one for one in found if one.choice or (len(one.keys) >= least and one.shared)]
    return sorted(kept, key=lambda one: (-len(one.keys), one.keys))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How alike two sets of words are, 0 to 1: the mean of shared/all (Jaccard) and shared/smaller (overlap), weighted."""
    shared = sum(map(weight, one & other))
    if not shared:
        return 0.0
    left, right = sum(map(weight, one)), sum(map(weight, other))
    return (shared / (left + right - shared) + shared / min(left, right)) / 2


@dataclass(frozen=True)
class _Bundle:
    """Needs that say the same."""

    needs: tuple[Said, ...]

    @property
    def first(self) -> Said:
        return self.needs[0]


def _bundles(needs: Sequence[Said]) -> list[_Bundle]:
    same: dict[object, list[Said]] = defaultdict(list)
    for need in needs:
        same[("choice", need.choice) if need.choice else need.words or ("alone", need.key)].append(need)
    return [_Bundle(tuple(members)) for members in same.values()]


def _clusters(bundles: Sequence[_Bundle]) -> list[list[int]]:
    """Places of bundles that belong together."""
    cluster_of = list(range(len(bundles)))
    members = {place: [place] for place in cluster_of}
    spoken = {place: Counter(bundle.first.words) for place, bundle in enumerate(bundles)}
    for _score, one, other, slip in _pairs(bundles):
        left, right = sorted((cluster_of[one], cluster_of[other]))
        if left == right:
            continue
        cores = (_core(spoken[place], len(members[place])) for place in (left, right))
        if not slip and likeness(*cores) < ALIKE:
            continue
        spoken[left].update(spoken.pop(right))
        joining = members.pop(right)
        members[left].extend(joining)
        for place in joining:
            cluster_of[place] = left
    return list(members.values())


def _pairs(bundles: Sequence[_Bundle]) -> list[tuple[float, int, int, bool]]:
    """Pairs worth trying, the most alike first, equal ones in the order of their needs; whether only the pen slipped."""
    tried: dict[tuple[int, int], tuple[float, bool]] = {}
    for pair in _candidates(bundles):
        if pair in tried:
            continue
        one, other = (bundles[place].first for place in pair)
        score = likeness(one.words, other.words)
        slip = score < ALIKE and _nearly_the_same(one.text, other.text)
        tried[pair] = (NEARLY_THE_SAME / 100, True) if slip else (score, False)
    return sorted((-score, *pair, slip) for pair, (score, slip) in tried.items() if score >= ALIKE)


def _nearly_the_same(one: str, other: str) -> bool:
    return bool(one and other and fuzz.ratio(one, other, score_cutoff=NEARLY_THE_SAME))


def _candidates(bundles: Sequence[_Bundle]) -> Iterator[tuple[int, int]]:
    """Places of bundles that share a word."""
    bearing: dict[str, list[int]] = defaultdict(list)
    for place, bundle in enumerate(bundles):
        for word in bundle.first.words:
            bearing[word].append(place)
    for _word, places in sorted(bearing.items()):
        if len(places) <= COMMON:
            yield from combinations(places, 2)
        else:
            plainest = min(places, key=lambda place: (len(bundles[place].first.words), place))
            yield from (tuple(sorted((plainest, place))) for place in places if place != plainest)


def _core(spoken: Counter[str], members: int) -> frozenset[str]:
    """What more than half of a cluster's distinct needs say."""
    return frozenset(word for word, count in spoken.items() if 2 * count > members)


def _explained(bundles: Sequence[_Bundle]) -> Likeness:
    needs = [need for bundle in bundles for need in bundle.needs]
    choices = Counter(need.choice for need in needs if need.choice)
    count = Counter(word for need in needs for word in need.words)
    shared = sorted(
        (word for word in count if 2 * count[word] > len(needs)),
        key=lambda word: (-weight(word), -count[word], word),
    )
    choice = min(choices, key=lambda text: (-choices[text], text)) if choices else ""
    return Likeness(tuple(sorted(need.key for need in needs)), tuple(shared), choice)
