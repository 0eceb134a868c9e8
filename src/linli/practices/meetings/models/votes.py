from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.people.models import Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.meetings.enums import BallotState, Channel, Choice, SheetState
from linli.practices.meetings.models.agenda import Motion
from linli.practices.meetings.models.meetings import Seat


class VoteSheet(models.Model):
    """Votes of the hall or on paper, entered by one person and counted only when another has checked them."""

    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="sheets")
    channel = models.CharField(max_length=10, choices=Channel)
    state = models.CharField(max_length=10, choices=SheetState, default=SheetState.WAITING)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    checked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    rejected_because = models.TextField(blank=True)
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=models.F("entered_by")),
                name="who_enters_votes_does_not_check_them",
            ),
            models.CheckConstraint(
                condition=~Q(state=SheetState.REJECTED) | ~Q(rejected_because=""),
                name="rejecting_votes_needs_a_reason",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("meetings:vote_sheet", kwargs={"sheet": self.pk})

    @property
    def place(self) -> Place:
        return self.motion.place

    @property
    def run(self) -> Run:
        return self.motion.run


class Ballot(models.Model):
    """One vote of a seat on a motion, from whatever channel: the one register.

    `number` is its place in the register, given when it counts or is found not to; a ballot of a sheet has none before the
    check. Ballots are never deleted, and never change but from waiting to one of the other states: the database refuses it.
    """

    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="ballots")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="ballots")
    choice = models.CharField(max_length=10, choices=Choice)
    channel = models.CharField(max_length=10, choices=Channel)
    state = models.CharField(max_length=10, choices=BallotState)
    number = models.PositiveIntegerField(null=True, blank=True)
    cast_at = models.DateTimeField()
    sheet = models.ForeignKey(
        VoteSheet, null=True, blank=True, on_delete=models.PROTECT, related_name="ballots"
    )
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["motion", "number", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["motion", "seat"],
                condition=Q(state=BallotState.COUNTED),
                name="one_counted_ballot_of_a_seat",
            ),
            models.UniqueConstraint(fields=["motion", "number"], name="one_place_in_the_register"),
            models.CheckConstraint(
                condition=Q(channel=Channel.ONLINE, sheet=None)
                | (~Q(channel=Channel.ONLINE) & Q(sheet__isnull=False)),
                name="only_online_votes_come_without_a_sheet",
            ),
        ]

    @property
    def place(self) -> Place:
        return self.motion.place

    @property
    def run(self) -> Run:
        return self.motion.run
