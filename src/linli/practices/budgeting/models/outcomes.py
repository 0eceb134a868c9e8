from __future__ import annotations

from django.db import models
from django.urls import reverse

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.budgeting.models.votes import Vote


class Allocation(models.Model):
    """What the rule made of the ballots: computed once, published at once, and never changed (the database refuses it)."""

    vote = models.OneToOneField(Vote, on_delete=models.PROTECT, related_name="allocation")
    dossier = models.ForeignKey("documents.StoredDossier", on_delete=models.PROTECT, related_name="+")
    outcome = models.JSONField()
    spent_fen = models.BigIntegerField()
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]

    def get_absolute_url(self) -> str:
        return reverse("budgeting:result", kwargs={"vote": self.vote_id})

    @property
    def place(self) -> Place:
        return self.vote.place

    @property
    def run(self) -> Run:
        return self.vote.run
