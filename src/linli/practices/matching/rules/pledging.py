"""Small rules of pledging and paying."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from linli.kernel.sentence import Sentence, on_day, say
from linli.kernel.share import Share

FELL_SHORT = "fell_short"

ENDINGS = {
    FELL_SHORT: say("At its end the raising had not reached what the rule asks"),
    "below_floor": say("Too few households took part for the rule to add anything"),
    "below_least": say("Less was paid than the rule asks for"),
    "nothing_paid": say("Nothing was paid"),
    "matched": say("The fund had nothing left to add"),
}
"""Why a raising ended without a match; `matched` is one that the ceiling cut to nothing."""


def deadline_passed(closes_on: date | None, today: date) -> Sentence | None:
    """Why nothing can be pledged any more; None until the last day is over."""
    if closes_on is None or today <= closes_on:
        return None
    return say(
        "The raising ended on %(day)s. What was pledged in time still counts once it has arrived.",
        day=on_day(closes_on),
    )


def can_be_paid(state: str) -> Sentence | None:
    """Why a pledge in this state can't be paid; None where it can."""
    told = {
        "reported": say("The transfer was reported before; the estate's committee is checking it."),
        "recorded": say("The cash was recorded; a second person has to confirm it."),
        "paid": say("This pledge has been paid."),
        "withdrawn": say("This pledge was withdrawn."),
        "refunded": say("This pledge was given back."),
    }
    return told.get(state)


def leverage(matched_fen: int, own_fen: int) -> Share | None:
    """Public money for each yuan of the neighbours'; None before anything is paid."""
    return Share(Fraction(matched_fen, own_fen)) if own_fen > 0 else None


def still_missing_fen(goal_fen: int, own_fen: int, matched_fen: int) -> int:
    """What is missing to the goal; never less than nothing."""
    return max(goal_fen - own_fen - matched_fen, 0)


def receipt_number(run: int, pledge: int) -> str:
    """The number on a household's receipt: the run and the pledge, as in ZC-0012-000345."""
    return f"ZC-{run:04d}-{pledge:06d}"


def building_of(address: str) -> str:
    """The building in an address (“3栋” of “3栋1单元502”): all of it that is shown to the public; else nothing."""
    found = re.match(r"\s*(.{1,12}?(?:栋|幢|号楼|座))", address)
    return found[1].strip() if found else ""
