from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.people.models import Household, Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.meetings.enums import MeetingMode, MotionBase, MotionState, TopicState
from linli.practices.meetings.models.meetings import Meeting
from linli.practices.meetings.rules import Bar, MotionRule


class Topic(models.Model):
    """A matter on the agenda of a meeting, or proposed for it. `source` names the row it comes from ("needs.group:12").

    `series_topic` is that of the series from which the meeting took it, where it did.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="topics")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    source = models.CharField(max_length=60, blank=True)
    series_topic = models.ForeignKey(
        "SeriesTopic", null=True, blank=True, on_delete=models.PROTECT, related_name="on_agendas"
    )
    state = models.CharField(max_length=10, choices=TopicState, default=TopicState.TAKEN)
    added_at = models.DateTimeField()
    household = models.ForeignKey(
        Household, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=24, blank=True)
    declined_because = models.TextField(blank=True)
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_topic_of_a_number"),
            models.CheckConstraint(
                condition=~Q(state=TopicState.DECLINED) | ~Q(declined_because=""),
                name="declining_a_topic_needs_a_reason",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def place(self) -> Place:
        return self.meeting.place

    @property
    def run(self) -> Run:
        return self.meeting.run


class Motion(models.Model):
    """A sentence to be decided by for, against or abstain. `outcome` is that of `rules.recount_motion`, once decided."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="motions")
    text = models.TextField()
    base = models.CharField(max_length=10, choices=MotionBase)
    bar = models.CharField(max_length=12)
    state = models.CharField(max_length=10, choices=MotionState, default=MotionState.MOVED)
    moved_at = models.DateTimeField()
    household = models.ForeignKey(
        Household, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=24, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    outcome = models.JSONField(default=dict, blank=True)
    dossier = models.ForeignKey(
        "documents.StoredDossier", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["topic", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[MotionState.CARRIED, MotionState.REJECTED])
                | Q(dossier__isnull=False, closed_at__isnull=False),
                name="a_decided_motion_has_its_dossier",
            ),
            models.CheckConstraint(
                condition=~Q(state=MotionState.WITHDRAWN) | ~Q(withdrawn_because=""),
                name="withdrawing_a_motion_needs_a_reason",
            ),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("meetings:motion", kwargs={"motion": self.pk})

    @property
    def meeting(self) -> Meeting:
        return self.topic.meeting

    @property
    def place(self) -> Place:
        return self.meeting.place

    @property
    def run(self) -> Run:
        return self.meeting.run

    @property
    def rule(self) -> MotionRule:
        return MotionRule(self.base, Bar.parse(self.bar), Bar.parse(self.meeting.quorum))

    @property
    def is_open(self) -> bool:
        return self.state == MotionState.OPEN

    @property
    def takes_votes_online(self) -> bool:
        return self.is_open and self.meeting.takes_votes and self.meeting.mode != MeetingMode.HALL

    @property
    def is_decided(self) -> bool:
        return self.state in (MotionState.CARRIED, MotionState.REJECTED)
