"""Sheets: what is faulty is told line by line, what is good comes in."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from linli.platform.sheets import read_sheet
from linli.practices.needs import actions, imports, queries
from linli.practices.needs.models import Answer, Complaint, HouseholdForm, Visit


def sheet(*lines):
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


HEAD = [
    "小区",
    "户号",
    "您住得怎么样？",
    "最需要什么？",
    "对环境满意吗？",
    "还需要什么？",
    "在哪里？",
    "填写日期",
]


def test_forms_of_a_sheet_are_read_by_the_words_of_the_questions(cast, survey):
    content = sheet(
        HEAD,
        ["院1", "1栋001", "好", "停车位；加装电梯", 4, "路灯", "大门", "2025-03-01"],
        ["院1", "1栋002", "不好", "停车位、都不需要", "５", None, None, None],
    )
    questions = queries.questions_of(survey)
    reading = read_sheet(content, imports.form_columns(survey, questions))
    assert not reading.faults
    assert not imports.form_faults(survey, questions, reading.rows)

    actions.import_forms(
        by=cast.social_worker, survey=survey, rows=imports.form_rows(survey, questions, reading.rows)
    )

    first, second = HouseholdForm.objects.order_by("household")
    assert first.sent_at.isoformat() == "2025-03-01T12:00:00+08:00" or first.sent_at.day == 1
    assert Answer.objects.filter(form=first, question__kind="multiple").count() == 2
    assert Answer.objects.get(form=second, question__kind="scale").mark == 5


@pytest.mark.parametrize(
    ("line", "column", "said"),
    [
        (["院9", "1栋001", "好", "停车位", 4], "estate", "No estate of this name"),
        (["院1", "9栋999", "好", "停车位", 4], "address", "no household at this address"),
        (["院1", "1栋002", "好", "停车位", 4], "address", "has sent a form already"),
        (["院1", "1栋001", "好", "飞机场", 4], "multiple", "is none of"),
        (["院1", "1栋001", "好", "停车位", 9], "scale", "a mark from 1 to 5"),
        (["院1", "1栋001", None, "停车位", 4], "single", "fill this in"),
        (["院1", "1栋001", "好", "停车位", 4, None, None, "2031-01-01"], "sent_on", "has not come yet"),
    ],
)
def test_faulty_line_is_told_with_its_reason(cast, survey, answers, line, column, said):
    actions.fill_in_form(by=cast.household, survey=survey, answers=answers())
    questions = queries.questions_of(survey)
    number = {question.kind: f"q{question.pk}" for question in questions}
    reading = read_sheet(sheet(HEAD, line), imports.form_columns(survey, questions))

    fault = [*reading.faults, *imports.form_faults(survey, questions, reading.rows)][0]

    assert fault.column == number.get(column, column)
    assert said in str(fault.because)


def test_household_twice_in_a_sheet_is_told(cast, survey):
    questions = queries.questions_of(survey)
    line = ["院1", "1栋001", "好", "停车位", 4]
    reading = read_sheet(sheet(HEAD, line, line), imports.form_columns(survey, questions))

    assert [
        "twice" in str(fault.because) for fault in imports.form_faults(survey, questions, reading.rows)
    ] == [True]


def brought_in(client, address, content):
    """Choose the file, look at the preview, bring the good rows in."""
    answer = client.post(address, {"file": SimpleUploadedFile("a.xlsx", content)})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    preview = client.get(answer.url)
    client.post(address, {"upload": preview.context["preview"]["token"]})
    return preview.context["preview"]


def test_forms_come_in_through_the_page_without_the_faulty_ones(cast, survey, signed_in):
    client, address = signed_in(cast.social_worker), reverse("needs:import_sheet", args=[survey.pk])
    good, bad = ["院1", "1栋001", "好", "停车位", 4], ["院1", "1栋002", "好", "？", 4]

    preview = brought_in(client, address, sheet(HEAD, good, bad))

    assert (preview["good"], preview["faulty"]) == (1, 1)
    assert HouseholdForm.objects.count() == 1


def test_visits_come_in_through_the_page(cast, run_at, signed_in):
    client, address = (
        signed_in(cast.grid_worker),
        reverse("needs:import_visits", args=[run_at("mobilise").pk]),
    )
    lines = (
        ["院1", "1栋001", "是", "2025-03-01", "有老人"],
        ["院1", "1栋002", "否"],
        ["院1", "9栋", "是"],
        ["院2", "1栋001", "是", "2031-01-01"],
    )

    preview = brought_in(client, address, sheet(["小区", "户号", "是否见到", "日期", "备注"], *lines))

    assert (preview["good"], preview["faulty"]) == (2, 2)
    assert Visit.objects.filter(reached=True).count() == 1


def test_complaints_come_in_through_the_page_and_twice_changes_nothing(cast, community, run_at, signed_in):
    client, address = (
        signed_in(cast.social_worker),
        reverse("needs:import_complaints", args=[run_at("collect").pk]),
    )
    head = ["工单编号", "来电时间", "诉求地点", "诉求类别", "诉求内容", "办理状态"]
    content = sheet(
        head,
        ["G1", "2025-01-02 08:30", "院1", "噪音", "半夜施工", "已办结"],
        ["", "2025-02-01", "院2", "停车", "乱停", "办理中"],
        ["G3", "不知道", "院2", "停车", "乱停", "办理中"],
    )

    for _time in (1, 2):
        preview = brought_in(client, address, content)

    assert (preview["good"], preview["faulty"]) == (2, 1)
    assert Complaint.objects.count() == 2
