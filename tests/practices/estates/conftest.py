"""A run in which the three estates are surveyed, classed and planned for."""

from __future__ import annotations

from datetime import date

import pytest

from linli.practices.estates.rules import FIELDS, SECTIONS, MeasureDraft, PlanDraft

GOOD = {
    "kind": "commodity",
    "built_year": 1998,
    "buildings": 6,
    "households": 200,
    "fault_roofs": 0,
    "fault_walls": 1,
    "fault_pipes": 0,
    "fault_wiring": 0,
    **{code: True for code in FIELDS if code.startswith("has_")},
    "lamps": 40,
    "lamps_broken": 2,
    "fire_lane_free": True,
    "fire_equipment": "whole",
    "fire_risk": 0,
    "property_service": "firm",
    "arrears": 10,
    "committee": "owners",
    "committee_state": "works",
    "disputes": 2,
    "elderly": 120,
    "elderly_alone": 9,
    "children": 40,
    "volunteers": 12,
    "groups": 3,
}
"""Every answer of a profile; by the rule that ships: 96 points."""

MIDDLING = GOOD | {
    "committee_state": "weak",
    "arrears": 50,
    "fire_risk": 1,
    "volunteers": 4,
    "fault_pipes": 2,
}
POOR = GOOD | {
    "committee": "none",
    "committee_state": "none",
    "property_service": "none",
    "arrears": 150,
    "fault_pipes": 3,
    "fire_risk": 3,
    "lamps_broken": 30,
    "disputes": 20,
    "volunteers": 0,
    **{code: False for code in FIELDS if code.startswith("has_")},
}
"""By the rule that ships: 63 and 0 points."""

PLAN = PlanDraft(
    aims="一年内灯都亮，电动车不进楼道。",
    measures=(
        MeasureDraft(
            title="换路灯",
            who="院委会",
            due_on=date(2025, 6, 30),
            cost_fen=800_000,
            need_words="晚上看不见路",
            money_from="社区保障资金",
            need="needs.group:7",
            carrier="microprojects.project:3",
        ),
        MeasureDraft(
            title="楼道清理", who="志愿队", due_on=date(2025, 4, 30), cost_fen=0, need_words="消防通道被占"
        ),
    ),
)


@pytest.fixture
def edition(db):
    """A method that names the verbs of estates, and nothing else."""
    from linli.civic.process.models import Edition
    from linli.kernel import canonical
    from linli.kernel.playbook.yaml import to_yaml
    from linli.platform import clock

    text = to_yaml(method())
    return Edition.objects.create(
        code="estates-only", edition="1", text=text, digest=canonical.digest(text), published_at=clock.now()
    )


@pytest.fixture
def surveying(edition, cast, community, estates):
    """The run at its survey, with three estates."""
    from linli.civic.process.actions import name_estates, open_run

    run = open_run(by=cast.social_worker, edition=edition, place=community, title="三阶五维")
    name_estates(
        by=cast.social_worker, run=run, contacts=dict.fromkeys(estates, cast.committee_member.person)
    )
    return again(run)


@pytest.fixture
def surveyed(surveying, cast, estates):
    """The run at its classing: one estate is good, one middling, one poor."""
    for estate, values in zip(estates, (GOOD, MIDDLING, POOR), strict=True):
        fill_in(cast.social_worker, surveying, estate, values)
    return move_to(surveying, "class")


@pytest.fixture
def classing(surveyed, cast):
    """The three estates as the rule classes them."""
    from linli.practices.estates.actions import class_estates

    return class_estates(by=cast.social_worker, run=surveyed)


@pytest.fixture
def planning(surveying):
    """The run at its plans."""
    return move_to(surveying, "plan")


@pytest.fixture
def version(planning, cast, estate):
    """The first version of the plan of the first estate."""
    from linli.practices.estates.actions import draft_plan

    return draft_plan(by=cast.social_worker, run=planning, estate=estate, draft=PLAN)


def method():
    """Survey, class and plan, without gates."""
    from linli.kernel.playbook import Duty, Playbook, Stage
    from linli.playbooks import roles
    from linli.playbooks.duties import residents

    def stage(code, *duties):
        keep = Duty(roles.SOCIAL_WORKER, ("process.close_stage", "process.name_estates"))
        return Stage(code=code, title=code, purpose=code, duties=(*duties, keep))

    fillers = (roles.SOCIAL_WORKER, roles.GRID_WORKER, roles.MICRO_GRID_WORKER)
    return Playbook(
        code="estates-only",
        edition="1",
        title="Estates",
        purpose="Estates",
        stages=(
            stage(
                "survey",
                *(Duty(role, ("estates.fill_profile",)) for role in fillers),
                Duty(roles.COMMITTEE_MEMBER, ("estates.comment_profile",)),
            ),
            stage(
                "class",
                Duty(roles.SOCIAL_WORKER, ("estates.class_estates", "estates.differ_class")),
                Duty(roles.COUNCIL_MEMBER, ("estates.confirm_classes",)),
            ),
            stage(
                "plan",
                Duty(roles.SOCIAL_WORKER, ("estates.draft_plan",)),
                Duty(roles.COMMITTEE_MEMBER, ("estates.comment_plan", "estates.adopt_plan")),
                Duty(roles.SELF_ORGANISATION, ("estates.comment_plan",)),
                *residents("estates.comment_plan"),
            ),
        ),
    )


def fill_in(by, run, estate, values):
    """Every section of a profile, one after the other; the profile as it then is."""
    from linli.practices.estates.actions import fill_profile

    for section in SECTIONS:
        here = {field.code: values[field.code] for field in section.fields if field.code in values}
        profile = fill_profile(by=by, run=run, estate=estate, section=section.code, values=here)
    return profile


def move_to(run, stage):
    """Let a run stand at a stage, whatever its gates say."""
    from linli.civic.process.actions.runs import enter_stage
    from linli.civic.process.models import Passage
    from linli.platform import clock

    if run.stage_code != stage:
        Passage.objects.filter(run=run, left_at=None).update(left_at=clock.now(), outcome="passed")
        enter_stage(run, run.playbook.stage(stage))
    return again(run)


def again(run):
    """The run as it stands."""
    from linli.civic.process.models import Run

    return Run.objects.select_related("edition", "place", "parent").get(pk=run.pk)
