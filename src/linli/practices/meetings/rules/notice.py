"""How long before a meeting it has to be called, and how many must take part."""

from __future__ import annotations

from datetime import date, timedelta

from linli.kernel.sentence import on_day, say
from linli.kernel.verdict import Verdict
from linli.kernel.workdays import HolidayTable
from linli.practices.meetings.rules.bars import Bar

LEGAL_DAYS = {"owners_278": 15}
"""Least days of notice that the law sets, by legal basis: Property Management Regulations 2018, art. 14."""

USUAL_DAYS = 7
"""Where a method sets none: as for committees (2009 guidance on owners' assemblies; unverified, so a default only)."""

QUORUMS = {"owners_278": ">=2/3", "residents_meeting": ">1/2", "consultation": ">=1/3"}
"""Who has to take part, by legal basis: Civil Code, art. 278 (heads; the area is counted elsewhere). The others are defaults."""

COUNCIL_QUORUM = ">1/2"


def days_of_notice(legal_basis: str, asked: int | None) -> int:
    """The days of notice: what the method or the convener asks, never less than the law."""
    return max(USUAL_DAYS if asked is None else asked, LEGAL_DAYS.get(legal_basis, 0))


def default_quorum(kind: str, legal_basis: str) -> Bar:
    """Who has to take part where nothing else was declared."""
    return Bar.parse(COUNCIL_QUORUM if kind == "council" else QUORUMS[legal_basis])


def earliest_day(called_on: date, days: int, legal_basis: str, table: HolidayTable) -> date:
    """The first day on which a meeting may be held that is called on this day.

    The day of the notice is not counted (Civil Code, art. 201). A time that the law sets and that ends on a holiday ends
    with the next working day (art. 203); the shorter times of methods simply end.
    """
    end = called_on + timedelta(days=days)
    return table.roll_forward(end) if legal_basis in LEGAL_DAYS else end


def notice_is_long_enough(
    called_on: date, held_on: date, days: int, legal_basis: str, table: HolidayTable
) -> Verdict:
    """Whether those called hear of it early enough."""
    earliest = earliest_day(called_on, days, legal_basis, table)
    if held_on < earliest:
        return Verdict(
            False,
            say(
                "This meeting needs %(days)d days of notice, the day of the notice not counted: the earliest day is %(day)s.",
                days=days,
                day=on_day(earliest),
            ),
        )
    return Verdict(True, say("%(days)d days of notice are kept.", days=days))
