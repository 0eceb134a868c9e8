"""From profiles to classes: exact, and the same in whatever order the estates come.

An estate is `{"code", "name", "values"}`, `values` holding just the answers that the rule looks at. `docs/algorithms/
classing.md` tells the same with examples.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from linli.kernel.canonical import plain
from linli.practices.estates.rules.criteria import ClassRules, Criterion

DEMONSTRATE, IMPROVE, COMPLETE = "demonstrate", "improve", "complete"
TIERS = (DEMONSTRATE, IMPROVE, COMPLETE)


def recount_classing(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The outcome of a classing from its dossier's inputs `{"rule", "estates"}` alone; estates in the order of their codes."""
    rule = ClassRules.from_data(inputs["rule"])
    classed = [
        {"code": estate["code"], **class_of(rule, estate["values"])}
        for estate in sorted(inputs["estates"], key=lambda estate: estate["code"])
    ]
    counts = {tier: sum(one["tier"] == tier for one in classed) for tier in TIERS}
    return plain({"estates": classed, "counts": counts})


def class_of(rule: ClassRules, values: Mapping[str, Any]) -> dict[str, Any]:
    """The class of one estate.

    `scores` has measure, figure and points of each criterion; `points` is their sum, `held_back` names the criteria whose
    floor kept it from “demonstrate”.
    """
    scores = [_score(one, values) for one in rule.criteria]
    points = sum(score["points"] for score in scores)
    held_back = []
    if points >= rule.demonstrate_from:
        pairs = zip(rule.criteria, scores, strict=True)
        held_back = [one.measure for one, score in pairs if score["points"] < one.floor]
    return {
        "points": points,
        "tier": _tier(rule, points, bool(held_back)),
        "scores": scores,
        "held_back": held_back,
    }


def inputs_of(rule: ClassRules, estates: list[tuple[str, str, Mapping[str, Any]]]) -> dict[str, Any]:
    """The inputs of a dossier from (code, name, all answers) of each estate: only what the rule looks at goes in."""
    looked_at = tuple(dict.fromkeys(code for one in rule.criteria for code in one.about.needs))
    return {
        "rule": rule.to_data(),
        "estates": [
            {"code": code, "name": name, "values": {key: values[key] for key in looked_at}}
            for code, name, values in sorted(estates, key=lambda estate: estate[0])
        ],
    }


def _score(one: Criterion, values: Mapping[str, Any]) -> dict[str, Any]:
    value = one.about.of(values)
    figure = value if isinstance(value, str) else Fraction(value)
    return {"measure": one.measure, "value": figure, "points": one.points_for(value)}


def _tier(rule: ClassRules, points: int, held_back: bool) -> str:
    if points >= rule.demonstrate_from and not held_back:
        return DEMONSTRATE
    return IMPROVE if points >= rule.improve_from else COMPLETE
