from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.ledger.models import Movement
from linli.civic.people.models import Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.platform.documents.models import Attachment
from linli.practices.microprojects.enums import InspectionOutcome, PhotoMoment, VoucherKind
from linli.practices.microprojects.models.projects import BudgetLine, Milestone


class ProgressReport(models.Model):
    """What was done on a milestone, told by those who do it; it never changes."""

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="reports")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    reported_at = models.DateTimeField()
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["id"]

    @property
    def place(self) -> Place:
        return self.milestone.place

    @property
    def run(self) -> Run:
        return self.milestone.run

    def get_absolute_url(self) -> str:
        return self.milestone.get_absolute_url()


class ReportPhoto(models.Model):
    """A photo of the spot before or after the work."""

    report = models.ForeignKey(ProgressReport, on_delete=models.CASCADE, related_name="photos")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    moment = models.CharField(max_length=6, choices=PhotoMoment)

    class Meta:
        ordering = ["id"]

    @property
    def place(self) -> Place:
        return self.report.place


class Voucher(models.Model):
    """A contract, invoice or receipt: by whom, for how much (fen), for which budget line; its file is not public.

    `number` is kept in plain capitals, so that the same paper is found again. What was entered wrongly is voided with a
    reason and stays.
    """

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="vouchers")
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="vouchers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=VoucherKind)
    number = models.CharField(max_length=60)
    payee = models.CharField(max_length=120)
    amount_fen = models.BigIntegerField()
    issued_on = models.DateField()
    file = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    voided_on = models.DateField(null=True, blank=True)
    voided_because = models.TextField(blank=True)
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["number", "payee"], condition=Q(voided_on=None), name="a_voucher_is_used_once"
            ),
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="a_voucher_is_for_something"),
            models.CheckConstraint(
                condition=Q(voided_on=None) | ~Q(voided_because=""), name="a_voided_voucher_says_why"
            ),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("microprojects:vouchers", kwargs={"project": self.milestone.project_id})

    @property
    def place(self) -> Place:
        return self.milestone.place

    @property
    def run(self) -> Run:
        return self.milestone.run


class Inspection(models.Model):
    """A supervisor looked at a milestone and accepted it, or sent it back with a reason; it never changes."""

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="inspections")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=9, choices=InspectionOutcome)
    checks = models.JSONField(default=list)
    note = models.TextField(blank=True)
    inspected_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["milestone"],
                condition=Q(outcome=InspectionOutcome.ACCEPTED),
                name="a_milestone_is_accepted_once",
            ),
            models.CheckConstraint(
                condition=Q(outcome=InspectionOutcome.ACCEPTED) | ~Q(note=""),
                name="a_milestone_sent_back_says_why",
            ),
        ]

    @property
    def place(self) -> Place:
        return self.milestone.place

    @property
    def run(self) -> Run:
        return self.milestone.run


class Tranche(models.Model):
    """A milestone's money that went out, once, by the hand of a person who neither did the work nor accepted it."""

    milestone = models.OneToOneField(Milestone, on_delete=models.PROTECT, related_name="tranche")
    movement = models.OneToOneField(Movement, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    amount_fen = models.BigIntegerField()
    released_on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(amount_fen__gt=0), name="a_tranche_pays_something")]

    @property
    def place(self) -> Place:
        return self.milestone.place

    @property
    def run(self) -> Run:
        return self.milestone.run

    def get_absolute_url(self) -> str:
        return self.milestone.get_absolute_url()
