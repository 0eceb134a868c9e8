from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.needs.enums import GroupState, NeedSource, NeedState
from linli.practices.needs.models.heard import Complaint, Report
from linli.practices.needs.models.sent import Answer
from linli.practices.needs.models.surveys import Choice


class NeedGroup(models.Model):
    """Like needs of a run under one title: proposed by likeness, confirmed by a person, appraised, checked: a topic.

    `shared` holds the words that more than half of its needs share, why they were proposed together.
    """

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="need_groups")
    title = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=GroupState, default=GroupState.PROPOSED)
    shared = models.JSONField(default=list)
    formed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=GroupState.PROPOSED) | Q(confirmed_at__isnull=False),
                name="a_group_counts_once_a_person_confirmed_it",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("needs:group", kwargs={"group": self.pk})

    @property
    def place(self) -> Place:
        return self.run.place


class Need(models.Model):
    """One need to be sorted, and where it was said. Ticked choices are one need an estate, voiced by `households`."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="needs")
    estate = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=9, choices=NeedSource)
    choice = models.ForeignKey(Choice, null=True, blank=True, on_delete=models.PROTECT, related_name="needs")
    answer = models.OneToOneField(
        Answer, null=True, blank=True, on_delete=models.PROTECT, related_name="need"
    )
    report = models.OneToOneField(
        Report, null=True, blank=True, on_delete=models.PROTECT, related_name="need"
    )
    complaint = models.OneToOneField(
        Complaint, null=True, blank=True, on_delete=models.PROTECT, related_name="need"
    )
    text = models.TextField()
    about = models.CharField(max_length=60, blank=True)
    households = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=8, choices=NeedState, default=NeedState.OPEN)
    group = models.ForeignKey(
        NeedGroup, null=True, blank=True, on_delete=models.SET_NULL, related_name="needs"
    )
    reason = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-households", "id"]
        indexes = [models.Index(fields=["run", "state"], name="need_to_sort")]
        constraints = [
            models.UniqueConstraint(
                fields=["choice", "estate"],
                condition=Q(choice__isnull=False),
                name="one_need_of_a_choice_in_an_estate",
            ),
            models.CheckConstraint(
                condition=~Q(state=NeedState.GROUPED) | Q(group__isnull=False),
                name="a_grouped_need_has_a_group",
            ),
            models.CheckConstraint(
                condition=~Q(state=NeedState.ANSWERED) | ~Q(reason=""), name="an_answered_need_has_a_reason"
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def place(self) -> Place:
        return self.estate or self.run.place
