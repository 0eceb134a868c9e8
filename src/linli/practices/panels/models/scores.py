from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.platform import clock
from linli.practices.panels import rules
from linli.practices.panels.models.panels import Candidate
from linli.practices.panels.models.reviewers import Reviewer


class ScoreSheet(models.Model):
    """One reviewer's points for one candidate, by the code of the criterion. It never changes; a correction is a new version.

    `content_digest` is that of what was scored. The note is published without the reviewer's name.
    """

    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="sheets")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="sheets")
    version = models.PositiveSmallIntegerField(default=1)
    points = models.JSONField()
    note = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    content_digest = models.CharField(max_length=71)
    sent_at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)

    class Meta:
        ordering = ["candidate", "reviewer", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["reviewer", "candidate", "version"], name="one_score_sheet_a_version"
            ),
            models.CheckConstraint(condition=Q(version=1) | ~Q(reason=""), name="a_corrected_sheet_says_why"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("panels:score_candidate", kwargs={"candidate": self.candidate_id})

    @property
    def place(self) -> Place:
        return self.candidate.place

    @property
    def run(self) -> Run:
        return self.candidate.run

    @property
    def total(self) -> Fraction:
        """From 0 to 100, exact."""
        return self.total_by(self.candidate.panel.rubric)

    def total_by(self, rubric: rules.Rubric) -> Fraction:
        """The same where the rubric is at hand: no query."""
        return rules.sheet_score(rubric, self.points)


class Presentation(models.Model):
    """A candidate has the floor, from a moment on for so many seconds; begun again, the latest counts."""

    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="presentations")
    begun_at = models.DateTimeField()
    seconds = models.PositiveIntegerField()

    class Meta:
        ordering = ["-id"]

    @property
    def place(self) -> Place:
        return self.candidate.place

    @property
    def run(self) -> Run:
        return self.candidate.run

    @property
    def ends_at(self) -> datetime:
        """When the time is up."""
        return self.begun_at + timedelta(seconds=self.seconds)

    @property
    def seconds_left(self) -> int:
        """Whole seconds that are left; 0 once the time is up."""
        return max(0, -int((clock.now() - self.ends_at).total_seconds() // 1))
