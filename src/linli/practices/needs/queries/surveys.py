"""Surveys with their questions, and the forms sent in."""

from __future__ import annotations

from django.db.models import Count, Prefetch, QuerySet

from linli.civic.people.models import Household
from linli.civic.process.models import Run
from linli.practices.needs.enums import QuestionKind, SurveyState
from linli.practices.needs.models import Answer, HouseholdForm, Question, Survey


def open_survey(run: Run) -> Survey | None:
    """The survey of a run that takes forms now."""
    return (
        Survey.objects.filter(run=run, state=SurveyState.OPEN)
        .select_related("run__edition", "run__place")
        .first()
    )


def surveys_of(run: Run) -> list[Survey]:
    """The surveys of a run, the newest first, each with `questions_n` and `forms_n`."""
    return list(
        Survey.objects.filter(run=run).annotate(
            questions_n=Count("questions", distinct=True), forms_n=Count("sent", distinct=True)
        )
    )


def survey_for_page(pk: int) -> Survey | None:
    """A survey with what its pages need (one query; questions come by `questions_of`)."""
    return Survey.objects.select_related("run__edition", "run__place").filter(pk=pk).first()


def questions_of(survey: Survey) -> list[Question]:
    """The questions of a survey in their order, with their choices (2 queries)."""
    return list(Question.objects.filter(survey=survey).prefetch_related("choices").order_by("position", "id"))


def form_of(survey: Survey, household: Household) -> HouseholdForm | None:
    """What a household has sent in, if it has, with its answers in the order of the questions."""
    answers = Answer.objects.select_related("question", "choice", "photo").order_by(
        "question__position", "id"
    )
    return (
        HouseholdForm.objects.filter(survey=survey, household=household)
        .select_related("household__estate")
        .prefetch_related(Prefetch("answers", queryset=answers))
        .first()
    )


def answers_of(survey: Survey) -> QuerySet[HouseholdForm]:
    """Every form of a survey with its answers and estate, for the export without names (2 queries)."""
    answers = Answer.objects.select_related("choice")
    return (
        HouseholdForm.objects.filter(survey=survey)
        .select_related("household__estate")
        .prefetch_related(Prefetch("answers", queryset=answers))
        .order_by("id")
    )


def spots_of(survey: Survey) -> list[tuple[float, float]]:
    """Where households tapped the map, rounded to some ten metres so that no door is told."""
    rows = Answer.objects.filter(
        question__survey=survey, question__kind=QuestionKind.PLACE, latitude__isnull=False
    ).values_list("latitude", "longitude")
    return [(round(latitude, 4), round(longitude, 4)) for latitude, longitude in rows]
