"""The micro-projects: planned, carried out, inspected by the supervisors, paid, rated, and handed over for upkeep."""

from __future__ import annotations

from collections.abc import Sequence

from linli.civic.people.actions import found_organisation
from linli.civic.people.models import Organisation
from linli.civic.places.models import Place
from linli.civic.process.actions import close_stage
from linli.demonstration import pictures, shiling
from linli.demonstration.scene import Scene
from linli.practices.meetings.actions import complete_resolution
from linli.practices.meetings.models import Resolution
from linli.practices.microprojects import actions
from linli.practices.microprojects.actions import PaperRating, VoucherDraft
from linli.practices.microprojects.enums import Check, VoucherKind
from linli.practices.microprojects.models import MicroProject, Milestone
from linli.practices.microprojects.rules.planning import MilestoneDraft

RATING = 0.36
"""Share of the benefiting households that rate."""


def found_groups(scene: Scene, first_day: int, groups: Sequence[tuple[str, str, str]]) -> None:
    """What grew on the way: kind, estate ("" for the community), name."""
    officer = scene.actor("community_officer")
    places = {place.name: place for place in scene.estates} | {"": scene.community}
    for n, (kind, estate, called) in enumerate(groups):
        place = places[estate]
        with scene.day(first_day + n * 5):
            found_organisation(by=officer, place=place, kind=kind, name=called, run=scene.run, invented=True)


def carry_out(scene: Scene, first_day: int) -> None:
    """Two milestones each: reported with photos, accepted by a supervisor, then paid."""
    worker = scene.actor("social_worker")
    with scene.day(first_day):
        for project in _projects(scene):
            drafts = [
                MilestoneDraft("开工备料", scene.date(first_day + 60), "2/5"),
                MilestoneDraft("完工", scene.date(first_day + 150), "3/5"),
            ]
            actions.plan_milestones(
                by=scene.committee_of(project.estate),
                project=project,
                milestones=drafts,
                contractor="中标施工队（虚构）",
            )
    for number, day in ((1, first_day + 40), (2, first_day + 130)):
        for milestone in Milestone.objects.filter(project__run=scene.run, number=number).select_related(
            "project__estate"
        ):
            _pass_milestone(scene, milestone, day)
    with scene.day(first_day + 150):
        close_stage(by=worker, run=scene.reload())


def _pass_milestone(scene: Scene, milestone: Milestone, day: int) -> None:
    estate = milestone.project.estate
    committee, kind = scene.committee_of(estate), scene.plans[estate].plan
    with scene.day(day):
        last = milestone.number == 2
        actions.report_progress(
            by=committee,
            milestone=milestone,
            text="完工，请监委会验收。" if last else "材料进场，已开工。",
            before=() if last else (pictures.photo(kind, after=False),),
            after=(pictures.photo(kind, after=True),) if last else (),
        )
        draft = VoucherDraft(
            VoucherKind.INVOICE,
            f"SL{milestone.pk:05d}",
            "施工队（虚构）",
            milestone.tranche_fen,
            milestone.project.lines.first(),
            scene.date(day),
        )
        actions.add_voucher(
            by=committee, milestone=milestone, draft=draft, upload=pictures.voucher(draft.number)
        )
    with scene.day(day + 4):
        checks = [check.value for check in Check]
        actions.accept_milestone(
            by=scene.actor("supervisor"), milestone=milestone, checks=checks, note="现场查看，与预算相符。"
        )
    with scene.day(day + 6):
        actions.release_tranche(by=scene.actor("social_worker"), milestone=milestone)


def review(scene: Scene, first_day: int) -> None:
    """Accepted, rated by those who live there, handed over to a group, and the lessons written down."""
    with scene.day(first_day + 2):
        for project in _projects(scene):
            actions.accept_project(
                by=scene.actor("supervisor"), project=project, opinion="按方案完成，同意验收。"
            )
    with scene.day(first_day + 8):
        _report_resolutions_done(scene)
    with scene.day(first_day + 20):
        for project in _projects(scene):
            _rate(scene, project)
    with scene.day(first_day + 24):
        for number, project in enumerate(_projects(scene)):
            keeper = _keeper(project.estate, number)
            actions.hand_over_upkeep(
                by=scene.committee_of(project.estate),
                project=project,
                organisation=keeper,
                agreement=scene_plan(scene, project).upkeep,
            )
            actions.write_lessons(
                by=scene.actor("social_worker"),
                project=project,
                worked="先听住户怎么说，再动工，反对的人少。",
                hard="现金收缴费时，要多留几天。",
                next_time="下次先把管护人定下来再报名。",
            )
            actions.close_project(by=scene.actor("social_worker"), project=project)
    with scene.day(first_day + 31):
        close_stage(by=scene.actor("social_worker"), run=scene.reload())


def _report_resolutions_done(scene: Scene) -> None:
    """What each estate resolved has been built; its committee reports it done."""
    open_ones = Resolution.objects.filter(motion__topic__meeting__run=scene.run, state="open")
    for resolution in open_ones.select_related("motion__topic__meeting__place"):
        complete_resolution(
            by=scene.committee_of(resolution.motion.topic.meeting.place),
            resolution=resolution,
            evidence="项目已完工并通过验收，照片和凭证见项目页。",
        )


def scene_plan(scene: Scene, project: MicroProject) -> shiling.Plan:
    """What was invented for the estate of a project."""
    return scene.known[scene.plans[project.estate].plan]


def _rate(scene: Scene, project: MicroProject) -> None:
    chance = scene.chance
    first, *others = scene.some(project.estate, RATING)
    actions.rate(by=scene.household(first), project=project, before=2, after=5, comment="变化看得见。")
    rows = [
        PaperRating(
            household,
            *(chance.choices(range(1, 6), odds)[0] for odds in ((20, 36, 28, 12, 4), (1, 3, 12, 40, 44))),
        )
        for household in others
    ]
    actions.import_ratings(by=scene.actor("social_worker"), project=project, rows=rows)


def _keeper(estate: Place, number: int) -> Organisation:
    """The estate's own group, else one of the micro-grid teams."""
    own = Organisation.objects.filter(place=estate).order_by("kind").first()
    teams = Organisation.objects.filter(place=estate.parent, kind="micro_grid_team").order_by("id")
    return own or teams[number % len(teams)]


def _projects(scene: Scene) -> list[MicroProject]:
    return list(
        MicroProject.objects.filter(run=scene.run)
        .select_related("estate", "run__edition", "run__place")
        .order_by("id")
    )
