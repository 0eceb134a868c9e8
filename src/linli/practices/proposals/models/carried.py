from __future__ import annotations

from django.db import models
from django.db.models import Q

from linli.civic.people.models import Household, Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.proposals.enums import Channel
from linli.practices.proposals.models.proposals import Proposal
from linli.practices.proposals.rules import counts


class Cosign(models.Model):
    """A household's signature under a proposal: one row a household, for the version that it last signed.

    It counts as long as this version stands and it was not taken back. `recorded_by` entered it from a paper list.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="cosigns")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    channel = models.CharField(max_length=6, choices=Channel)
    signed_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["proposal", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "household"], name="a_household_cosigns_a_proposal_once"
            ),
            models.CheckConstraint(condition=Q(version__gt=0), name="a_signature_is_for_a_version"),
            models.CheckConstraint(
                condition=~Q(channel=Channel.PAPER) | Q(recorded_by__isnull=False),
                name="a_paper_signature_was_recorded_by_somebody",
            ),
        ]

    @property
    def place(self) -> Place:
        return self.proposal.place

    @property
    def run(self) -> Run:
        return self.proposal.run

    @property
    def counts(self) -> bool:
        """Whether it stands under the current version."""
        return counts(self.version, self.proposal.version, self.withdrawn_at is not None)
