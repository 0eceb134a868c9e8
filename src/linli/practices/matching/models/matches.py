from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.matching.models.raises import Raise
from linli.practices.matching.rules import MatchRule


class AdoptedTerms(models.Model):
    """The match terms that the council adopted with the rules of a contest: playbook parameters by code."""

    run = models.OneToOneField(Run, on_delete=models.PROTECT, related_name="+")
    terms = models.JSONField()

    @property
    def place(self) -> Place:
        return self.run.place


class DeclaredRule(models.Model):
    """The match rule of a run, declared before anybody enters; it never changes (the database refuses it)."""

    run = models.OneToOneField(Run, on_delete=models.PROTECT, related_name="match_rule")
    terms = models.JSONField()
    digest = models.CharField(max_length=71)
    declared_at = models.DateTimeField()

    @property
    def place(self) -> Place:
        return self.run.place

    @property
    def rule(self) -> MatchRule:
        return MatchRule.from_data(self.terms)


class Match(models.Model):
    """A published match. It never changes; a correction is a new one that replaces it. `dossier` is a digest."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="matches")
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    rule = models.ForeignKey(DeclaredRule, on_delete=models.PROTECT, related_name="matches")
    dossier = models.CharField(max_length=71)
    dossier_url = models.CharField(max_length=200)
    wanted_fen = models.BigIntegerField()
    total_fen = models.BigIntegerField()
    outcome = models.JSONField()
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["run"], condition=Q(replaces=None), name="one_first_match_of_a_run"
            ),
            models.CheckConstraint(condition=Q(total_fen__gte=0), name="a_match_gives"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("matching:match", kwargs={"run": self.run_id})

    @property
    def place(self) -> Place:
        return self.run.place


class MatchAward(models.Model):
    """What a published match gives one raising, in fen; it never changes."""

    match = models.ForeignKey(Match, on_delete=models.PROTECT, related_name="awards")
    raising = models.ForeignKey(Raise, on_delete=models.PROTECT, related_name="awards")
    own_fen = models.BigIntegerField()
    matched_fen = models.BigIntegerField()

    class Meta:
        ordering = ["match", "raising"]
        constraints = [
            models.UniqueConstraint(fields=["match", "raising"], name="one_award_a_raising_in_a_match"),
            models.CheckConstraint(
                condition=Q(own_fen__gte=0) & Q(matched_fen__gte=0), name="an_award_takes_nothing"
            ),
        ]

    @property
    def place(self) -> Place:
        return self.raising.estate

    @property
    def run(self) -> Run:
        return self.match.run

    @property
    def evidence(self) -> str:
        """How the movements of this award name it."""
        return f"matching.award:{self.pk}"
