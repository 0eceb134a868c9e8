"""Consultation in series: the tiers that a topic rises through, when the next meeting is due, what a topic may become.

After the opinion on consultation of 2015 (topic → inform → deliberate → carry out → report back): what is not resolved goes
up a tier, what is decided is published, and dissenters get an answer (rules of the field, §4).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from linli.kernel.sentence import Sentence, say

TIERS = ("estate", "community", "street")
"""From the lowest to the highest."""

REFERENCE = "meetings.topic:"
"""How the source of what comes of a topic of a series begins; its number follows."""

DAYS = {"weekly": 7, "fortnightly": 14}
MONTHS = {"monthly": 1, "quarterly": 3}


def tier_of(level: str) -> str:
    """The tier of a place: estates and what lies in them, communities, and all that is wider."""
    if level == "community":
        return "community"
    return "street" if level in ("street", "district", "city") else "estate"


def tier_above(tier: str) -> str | None:
    """The next tier; None above the highest."""
    following = TIERS.index(tier) + 1
    return TIERS[following] if following < len(TIERS) else None


def tiers_within(level: str) -> tuple[str, ...]:
    """The tiers at which a topic is in the hands of a run at a place of this level."""
    return TIERS[: TIERS.index(tier_of(level)) + 1]


def next_day(rhythm: str, last: date) -> date | None:
    """The day on which the next meeting of a series is due; None where it meets as the need arises.

    Monthly is the same day of the month, or its last one where there is no such day.
    """
    if rhythm in DAYS:
        return last + timedelta(days=DAYS[rhythm])
    if rhythm not in MONTHS:
        return None
    months = last.month - 1 + MONTHS[rhythm]
    year, month = last.year + months // 12, months % 12 + 1
    return date(year, month, min(last.day, monthrange(year, month)[1]))


def topic_number(source: str) -> int | None:
    """The number of the topic of a series that a source names; None where it names something else."""
    number = source.removeprefix(REFERENCE)
    return int(number) if source.startswith(REFERENCE) and number.isdecimal() else None


def not_to_settle(
    outcome: str, *, tier: str, in_hands: bool, discussed: bool, carried: bool
) -> Sentence | None:
    """Why a topic may not be settled so now; None where it may.

    `in_hands`: the topic stands at a tier of its own run, whose meeting has to have talked about it (`discussed`); of what
    was sent above, the answer from there is recorded as it comes. `carried`: a motion on the topic was carried.
    """
    if in_hands and not discussed:
        return say("A meeting has to talk about this topic before it is settled.")
    if outcome == "resolution" and not carried:
        return say("A resolution comes of a motion that was carried; none has been on this topic.")
    if outcome == "sent_up" and tier_above(tier) is None:
        return say("There is no tier above the street office.")
    return None
