from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.people.models import Organisation, Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.platform import clock
from linli.practices.meetings.enums import ResolutionState
from linli.practices.meetings.models.agenda import Motion
from linli.practices.meetings.models.meetings import Meeting


class Minutes(models.Model):
    """The minutes of a meeting: what records do not tell by themselves. `discussions` is text by number of the topic.

    `content` is the whole as it was signed off; from then on the database refuses every change.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    chair = models.CharField(max_length=60, blank=True)
    recorder = models.CharField(max_length=60, blank=True)
    observers = models.CharField(max_length=200, blank=True)
    remarks = models.TextField(blank=True)
    discussions = models.JSONField(default=dict, blank=True)
    written_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    signed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    content = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=71, blank=True)

    class Meta:
        verbose_name_plural = "minutes"

    def get_absolute_url(self) -> str:
        return reverse("meetings:minutes", kwargs={"meeting": self.meeting_id})

    @property
    def place(self) -> Place:
        return self.meeting.place

    @property
    def run(self) -> Run:
        return self.meeting.run


class ResolutionQuerySet(models.QuerySet):
    def undone(self) -> ResolutionQuerySet:
        return self.filter(state=ResolutionState.OPEN)

    def overdue(self) -> ResolutionQuerySet:
        return self.undone().filter(due_on__lt=clock.today())


class Resolution(models.Model):
    """What follows from a carried motion: what is to be done, by whom (a person or an organisation), until when."""

    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="resolutions")
    text = models.TextField()
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=ResolutionState, default=ResolutionState.OPEN)
    given_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        ordering = ["state", "due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, organisation__isnull=False)
                | Q(person__isnull=False, organisation=None),
                name="a_resolution_has_one_who_is_responsible",
            ),
            models.CheckConstraint(
                condition=Q(state=ResolutionState.OPEN, done_at=None)
                | Q(state=ResolutionState.DONE, done_at__isnull=False),
                name="a_done_resolution_has_its_day",
            ),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("meetings:resolution", kwargs={"resolution": self.pk})

    @property
    def place(self) -> Place:
        return self.motion.place

    @property
    def run(self) -> Run | None:
        """The run while it is open. A resolution outlives its run; then no stage asks for it any more."""
        run = self.motion.run
        return run if run.is_open else None

    @property
    def is_done(self) -> bool:
        return self.state == ResolutionState.DONE

    def is_given_to(self, by) -> bool:
        """Whether this actor has to do it, alone or for an organisation."""
        if self.organisation_id:
            return any(mandate.organisation_id == self.organisation_id for mandate in by.mandates)
        return by.person is not None and self.person_id == by.person.pk

    @property
    def overdue(self) -> bool:
        return not self.is_done and self.due_on < clock.today()


class FollowUp(models.Model):
    """A resolution was reported done, or reopened; rows are never changed."""

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="follow_ups")
    state = models.CharField(max_length=10, choices=ResolutionState)
    text = models.TextField()
    photo = models.ForeignKey(
        "documents.Attachment", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
