from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.people.models import Household, Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.meetings.enums import (
    AttendanceWay,
    LegalBasis,
    MeetingKind,
    MeetingMode,
    MeetingState,
    SeatStanding,
)
from linli.practices.meetings.rules import Bar


class Meeting(models.Model):
    """A meeting called in a run. `place` is the estate where it concerns one alone, else the run's place.

    `quorum` is a bar (">1/2") over the seats that vote; `called` is how many these are, frozen with the roll, whose tokens
    `roll_digest` fixes. `notice_days` are the days of notice that were asked of it. `series`: the one that it belongs to.
    """

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="meetings")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="meetings")
    series = models.ForeignKey(
        "Series", null=True, blank=True, on_delete=models.PROTECT, related_name="meetings"
    )
    kind = models.CharField(max_length=10, choices=MeetingKind)
    mode = models.CharField(max_length=10, choices=MeetingMode, default=MeetingMode.BOTH)
    legal_basis = models.CharField(max_length=20, choices=LegalBasis)
    title = models.CharField(max_length=120)
    place_text = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    convener = models.CharField(max_length=80)
    contact = models.CharField(max_length=80, blank=True)
    notice_days = models.PositiveSmallIntegerField()
    quorum = models.CharField(max_length=12)
    called = models.PositiveIntegerField()
    roll_digest = models.CharField(max_length=71)
    called_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=MeetingState, default=MeetingState.CALLED)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    called_off_because = models.TextField(blank=True)
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["-starts_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=MeetingState.CALLED_OFF) | ~Q(called_off_because=""),
                name="calling_a_meeting_off_needs_a_reason",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meetings:meeting", kwargs={"meeting": self.pk})

    @property
    def needed(self) -> int:
        """How many of the seats that vote make the quorum."""
        return Bar.parse(self.quorum).heads(self.called)

    @property
    def is_open(self) -> bool:
        return self.state == MeetingState.OPEN

    @property
    def takes_votes(self) -> bool:
        """Votes are taken from the notice until the meeting closes."""
        return self.state in (MeetingState.CALLED, MeetingState.OPEN)


class Seat(models.Model):
    """Somebody called to a meeting: a household through one adult, or a person in a capacity.

    `token` is a random name that tells nobody whose seat it is; the published dossier names seats by it, and who holds the
    seat is shown it with the vote.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="seats")
    number = models.PositiveIntegerField()
    household = models.ForeignKey(
        Household, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=24)
    standing = models.CharField(max_length=14, choices=SeatStanding, default=SeatStanding.VOTES)
    token = models.CharField(max_length=16)

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_seat_of_a_number"),
            models.UniqueConstraint(fields=["meeting", "token"], name="one_seat_of_a_token"),
            models.UniqueConstraint(fields=["meeting", "household"], name="one_seat_of_a_household"),
            models.UniqueConstraint(fields=["meeting", "person"], name="one_seat_of_a_person"),
            models.CheckConstraint(
                condition=Q(household=None, person__isnull=False) | Q(household__isnull=False, person=None),
                name="a_seat_is_a_household_s_or_a_person_s",
            ),
        ]

    @property
    def votes(self) -> bool:
        return self.standing == SeatStanding.VOTES

    @property
    def label(self) -> str:
        """Whose seat it is, for those who keep the roll: estate and address, or the name."""
        return (
            f"{self.household.estate.name} {self.household.address}" if self.household else self.person.name
        )


class Attendance(models.Model):
    """A seat was taken in the hall; once a seat, unless it was struck with a reason."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="attendances")
    way = models.CharField(max_length=10, choices=AttendanceWay)
    at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_because = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat"], condition=Q(struck_at=None), name="one_attendance_of_a_seat"
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None) | ~Q(struck_because=""),
                name="striking_an_attendance_needs_a_reason",
            ),
        ]

    @property
    def place(self) -> Place:
        return self.seat.meeting.place

    @property
    def run(self) -> Run:
        return self.seat.meeting.run
