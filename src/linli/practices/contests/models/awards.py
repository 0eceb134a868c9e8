from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from linli.civic.ledger.models import Account
from linli.civic.people.models import Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.contests.models.entries import Entry


class Award(models.Model):
    """What an entry gets: the paid own part and the match, in fen, from a published match (`dossier` is its digest).

    The party committee confirms it; it has no say in the amounts.
    """

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="award")
    own_fen = models.BigIntegerField()
    matched_fen = models.BigIntegerField()
    dossier = models.CharField(max_length=71)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["entry__estate__path"]
        constraints = [
            models.CheckConstraint(
                condition=Q(own_fen__gte=0) & Q(matched_fen__gt=0), name="an_award_of_an_entry_gives"
            ),
        ]

    def get_absolute_url(self) -> str:
        return self.entry.get_absolute_url()

    @property
    def place(self) -> Place:
        return self.entry.estate

    @property
    def run(self) -> Run:
        return self.entry.run

    @property
    def total_fen(self) -> int:
        return self.own_fen + self.matched_fen


class Agreement(models.Model):
    """The agreement between the residents' committee and an estate; in force when both have signed.

    `digest` is over what is agreed (the entry, its lines, the money, the upkeep). `account` is the project's, opened with
    the second signature.
    """

    award = models.OneToOneField(Award, on_delete=models.PROTECT, related_name="agreement")
    digest = models.CharField(max_length=71)
    office_signer = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    office_signed_at = models.DateTimeField(null=True, blank=True)
    estate_signer = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    estate_signed_at = models.DateTimeField(null=True, blank=True)
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(office_signer=None)
                | Q(estate_signer=None)
                | ~Q(office_signer=F("estate_signer")),
                name="nobody_signs_for_both_sides",
            ),
            models.CheckConstraint(
                condition=Q(office_signer=None, office_signed_at=None)
                | Q(office_signer__isnull=False, office_signed_at__isnull=False),
                name="the_office_signs_with_name_and_time",
            ),
            models.CheckConstraint(
                condition=Q(estate_signer=None, estate_signed_at=None)
                | Q(estate_signer__isnull=False, estate_signed_at__isnull=False),
                name="the_estate_signs_with_name_and_time",
            ),
        ]

    @property
    def reference(self) -> str:
        """How other practices refer to this agreement."""
        return f"contests.agreement:{self.pk}"

    @property
    def in_force(self) -> bool:
        return bool(self.office_signed_at and self.estate_signed_at)

    @property
    def place(self) -> Place:
        return self.award.entry.estate

    @property
    def run(self) -> Run:
        return self.award.entry.run
