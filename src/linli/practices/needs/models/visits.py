from django.db import models

from linli.civic.people.models import Household, Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run


class Visit(models.Model):
    """A household was called on in a run: reached or not, and a note. One row a household; the last word counts."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="visits")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    reached = models.BooleanField()
    note = models.CharField(max_length=200, blank=True)
    visited_on = models.DateField()
    visitor = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["household__estate", "household"]
        constraints = [
            models.UniqueConstraint(fields=["run", "household"], name="one_visit_of_a_household_in_a_run")
        ]

    @property
    def place(self) -> Place:
        return self.household.estate
