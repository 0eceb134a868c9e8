from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.people.models import Household, Organisation, Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.platform.documents.models import Attachment
from linli.practices.proposals.enums import DECIDED, NOMINATING_ROLES, CallKind, ProposalState
from linli.practices.proposals.models.calls import Category
from linli.practices.proposals.rules import ProposalDraft

SUMMARY = 120
"""Characters of what lists show of a proposal."""


class Proposal(models.Model):
    """A proposal, or the nomination of an estate: what lists need of its current version, and how far it has come.

    `version` is the number of the version that stands, 0 as long as there is only a draft; `cosigned` counts the
    households that signed it, written by the act that changes it and audited. `estate` is empty for the whole community.
    `number` is given with the first version. Amounts are in fen. `because_url` is the page that tells why it was decided so.
    """

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="proposals")
    kind = models.CharField(max_length=12, choices=CallKind, default=CallKind.PROPOSALS)
    number = models.PositiveIntegerField(null=True, blank=True)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=SUMMARY, blank=True)
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals"
    )
    estate = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals"
    )
    on_behalf = models.CharField(max_length=120)
    asked_fen = models.BigIntegerField(null=True, blank=True)
    own_fen = models.BigIntegerField(default=0)
    beneficiaries = models.PositiveIntegerField(null=True, blank=True)
    version = models.PositiveSmallIntegerField(default=0)
    cosigned = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=12, choices=ProposalState, default=ProposalState.DRAFT)
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    granted_fen = models.BigIntegerField(null=True, blank=True)
    because_url = models.CharField(max_length=200, blank=True)
    carried_out_on = models.DateField(null=True, blank=True)
    client_id = models.UUIDField(unique=True)

    class Meta:
        ordering = ["run", "number", "id"]
        indexes = [
            models.Index(fields=["run", "-cosigned", "id"], name="proposals_by_cosigners"),
            models.Index(fields=["run", "asked_fen", "id"], name="proposals_by_cost"),
            models.Index(fields=["run", "category", "number"], name="proposals_by_category"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="one_proposal_of_a_number"),
            models.UniqueConstraint(
                fields=["run", "estate"],
                condition=Q(kind=CallKind.NOMINATIONS) & ~Q(state=ProposalState.WITHDRAWN),
                name="one_standing_nomination_an_estate",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[ProposalState.DRAFT, ProposalState.WITHDRAWN])
                | Q(number__isnull=False, version__gt=0, submitted_at__isnull=False),
                name="a_submitted_proposal_has_a_version",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.WITHDRAWN) | ~Q(ended_because=""),
                name="a_withdrawn_proposal_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state=ProposalState.MERGED, merged_into__isnull=False)
                | (~Q(state=ProposalState.MERGED) & Q(merged_into=None)),
                name="a_merged_proposal_says_into_which",
            ),
            models.CheckConstraint(
                condition=Q(asked_fen=None) | Q(asked_fen__gt=0), name="a_proposal_asks_for_something"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("proposals:proposal", kwargs={"proposal": self.pk})

    @property
    def place(self) -> Place:
        return self.estate or self.run.place

    @property
    def source(self) -> str:
        """How other practices refer to this proposal."""
        return f"proposals.proposal:{self.pk}"

    @property
    def is_public(self) -> bool:
        """Whether everybody reads it; a draft is for its authors and whoever coaches them."""
        return self.version > 0

    @property
    def is_nomination(self) -> bool:
        return self.kind == CallKind.NOMINATIONS

    @property
    def is_decided(self) -> bool:
        return self.state in DECIDED

    def is_by(self, actor) -> bool:
        """Whether this actor speaks for one of the authors; for a nomination also who speaks for the estate."""
        if self.is_nomination and self.estate_id and actor.holds(NOMINATING_ROLES, self.estate):
            return True
        return any(author.is_spoken_for_by(actor) for author in self.authors.all())


class Author(models.Model):
    """Who proposes: a person, a household that came with its code, or an organisation; after a merger there are several."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="authors")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    household = models.ForeignKey(
        Household, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    on_behalf = models.CharField(max_length=120)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(household__isnull=False), name="an_author_is_somebody"
            )
        ]

    @property
    def place(self) -> Place:
        return self.proposal.place

    def is_spoken_for_by(self, actor) -> bool:
        """Whether the actor is this author, or leads the organisation that it stands for."""
        if actor.person and actor.person.pk == self.person_id:
            return True
        if self.person_id is None and actor.household and actor.household.pk == self.household_id:
            return True
        return self.organisation_id is not None and any(
            mandate.organisation_id == self.organisation_id for mandate in actor.mandates
        )


class Version(models.Model):
    """What a proposal said from one change to the next: the data of a ProposalDraft. Never changed, never deleted."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=71)
    made_at = models.DateTimeField()
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["proposal", "number"]
        constraints = [models.UniqueConstraint(fields=["proposal", "number"], name="one_version_of_a_number")]

    def get_absolute_url(self) -> str:
        return reverse("proposals:version", kwargs={"proposal": self.proposal_id, "number": self.number})

    @property
    def place(self) -> Place:
        return self.proposal.place

    @property
    def draft(self) -> ProposalDraft:
        """What it says."""
        return ProposalDraft.from_data(self.content)


class Draft(models.Model):
    """What the authors have kept and not submitted yet: before the first version, or of a change."""

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="kept")
    content = models.JSONField()

    @property
    def place(self) -> Place:
        return self.proposal.place

    @property
    def draft(self) -> ProposalDraft:
        """What it says."""
        return ProposalDraft.from_data(self.content)


class Enclosure(models.Model):
    """A photo or file that a version of a proposal shows, or showed."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="enclosures")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "attachment"], name="an_enclosure_stands_once_in_a_proposal"
            )
        ]

    @property
    def place(self) -> Place:
        return self.proposal.place
