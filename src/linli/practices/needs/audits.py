"""What must always hold of the needs."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, F, Q

from linli.kernel.sentence import Sentence, say
from linli.practices.needs.enums import GroupState, NeedState, QuestionKind
from linli.practices.needs.models import Answer, HouseholdForm, Need, NeedGroup, Survey
from linli.practices.needs.queries import totals


def each_household_has_one_form() -> Iterator[Sentence]:
    """No household has two forms of a survey."""
    twice = (
        HouseholdForm.objects.values("survey", "household").annotate(n=Count("pk")).filter(n__gt=1).order_by()
    )
    for row in twice:
        yield say("Household %(household)d has %(n)d forms of survey %(survey)d.", **row)


def answers_fit_their_questions() -> Iterator[Sentence]:
    """An answer belongs to a question of its form's survey, and a choice to its question."""
    strange = Answer.objects.exclude(
        Q(question__survey=F("form__survey")) & (Q(choice=None) | Q(choice__question=F("question")))
    )
    for answer in strange.values_list("pk", flat=True):
        yield say("Answer %(id)d does not fit its question.", id=answer)
    single = Answer.objects.filter(question__kind=QuestionKind.SINGLE).values("form", "question")
    for row in single.annotate(n=Count("pk")).filter(n__gt=1).order_by():
        yield say("Form %(form)d has %(n)d answers to the single-choice question %(question)d.", **row)


def totals_equal_their_rows() -> Iterator[Sentence]:
    """What a page of totals counts is the number of rows, and no more households answered than sent a form."""
    for survey in Survey.objects.select_related("run"):
        counted = totals(survey)
        for question in counted.questions:
            rows = Answer.objects.filter(question=question.question).exclude(choice=None, mark=None).count()
            if (
                sum(line.count for line in question.lines) != rows
                or question.households > survey.sent.count()
            ):
                yield say("The totals of question %(id)d do not equal its rows.", id=question.question.pk)


def groups_stand_as_they_were_judged() -> Iterator[Sentence]:
    """An appraised group has marks, a checked one a check; a refusal has a line; grouped needs are in confirmed groups."""
    judged = (GroupState.APPRAISED, GroupState.ADMISSIBLE, GroupState.REFUSED)
    checked = (GroupState.ADMISSIBLE, GroupState.REFUSED)
    wrong = NeedGroup.objects.filter(
        Q(state__in=judged, appraisal=None)
        | Q(state__in=checked, fund_check=None)
        | Q(state=GroupState.REFUSED, fund_check__refusals=None)
        | Q(state=GroupState.ADMISSIBLE, fund_check__refusals__isnull=False)
    )
    for group in wrong.distinct():
        yield say(
            "Group %(id)d stands as “%(state)s” without what that needs.", id=group.pk, state=group.state
        )
    for need in Need.objects.filter(state=NeedState.GROUPED, group__state=GroupState.PROPOSED):
        yield say("Need %(id)d counts as sorted in a group that nobody confirmed.", id=need.pk)


AUDITS = (
    each_household_has_one_form,
    answers_fit_their_questions,
    totals_equal_their_rows,
    groups_stand_as_they_were_judged,
)
