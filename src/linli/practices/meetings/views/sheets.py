"""Bringing in whole sheets: attendance, and votes on paper."""

from __future__ import annotations

from django.utils.functional import cached_property

from linli.kernel.sentence import say
from linli.platform.sheets import ImportView
from linli.practices.meetings import actions, imports
from linli.practices.meetings.enums import Channel
from linli.practices.meetings.views.subjects import MeetingMixin, MotionMixin, roll_url


class ImportAttendanceView(MeetingMixin, ImportView):
    """Who has signed, as a sheet."""

    verb = "meetings.enter_attendance"
    title = say("Bring in the attendance sheet")
    columns = imports.ATTENDANCE_COLUMNS

    @property
    def back_url(self):
        return roll_url(self.meeting)

    @cached_property
    def seats(self) -> imports.Seats:
        return imports.Seats(self.meeting)

    def check(self, rows):
        return self.seats.faults(rows)

    def bring_in(self, rows):
        entered = actions.enter_attendance(
            by=self.by, meeting=self.meeting, seats=[self.seats.of(row) for row in rows]
        )
        return say("Entered: %(n)d.", n=entered)


class ImportVotesView(MotionMixin, ImportView):
    """Votes on paper, as a sheet; they wait for the check of a second person."""

    verb = "meetings.enter_votes"
    title = say("Bring in votes on paper")
    columns = imports.VOTE_COLUMNS

    @cached_property
    def seats(self) -> imports.Seats:
        return imports.Seats(self.motion.meeting)

    def check(self, rows):
        return self.seats.faults(rows)

    def bring_in(self, rows):
        lines = [actions.VoteLine(self.seats.of(row), row["choice"]) for row in rows]
        actions.enter_votes(
            by=self.by, motion=self.motion, channel=Channel.PAPER, lines=lines, client_id=self.client_id
        )
        return say("Entered: %(n)d. They count when a second person has checked them.", n=len(lines))
