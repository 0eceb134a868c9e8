from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from linli.civic.people.models import Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.estates.enums import Tier
from linli.practices.estates.rules import ClassRules


class DeclaredRules(models.Model):
    """The rule by which a place classes its estates, in one version; it never changes (the database refuses it).

    Version 1 may be the rule that comes with the platform: nobody's, and without a reason.
    """

    declared_at_place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="class_rules")
    version = models.PositiveIntegerField()
    data = models.JSONField()
    digest = models.CharField(max_length=71)
    reason = models.TextField(blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()

    class Meta:
        ordering = ["declared_at_place", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["declared_at_place", "version"], name="one_class_rule_a_version")
        ]

    def __str__(self):
        return f"{self.declared_at_place} {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("estates:rules", kwargs={"place": self.place.code})

    @property
    def place(self) -> Place:
        return self.declared_at_place

    @property
    def rules(self) -> ClassRules:
        """The rule itself."""
        return ClassRules.from_data(self.data)


class Classing(models.Model):
    """The rule applied once to the estates of a run, with its dossier; the latest one stands.

    Confirmed by the council, it never changes.
    """

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="classings")
    rules = models.ForeignKey(DeclaredRules, on_delete=models.PROTECT, related_name="classings")
    number = models.PositiveSmallIntegerField()
    dossier = models.CharField(max_length=71)
    dossier_url = models.CharField(max_length=120)
    classed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["run", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="one_classing_a_number"),
            models.UniqueConstraint(
                fields=["run"], condition=Q(confirmed_at__isnull=False), name="one_confirmed_classing_a_run"
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("estates:classes", kwargs={"run": self.run_id})

    @property
    def place(self) -> Place:
        return self.run.place


class EstateClass(models.Model):
    """The class of one estate: `computed` by the rule with its points, `tier` as it stands after a person looked.

    `result` is what the rule found (`rules.class_of`). Where the two differ, the reason is public.
    """

    classing = models.ForeignKey(Classing, on_delete=models.PROTECT, related_name="classes")
    estate = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="classes")
    points = models.PositiveSmallIntegerField()
    computed = models.CharField(max_length=11, choices=Tier)
    tier = models.CharField(max_length=11, choices=Tier)
    result = models.JSONField()
    reason = models.TextField(blank=True)
    differed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    differed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["classing", "estate__path"]
        constraints = [
            models.UniqueConstraint(fields=["classing", "estate"], name="one_class_an_estate"),
            models.CheckConstraint(
                condition=Q(tier=F("computed")) | ~Q(reason=""), name="a_class_that_differs_says_why"
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("estates:class", kwargs={"row": self.pk})

    @property
    def place(self) -> Place:
        return self.estate

    @property
    def run(self) -> Run:
        return self.classing.run

    @property
    def differs(self) -> bool:
        """Whether a person decided otherwise than the rule."""
        return self.tier != self.computed
