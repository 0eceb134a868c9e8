"""C2: Yusha Road community, from the first call in February 2024 to the most beautiful estate in summer 2025."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from linli.civic.process.actions import close_stage
from linli.demonstration import contest, meeting, needs, projects, publicity, yusha
from linli.demonstration.ground import Member, people_a_community, street_office
from linli.demonstration.scene import Scene
from linli.kernel.money import Money
from linli.platform import clock

BEGINS = date(2024, 2, 26)
RAISED, FUND = Money.from_yuan("53800"), Money.from_yuan("125000")
RULE = {"match_first_rate": 3, "match_further_rate": 2, "match_ceiling_fen": FUND.fen}


def live(tell: Callable[[str], None]) -> None:
    """Live through the case, step by step."""
    tell("C2 玉沙路社区：小区、住户、人员")
    with clock.at(BEGINS - timedelta(days=80)):
        street = street_office(yusha.STREET, Member(*yusha.STREET_OFFICER))
        members = [Member(*one) for one in yusha.CAST]
        scene = people_a_community(yusha.COMMUNITY, yusha.ESTATES, members, clock.today(), street, seed=3)
    scene.begins = BEGINS
    tell("C2 十七个院落：需求、议事、自筹")
    builders = _those_who_build(scene)
    _build_together(builders)
    tell("C2 十七个微项目：实施、验收、评议")
    projects.found_groups(builders, 60, yusha.GROUPS)
    projects.carry_out(builders, 138)
    projects.review(builders, 290)


def _those_who_build(scene: Scene) -> Scene:
    """The same community, seen as the seventeen courtyards that build something."""
    first = scene.estates[: len(yusha.WORKS)]
    return replace(
        scene,
        plans={estate: scene.plans[estate] for estate in first},
        committees={estate: scene.committees[estate] for estate in first},
    )


def _build_together(scene: Scene) -> None:
    """The eight steps of the seventeen, up to the award."""
    needs.mobilise(scene, "玉沙路：小院落一起建")
    needs.collect(scene)
    needs.sort(scene)
    meeting.deliberate(scene)
    with scene.day(53):
        close_stage(by=scene.actor("social_worker"), run=scene.reload())
    day = publicity.publicise(
        scene, scene.reload(), 54, title="居民会议表决结果公示", body="十七个院落的表决结果见平台。"
    )
    scene.reload()
    raising = contest.Contest(scene, day, RAISED, RULE)
    raising.make_rules(FUND)
    raising.enter()
    raising.raise_own_parts()
    raising.match_and_award()
    with scene.day(136):
        close_stage(by=scene.actor("social_worker"), run=scene.reload())
