from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.people.models import Household, Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.platform.documents.models import Attachment
from linli.practices.needs.enums import ComplaintState, ReportKind


class Report(models.Model):
    """A need that a resident told freely, or a grid worker on the round. Text and photo are public only where `public`."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="reports")
    estate = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    household = models.ForeignKey(
        Household, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=ReportKind)
    text = models.TextField()
    where = models.CharField(max_length=200, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    photo = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    public = models.BooleanField(default=False)
    reported_at = models.DateTimeField()
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("needs:report", kwargs={"report": self.pk})

    @property
    def place(self) -> Place:
        return self.estate


class Complaint(models.Model):
    """A complaint of the 12345 hotline as its sheet tells it.

    `key` makes a repeated import double nothing: the sheet's number, or a digest of time, place, kind and text. `run` is
    the run whose needs it belongs to, where it was brought in for one.
    """

    community = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="complaints")
    estate = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    run = models.ForeignKey(Run, null=True, blank=True, on_delete=models.PROTECT, related_name="complaints")
    key = models.CharField(max_length=71)
    number = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    where = models.CharField(max_length=200)
    kind = models.CharField(max_length=60)
    text = models.TextField()
    state = models.CharField(max_length=4, choices=ComplaintState)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["community", "at"], name="complaint_by_time")]
        constraints = [
            models.UniqueConstraint(fields=["community", "key"], name="a_complaint_counts_once"),
            models.CheckConstraint(condition=~Q(key=""), name="a_complaint_has_a_key"),
        ]

    def __str__(self):
        return self.text

    @property
    def place(self) -> Place:
        return self.estate or self.community
