"""Reads about meetings: who is called, who is there, what is voted on, what is to be done."""

from linli.practices.meetings.queries.calling import (
    Called,
    agenda_drafts,
    days_asked,
    holiday_table,
    quorum_asked,
    who_is_called,
)
from linli.practices.meetings.queries.desk import waiting
from linli.practices.meetings.queries.meetings import (
    Turnout,
    check_in_key,
    meeting_of,
    meetings_at,
    meetings_of,
    present_seats,
    seat_of,
    seats_of,
    stage_allows,
    took_part_by_meeting,
    turnout,
)
from linli.practices.meetings.queries.minutes import record_of, responsible_organisations, responsible_people
from linli.practices.meetings.queries.motions import (
    ballot_of,
    dossier_inputs,
    motion_of,
    motions_of,
    sheet_of,
    turnout_of_motion,
)
from linli.practices.meetings.queries.resolutions import overdue_at, resolution_of, resolutions_at
from linli.practices.meetings.queries.series import (
    dissenters,
    series_in,
    series_of,
    series_topic_of,
    topics_in,
)

__all__ = [
    "Called",
    "Turnout",
    "agenda_drafts",
    "ballot_of",
    "check_in_key",
    "days_asked",
    "dissenters",
    "dossier_inputs",
    "holiday_table",
    "meeting_of",
    "meetings_at",
    "meetings_of",
    "motion_of",
    "motions_of",
    "overdue_at",
    "present_seats",
    "quorum_asked",
    "record_of",
    "resolution_of",
    "resolutions_at",
    "responsible_organisations",
    "responsible_people",
    "seat_of",
    "seats_of",
    "series_in",
    "series_of",
    "series_topic_of",
    "sheet_of",
    "stage_allows",
    "took_part_by_meeting",
    "topics_in",
    "turnout",
    "turnout_of_motion",
    "waiting",
    "who_is_called",
]
