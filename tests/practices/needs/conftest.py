"""A survey, its forms, and needs to sort: what the tests of needs start from."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from linli.civic.people.models import Household
from linli.practices.needs import actions
from linli.practices.needs.models import Choice, NeedGroup
from linli.practices.needs.rules.questions import ChoiceDraft, QuestionDraft, Spot

QUESTIONS = (
    QuestionDraft("single", "您住得怎么样？", choices=(ChoiceDraft("好"), ChoiceDraft("不好"))),
    QuestionDraft(
        "multiple",
        "最需要什么？",
        choices=(ChoiceDraft("停车位", True), ChoiceDraft("加装电梯", True), ChoiceDraft("都不需要")),
        gives_needs=True,
    ),
    QuestionDraft("scale", "对环境满意吗？", low_end="不满意", high_end="很满意"),
    QuestionDraft("text", "还需要什么？", required=False, gives_needs=True),
    QuestionDraft("photo", "照片", required=False),
    QuestionDraft("place", "在哪里？", required=False, gives_needs=True),
)


@pytest.fixture
def draft(cast, run_at):
    """A survey of six questions, one of each kind, still a draft of a run that collects."""
    run = run_at("collect")
    return actions.draft_survey(by=cast.social_worker, run=run, title="一户一表", questions=QUESTIONS)


@pytest.fixture
def survey(cast, draft):
    """The same, open."""
    return actions.open_survey(by=cast.social_worker, survey=draft)


@pytest.fixture
def answers(survey):
    """`answers(text="…")` is a full set of answers; `needs=("停车位",)` ticks others."""
    asked = SimpleNamespace(**{one.kind: one for one in survey.questions.all()})

    def make(
        text: str = "", needs: tuple[str, ...] = ("停车位",), mark: int = 3, spot: Spot | None = None
    ) -> dict:
        choices = {choice.text: choice.pk for choice in Choice.objects.filter(question__survey=survey)}
        return {
            asked.single.pk: choices["好"],
            asked.multiple.pk: [choices[need] for need in needs],
            asked.scale.pk: mark,
            asked.text.pk: text,
            asked.place.pk: spot,
        }

    return make


@pytest.fixture
def households(estates):
    """All twelve households, estate by estate."""
    return list(Household.objects.filter(estate__in=estates).select_related("estate").order_by("id"))


@pytest.fixture
def sorting(cast, survey, answers, households, run_at):
    """The run at the stage of sorting, after eight households have written what they need."""
    from linli.civic.process.actions.runs import enter_stage
    from linli.civic.process.models import Passage
    from linli.platform import clock

    texts = ("没有充电桩", "电瓶车充电难", "路灯不亮", "3栋路灯坏了", "", "", "", "想开个食堂")
    rows = [
        actions.SheetForm(
            household, answers(text=text, needs=("停车位",) if n % 2 else ("加装电梯", "停车位"))
        )
        for n, (household, text) in enumerate(zip(households, texts, strict=False))
    ]
    actions.import_forms(by=cast.social_worker, survey=survey, rows=rows)
    actions.close_survey(by=cast.social_worker, survey=survey)
    run = survey.run
    Passage.objects.filter(run=run, left_at=None).update(left_at=clock.now(), outcome="passed")
    enter_stage(run, run.playbook.stage("sort"))
    return type(run).objects.select_related("edition", "place", "parent").get(pk=run.pk)


@pytest.fixture
def confirmed(cast, sorting) -> list[NeedGroup]:
    """The groups of that run, proposed and confirmed."""
    groups = actions.propose_groups(by=cast.social_worker, run=sorting)
    actions.confirm_groups(by=cast.social_worker, run=sorting, groups=groups)
    return list(NeedGroup.objects.filter(run=sorting).select_related("run__edition", "run__place"))


@pytest.fixture
def fund_list(db):
    """The lines of the negative list that ship."""
    return actions.ship_fund_list()
