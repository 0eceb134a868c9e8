"""The decisions of a panel once more, written independently of the rules: slow, plain, by repeated comparison."""

from __future__ import annotations

import re
from fractions import Fraction


def decide(inputs: dict) -> list[tuple[str, str, Fraction]]:
    """Source, state and score, the best first."""
    rubric, left, ranked = inputs["rubric"], list(inputs["candidates"]), []
    while left:
        best = left[0]
        for other in left[1:]:
            if better(rubric, other, best):
                best = other
        left.remove(best)
        ranked.append(best)
    decided, accepted, waiting = [], 0, 0
    for one in ranked:
        total, state = score(rubric, one), "declined"
        if total >= Fraction(rubric["least_score"]):
            if not rubric["places"] or accepted < rubric["places"]:
                state, accepted = "accepted", accepted + 1
            elif waiting < rubric["waiting"]:
                state, waiting = "waiting", waiting + 1
        decided.append((one["source"], state, total))
    return decided


def score(rubric: dict, candidate: dict) -> Fraction:
    totals = [
        sum(
            (
                Fraction(one["weight"]) / one["most"] * sheet["points"][one["code"]]
                for one in rubric["criteria"]
            ),
            Fraction(),
        )
        for sheet in candidate["sheets"]
    ]
    if rubric["aggregation"] == "median":
        while len(totals) > 2:
            totals.remove(min(totals))
            totals.remove(max(totals))
    if rubric["aggregation"] == "trimmed" and len(totals) > 2 * rubric["trim"]:
        for _one in range(rubric["trim"]):
            totals.remove(min(totals))
            totals.remove(max(totals))
    return sum(totals, Fraction()) / len(totals)


def better(rubric: dict, one: dict, other: dict) -> bool:
    if score(rubric, one) != score(rubric, other):
        return score(rubric, one) > score(rubric, other)
    for step in rubric["ties"]:
        if step == "lower_cost":
            if one["cost_fen"] != other["cost_fen"]:
                return one["cost_fen"] < other["cost_fen"]
        elif step == "earlier_number":
            if natural(one["number"]) != natural(other["number"]):
                return natural(one["number"]) < natural(other["number"])
        else:
            code = step.split(":")[1]
            mine, theirs = got(one, code), got(other, code)
            if mine != theirs:
                return mine > theirs
    return one["source"] < other["source"]


def got(candidate: dict, code: str) -> Fraction:
    return Fraction(sum(sheet["points"][code] for sheet in candidate["sheets"]), len(candidate["sheets"]))


def natural(number: str) -> list:
    return [int(part) if part.isdigit() else part for part in re.split(r"([0-9]+)", number)]
