"""The rule and each estate's result in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linli.kernel.money import Money
from linli.kernel.sentence import Sentence, say
from linli.kernel.share import Share
from linli.practices.matching.rules.amounts import BELOW_FLOOR, BELOW_LEAST, NOTHING_PAID
from linli.practices.matching.rules.terms import MatchRule, Step


def tell_rule(rule: MatchRule) -> list[Sentence]:
    """The rule, one sentence a part."""
    told = _tell_steps(rule.steps)
    if rule.extra_share.of_one and rule.extra_kinds:
        told.append(
            say(
                "Rural-resettlement and “three-without” estates get %(extra)s more.",
                extra=rule.extra_share.words(),
            )
        )
    told.append(
        say(
            "One estate gets at most %(cap)s, and never more than it asked for.",
            cap=_yuan(rule.cap_per_estate_fen),
        )
    )
    told.append(
        say(
            "Nothing is added unless %(floor)s of the households take part and %(least)s have been paid.",
            floor=rule.floor_share.words(),
            least=_yuan(rule.least_paid_fen),
        )
    )
    told.append(
        say(
            "The fund gives %(ceiling)s in all. If that is not enough, each step is granted to all at the same share "
            "before the next step begins.",
            ceiling=_yuan(rule.ceiling_fen),
        )
    )
    return told


def explain(rule: MatchRule, estate: Mapping[str, Any], result: Mapping[str, Any]) -> list[Sentence]:
    """Why this estate is matched with just this amount."""
    if result["why"] != "matched":
        return [_refused(rule, estate, result["why"])]
    told = [
        say(
            "Step %(step)d: %(amount)s for the own part",
            step=place,
            amount=_yuan(part),
        )
        if part == granted
        else say(
            "Step %(step)d: %(amount)s for the own part, of which the fund could grant %(granted)s",
            step=place,
            amount=_yuan(part),
            granted=_yuan(granted),
        )
        for place, (part, granted) in enumerate(zip(result["steps"], result["granted"], strict=True), 1)
        if part
    ]
    if estate["kind"] in rule.extra_kinds and rule.extra_share.of_one:
        told.append(
            say(
                "The steps include the extra of %(extra)s for this kind of estate",
                extra=rule.extra_share.words(),
            )
        )
    if result["limited"]:
        told.append(
            say("Limited to %(limit)s, the most that this estate may get", limit=_yuan(result["limit_fen"]))
        )
    return told


def _tell_steps(steps: tuple[Step, ...]) -> list[Sentence]:
    told, begun = [], 0
    for step in steps:
        if step.up_to_fen is None and begun:
            told.append(say("Beyond that: %(ratio)s for each yuan.", ratio=_times(step.ratio)))
        elif step.up_to_fen is None:
            told.append(say("%(ratio)s for each yuan that is paid.", ratio=_times(step.ratio)))
        elif not begun:
            told.append(
                say(
                    "Up to %(end)s: %(ratio)s for each yuan.",
                    end=_yuan(step.up_to_fen),
                    ratio=_times(step.ratio),
                )
            )
        else:
            told.append(
                say(
                    "From there to %(end)s: %(ratio)s for each yuan.",
                    end=_yuan(step.up_to_fen),
                    ratio=_times(step.ratio),
                )
            )
        begun = step.up_to_fen or begun
    return told


def _refused(rule: MatchRule, estate: Mapping[str, Any], why: str) -> Sentence:
    if why == NOTHING_PAID:
        return say("Nothing has been paid, so nothing is added")
    if why == BELOW_LEAST:
        return say(
            "%(paid)s have been paid, less than the %(least)s that the rule asks for",
            paid=_yuan(estate["paid_fen"]),
            least=_yuan(rule.least_paid_fen),
        )
    assert why == BELOW_FLOOR
    return say(
        "%(part)d of %(whole)d households take part, fewer than the %(needed)d that the rule asks for",
        part=estate["taking_part"],
        whole=estate["households"],
        needed=rule.floor_share.least(estate["households"]),
    )


def _times(ratio: Share) -> str:
    return f"¥{ratio.of_one.numerator}" if ratio.of_one.denominator == 1 else f"¥{ratio}"


def _yuan(fen: int) -> str:
    return str(Money(fen))
