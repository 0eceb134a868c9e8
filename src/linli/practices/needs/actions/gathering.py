"""From what was said to needs that can be sorted; part of other actions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from django.db.models import Count

from linli.civic.process.models import Run
from linli.platform import clock
from linli.practices.needs.enums import NeedSource, QuestionKind, SurveyState
from linli.practices.needs.models import Answer, Choice, Complaint, Need, Report, Survey

AT_ONCE = 1000


def gather_survey(survey: Survey) -> int:
    """The needs of a closed survey: one for each choice and estate, one for each text or place; how many."""
    return len(_ticked(survey)) + len(_written(survey))


def gather_open_surveys(run: Run) -> int:
    """Close the surveys that a run has left open behind it, and gather their needs."""
    found = 0
    for survey in Survey.objects.select_for_update().filter(run=run, state=SurveyState.OPEN):
        survey.state, survey.closed_at = SurveyState.CLOSED, clock.now()
        survey.save(update_fields=["state", "closed_at"])
        found += gather_survey(survey)
    return found


def need_of_report(report: Report) -> Need:
    """The need that a report tells."""
    return Need.objects.create(
        run=report.run,
        estate=report.estate,
        source=NeedSource.REPORT,
        report=report,
        text=report.text,
        about=report.get_kind_display(),
    )


def needs_of_complaints(run: Run, complaints: Iterable[Complaint]) -> list[Need]:
    """The needs that complaints tell."""
    return Need.objects.bulk_create(
        (
            Need(
                run=run,
                estate_id=complaint.estate_id,
                source=NeedSource.COMPLAINT,
                complaint=complaint,
                text=complaint.text,
                about=complaint.kind,
            )
            for complaint in complaints
        ),
        batch_size=AT_ONCE,
    )


def _ticked(survey: Survey) -> list[Need]:
    rows = (
        Answer.objects.filter(question__survey=survey, choice__is_need=True)
        .values_list("choice", "form__household__estate")
        .annotate(n=Count("form", distinct=True))
        .order_by("choice", "form__household__estate")
    )
    texts = dict(Choice.objects.filter(question__survey=survey).values_list("pk", "text"))
    return Need.objects.bulk_create(
        (
            Need(
                run_id=survey.run_id,
                estate_id=estate,
                source=NeedSource.CHOICE,
                choice_id=choice,
                text=texts[choice],
                households=n,
            )
            for choice, estate, n in rows
        ),
        batch_size=AT_ONCE,
    )


def _written(survey: Survey) -> list[Need]:
    """Own words, each with the place that the same household named; a place alone where it wrote nothing else."""
    kinds = (QuestionKind.TEXT, QuestionKind.PLACE)
    rows = (
        Answer.objects.filter(question__survey=survey, question__gives_needs=True, question__kind__in=kinds)
        .select_related("question", "form__household")
        .order_by("form", "id")
    )
    needs: list[Need] = []
    for _form, said in groupby(rows, key=lambda answer: answer.form_id):
        answers = list(said)
        places = [answer for answer in answers if answer.question.kind == QuestionKind.PLACE]
        texts = [answer for answer in answers if answer.question.kind == QuestionKind.TEXT]
        where = "、".join(answer.text for answer in places if answer.text)
        needs += [_need_of(survey, answer, answer.text, where or answer.question.text) for answer in texts]
        if not texts:
            needs += [_need_of(survey, one, f"{one.question.text} {one.text}".strip(), "") for one in places]
    return Need.objects.bulk_create(needs, batch_size=AT_ONCE)


def _need_of(survey: Survey, answer: Answer, text: str, about: str) -> Need:
    return Need(
        run_id=survey.run_id,
        estate_id=answer.form.household.estate_id,
        source=NeedSource.ANSWER,
        answer=answer,
        text=text,
        about=about[:60],
    )
