from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.needs.enums import QuestionKind, SurveyState
from linli.practices.needs.rules.questions import Asked


class Survey(models.Model):
    """Questions that each household of a run is asked once. Once it is open the database freezes its questions."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="surveys")
    title = models.CharField(max_length=120)
    introduction = models.TextField(blank=True)
    state = models.CharField(max_length=6, choices=SurveyState, default=SurveyState.DRAFT)
    drafted_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["run"], condition=Q(state=SurveyState.OPEN), name="one_open_survey_in_a_run"
            ),
            models.CheckConstraint(
                condition=Q(state=SurveyState.DRAFT, opened_at=None)
                | Q(state=SurveyState.OPEN, opened_at__isnull=False, closed_at=None)
                | Q(state=SurveyState.CLOSED, closed_at__isnull=False),
                name="a_survey_opens_before_it_closes",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("needs:survey", kwargs={"survey": self.pk})

    @property
    def place(self) -> Place:
        return self.run.place

    @property
    def is_draft(self) -> bool:
        return self.state == SurveyState.DRAFT

    @property
    def is_open(self) -> bool:
        return self.state == SurveyState.OPEN


class Question(models.Model):
    """One question of a survey, in its place. `gives_needs`: what is said in answer becomes a need to be sorted."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=QuestionKind)
    text = models.CharField(max_length=200)
    help = models.CharField(max_length=200, blank=True)
    required = models.BooleanField(default=True)
    gives_needs = models.BooleanField(default=False)
    least = models.PositiveSmallIntegerField(default=1)
    most = models.PositiveSmallIntegerField(default=5)
    low_end = models.CharField(max_length=30, blank=True)
    high_end = models.CharField(max_length=30, blank=True)

    class Meta:
        ordering = ["survey", "position", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(least__lt=F("most")), name="a_scale_goes_up"),
        ]

    def __str__(self):
        return self.text

    @property
    def place(self) -> Place:
        return self.survey.place

    @property
    def run(self) -> Run:
        return self.survey.run

    @property
    def marks(self) -> range:
        """The marks of a scale."""
        return range(self.least, self.most + 1)

    @property
    def asked(self) -> Asked:
        """What the rules need to judge an answer; reads the choices (prefetch them)."""
        choices = frozenset(choice.pk for choice in self.choices.all())
        return Asked(self.kind, self.required, choices, self.least, self.most)


class Choice(models.Model):
    """One of the answers that a question gives to choose from; `is_need`: ticking it says that something is needed."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="choices")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=100)
    is_need = models.BooleanField(default=False)

    class Meta:
        ordering = ["question", "position"]
        constraints = [
            models.UniqueConstraint(fields=["question", "text"], name="a_choice_stands_once_in_a_question")
        ]

    def __str__(self):
        return self.text
