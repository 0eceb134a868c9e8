from __future__ import annotations

from functools import cached_property

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.platform import clock
from linli.practices.panels.enums import Decision
from linli.practices.panels.rules import Rubric


class Panel(models.Model):
    """The panel of a run: a rubric that is frozen and hashed when it opens, candidates, reviewers, and one publication.

    `terms` is the rubric as data; from `opened_at` on the database refuses to change it. `closes_on` is the last day on
    which scores are taken. Once published nothing changes; a run that comes back to its panel gets a new one, which
    `replaces` it. `dossier` is a digest.
    """

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="panels")
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    terms = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=71, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    dossier = models.CharField(max_length=71, blank=True)
    dossier_url = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["run"], condition=Q(replaces=None), name="one_first_panel_of_a_run"
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None) | (~Q(digest="") & Q(closes_on__isnull=False)),
                name="an_open_panel_has_a_digest_and_a_last_day",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | (~Q(dossier="") & Q(opened_at__isnull=False)),
                name="a_published_panel_has_a_dossier",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("panels:panel", kwargs={"run": self.run_id})

    @property
    def place(self) -> Place:
        return self.run.place

    @cached_property
    def rubric(self) -> Rubric | None:
        """The rubric; None until one has been set."""
        return Rubric.from_data(self.terms) if self.terms else None

    @property
    def is_open(self) -> bool:
        """Whether it is open and not published yet."""
        return self.opened_at is not None and self.published_at is None

    @property
    def takes_scores(self) -> bool:
        """Whether a score would be in time today."""
        return self.is_open and clock.today() <= self.closes_on


class Candidate(models.Model):
    """What is scored, known by its `source` only. `fields` are pairs of label and text that tell no author.

    `content_digest` is over what reviewers read: a sheet for another content does not count. `result` is what the published
    outcome says of it. Authors are numbers of the register, kept for conflicts of interest.
    """

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="candidates")
    source = models.CharField(max_length=60)
    number = models.CharField(max_length=20)
    sort_key = models.CharField(max_length=120)
    title = models.CharField(max_length=160)
    estate = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=80, blank=True)
    summary = models.TextField(blank=True)
    fields = models.JSONField(default=list, blank=True)
    cost_fen = models.BigIntegerField(default=0)
    author_people = models.JSONField(default=list, blank=True)
    author_organisations = models.JSONField(default=list, blank=True)
    url = models.CharField(max_length=200, blank=True)
    content_digest = models.CharField(max_length=71)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=Decision, default=Decision.PENDING)
    result = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["panel", "sort_key", "id"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "source"], name="a_candidate_stands_once_in_a_panel"),
            models.CheckConstraint(condition=Q(cost_fen__gte=0), name="a_candidate_costs_nothing_or_more"),
            models.CheckConstraint(
                condition=Q(state=Decision.PENDING, result=None)
                | (~Q(state=Decision.PENDING) & Q(result__isnull=False)),
                name="a_decision_has_its_result",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("panels:candidate", kwargs={"candidate": self.pk})

    @property
    def place(self) -> Place:
        """The run's place: reviewers and officers act for the whole community."""
        return self.panel.run.place

    @property
    def run(self) -> Run:
        return self.panel.run
