"""Forms that households send in: online, on paper, by sheet. One a household; a second is refused and the first kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db import transaction

from linli.civic.people.models import Household
from linli.civic.process.models import NamedEstate
from linli.kernel.sentence import on_day, say
from linli.kernel.verdict import Refusal, refuse_if
from linli.platform import clock
from linli.platform.documents.actions import keep_photo
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import sent_before
from linli.practices.needs import queries
from linli.practices.needs.actions.answers import Answers, plainly_told, rows_of
from linli.practices.needs.actions.building import locked_survey
from linli.practices.needs.enums import Channel, QuestionKind
from linli.practices.needs.models import Answer, HouseholdForm, Question, Survey
from linli.practices.needs.rules.questions import fault_in_answers

AT_ONCE = 1000


@dataclass(frozen=True)
class SheetForm:
    """One line of a sheet of forms."""

    household: Household
    answers: Answers
    sent_at: datetime | None = None


@transaction.atomic
def fill_in_form(*, by, survey: Survey, answers: Answers, client_id: UUID | None = None) -> HouseholdForm:
    """A household sends its form itself. Sending the same once more gives back the first."""
    permit(by, "needs.fill_in_form", survey)
    survey = locked_survey(survey)
    if sent := sent_before(survey.sent.filter(household=by.household), client_id):
        return sent
    form = _keep(by, survey, by.household, answers, Channel.ONLINE, client_id)
    tells = say("A household of %(estate)s sent its form", estate=form.household.estate.name)
    record(by, "needs.fill_in_form", form, tells=tells, content=_content(form, answers))
    return form


@transaction.atomic
def enter_paper_form(
    *, by, survey: Survey, household: Household, answers: Answers, client_id: UUID | None = None
) -> HouseholdForm:
    """A worker enters what a household wrote on paper."""
    permit(by, "needs.enter_paper_form", HouseholdForm(survey=survey, household=household))
    survey = locked_survey(survey)
    if entered := sent_before(survey.sent.filter(household=household, entered_by=by.person), client_id):
        return entered
    form = _keep(by, survey, household, answers, Channel.PAPER, client_id)
    tells = say("A paper form from %(estate)s was entered", estate=household.estate.name)
    record(by, "needs.enter_paper_form", form, tells=tells, content=_content(form, answers))
    return form


@transaction.atomic
def import_forms(*, by, survey: Survey, rows: Sequence[SheetForm]) -> int:
    """Bring in many forms at once with one journal entry over all of them; how many.

    Refuses the whole sheet where a household stands in it twice or has sent a form, or an answer has a fault: the
    preview of the import tells which lines.
    """
    permit(by, "needs.import_forms", survey)
    survey = locked_survey(survey)
    _refuse_unless_open(survey)
    questions = queries.questions_of(survey)
    _judge_sheet(survey, rows, questions)
    moment = clock.now()
    forms = HouseholdForm.objects.bulk_create(
        [
            HouseholdForm(
                survey_id=survey.pk,
                household_id=row.household.pk,
                channel=Channel.SHEET,
                sent_at=row.sent_at or moment,
                entered_by=by.person,
            )
            for row in rows
        ],
        batch_size=AT_ONCE,
    )
    kinds = {question.pk: question.kind for question in questions}
    said = [
        answer for form, row in zip(forms, rows, strict=True) for answer in rows_of(form, kinds, row.answers)
    ]
    Answer.objects.bulk_create(said, batch_size=AT_ONCE)
    content = {"forms": [f"{row.household.pk} {plainly_told(row.answers)}" for row in rows]}
    tells = say("Forms brought in by sheet: %(n)d", n=len(rows))
    record(by, "needs.import_forms", survey, tells=tells, content=content)
    return len(forms)


def _keep(
    by, survey: Survey, household: Household, answers: Answers, channel: Channel, client_id
) -> HouseholdForm:
    _refuse_unless_open(survey)
    _refuse_household(survey, household)
    questions = queries.questions_of(survey)
    _judge_answers(questions, answers)
    form = HouseholdForm.objects.create(
        survey=survey,
        household=household,
        channel=channel,
        sent_at=clock.now(),
        entered_by=by.person if channel == Channel.PAPER else None,
        client_id=client_id,
    )
    kinds = {question.pk: question.kind for question in questions}
    Answer.objects.bulk_create(rows_of(form, kinds, _with_photos(by, household, kinds, answers)))
    return form


def _refuse_unless_open(survey: Survey) -> None:
    refuse_if(say("The survey has not been opened yet.") if survey.is_draft else None)
    if not survey.is_open:
        day = on_day(survey.closed_at.astimezone(clock.CHINA).date())
        raise Refusal(
            say("The survey closed on %(day)s. You can still report a need at the community office.", day=day)
        )


def _refuse_household(survey: Survey, household: Household) -> None:
    if sent := HouseholdForm.objects.filter(survey=survey, household=household).first():
        day = on_day(sent.sent_at.astimezone(clock.CHINA).date())
        raise Refusal(
            say(
                "This household sent its form on %(day)s. Each household counts once; the first one is kept.",
                day=day,
            )
        )
    takes_part = NamedEstate.objects.filter(run=survey.run_id, estate=household.estate_id).exists()
    refuse_if(
        say("%(estate)s does not take part in “%(run)s”.", estate=household.estate.name, run=survey.run.title)
        if not takes_part
        else None
    )


def _judge_answers(questions: Sequence[Question], answers: Answers) -> None:
    if fault := fault_in_answers({question.pk: question.asked for question in questions}, answers):
        number, because = fault
        raise Refusal(because, f"q{number}")


def _judge_sheet(survey: Survey, rows: Sequence[SheetForm], questions: Sequence[Question]) -> None:
    refuse_if(say("The sheet has no lines.") if not rows else None)
    ordered = sorted(rows, key=lambda row: row.household.pk)
    twice = next((one for one, other in pairwise(ordered) if one.household.pk == other.household.pk), None)
    refuse_if(
        say("%(address)s stands in the sheet twice.", address=twice.household.address) if twice else None
    )
    sent = HouseholdForm.objects.filter(survey=survey).values_list("household__address", "household")
    known = {pk: address for address, pk in sent}
    again = next((row for row in ordered if row.household.pk in known), None)
    refuse_if(
        say("%(address)s has sent a form already; the first one is kept.", address=again.household.address)
        if again
        else None
    )
    named = set(NamedEstate.objects.filter(run=survey.run_id).values_list("estate", flat=True))
    outside = next((row for row in ordered if row.household.estate_id not in named), None)
    refuse_if(
        say("%(address)s lies in an estate that does not take part.", address=outside.household.address)
        if outside
        else None
    )
    asked = {question.pk: question.asked for question in questions}
    for row in rows:
        if fault := fault_in_answers(asked, row.answers):
            raise Refusal(say("%(address)s: %(fault)s", address=row.household.address, fault=fault[1]))


def _with_photos(by, household: Household, kinds: Mapping[int, str], answers: Answers) -> dict[int, Any]:
    """The answers with each photo kept; it is not public, since it shows somebody's home."""
    kept = dict(answers)
    for number, kind in kinds.items():
        if kind == QuestionKind.PHOTO and kept.get(number):
            try:
                kept[number] = keep_photo(by=by, upload=kept[number], place=household.estate, public=False)
            except Refusal as refusal:
                raise Refusal(refusal.because, f"q{number}") from None
    return kept


def _content(form: HouseholdForm, answers: Answers) -> dict[str, Any]:
    return {"household": form.household_id, "answers": plainly_told(answers)}
