from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.people.models import Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.platform.documents.models import Attachment
from linli.practices.estates import rules
from linli.practices.estates.rules import SECTIONS


class Profile(models.Model):
    """What was found in an estate in one year: the answers by question (`rules.fields`), and notes by section.

    It is filled in part by part. `completed_on` is the day on which the last answer came in; `run` the run in which it
    was surveyed.
    """

    estate = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="profiles")
    year = models.PositiveSmallIntegerField()
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="profiles")
    values = models.JSONField(default=dict)
    notes = models.JSONField(default=dict)
    saved_at = models.DateTimeField()
    completed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["estate__path", "-year"]
        constraints = [
            models.UniqueConstraint(fields=["estate", "year"], name="one_profile_an_estate_a_year"),
        ]

    def __str__(self):
        return f"{self.estate} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("estates:estate", kwargs={"place": self.estate.code})

    @property
    def place(self) -> Place:
        return self.estate

    @property
    def is_complete(self) -> bool:
        return self.completed_on is not None

    @property
    def sections_done(self) -> int:
        """How many sections have all their answers."""
        return len(SECTIONS) - len(rules.lacking(self.values))


class FilledSection(models.Model):
    """Somebody saved a section of a profile."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="filled")
    section = models.CharField(max_length=12)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    filled_at = models.DateTimeField()

    class Meta:
        ordering = ["profile", "filled_at"]

    @property
    def place(self) -> Place:
        return self.profile.estate


class ProfilePhoto(models.Model):
    """A photo from the visit, with the section that it belongs to."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="photos")
    section = models.CharField(max_length=12)
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "attachment"], name="a_photo_stands_once_in_a_profile")
        ]

    @property
    def place(self) -> Place:
        return self.profile.estate

    @property
    def url(self) -> str:
        return self.attachment.thumbnail_url

    @property
    def full_url(self) -> str:
        return self.attachment.url

    @property
    def caption(self) -> str:
        return str(self.profile)


class ProfileComment(models.Model):
    """What the estate's committee says about a profile: public, and it never changes."""

    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="comments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on_behalf = models.CharField(max_length=80)
    text = models.TextField()
    commented_at = models.DateTimeField()
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="a_profile_comment_says_something")]

    @property
    def place(self) -> Place:
        return self.profile.estate

    @property
    def run(self) -> Run:
        return self.profile.run
