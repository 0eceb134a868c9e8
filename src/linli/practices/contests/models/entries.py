from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.people.models import Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.kernel.sentence import Sentence, say
from linli.platform.documents.models import Attachment
from linli.practices.contests.enums import STANDING, EntryState
from linli.practices.contests.rules import FAILURES, FELL_SHORT


class Entry(models.Model):
    """An estate's project: what troubles it, the design, what it costs line by line, who keeps it up.

    `asked_fen` is what it costs in all; the lines must add up to it. `spot` says where within the estate, `point` is
    longitude and latitude (WGS-84). `exclusion_answer` says why words of the fund's negative list do not mean what they
    seem to; `exclusions_denied` confirms that nothing on the list is paid for.
    """

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="entries")
    estate = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="entries")
    entrant = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on_behalf = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=120)
    problem = models.TextField(blank=True)
    design = models.TextField(blank=True)
    upkeep = models.TextField(blank=True)
    spot = models.CharField(max_length=120, blank=True)
    point = models.JSONField(null=True, blank=True)
    beneficiaries = models.PositiveIntegerField(null=True, blank=True)
    asked_fen = models.BigIntegerField(null=True, blank=True)
    exclusions_denied = models.BooleanField(default=False)
    exclusion_answer = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=EntryState, default=EntryState.DRAFT)
    saved_at = models.DateTimeField()
    entered_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        ordering = ["estate__path", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "estate"], condition=Q(state__in=STANDING), name="one_standing_entry_an_estate"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[EntryState.WITHDRAWN, EntryState.FAILED]) | ~Q(ended_because=""),
                name="an_ended_entry_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state=EntryState.ENTERED) | Q(entered_at__isnull=False),
                name="an_entry_says_when",
            ),
            models.CheckConstraint(
                condition=Q(asked_fen=None) | Q(asked_fen__gt=0), name="an_entry_asks_for_something"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("contests:entry", kwargs={"entry": self.pk})

    @property
    def place(self) -> Place:
        return self.estate

    @property
    def why_ended(self) -> Sentence | None:
        """Why it is out of the contest: a known reason of failing in words, or the words of whoever withdrew it."""
        if not self.ended_because:
            return None
        if self.state == EntryState.FAILED:
            return FAILURES.get(self.ended_because, FELL_SHORT)
        return say("%(reason)s", reason=self.ended_because)

    @property
    def source(self) -> str:
        """How other practices refer to this entry."""
        return f"contests.entry:{self.pk}"


class BudgetLine(models.Model):
    """One line of an entry's budget, in fen."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    amount_fen = models.BigIntegerField()

    class Meta:
        ordering = ["entry", "number"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "number"], name="one_budget_line_a_number"),
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="a_budget_line_costs_something"),
        ]

    def __str__(self):
        return self.title

    @property
    def place(self) -> Place:
        return self.entry.estate


class EntryPhoto(models.Model):
    """A photo of what troubles the estate, or of the design."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="photos")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "attachment"], name="a_photo_stands_once_in_an_entry")
        ]

    @property
    def place(self) -> Place:
        return self.entry.estate
