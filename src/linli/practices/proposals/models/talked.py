from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.people.models import Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.proposals.enums import Aspect, MergerState
from linli.practices.proposals.models.proposals import Proposal
from linli.practices.proposals.rules import ProposalDraft


class Advice(models.Model):
    """What the social worker advises on a version: in words, never a score. Never changed."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="advice")
    version = models.PositiveSmallIntegerField()
    aspect = models.CharField(max_length=12, choices=Aspect)
    text = models.TextField()
    adviser = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)

    class Meta:
        ordering = ["id"]

    @property
    def place(self) -> Place:
        return self.proposal.place

    @property
    def run(self) -> Run:
        return self.proposal.run


class Overlap(models.Model):
    """The party committee notes that proposals overlap, and what is to be done; `exclusive` ones can't both be carried out."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="overlaps")
    proposals = models.ManyToManyField(Proposal, related_name="overlaps")
    text = models.TextField()
    exclusive = models.BooleanField(default=False)
    noted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)

    class Meta:
        ordering = ["id"]

    def get_absolute_url(self) -> str:
        return reverse("proposals:note_overlap", kwargs={"run": self.run_id})

    @property
    def place(self) -> Place:
        return self.run.place


class Merger(models.Model):
    """Authors propose to make several proposals one: what it would say, in which of them, and whether all consent."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="mergers")
    into = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="mergers_led")
    content = models.JSONField()
    state = models.CharField(max_length=8, choices=MergerState, default=MergerState.OPEN)
    proposed_at = models.DateTimeField()
    ended_because = models.TextField(blank=True)
    client_id = models.UUIDField(unique=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=MergerState.DECLINED) | ~Q(ended_because=""),
                name="a_declined_merger_says_why",
            )
        ]

    def get_absolute_url(self) -> str:
        return reverse("proposals:merger", kwargs={"merger": self.pk})

    @property
    def place(self) -> Place:
        return self.run.place

    @property
    def draft(self) -> ProposalDraft:
        """What the one proposal would say."""
        return ProposalDraft.from_data(self.content)


class MergerSide(models.Model):
    """One of the proposals of a merger, at the version that its authors consent to give up or to go on with."""

    merger = models.ForeignKey(Merger, on_delete=models.CASCADE, related_name="sides")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="merger_sides")
    version = models.PositiveSmallIntegerField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    is_open = models.BooleanField(default=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["merger", "proposal"], name="a_proposal_is_once_in_a_merger"),
            models.UniqueConstraint(
                fields=["proposal"], condition=Q(is_open=True), name="one_open_merger_of_a_proposal"
            ),
        ]

    @property
    def place(self) -> Place:
        return self.proposal.place

    @property
    def run(self) -> Run:
        return self.proposal.run
