"""C2: Yusha Road community, from the first call in February 2024 to the most beautiful estate in summer 2025."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from linli.civic.process.actions import close_stage, open_run
from linli.civic.process.models import Edition
from linli.demonstration import (
    contest,
    growing,
    meeting,
    needs,
    pictures,
    projects,
    proposing,
    publicity,
    voting,
    yusha,
)
from linli.demonstration.ground import Member, people_a_community, street_office
from linli.demonstration.scene import Scene
from linli.kernel.money import Money
from linli.platform import clock
from linli.practices.budgeting.actions import VoteDraft
from linli.practices.budgeting.enums import BallotKind
from linli.practices.panels.queries import default_rubric

BEGINS = date(2024, 2, 26)
RAISED, FUND = Money.from_yuan("53800"), Money.from_yuan("125000")
VOTE = VoteDraft(
    kind=BallotKind.APPROVAL,
    budget_fen=0,
    rule={"name": "ranking", "weights": {"panel": "50", "votes": "50"}, "seats": 10},
    limit=3,
)
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
    growing.grow(builders, 100)
    tell("C2 最美小区：自荐、走访、投票、公示")
    _most_beautiful(scene)


def _those_who_build(scene: Scene) -> Scene:
    """The same community, seen as the seventeen courtyards that build something."""
    first = scene.estates[: len(yusha.WORKS)]
    return replace(
        scene,
        plans={estate: scene.plans[estate] for estate in first},
        committees={estate: scene.committees[estate] for estate in first},
    )


def _most_beautiful(scene: Scene) -> None:
    """112 estates enter, the council visits with a checklist, households vote, declared weights rank."""
    with scene.day(330):
        edition = Edition.objects.get(code="most-beautiful-estate", place=None)
        scene.run = open_run(
            by=scene.actor("social_worker"), edition=edition, place=scene.community, title="最美小区"
        )
    rubric = replace(default_rubric(scene.reload()), reviewers_each=3)
    proposing.nominate(scene, 332, yusha.STORIES, lambda plan: pictures.photo(plan, after=True), rubric)
    proposing.review(scene, 355, liked={})
    voting.vote(scene, 390, VOTE, share=0.3, favour={}, online_each=1)
    voting.award(
        scene, 402, title="最美小区结果公示", body="评审团和住户各占一半，名次、票据文件和卷宗见平台。"
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
