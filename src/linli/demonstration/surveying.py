"""Estates surveyed, classed and planned for: the first three stages of 三阶五维."""

from __future__ import annotations

from typing import Any

from linli.civic.places.models import Place
from linli.civic.process.actions import close_stage
from linli.demonstration import caotang
from linli.demonstration.scene import Scene
from linli.practices.estates import actions
from linli.practices.estates.models import EstateClass, Profile
from linli.practices.estates.queries import latest_classing
from linli.practices.estates.rules import SECTIONS, MeasureDraft, PlanDraft


def survey(scene: Scene) -> None:
    """Days 3–26: the first estate is filled in on the phone, section by section, the others come by the sheet."""
    worker, run = scene.actor("social_worker"), scene.reload()
    first, *others = scene.estates
    with scene.day(3):
        answers = _answers(scene, first)
        for section in SECTIONS:
            values = {field.code: answers[field.code] for field in section.fields}
            actions.fill_profile(
                by=scene.actor("grid_worker"), run=run, estate=first, section=section.code, values=values
            )
    with scene.day(20):
        rows = [{"estate": estate, **_answers(scene, estate)} for estate in others]
        actions.import_profiles(by=worker, run=run, rows=rows)
    with scene.day(24):
        profile = Profile.objects.select_related("estate", "run__edition", "run__place").get(estate=first)
        actions.comment_profile(
            by=scene.committee_of(first), profile=profile, text="楼道灯实际坏了一半以上，请再核一遍。"
        )
    with scene.day(26):
        close_stage(by=worker, run=scene.reload())


def classify(scene: Scene) -> None:
    """Days 28–31: the rule classes; the social worker decides otherwise once, and says why; the council confirms."""
    worker = scene.actor("social_worker")
    with scene.day(28):
        actions.class_estates(by=worker, run=scene.reload())
        row = EstateClass.objects.select_related(
            "classing__run__edition", "classing__run__place", "estate"
        ).get(estate=scene.estates[3], classing__run=scene.run)
        tier = "demonstrate" if row.tier != "demonstrate" else "improve"
        actions.differ_class(
            by=worker, row=row, tier=tier, reason="院委会运转好，愿意带动周边三个院落，按示范安排更合适。"
        )
    with scene.day(30):
        actions.confirm_classes(by=scene.actor("council_member"), classing=latest_classing(scene.reload()))
    with scene.day(31):
        close_stage(by=worker, run=scene.reload())


def plan(scene: Scene) -> None:
    """Days 35–58: each estate's plan is drafted, commented on, and adopted by a meeting of the estate."""
    worker, run = scene.actor("social_worker"), scene.reload()
    with scene.day(35):
        drafted = {
            estate: actions.draft_plan(by=worker, run=run, estate=estate, draft=_plan(scene, estate))
            for estate in scene.estates
        }
    with scene.day(40):
        first = scene.estates[0]
        commenting = scene.household(scene.households[first][2])
        actions.comment_plan(by=commenting, version=drafted[first], text="夜巡排班请照顾上早班的人。")
    with scene.day(55):
        for estate, version in drafted.items():
            actions.adopt_plan(
                by=scene.committee_of(estate),
                version=version,
                adopted_on=scene.date(54),
                words=f"{estate.name}居民会议，到会过半数同意",
            )
    with scene.day(58):
        close_stage(by=worker, run=scene.reload())


def _plan(scene: Scene, estate: Place) -> PlanDraft:
    wanted = scene.known[scene.plans[estate].plan]
    measures = (
        MeasureDraft(
            title=wanted.title,
            who=f"{estate.name}自组织",
            due_on=scene.date(320),
            cost_fen=caotang.YUAN[scene.plans[estate].plan] * 100,
            money_from="提案大赛（社区保障资金）",
            need_words=wanted.problem,
        ),
        MeasureDraft(
            title="院坝会每月一次",
            who=f"{estate.name}院委会",
            due_on=scene.date(180),
            cost_fen=0,
            need_words="有事没地方说",
        ),
    )
    return PlanDraft(aims=f"{wanted.title}；邻里有事一起商量，有人管，管得久。", measures=measures)


def _answers(scene: Scene, estate: Place) -> dict[str, Any]:
    """What was found on site: older estates are in a worse state."""
    chance, households = scene.chance, scene.plans[estate].households
    old = estate.estate_kind == "three_without"
    worse = (0, 1, 2, 2, 3) if old else (0, 0, 1, 1, 2)
    lamps = 12 + households // 8
    return {
        "kind": estate.estate_kind,
        "built_year": chance.randint(1978, 1994) if old else chance.randint(1998, 2012),
        "buildings": households // 24 + 1,
        "households": households,
        **{f"fault_{part}": chance.choice(worse) for part in ("roofs", "walls", "pipes", "wiring")},
        **{
            f"has_{what}": chance.random() < (0.35 if old else 0.7)
            for what in (
                "meeting_place", "fitness", "parking", "bicycle_shed", "charging", "ramps", "green", "sorting",
            )
        },
        "lamps": lamps,
        "lamps_broken": chance.randint(lamps // 4, lamps // 2) if old else chance.randint(0, lamps // 5),
        "fire_lane_free": chance.random() < (0.4 if old else 0.8),
        "fire_equipment": chance.choice(("partly", "none") if old else ("whole", "partly")),
        "fire_risk": chance.choice(worse),
        "property_service": chance.choice(("none", "own", "basic") if old else ("firm", "firm", "trust")),
        "arrears": 0 if old else chance.randint(0, households // 8),
        "committee": "courtyard" if old else chance.choice(("owners", "none")),
        "committee_state": chance.choice(("weak", "founding", "works")),
        "disputes": chance.randint(0, 9),
        "elderly": households // (2 if old else 4),
        "elderly_alone": households // 20,
        "children": households // 7,
        "volunteers": chance.randint(2, 24),
        "groups": chance.randint(0, 3),
    }  # fmt: skip
