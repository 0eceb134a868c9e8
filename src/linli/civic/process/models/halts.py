from __future__ import annotations

from django.db import models
from django.db.models import Q

from linli.civic.people.models import Person
from linli.civic.places.models import Place
from linli.civic.process.models.runs import Passage, Run
from linli.platform import clock


class Halt(models.Model):
    """The supervisors halted the stage at which a run stands, with a public reason; the row never changes.

    It stands as long as it is the run's `halt`: until it is lifted, or the run is stopped.
    """

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="halts")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="halts")
    reason = models.TextField()
    halted_at = models.DateTimeField()
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="a_halt_has_a_reason")]

    def __str__(self):
        return self.reason

    @property
    def place(self) -> Place:
        return self.run.place

    @property
    def halted_on(self):
        """The day of the halt in China."""
        return self.halted_at.astimezone(clock.CHINA).date()


class HaltLift(models.Model):
    """The supervisors lifted a halt, with a public reason; the row never changes."""

    halt = models.OneToOneField(Halt, on_delete=models.PROTECT, related_name="lift")
    reason = models.TextField()
    lifted_at = models.DateTimeField()
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="lifting_a_halt_has_a_reason")]

    @property
    def place(self) -> Place:
        return self.halt.place

    @property
    def run(self) -> Run:
        return self.halt.run
