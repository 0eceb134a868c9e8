from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.people.models import Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.budgeting.enums import BallotState, Channel, SheetState
from linli.practices.budgeting.models.votes import Vote, Voter


class PaperSheet(models.Model):
    """Ballots of the hall or on paper, entered by one person and counted only when another has checked them."""

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="sheets")
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
                name="who_enters_ballots_does_not_check_them",
            ),
            models.CheckConstraint(
                condition=~Q(state=SheetState.REJECTED) | ~Q(rejected_because=""),
                name="rejecting_ballots_needs_a_reason",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("budgeting:paper_sheet", kwargs={"sheet": self.pk})

    @property
    def place(self) -> Place:
        return self.vote.place

    @property
    def run(self) -> Run:
        return self.vote.run


class Ballot(models.Model):
    """One ballot of a voter, from whatever channel: the one register.

    `choice` maps the number of an option to its points (1 where it is ticked). `number` is its place in the register,
    given when it is settled; a ballot of a sheet has none before the check. Ballots are never deleted; one that counts
    changes only to replaced, and nothing changes once the vote is closed: the database refuses it.
    """

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="ballots")
    voter = models.ForeignKey(Voter, on_delete=models.PROTECT, related_name="ballots")
    choice = models.JSONField()
    channel = models.CharField(max_length=10, choices=Channel)
    state = models.CharField(max_length=10, choices=BallotState)
    spoilt = models.BooleanField(default=False)
    number = models.PositiveIntegerField(null=True, blank=True)
    cast_at = models.DateTimeField()
    sheet = models.ForeignKey(
        PaperSheet, null=True, blank=True, on_delete=models.PROTECT, related_name="ballots"
    )
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["vote", "number", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["voter"],
                condition=Q(state=BallotState.COUNTED),
                name="one_counted_ballot_of_a_voter",
            ),
            models.UniqueConstraint(fields=["vote", "number"], name="one_place_in_a_vote_s_register"),
            models.CheckConstraint(
                condition=Q(channel=Channel.ONLINE, sheet=None)
                | (~Q(channel=Channel.ONLINE) & Q(sheet__isnull=False)),
                name="only_online_ballots_come_without_a_sheet",
            ),
            models.CheckConstraint(
                condition=~Q(state=BallotState.COUNTED) | Q(spoilt=False), name="a_spoilt_ballot_never_counts"
            ),
        ]

    @property
    def place(self) -> Place:
        return self.vote.place

    @property
    def run(self) -> Run:
        return self.vote.run


class BallotDraft(models.Model):
    """What a voter has chosen and not cast yet: kept so that it can be finished, gone once the ballot is cast."""

    voter = models.OneToOneField(Voter, on_delete=models.PROTECT, related_name="draft")
    choice = models.JSONField()
    saved_at = models.DateTimeField()

    @property
    def vote(self) -> Vote:
        return self.voter.vote

    @property
    def place(self) -> Place:
        return self.vote.place

    @property
    def run(self) -> Run:
        return self.vote.run


class AddressCount(models.Model):
    """How many ballots came online from one network address on one day; the supervisors are told when they are many.

    `address` is a keyed digest of vote, day and address, so that no two days can be joined; the address itself is
    nowhere. Counts that told nobody are gone when the vote closes.
    """

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="addresses")
    day = models.DateField()
    address = models.CharField(max_length=64)
    ballots = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    finding = models.TextField(blank=True)

    class Meta:
        ordering = ["-day", "id"]
        constraints = [
            models.UniqueConstraint(fields=["vote", "address"], name="one_count_of_an_address_a_day"),
            models.CheckConstraint(
                condition=Q(looked_at=None) | ~Q(finding=""), name="looking_into_ballots_finds_something"
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("budgeting:many_from_one", kwargs={"count": self.pk})

    @property
    def place(self) -> Place:
        return self.vote.place

    @property
    def run(self) -> Run:
        return self.vote.run
