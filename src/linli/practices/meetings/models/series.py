from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.people.models import Household, Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.platform import clock
from linli.practices.meetings.enums import Rhythm, StepOutcome, Tier, TopicOrigin, TopicStanding
from linli.practices.meetings.rules.series import REFERENCE, tiers_within


class Series(models.Model):
    """A consultation series: meetings of a run that recur, to which topics are brought (家话草堂·群英思策)."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="series")
    title = models.CharField(max_length=80)
    rhythm = models.CharField(max_length=12, choices=Rhythm)
    place_text = models.CharField(max_length=120)
    opened_at = models.DateTimeField()
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "series"
        constraints = [
            models.UniqueConstraint(fields=["run", "title"], name="one_series_of_a_title_in_a_run")
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meetings:series", kwargs={"series": self.pk})

    @property
    def place(self) -> Place:
        return self.run.place

    @property
    def opened_on(self) -> date:
        """The day on which it was opened, in China."""
        return self.opened_at.astimezone(clock.CHINA).date()


class SeriesTopic(models.Model):
    """A matter brought to a series. It stands at a tier `since` then, and is open until it is settled there or above.

    `source` names the row that it comes from ("needs.group:12"), `basis` the law that asks for it; what comes of it names
    it by `reference`. The words in which it was brought never change.
    """

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="topics")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=TopicOrigin)
    source = models.CharField(max_length=60, blank=True)
    basis = models.CharField(max_length=160, blank=True)
    estate = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    tier = models.CharField(max_length=10, choices=Tier)
    standing = models.CharField(max_length=10, choices=TopicStanding, default=TopicStanding.OPEN)
    brought_at = models.DateTimeField()
    since = models.DateTimeField()
    household = models.ForeignKey(
        Household, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=24, blank=True)
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["series", "number"]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="one_topic_of_a_number_in_a_series"),
            models.UniqueConstraint(
                fields=["series", "source"], condition=~Q(source=""), name="a_source_is_brought_once"
            ),
            models.CheckConstraint(
                condition=~Q(origin=TopicOrigin.LAW) | ~Q(basis=""), name="a_topic_by_law_names_the_law"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meetings:series_topic", kwargs={"topic": self.pk})

    @property
    def reference(self) -> str:
        """How that names it which comes of it."""
        return f"{REFERENCE}{self.pk}"

    @property
    def place(self) -> Place:
        """The estate while it is talked about there, else the place of the run."""
        return self.estate if self.estate and self.tier == Tier.ESTATE else self.series.place

    @property
    def in_hands(self) -> bool:
        """Whether it stands at a tier of its own run, and was not sent above it."""
        return self.tier in tiers_within(self.series.place.level)

    @property
    def run(self) -> Run | None:
        """The run while the topic is open and in its hands. Answers from above, and to dissenters, wait for no stage."""
        return self.series.run if self.is_open and self.in_hands else None

    @property
    def is_open(self) -> bool:
        return self.standing == TopicStanding.OPEN


class OfATopic(models.Model):
    """A row about a topic of a series, written once; the database refuses every change."""

    text = models.TextField()
    at = models.DateTimeField()
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["id"]

    @property
    def place(self) -> Place:
        return self.topic.place

    @property
    def run(self) -> Run:
        """The run that the topic was brought in, whether it is still there: where the journal tells of it."""
        return self.topic.series.run

    def get_absolute_url(self) -> str:
        return self.topic.get_absolute_url()


class TopicStep(OfATopic):
    """A topic was settled, or sent up from `tier` with the record of what was said; all public."""

    topic = models.ForeignKey(SeriesTopic, on_delete=models.PROTECT, related_name="steps")
    outcome = models.CharField(max_length=10, choices=StepOutcome)
    tier = models.CharField(max_length=10, choices=Tier)
    motion = models.ForeignKey("Motion", null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class Dissent(OfATopic):
    """Somebody's dissent in writing. Its text and the answer are public, the name is not."""

    topic = models.ForeignKey(SeriesTopic, on_delete=models.PROTECT, related_name="dissents")
    household = models.ForeignKey(
        Household, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(OfATopic.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "household"], name="a_household_dissents_once_on_a_topic"
            ),
            models.UniqueConstraint(
                fields=["topic", "person"],
                condition=Q(household=None),
                name="a_person_dissents_once_on_a_topic",
            ),
        ]


class DissentAnswer(OfATopic):
    """The public answer to those who dissented on a topic; `dissenters` is how many there were when it was given."""

    topic = models.ForeignKey(SeriesTopic, on_delete=models.PROTECT, related_name="answers")
    dissenters = models.PositiveIntegerField()
