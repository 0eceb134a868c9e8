from __future__ import annotations

from django.db import models
from django.db.models import Q

from linli.civic.people.models import Household, Organisation, Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.microprojects.enums import RatingChannel
from linli.practices.microprojects.models.projects import MicroProject


class OfProject(models.Model):
    """A row that belongs to a project and lies where it lies."""

    class Meta:
        abstract = True

    @property
    def place(self) -> Place:
        return self.project.estate

    @property
    def run(self) -> Run:
        return self.project.run

    def get_absolute_url(self) -> str:
        return self.project.get_absolute_url()


class ProjectAcceptance(OfProject):
    """The acceptance of a whole project, signed by a supervisor; `digest` is over what was accepted. It never changes."""

    project = models.OneToOneField(MicroProject, on_delete=models.PROTECT, related_name="acceptance")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opinion = models.TextField()
    digest = models.CharField(max_length=71)
    signed_at = models.DateTimeField()


class Rating(OfProject):
    """A household's marks, 1 to 5, for the spot before the work and now: one a household; it never changes.

    `before` is empty where the household can't say, for example because it moved in later.
    """

    project = models.ForeignKey(
        MicroProject, on_delete=models.PROTECT, related_name="ratings", db_index=False
    )
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    before = models.PositiveSmallIntegerField(null=True, blank=True)
    after = models.PositiveSmallIntegerField()
    comment = models.TextField(blank=True)
    channel = models.CharField(max_length=6, choices=RatingChannel)
    rated_on = models.DateField()
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "household"], name="one_rating_a_household"),
            models.CheckConstraint(
                condition=Q(after__range=(1, 5)) & (Q(before=None) | Q(before__range=(1, 5))),
                name="a_rating_is_on_the_scale",
            ),
        ]


class Upkeep(OfProject):
    """Who keeps up what was built, from which day, and what was agreed."""

    project = models.OneToOneField(MicroProject, on_delete=models.PROTECT, related_name="upkeep")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="upkeeps")
    agreement = models.TextField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()


class Lessons(OfProject):
    """What the social worker takes along: what worked, what was hard, what to do next time."""

    project = models.OneToOneField(MicroProject, on_delete=models.PROTECT, related_name="lessons")
    worked = models.TextField()
    hard = models.TextField()
    next_time = models.TextField()
    written_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "lessons"
