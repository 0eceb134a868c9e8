"""Opening a meeting, taking seats, closing it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from linli.kernel.sentence import on_day, say
from linli.kernel.verdict import Refusal, filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked
from linli.practices.meetings.actions.convening import locked_meeting
from linli.practices.meetings.enums import AttendanceWay, MeetingState, MotionState
from linli.practices.meetings.models import Attendance, Meeting, Motion, Seat
from linli.practices.meetings.queries import check_in_key, seat_of, stage_allows
from linli.practices.meetings.rules import code_is_current

SCANNED_HOLDS = timedelta(minutes=5)
"""So long after a good scan one may still say who one is: signing in takes some people a while."""


@transaction.atomic
def open_meeting(*, by, meeting: Meeting) -> Meeting:
    """Open a meeting on its day; from now on seats are taken."""
    permit(by, "meetings.open_meeting", meeting)
    meeting = locked_meeting(meeting)
    refuse_if(stage_allows(meeting.run, "meetings.close_motion"))
    refuse_if(say("This meeting has been opened before.") if meeting.state != MeetingState.CALLED else None)
    day = meeting.starts_at.astimezone(clock.CHINA).date()
    refuse_if(
        say("This meeting is called for %(day)s and cannot be opened before.", day=on_day(day))
        if clock.today() < day
        else None
    )
    meeting.state, meeting.opened_at = MeetingState.OPEN, clock.now()
    meeting.save(update_fields=["state", "opened_at"])
    record(by, "meetings.open_meeting", meeting, tells=say("“%(meeting)s” was opened", meeting=meeting.title))
    return meeting


@transaction.atomic
def check_in(*, by, meeting: Meeting, code: str, scanned_at: datetime | None = None) -> Attendance:
    """Take one's seat by the code on the screen of the hall; a second check-in gives back the first.

    `scanned_at` is when this device opened the code, kept on the server; without it the code must be right now.
    """
    permit(by, "meetings.check_in", meeting)
    meeting = locked_meeting(meeting)
    refuse_if(say("This meeting is not going on now.") if not meeting.is_open else None)
    _judge_code(meeting, code, scanned_at)
    seat = seat_of(meeting, by)
    refuse_if(not_on_the_roll(meeting) if seat is None else None)
    if there := Attendance.objects.filter(seat=seat, struck_at=None).first():
        return there
    attendance = Attendance.objects.create(seat=seat, way=AttendanceWay.CODE, at=clock.now())
    record(
        by,
        "meetings.check_in",
        attendance,
        tells=say("Somebody checked in to “%(meeting)s”", meeting=meeting.title),
    )
    return attendance


@transaction.atomic
def check_in_by_hand(*, by, meeting: Meeting, seat: Seat) -> Attendance:
    """The host checks somebody in from the roll; a second check-in gives back the first."""
    permit(by, "meetings.check_in_by_hand", meeting)
    meeting = _open(meeting)
    _judge_seats(meeting, [seat])
    if there := Attendance.objects.filter(seat=seat, struck_at=None).first():
        return there
    attendance = Attendance.objects.create(
        seat=seat, way=AttendanceWay.HOST, at=clock.now(), entered_by=by.person
    )
    record(
        by,
        "meetings.check_in_by_hand",
        attendance,
        tells=say("Somebody was checked in to “%(meeting)s” by the host", meeting=meeting.title),
        content={"seat": seat.token},
    )
    return attendance


@transaction.atomic
def enter_attendance(*, by, meeting: Meeting, seats: Sequence[Seat]) -> int:
    """Enter the signed attendance sheet: how many seats were taken by it. Seats taken before stay as they are."""
    permit(by, "meetings.enter_attendance", meeting)
    meeting = _open(meeting)
    refuse_if(say("Nobody has been ticked.") if not seats else None, "seats")
    _judge_seats(meeting, seats)
    there = set(
        Attendance.objects.filter(seat__meeting=meeting, struck_at=None).values_list("seat_id", flat=True)
    )
    fresh = {seat.pk: seat for seat in seats if seat.pk not in there}
    rows = [
        Attendance(seat=seat, way=AttendanceWay.SHEET, at=clock.now(), entered_by=by.person)
        for seat in fresh.values()
    ]
    Attendance.objects.bulk_create(rows, batch_size=500)
    record(
        by,
        "meetings.enter_attendance",
        meeting,
        tells=say(
            "The attendance sheet of “%(meeting)s” was entered: %(n)d", meeting=meeting.title, n=len(rows)
        ),
        content={"seats": sorted(seat.token for seat in fresh.values())},
    )
    return len(rows)


@transaction.atomic
def strike_attendance(*, by, attendance: Attendance, reason: str) -> Attendance:
    """Take back a check-in that was a mistake; the row stays with its reason."""
    permit(by, "meetings.strike_attendance", attendance)
    reason = filled(reason, say("Please write the reason."), "reason")
    meeting = _open(attendance.seat.meeting)
    attendance = locked(attendance, "seat")
    refuse_if(say("This check-in was struck before.") if attendance.struck_at else None)
    attendance.struck_at, attendance.struck_because = clock.now(), reason
    attendance.save(update_fields=["struck_at", "struck_because"])
    record(
        by, "meetings.strike_attendance", meeting, content={"seat": attendance.seat.token, "reason": reason}
    )
    return attendance


@transaction.atomic
def close_meeting(*, by, meeting: Meeting) -> Meeting:
    """Close a meeting once each motion is decided or withdrawn; with it the votes online end."""
    permit(by, "meetings.close_meeting", meeting)
    meeting = _open(meeting)
    undecided = Motion.objects.filter(
        topic__meeting=meeting, state__in=(MotionState.MOVED, MotionState.OPEN)
    ).count()
    refuse_if(say("Motions neither decided nor withdrawn: %(n)d.", n=undecided) if undecided else None)
    meeting.state, meeting.closed_at = MeetingState.CLOSED, clock.now()
    meeting.save(update_fields=["state", "closed_at"])
    record(
        by, "meetings.close_meeting", meeting, tells=say("“%(meeting)s” was closed", meeting=meeting.title)
    )
    return meeting


def not_on_the_roll(meeting: Meeting):
    """What somebody is told who was not called."""
    return say(
        "You are not on the roll of this meeting, which was frozen on %(day)s. You are welcome to listen.",
        day=on_day(meeting.called_at.astimezone(clock.CHINA).date()),
    )


def _open(meeting: Meeting) -> Meeting:
    meeting = locked_meeting(meeting)
    refuse_if(stage_allows(meeting.run, "meetings.close_motion"))
    refuse_if(say("This meeting is not going on now.") if not meeting.is_open else None)
    return meeting


def _judge_code(meeting: Meeting, code: str, scanned_at: datetime | None) -> None:
    now = clock.now()
    moment = scanned_at if scanned_at and now - SCANNED_HOLDS <= scanned_at <= now else now
    if not code_is_current(check_in_key(meeting), code, int(moment.timestamp())):
        raise Refusal(
            say("This code is no longer the one on the screen. Please scan the one that stands there now."),
            "code",
        )


def _judge_seats(meeting: Meeting, seats: Sequence[Seat]) -> None:
    if any(seat.meeting_id != meeting.pk for seat in seats):
        raise Refusal(say("One of these seats is not on the roll of this meeting."), "seats")
