"""The first half of the eight steps: a community is mobilised, its needs are collected, sorted and appraised."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from linli.civic.process.actions import close_stage, name_estates, open_run
from linli.civic.process.models import Edition
from linli.demonstration.scene import Scene
from linli.demonstration.shiling import COMPLAINTS, NEEDS, PLANS
from linli.platform import clock
from linli.practices.needs import actions
from linli.practices.needs.actions import ComplaintRow, SheetForm, VisitRow
from linli.practices.needs.actions.appraising import Marks
from linli.practices.needs.actions.reports import ReportDraft
from linli.practices.needs.enums import ComplaintState, GroupState, QuestionKind
from linli.practices.needs.models import FundItem, Need, NeedGroup, Survey
from linli.practices.needs.rules.questions import ChoiceDraft, QuestionDraft, Spot

REACHED, ANSWERED = 0.66, 0.56
"""Shares of households that were reached by a visit and that sent in a form."""
CHOICES = {kind: plan.title for kind, plan in PLANS.items()}


def mobilise(scene: Scene, title: str) -> None:
    """Days 0–13: the run is opened, estates are named, every door is knocked at."""
    worker = scene.actor("social_worker")
    with scene.day(0):
        edition = Edition.objects.get(code="eight-step", place=None)
        scene.run = open_run(by=worker, edition=edition, place=scene.community, title=title)
        name_estates(by=worker, run=scene.run, contacts=dict(scene.committees))
        draft_survey(scene)
    with scene.day(12):
        for estate in scene.estates:
            called_on = scene.some(estate, REACHED)
            rows = [
                VisitRow(household, reached=True, visited_on=scene.date(5 + n % 7))
                for n, household in enumerate(called_on)
            ]
            actions.record_visits(by=scene.actor("grid_worker"), run=scene.run, rows=rows)


def draft_survey(scene: Scene) -> Survey:
    """The household form: what troubles you most, how satisfied are you, what else."""
    return actions.draft_survey(
        by=scene.actor("social_worker"),
        run=scene.run,
        title="一户一表：您家最盼解决什么",
        introduction="一户填一份，大约三分钟。姓名不公开。",
        questions=(
            QuestionDraft(
                QuestionKind.MULTIPLE,
                "院子里最该先解决什么？",
                help="可以选几项",
                choices=tuple(ChoiceDraft(title, is_need=True) for title in CHOICES.values()),
            ),
            QuestionDraft(QuestionKind.SCALE, "您对小区环境满意吗？", low_end="很不满意", high_end="很满意"),
            QuestionDraft(
                QuestionKind.SINGLE,
                "如果邻居一起出一点钱，您家愿意吗？",
                choices=tuple(ChoiceDraft(words) for words in ("愿意", "看方案再定", "不愿意")),
            ),
            QuestionDraft(QuestionKind.TEXT, "还有什么想说的？", required=False, gives_needs=True),
        ),
    )


def collect(scene: Scene, *, complaints: int = 0) -> None:
    """Days 14–35: forms on the phone, on paper and by sheet; reports; the hotline's sheet; then the survey is closed."""
    worker, survey = scene.actor("social_worker"), open_collecting(scene, ANSWERED)
    with scene.day(30, 15):
        _report(scene)
        if complaints:
            rows = hotline(scene, complaints, scene.begins - timedelta(days=1))
            actions.import_complaints(by=worker, place=scene.community, rows=rows, run=scene.reload())
    with scene.day(35):
        actions.close_survey(by=worker, survey=survey)
        close_stage(by=worker, run=scene.reload())


def open_collecting(scene: Scene, share: float) -> Survey:
    """The survey is opened on day 14, and so many of the households of each estate send their form."""
    worker = scene.actor("social_worker")
    with scene.day(14):
        close_stage(by=worker, run=scene.reload())
        survey = actions.open_survey(by=worker, survey=Survey.objects.get(run=scene.run))
    questions = {question.kind: question for question in survey.questions.prefetch_related("choices")}
    wanted = {choice.text: choice.pk for choice in questions["multiple"].choices.all()}
    willing = [choice.pk for choice in questions["single"].choices.all()]
    for estate, plan in scene.plans.items():
        own = wanted[CHOICES[plan.plan]]
        forms = [
            SheetForm(
                household, _answers(scene, plan.plan, n, own, list(wanted.values()), willing, questions)
            )
            for n, household in enumerate(scene.some(estate, share))
        ]
        _send(scene, survey, forms)
    return survey


def _answers(scene, kind, n, own, wanted, willing, questions) -> dict:
    chance = scene.chance
    ticked = {own} if chance.random() < 0.7 else set()
    ticked |= {chance.choice(wanted)} if chance.random() < 0.5 or not ticked else set()
    answers = {
        questions["multiple"].pk: sorted(ticked),
        questions["scale"].pk: chance.choices((1, 2, 3, 4, 5), (15, 30, 35, 15, 5))[0],
        questions["single"].pk: chance.choices(willing, (55, 35, 10))[0],
    }
    if n % 60 == 0:
        answers[questions["text"].pk] = chance.choice(NEEDS[kind])
    return answers


def _send(scene: Scene, survey: Survey, forms: list[SheetForm]) -> None:
    """The first form of an estate comes by phone, the second on paper, all others by the sheet of the volunteers."""
    with scene.day(20):
        first, second, *others = forms
        actions.fill_in_form(by=scene.household(first.household), survey=survey, answers=first.answers)
        actions.enter_paper_form(
            by=scene.actor("grid_worker"), survey=survey, household=second.household, answers=second.answers
        )
    with scene.day(22):
        actions.import_forms(by=scene.actor("social_worker"), survey=survey, rows=others)


def _report(scene: Scene) -> None:
    """One household in every other estate also tells a need in its own words."""
    run = scene.reload()
    for estate, plan in list(scene.plans.items())[::2]:
        teller = scene.household(scene.households[estate][0])
        draft = ReportDraft(
            "facilities", scene.chance.choice(NEEDS[plan.plan]), Spot(f"{estate.name}门口"), public=True
        )
        actions.report_need(by=teller, run=run, estate=estate, draft=draft)


def hotline(scene: Scene, count: int, last_day) -> list[ComplaintRow]:
    """A sheet of the 12345 hotline: so many complaints, spread over the half-year up to a day."""
    rows = []
    for n in range(count):
        kind, text = COMPLAINTS[n % len(COMPLAINTS)]
        estate = scene.estates[n % len(scene.estates)]
        day = last_day - timedelta(days=(n * 183) // count)
        moment = datetime.combine(day, time(8 + n % 12, n % 60), clock.CHINA)
        rows.append(
            ComplaintRow(moment, estate.name, kind, text, ComplaintState.DONE, f"CD{moment:%Y%m%d}{n:04d}")
        )
    return rows


def sort(scene: Scene) -> None:
    """Days 35–42: groups are proposed and confirmed, appraised, and held against the fund's negative list."""
    worker, officer = scene.actor("social_worker"), scene.actor("community_officer")
    with scene.day(37):
        groups = actions.propose_groups(by=worker, run=scene.reload())
        actions.confirm_groups(by=worker, run=scene.run, groups=groups)
        if alone := list(Need.objects.filter(run=scene.run, state="open")):
            actions.answer_needs(
                by=worker, run=scene.run, needs=alone, reason="已转物业和职能部门办理，结果会回告本人。"
            )
    with scene.day(39):
        liable = FundItem.objects.get(code="liable-party")
        for group in NeedGroup.objects.filter(run=scene.run, state=GroupState.CONFIRMED):
            complaint = any(kind in group.title for kind, _text in COMPLAINTS)
            actions.appraise_group(by=worker, group=group, marks=_marks(complaint))
            touched = {liable: "有明确责任主体，应由其承担。"} if complaint else {}
            actions.check_fund_lists(by=officer, group=group, touched=touched)
    with scene.day(42):
        close_stage(by=worker, run=scene.reload())


def _marks(complaint: bool) -> Marks:
    if complaint:
        return Marks(3, "时有发生", 3, "涉及多个院落", 2, "须由责任单位处理")
    return Marks(4, "影响日常生活", 4, "多数住户提到", 4, "院内可以实施，有人管护")
