"""Pure rules of meetings: days of notice, codes of the hall, bars that votes have to pass, the tally, tiers of a series."""

from linli.practices.meetings.rules.agenda import AgendaItemDraft
from linli.practices.meetings.rules.bars import Bar, bar_told
from linli.practices.meetings.rules.codes import code_at, code_is_current, seconds_left
from linli.practices.meetings.rules.notice import (
    days_of_notice,
    default_quorum,
    earliest_day,
    notice_is_long_enough,
)
from linli.practices.meetings.rules.tally import RULE, MotionRule, reasons, recount_motion

__all__ = [
    "RULE",
    "AgendaItemDraft",
    "Bar",
    "MotionRule",
    "bar_told",
    "code_at",
    "code_is_current",
    "days_of_notice",
    "default_quorum",
    "earliest_day",
    "notice_is_long_enough",
    "reasons",
    "recount_motion",
    "seconds_left",
]
