"""C3: Caotang Road community, from the survey of its estates in March 2024 to the effect in spring 2025."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from linli.civic.ledger.actions import guarantee_fund_of, pay_in
from linli.civic.process.actions import name_estates, open_run
from linli.civic.process.models import Edition
from linli.demonstration import caotang, consulting, projects, proposing, surveying, voting
from linli.demonstration.ground import Member, people_a_community, street_office
from linli.demonstration.scene import Scene
from linli.kernel.money import Money
from linli.platform import clock
from linli.practices.budgeting.actions import VoteDraft
from linli.practices.budgeting.enums import BallotKind

BEGINS = date(2024, 3, 11)
VOTE = VoteDraft(
    kind=BallotKind.APPROVAL,
    budget_fen=caotang.BUDGET_YUAN * 100,
    rule={"name": "equal-shares", "utility": "cost", "completion": "add1", "min_support": 20},
    limit=3,
)


def live(tell: Callable[[str], None]) -> None:
    """Live through the case, step by step."""
    tell("C3 草堂路社区：小区、住户、人员")
    with clock.at(BEGINS - timedelta(days=70)):
        street = street_office(caotang.STREET, Member(*caotang.STREET_OFFICER))
        members = [Member(*one) for one in caotang.CAST]
        scene = people_a_community(caotang.COMMUNITY, caotang.ESTATES, members, clock.today(), street, seed=4)
    scene.begins, scene.known = BEGINS, caotang.PLANS
    tell("C3 调研、分类、一院一策")
    _open(scene)
    surveying.survey(scene)
    surveying.classify(scene)
    surveying.plan(scene)
    tell("C3 家话草堂、提案、评审")
    consulting.consult(scene, 58)
    proposing.propose(scene, 92)
    proposing.review(scene, 114, liked={"屋顶音响": 0.35})
    tell("C3 居民票决、按规则立项、公示")
    voting.vote(scene, 128, VOTE, share=0.16, favour={"屋顶音响": 0, "家门口的手机课": 0.05})
    day = voting.award(
        scene, 140, title="提案大赛结果公示", body="规则、票据文件和结果卷宗见平台，谁都能重新算一遍。"
    )
    tell("C3 实施、验收、成效评议")
    projects.carry_out(scene, day + 1)
    projects.review(scene, day + 160)


def _open(scene: Scene) -> None:
    worker = scene.actor("social_worker")
    with scene.day(0):
        edition = Edition.objects.get(code="three-tiers-five-actors", place=None)
        scene.run = open_run(
            by=worker,
            edition=edition,
            place=scene.community,
            title="草堂路：三阶五维，一院一策",
            parameters={"budget_fen": caotang.BUDGET_YUAN * 100},
        )
        pay_in(
            by=scene.actor("community_officer"),
            fund=guarantee_fund_of(scene.community),
            amount_fen=Money.from_yuan(str(caotang.BUDGET_YUAN)).fen,
            purpose="年度社区保障资金额度",
        )
        name_estates(by=worker, run=scene.run, contacts=dict(scene.committees))
