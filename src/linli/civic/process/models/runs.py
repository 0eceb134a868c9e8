from __future__ import annotations

from functools import cached_property

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.people.models import Person
from linli.civic.places.models import Place
from linli.civic.process.enums import PassageOutcome, RunState
from linli.civic.process.models.methods import playbook_of
from linli.kernel.playbook import Playbook, Stage


class Edition(models.Model):
    """A published edition of a playbook, as its YAML text; it never changes (the database refuses it).

    `place` is empty for the editions that come with the platform, else the community whose own edition it is.
    """

    code = models.CharField(max_length=60)
    edition = models.CharField(max_length=30)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="editions")
    text = models.TextField()
    digest = models.CharField(max_length=71)
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["code", "-edition"]
        constraints = [
            models.UniqueConstraint(fields=["code", "edition"], name="one_edition_of_a_name"),
        ]

    def __str__(self):
        return f"{self.code} {self.edition}"

    @property
    def playbook(self) -> Playbook:
        return playbook_of(self.text)


class Run(models.Model):
    """A method taken up at a place: a playbook edition with its parameters, at one open stage.

    `halt` is the one that stands over it: of its own open stage, or of the stage that it refines in the run around it.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="runs")
    title = models.CharField(max_length=120)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="runs")
    parameters = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=RunState, default=RunState.OPEN)
    stage_code = models.CharField(max_length=60)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="inner_runs"
    )
    halt = models.ForeignKey("Halt", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    estates = models.ManyToManyField(Place, through="NamedEstate", related_name="named_in")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(state=RunState.OPEN) & ~Q(stage_code="") & Q(closed_on=None))
                | (~Q(state=RunState.OPEN) & Q(closed_on__isnull=False)),
                name="an_open_run_stands_at_a_stage",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("run", kwargs={"run": self.pk})

    @property
    def run(self) -> Run:
        return self

    @cached_property
    def playbook(self) -> Playbook:
        """The pinned edition with this run's parameters in it."""
        return self.edition.playbook.bound(self.parameters)

    @property
    def stage(self) -> Stage:
        """The stage at which the run stands (its last one, once it is closed)."""
        return self.playbook.stage(self.stage_code)

    @property
    def is_open(self) -> bool:
        return self.state == RunState.OPEN


class NamedEstate(models.Model):
    """An estate that takes part in a run, with the person whom neighbours can ask."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="named_estates")
    estate = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["run", "estate"]
        constraints = [
            models.UniqueConstraint(fields=["run", "estate"], name="an_estate_is_named_once_in_a_run")
        ]

    @property
    def place(self) -> Place:
        return self.estate


class Passage(models.Model):
    """A run's time at one stage: opened, due, left, and with which verdicts (a list of gate states as data)."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="passages")
    stage_code = models.CharField(max_length=60)
    opened_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=PassageOutcome, blank=True)
    reason = models.TextField(blank=True)
    verdicts = models.JSONField(default=list)

    class Meta:
        ordering = ["run", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["run"], condition=Q(left_at=None), name="a_run_stands_at_one_stage"
            ),
        ]

    @property
    def title(self) -> str:
        """The title of the stage, as the message of its playbook."""
        return self.run.edition.playbook.stage(self.stage_code).title
