from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.people.models import Household, Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.estates.rules import MeasureDraft, PlanDraft


class Plan(models.Model):
    """The plan of an estate (一院一策) in a run; what it says stands in its versions."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="plans")
    estate = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="plans")

    class Meta:
        ordering = ["-run", "estate__path"]
        constraints = [models.UniqueConstraint(fields=["run", "estate"], name="one_plan_an_estate_a_run")]

    def __str__(self):
        return str(self.estate)

    def get_absolute_url(self) -> str:
        return reverse("estates:plan", kwargs={"plan": self.pk})

    @property
    def place(self) -> Place:
        return self.estate

    @property
    def source(self) -> str:
        """How other practices refer to this plan."""
        return f"estates.plan:{self.pk}"


class PlanVersion(models.Model):
    """A plan as it was drafted once: aims and measures; it never changes (the database refuses it)."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    aims = models.TextField()
    note = models.TextField(blank=True)
    digest = models.CharField(max_length=71)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["plan", "-number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="one_plan_version_a_number")]

    def get_absolute_url(self) -> str:
        return reverse("estates:version", kwargs={"plan": self.plan_id, "number": self.number})

    @property
    def place(self) -> Place:
        return self.plan.estate

    @property
    def run(self) -> Run:
        return self.plan.run

    @property
    def is_adopted(self) -> bool:
        return hasattr(self, "adoption")

    @property
    def cost_fen(self) -> int:
        """What its measures cost together."""
        return sum(one.cost_fen for one in self.measures.all())

    def draft(self) -> PlanDraft:
        """What it says, for the rules."""
        return PlanDraft(self.aims, tuple(one.draft() for one in self.measures.all()), self.note)


class PlanMeasure(models.Model):
    """One measure of a version: what, who, until when, money (fen), the need it answers, what carries it.

    `need` and `carrier` name rows of other practices (“needs.group:7”, “microprojects.project:3”), where there are any.
    """

    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="measures")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    who = models.CharField(max_length=120)
    due_on = models.DateField()
    cost_fen = models.BigIntegerField(default=0)
    money_from = models.CharField(max_length=120, blank=True)
    need_words = models.CharField(max_length=200)
    need = models.CharField(max_length=80, blank=True)
    carrier = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["version", "number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="one_measure_a_number"),
            models.CheckConstraint(
                condition=Q(cost_fen__gte=0), name="a_measure_costs_not_less_than_nothing"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def place(self) -> Place:
        return self.version.plan.estate

    def draft(self) -> MeasureDraft:
        """What it says, for the rules."""
        parts = ("title", "who", "due_on", "cost_fen", "need_words", "money_from", "need", "carrier")
        return MeasureDraft(**{part: getattr(self, part) for part in parts})


class PlanComment(models.Model):
    """What a household, the committee or a self-organisation says about a version; the text is public, a household's name not."""

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="comments")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    household = models.ForeignKey(
        Household, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    on_behalf = models.CharField(max_length=80, blank=True)
    text = models.TextField()
    commented_at = models.DateTimeField()
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(household__isnull=False),
                name="a_plan_comment_is_somebodys",
            )
        ]

    @property
    def place(self) -> Place:
        return self.version.plan.estate

    @property
    def run(self) -> Run:
        return self.version.plan.run


class Adoption(models.Model):
    """An estate meeting adopted a version: which meeting, as a row of meetings (“meetings.meeting:7”) or in words."""

    version = models.OneToOneField(PlanVersion, on_delete=models.PROTECT, related_name="adoption")
    adopted_on = models.DateField()
    meeting = models.CharField(max_length=80, blank=True)
    words = models.CharField(max_length=200, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(meeting="") | ~Q(words=""), name="an_adoption_names_its_meeting"
            )
        ]

    @property
    def place(self) -> Place:
        return self.version.plan.estate

    @property
    def run(self) -> Run:
        return self.version.plan.run
