from __future__ import annotations

from django.db import models
from django.db.models import Q

from linli.civic.places.models import Place
from linli.kernel.sentence import Sentence
from linli.practices.needs.models.groups import NeedGroup

MARK_FROM_1_TO_5 = ("urgency", "reach", "feasibility")


class Appraisal(models.Model):
    """A social worker's marks for a group, 1 to 5, each with its reason."""

    group = models.OneToOneField(NeedGroup, on_delete=models.PROTECT, related_name="appraisal")
    urgency = models.PositiveSmallIntegerField()
    urgency_reason = models.CharField(max_length=200)
    reach = models.PositiveSmallIntegerField()
    reach_reason = models.CharField(max_length=200)
    feasibility = models.PositiveSmallIntegerField()
    feasibility_reason = models.CharField(max_length=200)
    appraised_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{mark}__gte": 1, f"{mark}__lte": 5}), name=f"{mark}_is_marked_from_1_to_5"
            )
            for mark in MARK_FROM_1_TO_5
        ]

    @property
    def points(self) -> int:
        """The three marks added up."""
        return self.urgency + self.reach + self.feasibility


class FundItem(models.Model):
    """One line of the negative list: what the community guarantee fund does not pay for.

    Lines without a place ship with the platform (their texts are messages of the catalogue); a community adds its own.
    """

    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="fund_items"
    )
    code = models.SlugField(max_length=40, blank=True)
    title = models.CharField(max_length=120)
    explanation = models.TextField(blank=True)
    source = models.CharField(max_length=200)
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="one_shipped_fund_item_of_a_code"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def told(self) -> Sentence:
        """The line in the reader's language."""
        return Sentence(self.title)

    @property
    def explained(self) -> Sentence:
        return Sentence(self.explanation)

    @property
    def sourced(self) -> Sentence:
        return Sentence(self.source)


class FundCheck(models.Model):
    """A group held against the negative list: admissible, or refused with a reason for each line that it touches."""

    group = models.OneToOneField(NeedGroup, on_delete=models.PROTECT, related_name="fund_check")
    note = models.CharField(max_length=300, blank=True)
    checked_at = models.DateTimeField()


class FundRefusal(models.Model):
    """Why the fund can't pay for a group: the line that it touches, and the reason in this case."""

    check_of = models.ForeignKey(FundCheck, on_delete=models.PROTECT, related_name="refusals")
    item = models.ForeignKey(FundItem, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["check_of", "item"], name="a_line_is_named_once_in_a_check"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_fund_refusal_has_a_reason"),
        ]
