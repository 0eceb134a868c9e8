"""In the hall: the screen, the code, the roll, the sheet to sign."""

from __future__ import annotations

from datetime import datetime

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from linli.kernel.sentence import say
from linli.kernel.verdict import refuse_if
from linli.platform import clock
from linli.platform.documents import qr
from linli.platform.permits import allowed, permit
from linli.platform.ui.blocks import Column, Filter
from linli.platform.ui.forms import ReasonForm
from linli.platform.ui.views import ActionView, PageView, PrintView, SheetView
from linli.practices.meetings import actions, forms, queries
from linli.practices.meetings.enums import SeatStanding
from linli.practices.meetings.models import Attendance, Seat
from linli.practices.meetings.rules import code_at, code_is_current, seconds_left
from linli.practices.meetings.views.subjects import MeetingMixin, roll_url

SCANS = "meetings.scans"
"""Where a session keeps which code it opened in which hall, and when."""


class OpenMeetingView(MeetingMixin, ActionView):
    verb = "meetings.open_meeting"
    title = say("Open the meeting")
    button = say("Open it")
    done = say("The meeting is open. Show the code on the screen.")

    def goes_to(self, result):
        return reverse("meetings:screen", kwargs={"meeting": self.meeting.pk})

    def act(self, form):
        return actions.open_meeting(by=self.by, meeting=self.meeting)


class CloseMeetingView(MeetingMixin, ActionView):
    verb = "meetings.close_meeting"
    title = say("Close the meeting")
    lead = say("With it the votes online end.")
    button = say("Close it")
    done = say("The meeting is closed. Now the minutes.")

    def act(self, form):
        return actions.close_meeting(by=self.by, meeting=self.meeting)


class ScreenView(MeetingMixin, PageView):
    """The screen of the hall: the code that changes, and how many are there. For the hosts alone."""

    template_name = "meetings/screen.html"

    def get_context_data(self, **kwargs):
        permit(self.by, "meetings.check_in_by_hand", self.meeting)
        refuse_if(None if self.meeting.is_open else say("This meeting is not going on now."))
        second = int(clock.now().timestamp())
        code = code_at(queries.check_in_key(self.meeting), second)
        address = reverse("meetings:enter", kwargs={"meeting": self.meeting.pk, "code": code})
        return super().get_context_data(
            meeting=self.meeting,
            there=queries.turnout(self.meeting),
            code=code,
            left=seconds_left(second),
            picture=qr.svg(self.request.build_absolute_uri(address), scale=8),
            **kwargs,
        )


class EnterView(MeetingMixin, ActionView):
    """Scanned, or typed: take one's seat. A good scan is remembered while one says who one is."""

    verb = "meetings.check_in"
    template_name = "meetings/enter.html"
    form_class = forms.CodeForm
    title = say("Check in")
    button = say("I am here")
    keeps_draft = False

    def get(self, request, *args, **kwargs):
        if code := kwargs.get("code"):
            second = int(clock.now().timestamp())
            if code_is_current(queries.check_in_key(self.meeting), code, second):
                scans = {**request.session.get(SCANS, {}), str(self.meeting.pk): [code, second]}
                request.session[SCANS] = scans
        return super().get(request, *args, **kwargs)

    @cached_property
    def scan(self) -> list:
        """The code that this session opened in this hall and when, or nothing."""
        return self.request.session.get(SCANS, {}).get(str(self.meeting.pk), [])

    def get_initial(self):
        return {"code": self.kwargs.get("code") or (self.scan[0] if self.scan else "")}

    @property
    def lead(self):
        return self.meeting.title

    def act(self, form):
        code = form.cleaned_data["code"]
        scanned = self.scan and self.scan[0] == code
        at = datetime.fromtimestamp(self.scan[1], tz=clock.CHINA) if scanned else None
        return actions.check_in(by=self.by, meeting=self.meeting, code=code, scanned_at=at)

    def done_with(self, result):
        return say("You are checked in. Your number on the roll is %(n)d.", n=result.seat.number)

    def goes_to(self, result):
        return self.back_url

    def get_context_data(self, **kwargs):
        known = self.by.person is not None or self.by.household is not None
        path = reverse("meetings:enter_code", kwargs={"meeting": self.meeting.pk})
        return super().get_context_data(
            meeting=self.meeting, known=known, scanned=bool(self.scan), path=path, **kwargs
        )


class RollView(MeetingMixin, SheetView):
    """The roll, for the hosts: who is called, who is there; one tap checks somebody in."""

    template_name = "meetings/roll.html"
    title = say("Roll and attendance")
    columns = (
        Column(say("No."), "number", "number"),
        Column(say("Seat"), "label", "lead"),
        Column(say("Standing"), "get_standing_display"),
        Column(say("Present"), lambda seat: say("yes") if seat.there else say("no")),
    )
    search = ("household__address", "household__estate__name", "person__name", "number")
    exports = "roll"
    paginate_by = 50

    def rows(self):
        permit(self.by, "meetings.check_in_by_hand", self.meeting)
        return queries.seats_of(self.meeting)

    def filters(self):
        there = Filter("there", say("Present"), (("True", say("yes")), ("False", say("no"))))
        return (there, Filter("standing", say("Standing"), SeatStanding.choices))

    def narrow(self, rows, chosen):
        return (
            rows.filter(there=chosen.value == "True")
            if chosen.name == "there"
            else super().narrow(rows, chosen)
        )

    def get_context_data(self, **kwargs):
        counts = queries.turnout(self.meeting)
        return super().get_context_data(
            meeting=self.meeting, there=counts, query=self.request.GET.urlencode(), **kwargs
        )


class HandView(MeetingMixin, ActionView):
    """Check in a seat of the roll."""

    verb = "meetings.check_in_by_hand"
    title = say("Check somebody in")
    button = say("Check in")

    @cached_property
    def seat(self) -> Seat:
        return get_object_or_404(
            Seat.objects.select_related("household__estate", "person"),
            pk=self.kwargs["seat"],
            meeting=self.meeting,
        )

    @property
    def lead(self):
        """Whose seat it is: for those alone who keep the roll."""
        return self.seat.label if self.may() else ""

    @property
    def back_url(self):
        query = self.request.GET.urlencode()
        return f"{roll_url(self.meeting)}{'?' if query else ''}{query}"

    def act(self, form):
        return actions.check_in_by_hand(by=self.by, meeting=self.meeting, seat=self.seat)

    def done_with(self, result):
        return say("%(seat)s is checked in.", seat=self.seat.label)

    def goes_to(self, result):
        return self.back_url


class StrikeView(MeetingMixin, ActionView):
    """Strike a mistaken check-in."""

    verb = "meetings.strike_attendance"
    form_class = ReasonForm
    title = say("Strike a check-in")
    button = say("Strike it")

    @cached_property
    def attendance(self) -> Attendance:
        found = Attendance.objects.select_related(
            "seat__meeting__run__edition", "seat__meeting__run__place", "seat__meeting__place"
        )
        return get_object_or_404(found, seat=self.kwargs["seat"], seat__meeting=self.meeting, struck_at=None)

    @property
    def back_url(self):
        return roll_url(self.meeting)

    def act(self, form):
        actions.strike_attendance(by=self.by, attendance=self.attendance, reason=form.cleaned_data["reason"])
        return self.meeting

    def goes_to(self, result):
        return self.back_url


class EnterAttendanceView(MeetingMixin, ActionView):
    """Tick who has signed the paper sheet."""

    verb = "meetings.enter_attendance"
    template_name = "meetings/enter_attendance.html"
    form_class = forms.AttendanceForm
    title = say("Enter the attendance sheet")
    button = say("Enter these names")

    def get_form_kwargs(self):
        seats = (
            queries.seats_of(self.meeting).filter(there=False)
            if allowed(self.by, self.verb, self.meeting)
            else Seat.objects.none()
        )
        return {**super().get_form_kwargs(), "seats": seats}

    @property
    def back_url(self):
        return roll_url(self.meeting)

    def act(self, form):
        return actions.enter_attendance(
            by=self.by, meeting=self.meeting, seats=list(form.cleaned_data["seats"])
        )

    def done_with(self, result):
        return say("Entered: %(n)d.", n=result)

    def get_context_data(self, **kwargs):
        return super().get_context_data(meeting=self.meeting, **kwargs)


class AttendanceSheetView(MeetingMixin, PrintView):
    """The sheet to sign, for the hosts: every seat with a line."""

    template_name = "meetings/attendance_sheet.html"
    file_name = "attendance"

    @property
    def title(self):
        return self.meeting.title

    def get_context_data(self, **kwargs):
        permit(self.by, "meetings.check_in_by_hand", self.meeting)
        return super().get_context_data(meeting=self.meeting, seats=queries.seats_of(self.meeting), **kwargs)
