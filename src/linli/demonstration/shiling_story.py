"""C1: Shiling community, from the first call in March 2024 to the record in July 2025."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from linli.civic.process.actions import close_stage
from linli.demonstration import contest, meeting, needs, projects, publicity, shiling
from linli.demonstration.ground import Member, people_a_community, street_office
from linli.kernel.money import Money
from linli.platform import clock
from linli.practices.needs.actions import import_complaints

BEGINS = date(2024, 3, 4)
RAISED, FUND = Money.from_yuan("250000"), Money.from_yuan("2200000")
RULE = {"match_further_rate": 7, "match_cap_fen": 18_000_000, "match_ceiling_fen": 210_600_000}


def live(tell: Callable[[str], None]) -> None:
    """Live through the case, step by step."""
    tell("C1 石灵社区：小区、住户、人员")
    with clock.at(BEGINS - timedelta(days=90)):
        street = street_office(shiling.STREET, Member(*shiling.STREET_OFFICER))
        members = [Member(*one) for one in shiling.CAST]
        scene = people_a_community(shiling.COMMUNITY, shiling.ESTATES, members, clock.today(), street, seed=1)
    scene.begins = BEGINS
    tell("C1 动员和收集需求")
    needs.mobilise(scene, "石灵社区：邻里一起改院子")
    needs.collect(scene, complaints=320)
    tell("C1 梳理、议事、表决")
    needs.sort(scene)
    meeting.deliberate(scene)
    with scene.day(53):
        close_stage(by=scene.actor("social_worker"), run=scene.reload())
    day = publicity.publicise(
        scene,
        scene.reload(),
        54,
        title="居民会议表决结果公示",
        body="二十个小区居民会议的表决结果、反对意见和答复见平台。",
        objection="车棚充电桩离我家窗户太近，担心不安全。",
    )
    tell("C1 自筹大赛")
    scene.reload()
    fund = contest.Contest(scene, day, RAISED, RULE)
    fund.make_rules(FUND)
    fund.enter()
    fund.raise_own_parts()
    fund.match_and_award()
    with scene.day(136):
        close_stage(by=scene.actor("social_worker"), run=scene.reload())
    tell("C1 实施、验收、评议")
    projects.found_groups(scene, 60, shiling.GROUPS)
    projects.carry_out(scene, 138)
    projects.review(scene, 290)
    scene.reload()
    with scene.day(530):
        rows = needs.hotline(scene, 32, scene.run.closed_on + timedelta(days=184))
        import_complaints(by=scene.actor("social_worker"), place=scene.community, rows=rows)
