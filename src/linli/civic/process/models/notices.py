from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from linli.civic.people.models import Household, Person
from linli.civic.places.models import Place
from linli.civic.process.enums import ObjectionState
from linli.civic.process.models.runs import Passage, Run
from linli.platform import clock


class Notice(models.Model):
    """A public notice (公示): what is published, on what basis, from which day to which (inclusive), and where to object.

    It belongs to the time that the run spends at one stage: sent back and come again, the run needs a new notice.
    """

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="notices")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="notices")
    title = models.CharField(max_length=160)
    basis = models.TextField()
    body = models.TextField()
    issuer = models.CharField(max_length=80)
    contact = models.CharField(max_length=80)
    supervision_phone = models.CharField(max_length=30)
    starts_on = models.DateField()
    ends_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="notice_ends_after_its_start"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | ~Q(withdrawn_because=""), name="a_withdrawal_needs_a_reason"
            ),
            models.UniqueConstraint(
                fields=["passage"], condition=Q(withdrawn_on=None), name="one_notice_is_up_at_a_stage"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("process:notice", kwargs={"notice": self.pk})

    @property
    def place(self) -> Place:
        return self.run.place

    @property
    def is_standing(self) -> bool:
        """Whether residents can object to it today."""
        over = self.withdrawn_on or self.passage.left_at
        return not over and self.starts_on <= clock.today() <= self.ends_on

    @property
    def days_left(self) -> int:
        """Days on which one can still object after today; negative once it is over."""
        return (self.ends_on - clock.today()).days


class Objection(models.Model):
    """A resident's objection to a notice. Text and answer are public, the objector's name is not."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="objections")
    household = models.ForeignKey(
        Household, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    state = models.CharField(max_length=10, choices=ObjectionState, default=ObjectionState.OPEN)
    raised_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[ObjectionState.UPHELD, ObjectionState.DISMISSED])
                | (Q(decided_at__isnull=False) & ~Q(decision_reason="")),
                name="a_decided_objection_has_a_reason",
            )
        ]

    def get_absolute_url(self) -> str:
        return reverse("process:objection", kwargs={"objection": self.pk})

    @property
    def place(self) -> Place:
        return self.notice.place

    @property
    def run(self) -> Run:
        return self.notice.run
