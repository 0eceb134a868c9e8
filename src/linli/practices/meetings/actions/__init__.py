"""The verbs of meetings."""

from linli.practices.meetings.actions.agenda import decline_topic, propose_topic, take_topic
from linli.practices.meetings.actions.attending import (
    check_in,
    check_in_by_hand,
    close_meeting,
    enter_attendance,
    open_meeting,
    strike_attendance,
)
from linli.practices.meetings.actions.convening import MeetingDraft, call_off, convene
from linli.practices.meetings.actions.minutes import MinutesDraft, sign_minutes, write_minutes
from linli.practices.meetings.actions.motions import (
    MotionDraft,
    close_motion,
    move_motion,
    put_to_vote,
    withdraw_motion,
)
from linli.practices.meetings.actions.resolutions import (
    ResolutionDraft,
    complete_resolution,
    give_resolution,
    reopen_resolution,
)
from linli.practices.meetings.actions.series import SeriesDraft, TopicDraft, bring_topic, open_series
from linli.practices.meetings.actions.settling import answer_dissent, put_dissent, settle_topic
from linli.practices.meetings.actions.voting import VoteLine, check_votes, enter_votes, reject_votes, vote
from linli.practices.meetings.rules import AgendaItemDraft

__all__ = [
    "AgendaItemDraft",
    "MeetingDraft",
    "MinutesDraft",
    "MotionDraft",
    "ResolutionDraft",
    "SeriesDraft",
    "TopicDraft",
    "VoteLine",
    "answer_dissent",
    "bring_topic",
    "call_off",
    "check_in",
    "check_in_by_hand",
    "check_votes",
    "close_meeting",
    "close_motion",
    "complete_resolution",
    "convene",
    "decline_topic",
    "enter_attendance",
    "enter_votes",
    "give_resolution",
    "move_motion",
    "open_meeting",
    "open_series",
    "propose_topic",
    "put_dissent",
    "put_to_vote",
    "reject_votes",
    "reopen_resolution",
    "settle_topic",
    "sign_minutes",
    "strike_attendance",
    "take_topic",
    "vote",
    "withdraw_motion",
    "write_minutes",
]
