from __future__ import annotations

from django.db import models

from linli.civic.people.models import Person
from linli.civic.process.models.runs import Run


class CapacityUsed(models.Model):
    """In which of the five capacities a person acts in a run that keeps the actors apart: one, from the first act on."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="capacities_used")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=24)
    since = models.DateTimeField()

    class Meta:
        verbose_name_plural = "capacities used"
        constraints = [
            models.UniqueConstraint(fields=["run", "person"], name="a_person_uses_one_capacity_in_a_run")
        ]
