"""What sheets of visits, forms and complaints look like, and how their rows become what the actions take."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from linli.civic.people.models import Household
from linli.civic.process.models import Run
from linli.kernel.sentence import mark as _
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.kernel.written import plainly
from linli.platform import clock
from linli.platform.sheets import Column, Row, RowFault, choice, day, moment, text, whole
from linli.practices.needs import queries
from linli.practices.needs.actions import ComplaintRow, SheetForm, VisitRow
from linli.practices.needs.enums import ComplaintState, QuestionKind
from linli.practices.needs.models import HouseholdForm, Question, Survey
from linli.practices.needs.rules.questions import Spot, fault_in_answers

ESTATE = Column(
    "estate", _("Estate"), help=_("As it is called on the site."), also=("小区", "院落", "小区名称")
)
ADDRESS = Column(
    "address",
    _("Household"),
    help=_("The address as it stands in the register."),
    also=("户号", "住址", "地址"),
)

VISITS = (
    ESTATE,
    ADDRESS,
    Column("reached", _("Reached"), choice({"yes": _("yes"), "no": _("no")}), also=("是否见到", "已见到")),
    Column("visited_on", _("Day"), day, required=False),
    Column("note", _("Note"), required=False),
)

COMPLAINTS = (
    Column(
        "number",
        _("Number"),
        required=False,
        help=_("The hotline's own number, if there is one."),
        also=("编号", "工单编号", "工单号"),
    ),
    Column("at", _("Time"), moment, also=("来电时间", "受理时间", "诉求时间")),
    Column("where", _("Place"), also=("地点", "诉求地点", "事发地址", "地址")),
    Column("kind", _("Kind"), also=("类别", "诉求类别", "问题分类")),
    Column("text", _("Text"), also=("诉求内容", "内容", "工单内容")),
    Column("state", _("State"), choice(ComplaintState.choices), also=("办理状态", "工单状态")),
)


def form_columns(survey: Survey, questions: Sequence[Question]) -> list[Column]:
    """The columns of a sheet of forms: the household, when it was written, and one for each question but photos."""
    asked = [
        Column(f"q{question.pk}", question.text, _reader(question), question.required, _help(question))
        for question in questions
        if question.kind != QuestionKind.PHOTO
    ]
    return [ESTATE, ADDRESS, *asked, Column("sent_on", _("Written on"), day, required=False)]


def visit_rows(run: Run, rows: Sequence[Row]) -> list[VisitRow]:
    """The rows of a visit sheet as the action takes them; they have been checked."""
    known = queries.addresses_in(queries.named_estates(run))
    return [
        VisitRow(_household(known, row), row["reached"] == "yes", row["note"], row["visited_on"])
        for row in rows
    ]


def visit_faults(run: Run, rows: Sequence[Row]) -> list[RowFault]:
    """Households that are unknown or stand there twice, and days to come."""
    late = [
        RowFault(row.number, "visited_on", say("A visit can't lie in days to come."))
        for row in rows
        if row["visited_on"] and row["visited_on"] > clock.today()
    ]
    return [*_household_faults(run, rows), *late]


def form_rows(survey: Survey, questions: Sequence[Question], rows: Sequence[Row]) -> list[SheetForm]:
    """The rows of a sheet of forms as the action takes them; they have been checked."""
    known = queries.addresses_in(queries.named_estates(survey.run))
    return [
        SheetForm(_household(known, row), _answers(questions, row), _midday(row["sent_on"])) for row in rows
    ]


def form_faults(survey: Survey, questions: Sequence[Question], rows: Sequence[Row]) -> list[RowFault]:
    """Households that are unknown, stand there twice or have sent a form; answers with a fault; days to come."""
    sent = set(
        HouseholdForm.objects.filter(survey=survey).values_list(
            "household__estate__name", "household__address"
        )
    )
    asked = {question.pk: question.asked for question in questions if question.kind != QuestionKind.PHOTO}
    faults = _household_faults(survey.run, rows)
    for row in rows:
        if (row["estate"], row["address"]) in sent:
            again = say("This household has sent a form already; the first one is kept.")
            faults.append(RowFault(row.number, "address", again))
        if fault := fault_in_answers(asked, _answers(questions, row)):
            faults.append(RowFault(row.number, f"q{fault[0]}", fault[1]))
        if row["sent_on"] and row["sent_on"] > clock.today():
            faults.append(RowFault(row.number, "sent_on", say("This day has not come yet.")))
    return faults


def complaint_rows(rows: Sequence[Row]) -> list[ComplaintRow]:
    """The rows of the hotline's sheet as the action takes them."""
    return [
        ComplaintRow(row["at"], row["where"], row["kind"], row["text"], row["state"], row["number"])
        for row in rows
    ]


def complaint_faults(rows: Sequence[Row]) -> list[RowFault]:
    """Times to come."""
    return [
        RowFault(row.number, "at", say("This day has not come yet."))
        for row in rows
        if row["at"] > clock.now()
    ]


def _household(known: Mapping[tuple[str, str], Household], row: Row) -> Household:
    return known[row["estate"], row["address"]]


def _household_faults(run: Run, rows: Sequence[Row]) -> list[RowFault]:
    known = queries.addresses_in(queries.named_estates(run))
    names, seen, faults = {estate for estate, _address in known}, set(), []
    for row in rows:
        key = (row["estate"], row["address"])
        if row["estate"] not in names:
            wrong = say("No estate of this name takes part.")
            faults.append(RowFault(row.number, "estate", wrong))
        elif key not in known:
            wrong = say("There is no household at this address in the register.")
            faults.append(RowFault(row.number, "address", wrong))
        elif key in seen:
            faults.append(RowFault(row.number, "address", say("This household stands in the sheet twice.")))
        seen.add(key)
    return faults


def _answers(questions: Sequence[Question], row: Row) -> dict[int, Any]:
    return {question.pk: row.get(f"q{question.pk}") for question in questions}


def _midday(written_on: date | None) -> datetime | None:
    """A paper tells the day only; its form counts as sent at noon, but never in time to come."""
    return min(datetime.combine(written_on, time(12), clock.CHINA), clock.now()) if written_on else None


def _parts(cell: str, known: Mapping[str, int]) -> list[str]:
    """Several choices in one cell: parted by ; | or new lines, else by commas, which may also stand within a choice."""
    for signs in ("；;|\n", "、，,"):
        if plainly(cell).replace(" ", "") in known:
            return [cell]
        if any(sign in cell for sign in signs):
            return [part for part in re.split(f"[{signs}]", cell) if part.strip()]
    return [cell]


def _help(question: Question) -> str:
    return " / ".join(one.text for one in question.choices.all())[:200] or question.help


def _reader(question: Question) -> Callable[[Any], Any]:
    if question.kind == QuestionKind.SCALE:
        return whole
    if question.kind == QuestionKind.PLACE:
        return lambda cell: Spot(text(cell))
    if question.kind == QuestionKind.TEXT:
        return text
    known = {plainly(one.text).replace(" ", ""): one.pk for one in question.choices.all()}

    def one_choice(cell: Any) -> int:
        written = plainly(text(cell)).replace(" ", "")
        if written not in known:
            raise Refusal(say("“%(text)s” is none of: %(all)s.", text=text(cell), all=_help(question)))
        return known[written]

    def some_choices(cell: Any) -> list[int]:
        return list(dict.fromkeys(one_choice(part) for part in _parts(text(cell), known)))

    if question.kind == QuestionKind.SINGLE:
        one_choice.options = lambda: [one.text for one in question.choices.all()]
        return one_choice
    return some_choices
