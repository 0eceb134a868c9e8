"""The match a second time, written from docs/algorithms/matching.md alone and as simply as possible: fen by fen.

It shares no code with the rule that it checks: one fen of the own part after another brings its ratio, and money
that is cut is dealt out by comparing exact fractions.
"""

from __future__ import annotations

from fractions import Fraction


def naive_match(rule: dict, estates: list[dict]) -> dict[str, int]:
    """What each estate gets, by its code."""
    wanted = {estate["code"]: brought_by_each_step(rule, estate) for estate in estates}
    got = dict.fromkeys(wanted, 0)
    left = rule["ceiling_fen"]
    for number in range(len(rule["steps"])):
        this_step = {code: parts[number] for code, parts in wanted.items()}
        for code, fen in dealt_out(left, this_step).items():
            got[code] += fen
            left -= fen
    return got


def brought_by_each_step(rule: dict, estate: dict) -> list[int]:
    """The whole fen that each step brings to one estate."""
    number_of_steps = len(rule["steps"])
    if estate["paid_fen"] == 0 or estate["paid_fen"] < rule["least_paid_fen"]:
        return [0] * number_of_steps
    if estate["households"] == 0:
        return [0] * number_of_steps
    if Fraction(estate["taking_part"], estate["households"]) < Fraction(rule["floor_share"]):
        return [0] * number_of_steps
    factor = Fraction(1)
    if estate["kind"] in rule["extra_kinds"]:
        factor += Fraction(rule["extra_share"])
    most = min(rule["cap_per_estate_fen"], estate["asked_fen"])
    brought, parts, spent = Fraction(0), [0] * number_of_steps, 0
    for fen in range(1, estate["paid_fen"] + 1):
        number = step_of(rule, fen)
        if number is None:
            continue
        brought += Fraction(rule["steps"][number]["ratio"]) * factor
        whole = min(brought.numerator // brought.denominator, most)
        parts[number] += whole - spent
        spent = whole
    return parts


def step_of(rule: dict, fen: int) -> int | None:
    """The number of the step in which this fen of the own part lies."""
    for number, step in enumerate(rule["steps"]):
        if step["up_to_fen"] is None or fen <= step["up_to_fen"]:
            return number
    return None


def dealt_out(money: int, wanted: dict[str, int]) -> dict[str, int]:
    """All that is wanted, or the money at the same share for all; odd fen to the largest remainders, then by code."""
    total = sum(wanted.values())
    if total <= money:
        return dict(wanted)
    exact = {code: Fraction(money) * fen / total for code, fen in wanted.items()}
    dealt = {code: int(share) for code, share in exact.items()}
    odd = money - sum(dealt.values())
    for code in sorted(exact, key=lambda code: (-(exact[code] - dealt[code]), code))[:odd]:
        dealt[code] += 1
    return dealt
