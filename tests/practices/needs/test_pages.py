"""Every page opens for whom it is meant, and the forms do what they say."""

from __future__ import annotations

import pytest
from django.urls import reverse

from linli.practices.needs import actions, queries
from linli.practices.needs.actions.reports import ReportDraft
from linli.practices.needs.models import HouseholdForm, Need, NeedGroup, Report, Visit
from tests.practices.needs.conftest import QUESTIONS


def url(name, **kwargs):
    return reverse(f"needs:{name}", kwargs=kwargs)


def posted(client, address, data, status=302):
    answer = client.post(address, data)
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer


def answers_posted(survey, **instead):
    number = {question.kind: question for question in queries.questions_of(survey)}
    choice = {one.text: one.pk for question in number.values() for one in question.choices.all()}
    data = {
        f"q{number['single'].pk}": choice["好"],
        f"q{number['multiple'].pk}": [choice["停车位"], choice["加装电梯"]],
        f"q{number['scale'].pk}": 4,
        f"q{number['text'].pk}": "路灯不亮",
        f"q{number['place'].pk}_words": "大门口",
        f"q{number['place'].pk}_latitude": "30.66",
        f"q{number['place'].pk}_longitude": "104.27",
    }
    return data | {f"q{number[kind].pk}": said for kind, said in instead.items()}


def test_household_fills_in_its_form_with_its_code(cast, survey, signed_in):
    client, address = signed_in(cast.household), url("fill_in_form", run=survey.run_id)

    assert "院1" in client.get(address).content.decode()
    posted(client, address, answers_posted(survey))

    form = HouseholdForm.objects.get()
    assert (form.household, form.answers.count()) == (cast.household.household, 6)
    assert "路灯不亮" in client.get(address).content.decode()


def test_form_with_a_gap_keeps_all_input(cast, survey, signed_in):
    answer = posted(
        signed_in(cast.household),
        url("fill_in_form", run=survey.run_id),
        answers_posted(survey, scale=""),
        422,
    )

    page = answer.content.decode()
    assert "路灯不亮" in page
    assert 'value="大门口"' in page
    assert not HouseholdForm.objects.exists()


def test_second_form_is_told_in_a_sentence(cast, survey, answers, signed_in):
    actions.fill_in_form(by=cast.household, survey=survey, answers=answers())

    answer = posted(
        signed_in(cast.household), url("fill_in_form", run=survey.run_id), answers_posted(survey), 422
    )

    assert answer.context["form"].non_field_errors()
    assert HouseholdForm.objects.count() == 1


def test_stranger_is_led_to_the_code(cast, survey, client):
    page = client.get(url("fill_in_form", run=survey.run_id)).content.decode()

    assert reverse("identity:household") in page


def test_form_without_an_open_survey_says_so(cast, draft, client):
    assert client.get(url("fill_in_form", run=draft.run_id)).status_code == 200


def test_paper_is_entered_from_the_list_of_households(cast, survey, signed_in, households):
    client = signed_in(cast.micro_grid_worker)
    door = url("enter_paper", run=survey.run_id, household=households[0].pk)

    assert door in client.get(url("enter_paper_form", run=survey.run_id)).content.decode()
    posted(client, door, answers_posted(survey))

    assert HouseholdForm.objects.get().channel == "paper"


def test_survey_is_built_and_opened_in_the_desk(cast, run_at, signed_in):
    run, client = run_at("mobilise"), signed_in(cast.social_worker)
    posted(client, url("draft_survey", run=run.pk), {"title": "一户一表", "introduction": "说说看"})
    survey = run.surveys.get()
    asked = {
        "kind": "multiple",
        "text": "要什么？",
        "choices": "电梯\n停车\n- 都不要",
        "gives_needs": "on",
        "required": "on",
    }
    posted(client, url("add_question", survey=survey.pk), asked)
    posted(client, url("add_question", survey=survey.pk), {"kind": "text", "text": "还有呢？"})
    one, two = survey.questions.all()
    posted(client, url("move_question", question=two.pk), {"way": "up"})
    posted(
        client,
        url("edit_question", question=two.pk),
        {"kind": "scale", "text": "满意吗？", "least": 1, "most": 5},
    )
    assert (
        client.get(url("edit_question", question=one.pk)).context["form"]["choices"].value()
        == "电梯\n停车\n- 都不要"
    )
    for page in ("survey", "preview", "paper_form"):
        assert "满意吗？" in client.get(url(page, survey=survey.pk)).content.decode()
    posted(client, url("open", survey=survey.pk), {})

    survey.refresh_from_db()
    assert survey.is_open
    assert [question.text for question in survey.questions.all()] == ["满意吗？", "要什么？"]
    assert [choice.is_need for choice in one.choices.all()] == [True, True, False]


def test_question_without_choices_is_told_at_its_field(cast, draft, signed_in):
    answer = posted(
        signed_in(cast.social_worker),
        url("add_question", survey=draft.pk),
        {"kind": "single", "text": "？", "choices": "一"},
        422,
    )

    assert "choices" in answer.context["form"].errors


def test_visit_is_one_tap(cast, run_at, signed_in, estate, households):
    run, client = run_at("mobilise"), signed_in(cast.micro_grid_worker)
    sheet = url("visit_sheet", run=run.pk, estate=estate.pk)

    assert sheet in client.get(url("record_visit", run=run.pk)).content.decode()
    posted(client, sheet, {"household": households[0].pk, "reached": "yes", "note": "下午"})

    assert Visit.objects.get().reached
    assert households[0].address not in client.get(f"{sheet}?show=todo").content.decode()


@pytest.mark.parametrize("who", ["nobody", "resident", "neighbour"])
def test_doors_and_notes_of_the_round_are_for_those_on_it(cast, survey, signed_in, estate, households, who):
    Visit.objects.create(
        run=survey.run, household=households[0], reached=False, note="独居老人", visited_on="2025-03-03"
    )
    client = signed_in(getattr(cast, who))
    doors = (
        url("visit_sheet", run=survey.run_id, estate=estate.pk),
        url("enter_paper", run=survey.run_id, household=households[0].pk),
    )
    for answer in [client.get(door) for door in doors] + [client.post(door) for door in doors]:
        assert answer.status_code == 403
        assert households[0].address not in answer.content.decode()
        assert "独居老人" not in answer.content.decode()


def test_sheet_of_visits_is_taken_from_those_on_the_round_alone(cast, run_at, signed_in):
    run = run_at("mobilise")
    door = url("import_visits", run=run.pk)

    assert signed_in(cast.resident).post(door).status_code == 403
    assert signed_in(cast.micro_grid_worker).post(door).status_code == 422


def test_report_is_told_and_followed(cast, run_at, signed_in, client):
    run = run_at("collect")
    data = {
        "estate": cast.household.household.estate_id,
        "kind": "safety",
        "text": "消防通道被占",
        "where_words": "3栋",
    }

    answer = posted(signed_in(cast.household), url("report_need", run=run.pk), data)

    report = Report.objects.get()
    assert answer.url == report.get_absolute_url()
    assert "消防通道被占" in client.get(answer.url).content.decode()
    client.session.flush()
    client.cookies.clear()
    assert "消防通道被占" not in client.get(answer.url).content.decode()
    assert "消防通道被占" not in client.get(url("reports", run=run.pk)).content.decode()


def test_needs_are_sorted_on_one_page(cast, sorting, signed_in):
    client, address = signed_in(cast.social_worker), url("group_needs", run=sorting.pk)
    posted(client, address, {"act": "propose"})
    groups = list(NeedGroup.objects.filter(run=sorting))
    first = groups[0].pk
    posted(
        client,
        address,
        {"act": "confirm", "groups": [group.pk for group in groups], f"title_{first}": "停车难"},
    )
    loose = Need.objects.get(state="open")
    posted(client, address, {"act": "answer", "needs": loose.pk}, 422)
    posted(client, address, {"act": "answer", "needs": loose.pk, "reason": "街道已有食堂"})

    assert NeedGroup.objects.get(pk=first).title == "停车难"
    assert queries.needs_unsorted(sorting) == 0


def test_group_is_appraised_checked_and_becomes_a_topic(cast, confirmed, fund_list, signed_in, client):
    group = confirmed[0]
    marks = {
        "urgency": 4,
        "reach": 5,
        "feasibility": 3,
        "urgency_reason": "急",
        "reach_reason": "多",
        "feasibility_reason": "行",
    }
    worker = signed_in(cast.social_worker)
    posted(worker, url("appraise", group=group.pk), marks | {"reach_reason": ""}, 422)
    posted(worker, url("appraise", group=group.pk), marks)
    posted(signed_in(cast.community_officer), url("check", group=group.pk), {"note": ""})

    page = client.get(url("topics", run=group.run_id)).content.decode()
    assert group.title in page
    assert client.get(url("topics", run=group.run_id) + "?export=xlsx").status_code == 200


def test_touched_line_without_a_reason_is_told_at_its_field(cast, confirmed, fund_list, signed_in):
    group, item = confirmed[0], fund_list[0]
    actions.appraise_group(
        by=cast.social_worker, group=group, marks=actions.appraising.Marks(4, "急", 5, "多", 3, "行")
    )
    client = signed_in(cast.community_officer)

    answer = posted(client, url("check", group=group.pk), {f"touches_{item.pk}": "on"}, 422)

    assert f"reason_{item.pk}" in answer.context["form"].errors


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("who", ["nobody", "household", "social_worker", "community_officer", "supervisor"])
def test_every_page_opens(cast, confirmed, fund_list, signed_in, who, language):
    run, group = confirmed[0].run, confirmed[0]
    survey = run.surveys.get()
    report_run_pages = [
        url(name, run=run.pk)
        for name in (
            "run", "record_visit", "import_visits", "build_survey", "draft_survey", "fill_in_form", "enter_paper_form", "report_need",
            "reports", "import_complaints", "group_needs", "answer_need", "appraise_group", "check_fund_lists", "topics", "topics_print",
        )
    ]  # fmt: skip
    survey_pages = [
        url(name, survey=survey.pk)
        for name in ("survey", "preview", "paper_form", "import_sheet", "totals", "open", "close")
    ]
    others = [
        url("group", group=group.pk),
        url("appraise", group=group.pk),
        url("check", group=group.pk),
        url("fund_list", place=run.place.code),
    ]
    client = signed_in(getattr(cast, who))
    client.cookies["django_language"] = language

    for address in (*report_run_pages, *survey_pages, *others):
        assert client.get(address).status_code == 200, address


def test_what_households_wrote_is_not_public(cast, confirmed, client):
    survey = confirmed[0].run.surveys.get()
    pages = (
        url("totals", survey=survey.pk),
        url("group", group=confirmed[0].pk),
        url("topics", run=survey.run_id),
    )

    for address in pages:
        page = client.get(address).content.decode()
        assert "没有充电桩" not in page
        assert "1栋001" not in page


def test_answers_leave_without_names(cast, confirmed, signed_in, client):
    address = url("export_answers", survey=confirmed[0].run.surveys.get().pk)
    from linli.platform.sheets import Column, read_sheet

    assert client.get(address).status_code == 403
    answer = signed_in(cast.social_worker).get(address)

    assert "1栋001".encode() not in answer.content
    rows = read_sheet(answer.content, [Column("n", "No."), Column("estate", "Estate", required=False)]).rows
    assert len(rows) == 8


def test_complaints_are_for_those_who_work_with_them(cast, community, signed_in, client):
    address = url("complaints", place=community.code)

    assert client.get(address).status_code == 403
    assert signed_in(cast.community_officer).get(address).status_code == 200
    assert client.get(url("import_place_complaints", place=community.code)).status_code == 200


def test_report_of_a_draft_shows_photo_and_place_fields(cast, run_at, signed_in):
    page = signed_in(cast.household).get(url("report_need", run=run_at("collect").pk)).content.decode()

    assert 'name="photo"' in page
    assert 'name="where_words"' in page


def test_report_draft_has_no_place_by_default():
    assert not ReportDraft("safety", "…").spot
    assert len(QUESTIONS) == 6
