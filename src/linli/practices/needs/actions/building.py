"""Building a survey, opening and closing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction
from django.db.models import Max

from linli.civic.process.models import Run
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked
from linli.practices.needs.actions.gathering import gather_survey
from linli.practices.needs.enums import SurveyState
from linli.practices.needs.models import Choice, Question, Survey
from linli.practices.needs.rules.questions import CHOSEN, SAYS_NEEDS, QuestionDraft, fault_in_question

_PLAIN = ("kind", "text", "help", "required", "gives_needs", "least", "most", "low_end", "high_end")


@transaction.atomic
def draft_survey(
    *, by, run: Run, title: str, introduction: str = "", questions: Sequence[QuestionDraft] = ()
) -> Survey:
    """Begin a survey, with the questions that are known already."""
    permit(by, "needs.build_survey", run)
    title = filled(title, say("Please give the survey a title."), "title")
    survey = Survey.objects.create(
        run=run, title=title, introduction=introduction.strip(), drafted_at=clock.now()
    )
    for position, draft in enumerate(questions, 1):
        _ask(survey, draft, position)
    tells = say("The survey “%(survey)s” was drafted", survey=survey.title)
    record(
        by,
        "needs.build_survey",
        survey,
        tells=tells,
        content={"questions": [asdict(one) for one in questions]},
    )
    return survey


@transaction.atomic
def edit_survey(*, by, survey: Survey, title: str, introduction: str = "") -> Survey:
    """Change the title and the words at the beginning, while it is a draft."""
    survey = _draft(by, survey)
    title = filled(title, say("Please give the survey a title."), "title")
    survey.title, survey.introduction = title, introduction.strip()
    survey.save(update_fields=["title", "introduction"])
    record(by, "needs.build_survey", survey, content={"title": title, "introduction": introduction})
    return survey


@transaction.atomic
def add_question(*, by, survey: Survey, draft: QuestionDraft) -> Question:
    """Add a question at the end."""
    survey = _draft(by, survey)
    last = survey.questions.aggregate(last=Max("position"))["last"] or 0
    question = _ask(survey, draft, last + 1)
    tells = say("A question was added to “%(survey)s”", survey=survey.title)
    record(by, "needs.build_survey", survey, tells=tells, content=asdict(draft))
    return question


@transaction.atomic
def edit_question(*, by, question: Question, draft: QuestionDraft) -> Question:
    """Ask a question anew in its place."""
    survey = _draft(by, question.survey)
    _judge(draft)
    for name in _PLAIN:
        setattr(question, name, _stored(draft)[name])
    question.save(update_fields=_PLAIN)
    question.choices.all().delete()
    _choices(question, draft)
    record(by, "needs.build_survey", survey, content=asdict(draft))
    return question


@transaction.atomic
def remove_question(*, by, question: Question) -> Survey:
    """Take a question out of a draft."""
    survey = _draft(by, question.survey)
    text = question.text
    question.delete()
    record(by, "needs.build_survey", survey, content={"removed": text})
    return survey


@transaction.atomic
def move_question(*, by, question: Question, steps: int) -> Survey:
    """Move a question up (negative) or down by so many places; it stays within the survey."""
    survey = _draft(by, question.survey)
    ordered = list(survey.questions.order_by("position", "id"))
    place = ordered.index(question)
    ordered.insert(min(max(place + steps, 0), len(ordered) - 1), ordered.pop(place))
    for position, one in enumerate(ordered, 1):
        one.position = position
    Question.objects.bulk_update(ordered, ["position"])
    record(by, "needs.build_survey", survey, content={"order": [one.pk for one in ordered]})
    return survey


@transaction.atomic
def open_survey(*, by, survey: Survey) -> Survey:
    """Let households answer. From now on the questions can't change; the database sees to it."""
    survey = _draft(by, survey)
    refuse_if(say("A survey needs at least one question.") if not survey.questions.exists() else None)
    refuse_if(
        say("Another survey of this run is open; close it first.")
        if Survey.objects.filter(run=survey.run_id, state=SurveyState.OPEN).exists()
        else None
    )
    survey.state, survey.opened_at = SurveyState.OPEN, clock.now()
    survey.save(update_fields=["state", "opened_at"])
    tells = say("The survey “%(survey)s” is open", survey=survey.title)
    record(by, "needs.build_survey", survey, tells=tells, content={"opened": survey.pk})
    return survey


@transaction.atomic
def close_survey(*, by, survey: Survey) -> Survey:
    """Take no more forms; what was said in them becomes needs to be sorted."""
    permit(by, "needs.close_survey", survey)
    survey = locked_survey(survey)
    refuse_if(say("This survey is not open.") if not survey.is_open else None)
    survey.state, survey.closed_at = SurveyState.CLOSED, clock.now()
    survey.save(update_fields=["state", "closed_at"])
    needs = gather_survey(survey)
    forms = survey.sent.count()
    tells = say("The survey “%(survey)s” was closed: forms %(forms)d", survey=survey.title, forms=forms)
    record(by, "needs.close_survey", survey, tells=tells, content={"forms": forms, "needs": needs})
    return survey


def locked_survey(survey: Survey) -> Survey:
    """The survey as it stands now, kept from others until the act is done."""
    return locked(survey, "run__edition", "run__place")


def _draft(by, survey: Survey) -> Survey:
    permit(by, "needs.build_survey", survey)
    survey = locked_survey(survey)
    if not survey.is_draft:
        raise Refusal(say("Households have been asked already; the questions can't change any more."))
    return survey


def _judge(draft: QuestionDraft) -> None:
    if fault := fault_in_question(draft):
        raise Refusal(fault[1], fault[0])


def _ask(survey: Survey, draft: QuestionDraft, position: int) -> Question:
    _judge(draft)
    question = Question.objects.create(survey=survey, position=position, **_stored(draft))
    _choices(question, draft)
    return question


def _stored(draft: QuestionDraft) -> dict:
    stored = {name: getattr(draft, name) for name in _PLAIN}
    stored["gives_needs"] = draft.gives_needs and draft.kind in SAYS_NEEDS
    if draft.kind != "scale":
        stored |= {"least": 1, "most": 5, "low_end": "", "high_end": ""}
    return stored


def _choices(question: Question, draft: QuestionDraft) -> None:
    if draft.kind in CHOSEN:
        Choice.objects.bulk_create(
            Choice(question=question, position=position, text=choice.text.strip(), is_need=choice.is_need)
            for position, choice in enumerate(draft.choices, 1)
        )
