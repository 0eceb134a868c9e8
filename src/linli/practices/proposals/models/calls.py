from __future__ import annotations

from django.db import models
from django.urls import reverse

from linli.civic.people.models import Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.kernel.sentence import Sentence
from linli.practices.proposals.enums import CallKind


class Call(models.Model):
    """The call of a run: what is asked for, in words, and in which categories."""

    run = models.OneToOneField(Run, on_delete=models.PROTECT, related_name="call")
    kind = models.CharField(max_length=12, choices=CallKind)
    text = models.TextField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def get_absolute_url(self) -> str:
        return reverse("proposals:call", kwargs={"run": self.run_id})

    @property
    def place(self) -> Place:
        return self.run.place

    @property
    def asks_for_money(self) -> bool:
        """Whether proposals are asked for; a nomination asks for none."""
        return self.kind == CallKind.PROPOSALS


class Category(models.Model):
    """One category of a call. The five to begin with are kept as messages and read in the reader's language."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="categories")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=60)

    class Meta:
        ordering = ["call", "number"]
        constraints = [
            models.UniqueConstraint(fields=["call", "title"], name="one_category_of_a_title"),
        ]

    def __str__(self):
        return self.title

    @property
    def told(self) -> Sentence:
        """Its name in words."""
        return Sentence(self.title)

    @property
    def place(self) -> Place:
        return self.call.run.place
