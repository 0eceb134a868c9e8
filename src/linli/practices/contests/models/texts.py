from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.people.models import Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.contests.enums import ChangeState


class ContestRules(models.Model):
    """The rules of a contest, made together: a text, and the playbook parameters that the match is made from.

    Once adopted they bear a digest and never change (the database refuses it).
    """

    run = models.OneToOneField(Run, on_delete=models.PROTECT, related_name="contest_rules")
    text = models.TextField()
    terms = models.JSONField(default=dict)
    drafted_at = models.DateTimeField()
    adopted_at = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=71, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(adopted_at=None, digest="") | (Q(adopted_at__isnull=False) & ~Q(digest="")),
                name="adopted_rules_have_a_digest",
            )
        ]

    def get_absolute_url(self) -> str:
        return reverse("contests:rules", kwargs={"run": self.run_id})

    @property
    def place(self) -> Place:
        return self.run.place


class RuleChange(models.Model):
    """A change that an estate's committee or a self-organisation proposes to the draft; the answer is public."""

    rules = models.ForeignKey(ContestRules, on_delete=models.PROTECT, related_name="changes")
    proposer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on_behalf = models.CharField(max_length=80)
    text = models.TextField()
    proposed_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ChangeState, default=ChangeState.OPEN)
    answer = models.TextField(blank=True)
    client_id = models.UUIDField(unique=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ChangeState.OPEN) | ~Q(answer=""), name="an_answered_change_has_an_answer"
            )
        ]

    @property
    def place(self) -> Place:
        return self.rules.run.place

    @property
    def run(self) -> Run:
        return self.rules.run
