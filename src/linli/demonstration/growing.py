"""活动项目化、项目组织化: a few groups of Yusha Road from their activities to a project, and on to an organisation."""

from __future__ import annotations

from linli.civic.people.models import Person
from linli.civic.places.models import Place
from linli.demonstration import yusha
from linli.demonstration.names import name
from linli.demonstration.scene import Scene
from linli.platform import clock
from linli.practices.groups import actions
from linli.practices.groups.models import Group
from linli.practices.groups.rules import ProjectDraft, RegisterDraft
from linli.practices.microprojects.models import MicroProject

MEMBERS = 7


def grow(scene: Scene, day: int) -> None:
    """One after another: three activities, the estate's project and one more, then the registration."""
    for number, (estate_name, called) in enumerate(yusha.GROWING):
        estate = next(one for one in scene.estates if one.name == estate_name)
        with scene.day(day + number):
            leader = scene.household(scene.households[estate][5])
            group = actions.start_group(by=leader, place=estate, name=called, aim="院子里的事，邻居一起做。")
        _meet_thrice(scene, group, estate, day + 2 + number)
        _take_up(scene, group, _of_the_estate(scene, estate), day + 60)
        _take_up(scene, group, _second(scene, day), day + 150)
        with scene.day(day + 210):
            _register(scene, group)


def _meet_thrice(scene: Scene, group: Group, estate: Place, day: int) -> None:
    leader, homes = scene.household(scene.households[estate][5]), scene.households[estate]
    for week, title in enumerate(("坝坝茶话会", "周末大扫除", "旧物换新市集")):
        with scene.day(day + 7 * week):
            here = scene.chance.sample(homes[:-1], 11)
            actions.hold_activity(
                by=leader,
                group=group,
                title=title,
                held_on=scene.date(day + 7 * week),
                where=f"{estate.name}院坝",
                check_ins={household: scene.chance.choice((1, 1, 2)) for household in here},
            )


def _of_the_estate(scene: Scene, estate: Place) -> ProjectDraft:
    """What the estate builds together, with its own part and its match, carried by the micro-project."""
    built = MicroProject.objects.get(estate=estate)
    return ProjectDraft(
        title=built.title,
        aim=built.problem,
        budget_fen=built.own_fen + built.matched_fen,
        own_fen=built.own_fen,
        matched_fen=built.matched_fen,
        milestones=(("完工", scene.date(300)),),
        source=f"microprojects.project:{built.pk}",
    )


def _second(scene: Scene, day: int) -> ProjectDraft:
    return ProjectDraft(
        title="院坝管护月",
        aim="建好的东西有人管，坏了有人修。",
        budget_fen=60_000,
        own_fen=60_000,
        matched_fen=0,
        milestones=(("排班满一个月", scene.date(day + 190)),),
    )


def _take_up(scene: Scene, group: Group, draft: ProjectDraft, day: int) -> None:
    leader = scene.household(group.household)
    with scene.day(day):
        project = actions.become_project(by=leader, group=group, draft=draft)
    with scene.day(day + 50):
        done = actions.report_done(by=leader, project=project, report="按计划做完，账目贴在院门口。")
        actions.accept_project(by=scene.actor("supervisor"), project=done)


def _register(scene: Scene, group: Group) -> None:
    members = tuple((name(scene.chance), "") for _one in range(MEMBERS))
    draft = RegisterDraft(
        name=group.name,
        charter="一、自愿参加；二、账目公开；三、每月一次活动；四、组长一年一选。",
        members=members,
        leader=members[0][0],
        votes=MEMBERS - 1,
        voters=MEMBERS,
        elected_on=clock.today(),
    )
    organisation = actions.become_organisation(by=scene.actor("community_officer"), group=group, draft=draft)
    Person.objects.filter(memberships__organisation=organisation).update(invented=True)
