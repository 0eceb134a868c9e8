"""How much each estate is matched: exact, in whole fen, and the same in whatever order the estates come.

An estate is `{"code", "name", "kind", "asked_fen", "paid_fen", "households", "taking_part"}`. What is pledged but not
paid is in none of these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from linli.kernel.canonical import plain
from linli.kernel.money import Money
from linli.practices.matching.rules.terms import MatchRule

MATCHED, BELOW_FLOOR, BELOW_LEAST, NOTHING_PAID = "matched", "below_floor", "below_least", "nothing_paid"
REASONS = (MATCHED, BELOW_FLOOR, BELOW_LEAST, NOTHING_PAID)


def recount_match(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The outcome of a match from its dossier's inputs `{"rule", "estates"}` alone.

    Estates are told in the order of their codes; `cut` is the step (from 1) at which the ceiling was reached and the
    share of it that could be granted, or None.
    """
    rule = MatchRule.from_data(inputs["rule"])
    estates = sorted(inputs["estates"], key=lambda estate: estate["code"])
    wanted = [estate_match(rule, estate) for estate in estates]
    granted, cut = _within_ceiling([one["steps"] for one in wanted], rule.ceiling_fen, len(rule.steps))
    results = [
        {
            "code": estate["code"],
            "own_fen": estate["paid_fen"],
            **one,
            "granted": parts,
            "match_fen": sum(parts),
        }
        for estate, one, parts in zip(estates, wanted, granted, strict=True)
    ]
    return plain(
        {
            "estates": results,
            "wanted_fen": sum(sum(one["steps"]) for one in wanted),
            "total_fen": sum(one["match_fen"] for one in results),
            "cut": cut,
        }
    )


def estate_match(rule: MatchRule, estate: Mapping[str, Any]) -> dict[str, Any]:
    """What the rule gives one estate before the ceiling is looked at.

    `steps` is the part of each step, `limit_fen` what it may come to at most (the cap, and never more than was asked),
    `limited` whether that was reached.
    """
    limit = min(rule.cap_per_estate_fen, estate["asked_fen"])
    why = _reason(rule, estate)
    if why != MATCHED:
        return {"why": why, "steps": [0] * len(rule.steps), "limit_fen": limit, "limited": False}
    reached = _reached(rule, estate)
    within = [min(amount, limit) for amount in reached]
    parts = [later - earlier for earlier, later in zip([0, *within], within, strict=False)]
    return {"why": MATCHED, "steps": parts, "limit_fen": limit, "limited": reached[-1] > limit}


def _reason(rule: MatchRule, estate: Mapping[str, Any]) -> str:
    if estate["paid_fen"] <= 0:
        return NOTHING_PAID
    if not estate["households"] or not rule.floor_share.reached_by(
        estate["taking_part"], estate["households"]
    ):
        return BELOW_FLOOR
    return MATCHED if estate["paid_fen"] >= rule.least_paid_fen else BELOW_LEAST


def _reached(rule: MatchRule, estate: Mapping[str, Any]) -> list[int]:
    """The match after each step, all steps before it included, cut to whole fen."""
    times = 1 + (rule.extra_share.of_one if estate["kind"] in rule.extra_kinds else Fraction(0))
    exact, begun, reached = Fraction(0), 0, []
    for step in rule.steps:
        end = estate["paid_fen"] if step.up_to_fen is None else min(step.up_to_fen, estate["paid_fen"])
        exact += max(end - begun, 0) * step.ratio.of_one * times
        begun = max(begun, end)
        reached.append(exact.__floor__())
    return reached


def _within_ceiling(
    wanted: Sequence[Sequence[int]], ceiling_fen: int, steps: int
) -> tuple[list[list[int]], dict[str, Any] | None]:
    """Grant step after step: a step for which the money no longer suffices is granted to all at the same share."""
    granted: list[list[int]] = [[] for _estate in wanted]
    left, cut = ceiling_fen, None
    for step in range(steps):
        parts = [estate[step] for estate in wanted]
        if (needed := sum(parts)) > left:
            cut = cut or {"step": step + 1, "share": Fraction(left, needed)}
            parts = [part.fen for part in Money(left).shares(parts)]
        left -= sum(parts)
        for estate, part in zip(granted, parts, strict=True):
            estate.append(part)
    return granted, cut
