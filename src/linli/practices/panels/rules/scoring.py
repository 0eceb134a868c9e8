"""From score sheets to decisions, in exact fractions: the rule that is sealed and that anybody recounts.

`docs/algorithms/scoring.md` tells the same with examples.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import Any

from linli.kernel.canonical import plain
from linli.kernel.share import Share
from linli.practices.panels.rules.rubrics import BY_CRITERION, LOWER_COST, MEAN, MEDIAN, TRIMMED, Rubric

ACCEPTED, WAITING, DECLINED = "accepted", "waiting", "declined"
FIRST, BY_SCORE = "first", "score"


def sheet_score(rubric: Rubric, points: Mapping[str, int]) -> Fraction:
    """What one sheet gives, from 0 to 100: each criterion its weight times the part of its points."""
    common = lcm(*(one.most for one in rubric.criteria))
    parts = sum(one.weight * points[one.code] * (common // one.most) for one in rubric.criteria)
    return Fraction(parts, common)


def median_score(scores: Sequence[Fraction]) -> Fraction:
    """The middle score; of an even number the mean of the two in the middle."""
    ordered = sorted(scores)
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return (low + high) / 2


def mean_score(scores: Sequence[Fraction]) -> Fraction:
    """The sum by the number."""
    return sum(scores, Fraction(0)) / len(scores)


def trimmed_score(scores: Sequence[Fraction], trim: int) -> Fraction:
    """The mean without the `trim` highest and `trim` lowest; of too few to leave any, the mean of all."""
    return mean_score(sorted(scores)[trim:-trim] or scores)


def left_out(rubric: Rubric, scores: Sequence[Fraction]) -> frozenset[int]:
    """The places, counted from 0, of the scores that a trimmed mean leaves out; of equal ones the first come first."""
    if rubric.aggregation != TRIMMED or len(scores) <= 2 * rubric.trim:
        return frozenset()
    ordered = sorted(range(len(scores)), key=lambda place: (scores[place], place))
    return frozenset(ordered[: rubric.trim] + ordered[-rubric.trim :])


def panel_score(rubric: Rubric, scores: Sequence[Fraction]) -> Fraction | None:
    """What the sheets of one candidate come to by the declared aggregation; None without a sheet."""
    if not scores:
        return None
    if rubric.aggregation == MEDIAN:
        return median_score(scores)
    return mean_score(scores) if rubric.aggregation == MEAN else trimmed_score(scores, rubric.trim)


def criterion_score(rubric: Rubric, code: str, sheets: Sequence[Mapping[str, int]]) -> Fraction:
    """What a criterion got on average, from 0 to its weight; the plain mean whatever the aggregation. 0 without a sheet."""
    criterion = rubric.criterion(code)
    got = sum(points[code] for points in sheets)
    return Fraction(criterion.weight * got, criterion.most * len(sheets)) if sheets else Fraction(0)


def number_key(number: str) -> str:
    """A number for sorting, so that “2” comes before “10” and “A2” before “A10”."""
    return re.sub(r"[0-9]+", lambda digits: digits[0].zfill(12), number)


def recount_scores(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The outcome of a panel from its dossier's inputs `{"rubric", "candidates"}` alone.

    A candidate is `{"source", "number", "cost_fen", "sheets": [{"reviewer", "points"}]}`. The best comes first;
    `told_apart_by` is what put it behind the one before: the score, or a step of the rule for ties.
    """
    rubric = Rubric.from_data(inputs["rubric"])
    scored = [_scored(rubric, one) for one in inputs["candidates"]]
    ranked = sorted(scored, key=lambda one: one["key"])
    told = [FIRST, *(_told_apart(rubric, before, after) for before, after in pairwise(ranked))]
    states = _states(rubric, [one["score"] for one in ranked])
    results = [
        {
            "source": one["source"],
            "rank": place,
            "score": one["score"],
            "state": state,
            "sheets": one["sheets"],
            "criteria": one["criteria"],
            "told_apart_by": apart,
        }
        for place, (one, state, apart) in enumerate(zip(ranked, states, told[: len(ranked)], strict=True), 1)
    ]
    return plain({"results": results})


def _scored(rubric: Rubric, candidate: Mapping[str, Any]) -> dict[str, Any]:
    sheets = [sheet["points"] for sheet in candidate["sheets"]]
    score = panel_score(rubric, [sheet_score(rubric, points) for points in sheets])
    criteria = {one.code: criterion_score(rubric, one.code, sheets) for one in rubric.criteria}
    steps = tuple(_step(step, candidate, criteria) for step in rubric.ties)
    key = (Fraction(1) if score is None else -score, *steps, candidate["source"])
    return {
        "source": candidate["source"],
        "score": score,
        "sheets": len(sheets),
        "criteria": criteria,
        "key": key,
    }


def _step(step: str, candidate: Mapping[str, Any], criteria: Mapping[str, Fraction]) -> Any:
    """What a step of the rule for ties compares; less is better."""
    if step.startswith(BY_CRITERION):
        return -criteria[step.removeprefix(BY_CRITERION)]
    return candidate["cost_fen"] if step == LOWER_COST else number_key(candidate["number"])


def _told_apart(rubric: Rubric, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    names = (BY_SCORE, *rubric.ties, "source")
    pairs = zip(names, before["key"], after["key"], strict=True)
    return next(name for name, better, worse in pairs if better != worse)


def _states(rubric: Rubric, scores: Sequence[Fraction | None]) -> list[str]:
    """The state of each rank: the best places are accepted, the next wait, all others are declined."""
    least = Share.parse(rubric.least_score).of_one
    able = sum(1 for score in scores if score is not None and score >= least)
    accepted = min(able, rubric.places) if rubric.places else able
    waiting = min(able - accepted, rubric.waiting)
    return [ACCEPTED] * accepted + [WAITING] * waiting + [DECLINED] * (len(scores) - accepted - waiting)
