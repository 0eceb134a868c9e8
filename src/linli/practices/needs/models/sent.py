from django.db import models
from django.db.models import Q

from linli.civic.people.models import Household, Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.platform.documents.models import Attachment
from linli.practices.needs.enums import Channel
from linli.practices.needs.models.surveys import Choice, Question, Survey


class HouseholdForm(models.Model):
    """The form that a household sent in: one a household, whatever the channel, by the database; it never changes."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="sent", db_index=False)
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=6, choices=Channel)
    sent_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "household"], name="one_form_a_household"),
        ]

    @property
    def place(self) -> Place:
        return self.household.estate

    @property
    def run(self) -> Run:
        return self.survey.run


class Answer(models.Model):
    """One thing said in a form: a choice ticked, a mark, own words, a photo, a place. Several ticked choices are several rows."""

    form = models.ForeignKey(HouseholdForm, on_delete=models.PROTECT, related_name="answers", db_index=False)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers", db_index=False)
    choice = models.ForeignKey(
        Choice, null=True, blank=True, on_delete=models.PROTECT, related_name="answers", db_index=False
    )
    mark = models.SmallIntegerField(null=True, blank=True)
    text = models.TextField(blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    photo = models.ForeignKey(
        Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["question", "choice", "mark"], name="answer_for_totals")]
        constraints = [
            models.UniqueConstraint(fields=["form", "question", "choice"], name="a_choice_is_ticked_once"),
            models.UniqueConstraint(
                fields=["form", "question"], condition=Q(choice=None), name="one_answer_to_a_question"
            ),
        ]
