"""Satisfaction before and after, counted in one of four declared ways, each exact.

“Satisfaction rose by 80 %” may mean four different things; so no figure is told without its method, its baseline, the
number of those who rated and the share that they are of those who benefit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from linli.kernel.sentence import Sentence, say
from linli.kernel.sentence import mark as _
from linli.kernel.share import Share
from linli.kernel.verdict import Refusal, refuse_if

LEAST, MOST, CONTENT_FROM = 1, 5, 4
"""The scale; from 4 on a household counts as content."""

Pair = tuple[int | None, int]
"""One household's marks: before (None where it can't say) and after."""


@dataclass(frozen=True)
class Measure:
    """What the ratings come to under one method.

    `value` is exact: a share of one, or points on the scale for `point_change`; None where it can't be told. `before`
    and `after` are what it was made from. `n` rated, `n_baseline` of them for both times, `benefiting` could have.
    """

    method: str
    value: Fraction | None
    before: Fraction | None
    after: Fraction | None
    n: int
    n_baseline: int
    benefiting: int

    @property
    def response_rate(self) -> Fraction | None:
        """Who rated, of those who benefit."""
        return Fraction(self.n, self.benefiting) if self.benefiting else None

    @property
    def unit(self) -> str:
        """`share` or `points`."""
        return "points" if self.method == "point_change" else "share"


def fault_in_marks(before: int | None, after: int | None) -> tuple[str, Sentence] | None:
    """The field that is no mark of the scale, and why; None where both are fine. `before` may be left open."""
    for field, given in (("after", after), ("before", before)):
        if given is None and field == "before":
            continue
        if type(given) is not int or not LEAST <= given <= MOST:
            return field, say("Please choose a mark from %(least)d to %(most)d.", least=LEAST, most=MOST)
    return None


def measure(method: str, pairs: Iterable[Pair], benefiting: int) -> Measure:
    """The ratings under one of METHODS; ValueError for another.

    All but the state after (`post_rate`) is counted over the households that rated both times, so that the same people
    are compared with themselves.
    """
    if method not in METHODS:
        raise ValueError(method)
    rated = list(pairs)
    both = [(before, after) for before, after in rated if before is not None]
    value, before, after = _WAYS[method](rated, both)
    return Measure(method, value, before, after, len(rated), len(both), benefiting)


def headline(method: str | None, pairs: Iterable[Pair], benefiting: int) -> Measure:
    """The measure that may be told as a headline; refuses one without a method or without a baseline."""
    refuse_if(
        say("Say by which method satisfaction is counted: %(methods)s.", methods=", ".join(METHODS))
        if method not in METHODS
        else None
    )
    found = measure(str(method), pairs, benefiting)
    if not found.n_baseline or found.value is None:
        raise Refusal(say("Nobody has rated how it was before; without a baseline no change can be told."))
    return found


def told(found: Measure) -> Sentence:
    """How a measure was counted, in a sentence."""
    rate = Share(found.response_rate).percent() if found.response_rate is not None else "–"
    return say(
        "%(way)s; %(n)d of %(benefiting)d benefiting households rated (%(rate)s), %(both)d of them both times, on a scale of 1 to 5",
        way=Sentence(METHODS[found.method]),
        n=found.n,
        benefiting=found.benefiting,
        rate=rate,
        both=found.n_baseline,
    )


def table(pairs: Iterable[Pair]) -> dict[int, tuple[int, int]]:
    """Mark → (households that gave it for before, for after): all that a recount needs of the two means and rates."""
    rated = list(pairs)
    return {
        mark: (
            sum(before == mark for before, _after in rated),
            sum(after == mark for _before, after in rated),
        )
        for mark in range(LEAST, MOST + 1)
    }


def _mean(marks: list[int]) -> Fraction | None:
    return Fraction(sum(marks), len(marks)) if marks else None


def _content(marks: list[int]) -> Fraction | None:
    return Fraction(sum(mark >= CONTENT_FROM for mark in marks), len(marks)) if marks else None


_Found = tuple[Fraction | None, Fraction | None, Fraction | None]


def _post_rate(rated: list[Pair], both: list[Pair]) -> _Found:
    after = _content([after for _before, after in rated])
    return after, _content([before for before, _after in both]), after


def _means(both: list[Pair]) -> tuple[Fraction | None, Fraction | None]:
    return _mean([before for before, _after in both]), _mean([after for _before, after in both])


def _point_change(rated: list[Pair], both: list[Pair]) -> _Found:
    before, after = _means(both)
    return (None if before is None else after - before), before, after


def _relative_growth(rated: list[Pair], both: list[Pair]) -> _Found:
    before, after = _means(both)
    return (None if before is None else (after - before) / before), before, after


def _share_improved(rated: list[Pair], both: list[Pair]) -> _Found:
    before, after = _means(both)
    better = sum(later > earlier for earlier, later in both)
    return (Fraction(better, len(both)) if both else None), before, after


_WAYS: Mapping[str, Callable[[list[Pair], list[Pair]], _Found]] = {
    "post_rate": _post_rate,
    "point_change": _point_change,
    "relative_growth": _relative_growth,
    "share_improved": _share_improved,
}

METHODS: Mapping[str, str] = {
    "post_rate": _("Households that are content now (4 or 5)"),
    "point_change": _("Mean mark after, less the mean mark before"),
    "relative_growth": _("Growth of the mean mark against the mark before"),
    "share_improved": _("Households that give a better mark than before"),
}
"""The four ways, as they are told."""
