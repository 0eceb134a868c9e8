from __future__ import annotations

from django.db import models
from django.db.models import Q

from linli.civic.people.models import Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.panels.enums import ConflictKind, Origin
from linli.practices.panels.models.panels import Candidate, Panel


class Reviewer(models.Model):
    """Somebody who sits on a panel in a capacity. `number` is the only name that others see of them.

    `declared_at` is when they said whether they have an interest; `recused_at` when they left the whole panel.
    """

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="reviewers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    capacity = models.CharField(max_length=24)
    appointed_at = models.DateTimeField()
    declared_at = models.DateTimeField(null=True, blank=True)
    recused_at = models.DateTimeField(null=True, blank=True)
    recused_because = models.TextField(blank=True)

    class Meta:
        ordering = ["panel", "number"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "person"], name="one_seat_a_person_on_a_panel"),
            models.UniqueConstraint(fields=["panel", "number"], name="one_reviewer_a_number"),
            models.CheckConstraint(
                condition=Q(recused_at=None) | ~Q(recused_because=""), name="a_recusal_has_a_reason"
            ),
        ]

    def __str__(self):
        return str(self.number)

    @property
    def place(self) -> Place:
        return self.panel.run.place

    @property
    def run(self) -> Run:
        return self.panel.run


class Conflict(models.Model):
    """A reviewer does not score a candidate, and why; nothing takes it back."""

    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="conflicts")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="conflicts")
    kind = models.CharField(max_length=12, choices=ConflictKind)
    origin = models.CharField(max_length=8, choices=Origin)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["reviewer", "candidate", "kind"], name="a_conflict_is_recorded_once"
            ),
        ]

    @property
    def place(self) -> Place:
        return self.reviewer.place


class Assignment(models.Model):
    """A reviewer is to score a candidate; it ends with a conflict or a recusal."""

    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="assignments")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="assignments")
    assigned_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["reviewer", "candidate"], name="a_candidate_is_assigned_once"),
        ]

    @property
    def place(self) -> Place:
        return self.reviewer.place
