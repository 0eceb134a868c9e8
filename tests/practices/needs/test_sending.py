"""One form a household, whatever the channel."""

from __future__ import annotations

from io import BytesIO
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from PIL import Image

from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry
from linli.practices.needs import actions, queries
from linli.practices.needs.models import Answer, HouseholdForm, Need, Question
from linli.practices.needs.rules.questions import Spot


def photo():
    kept = BytesIO()
    Image.new("RGB", (40, 30), "white").save(kept, "PNG")
    kept.seek(0)
    kept.name = "hof.png"
    return kept


def test_form_is_kept_with_every_kind_of_answer(cast, survey, answers):
    number = {question.kind: question.pk for question in queries.questions_of(survey)}
    said = answers("路灯不亮", ("停车位", "加装电梯"), 4, Spot("大门口", 30.66, 104.27)) | {
        number["photo"]: photo()
    }

    form = actions.fill_in_form(by=cast.resident, survey=survey, answers=said)

    kept = {answer.question.kind: answer for answer in queries.form_of(survey, form.household).answers.all()}
    assert form.household == cast.resident.household
    assert form.answers.filter(question__kind="multiple").count() == 2
    assert kept["scale"].mark == 4
    assert kept["text"].text == "路灯不亮"
    assert (kept["place"].text, kept["place"].latitude) == ("大门口", 30.66)
    assert kept["photo"].photo.public is False
    assert Entry.objects.filter(verb="needs.fill_in_form", subject_id=form.pk).count() == 1


def test_form_comes_with_the_households_code_alone(cast, survey, answers):
    form = actions.fill_in_form(by=cast.household, survey=survey, answers=answers())

    assert (form.household, form.entered_by) == (cast.household.household, None)


def test_second_form_is_refused_and_the_first_kept(cast, survey, answers):
    first = actions.fill_in_form(by=cast.resident, survey=survey, answers=answers("一"))

    with pytest.raises(Refusal, match="sent its form on 2025-03-03. Each household counts once"):
        actions.enter_paper_form(
            by=cast.grid_worker, survey=survey, household=cast.resident.household, answers=answers("二")
        )

    assert list(HouseholdForm.objects.all()) == [first]


def test_same_form_sent_twice_is_one(cast, survey, answers):
    once = uuid4()

    first = actions.fill_in_form(by=cast.resident, survey=survey, answers=answers(), client_id=once)

    assert actions.fill_in_form(by=cast.resident, survey=survey, answers=answers(), client_id=once) == first
    assert Entry.objects.filter(verb="needs.fill_in_form").count() == 1


def test_paper_sent_twice_is_one(cast, survey, answers, households):
    once, sent = uuid4(), {"survey": survey, "household": households[0], "answers": answers()}

    first = actions.enter_paper_form(by=cast.grid_worker, client_id=once, **sent)

    assert actions.enter_paper_form(by=cast.grid_worker, client_id=once, **sent) == first
    assert Entry.objects.filter(verb="needs.enter_paper_form").count() == 1


def test_form_of_another_household_is_never_given_back_as_ones_own(cast, survey, answers):
    once = uuid4()
    actions.fill_in_form(by=cast.resident, survey=survey, answers=answers(), client_id=once)

    with pytest.raises(IntegrityError), transaction.atomic():
        actions.fill_in_form(by=cast.household, survey=survey, answers=answers(), client_id=once)


def test_form_after_the_close_is_refused(cast, survey, answers):
    actions.close_survey(by=cast.social_worker, survey=survey)

    with pytest.raises(Refusal, match="The survey closed on 2025-03-03"):
        actions.fill_in_form(by=cast.resident, survey=survey, answers=answers())


def test_form_before_the_opening_is_refused(cast, draft):
    with pytest.raises(Refusal, match="not been opened"):
        actions.fill_in_form(by=cast.resident, survey=draft, answers={})


def test_answer_left_out_names_its_question(cast, survey, answers):
    number = survey.questions.get(kind="scale").pk

    with pytest.raises(Refusal, match="Please answer this question") as refused:
        actions.fill_in_form(by=cast.resident, survey=survey, answers=answers() | {number: None})

    assert refused.value.field == f"q{number}"


def test_photo_that_is_none_is_refused_at_its_question(cast, survey, answers):
    number = survey.questions.get(kind="photo").pk

    with pytest.raises(Refusal) as refused:
        actions.fill_in_form(
            by=cast.resident, survey=survey, answers=answers() | {number: BytesIO(b"MZ nothing")}
        )

    assert refused.value.field == f"q{number}"
    assert not HouseholdForm.objects.exists()


def test_paper_is_entered_by_a_worker_of_the_estate_only(cast, survey, answers, households):
    form = actions.enter_paper_form(
        by=cast.micro_grid_worker, survey=survey, household=households[2], answers=answers()
    )

    assert (form.channel, form.entered_by) == ("paper", cast.micro_grid_worker.person)
    with pytest.raises(Refusal, match="Your role here"):
        actions.enter_paper_form(
            by=cast.micro_grid_worker, survey=survey, household=households[5], answers=answers()
        )


def test_sheet_of_forms_comes_in_with_one_journal_entry(cast, survey, answers, households):
    rows = [actions.SheetForm(household, answers("停车")) for household in households]

    assert actions.import_forms(by=cast.social_worker, survey=survey, rows=rows) == 12

    assert Entry.objects.filter(verb="needs.import_forms").count() == 1
    assert Answer.objects.filter(question__kind="text").count() == 12


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda rows: rows + rows[:1], "stands in the sheet twice"),
        (lambda rows: [], "The sheet has no lines"),
        (lambda rows: [actions.SheetForm(rows[0].household, {})], "1栋001: Please answer"),
    ],
    ids=["twice", "empty", "unanswered"],
)
def test_sheet_with_a_fault_brings_nothing_in(cast, survey, answers, households, spoil, said):
    rows = spoil([actions.SheetForm(household, answers()) for household in households])

    with pytest.raises(Refusal, match=said):
        actions.import_forms(by=cast.social_worker, survey=survey, rows=rows)

    assert not HouseholdForm.objects.exists()


def test_sheet_with_a_household_that_has_sent_is_refused(cast, survey, answers, households):
    actions.fill_in_form(by=cast.resident, survey=survey, answers=answers())

    with pytest.raises(Refusal, match="has sent a form already; the first one is kept"):
        actions.import_forms(
            by=cast.social_worker,
            survey=survey,
            rows=[actions.SheetForm(one, answers()) for one in households],
        )


def test_database_keeps_forms_and_questions_from_changing(cast, survey, answers, households):
    form = actions.fill_in_form(by=cast.resident, survey=survey, answers=answers())
    tries = (
        lambda: HouseholdForm.objects.create(
            survey=survey, household=form.household, channel="online", sent_at=form.sent_at
        ),
        lambda: HouseholdForm.objects.filter(pk=form.pk).update(household=households[3]),
        lambda: Answer.objects.filter(form=form).delete(),
        lambda: Question.objects.filter(survey=survey).update(text="?"),
        lambda: Question.objects.create(survey=survey, position=9, kind="text", text="?"),
        lambda: survey.questions.get(kind="single").choices.update(text="?"),
        lambda: type(survey).objects.filter(pk=survey.pk).update(state="draft", opened_at=None),
    )
    for change in tries:
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_close_turns_what_was_said_into_needs(cast, survey, answers, households):
    rows = [
        actions.SheetForm(one, answers("路灯不亮" if n < 2 else "")) for n, one in enumerate(households[:5])
    ]
    actions.import_forms(by=cast.social_worker, survey=survey, rows=rows)

    actions.close_survey(by=cast.social_worker, survey=survey)

    ticked = {need.estate.name: need.households for need in Need.objects.filter(source="choice")}
    assert ticked == {"院1": 4, "院2": 1}
    assert Need.objects.filter(source="answer", text="路灯不亮").count() == 2
