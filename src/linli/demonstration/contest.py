"""The self-funding contest: rules made together, entries, own parts raised, the match, the award."""

from __future__ import annotations

from datetime import datetime, time

from linli.civic.ledger.actions import guarantee_fund_of, pay_in
from linli.civic.mandates.models import Actor
from linli.civic.places.models import Place
from linli.civic.process.actions import close_stage, open_inner_run
from linli.civic.process.models import Edition, Run
from linli.demonstration.meeting import hold
from linli.demonstration.publicity import publicise
from linli.demonstration.scene import Scene
from linli.demonstration.shiling import PLANS
from linli.kernel.money import Money
from linli.kernel.share import Share
from linli.platform import clock
from linli.practices.contests import actions as contests
from linli.practices.contests.models import Agreement, Award
from linli.practices.contests.rules.drafts import EntryDraft
from linli.practices.matching import actions as matching
from linli.practices.matching.actions import CashRow
from linli.practices.matching.models import Pledge, Raise
from linli.practices.meetings import actions as meetings
from linli.practices.meetings.actions import AgendaItemDraft, MeetingDraft
from linli.practices.meetings.enums import LegalBasis, MeetingKind
from linli.practices.meetings.models import Meeting, Resolution
from linli.practices.meetings.rules.agenda import RULES_OF_A_CONTEST

TAKING_PART = 0.45
"""Share of the households that give an own part."""


class Contest:
    """One contest of a scene, inner run of its eight steps. Days count from the scene's first."""

    def __init__(self, scene: Scene, first_day: int, raised: Money, parameters: dict):
        self.scene, self.day, self.raised, self.parameters = scene, first_day, raised, parameters
        self.run: Run | None = None

    def make_rules(self, fund: Money) -> None:
        """The fund is told, rules are drafted, an estate proposes a change, the council adopts them."""
        scene, worker, officer = (
            self.scene,
            self.scene.actor("social_worker"),
            self.scene.actor("community_officer"),
        )
        with scene.day(self.day):
            account = guarantee_fund_of(scene.community)
            pay_in(by=officer, fund=account, amount_fen=fund.fen, purpose="年度社区保障资金额度")
            edition = Edition.objects.get(code="self-funding-contest", place=None)
            self.run = open_inner_run(
                by=worker, outer=scene.reload(), edition=edition, title="自筹大赛", parameters=self.parameters
            )
            contests.draft_rules(by=worker, run=self.run, text=RULES_TEXT)
            meeting = self._call_council(worker)
        with scene.day(self.day + 4):
            self._change_rules(worker)
        with scene.day(self.day + 8, 19):
            due, who = scene.date(self.day + 12), scene.cast["council_member"]
            hold(scene, worker, officer, meeting, due=due, who=who)
        with scene.day(self.day + 9):
            self._adopt_rules(officer, meeting)
        self._close(self.day + 10)

    def _change_rules(self, worker: Actor) -> None:
        change = contests.propose_change(
            by=self.scene.committee_of(self.scene.estates[0]),
            contest_rules=self.reload().contest_rules,
            text="安置小区和三无院落多给一点支持。",
        )
        contests.answer_change(
            by=worker, change=change, state="taken", answer="采纳：安置小区和三无院落另加一成。"
        )

    def _adopt_rules(self, officer: Actor, meeting: Meeting) -> None:
        council = self.scene.actor("council_member")
        contests.adopt_rules(by=council, contest_rules=self.reload().contest_rules)
        matching.declare_rule(by=officer, run=self.reload())
        meetings.complete_resolution(
            by=council,
            resolution=Resolution.objects.get(motion__topic__meeting=meeting),
            evidence="规则已通过并公布，配资规则已封存。",
        )

    def enter(self) -> None:
        """Each estate enters one project; it asks for what it hopes to raise and to be matched."""
        scene = self.scene
        with scene.day(self.day + 14):
            for estate, plan in scene.plans.items():
                project = PLANS[plan.plan]
                asked = self._hoped_for(estate, plan.households)
                parts = asked.shares([weight for _title, weight in project.lines])
                draft = EntryDraft(
                    title=project.title,
                    problem=project.problem,
                    design=project.design,
                    upkeep=project.upkeep,
                    spot=estate.name,
                    beneficiaries=plan.households,
                    asked_fen=asked.fen,
                    lines=tuple(
                        (title, part.fen) for (title, _weight), part in zip(project.lines, parts, strict=True)
                    ),
                    exclusions_denied=True,
                )
                contests.enter(by=scene.committee_of(estate), run=self.reload(), estate=estate, draft=draft)
        self._close(self.day + 24)

    def raise_own_parts(self, share: float = TAKING_PART, *, confirmed: int | None = None) -> None:
        """Some households pledge and pay by phone, most give cash: recorded by one, confirmed by another.

        With `confirmed` only so many payments in cash of each estate are confirmed yet, and the raising stays open.
        """
        scene = self.scene
        parts = self.raised.shares([plan.households for plan in scene.plans.values()])
        for estate, part in zip(scene.estates, parts, strict=True):
            raising = Raise.objects.select_related("run__edition", "estate", "account").get(
                run=self.run, estate=estate
            )
            confirming = scene.committees[estate].household
            # Nobody confirms the payment of their own household.
            givers = [one for one in scene.some(estate, share) if one != confirming]
            gifts = list(zip(givers, _gifts(part, len(givers), scene), strict=True))
            self._online(raising, gifts[:2])
            self._cash(raising, gifts[2:], confirmed)
        if confirmed is None:
            self._close(self.day + 45)

    def _online(self, raising: Raise, gifts: list) -> None:
        with self.scene.day(self.day + 28):
            for household, gift in gifts:
                by = self.scene.household(household)
                pledged = matching.pledge(by=by, raise_=raising, amount_fen=gift.fen)
                matching.pay_pledge(by=by, pledge=pledged, reference="转账")
        with self.scene.day(self.day + 30):
            committee = self.scene.committee_of(raising.estate)
            told = Pledge.objects.filter(raising=raising, state="reported")
            matching.confirm_cash_pledges(by=committee, raise_=raising, pledges=list(told))

    def _cash(self, raising: Raise, gifts: list, confirmed: int | None) -> None:
        with self.scene.day(self.day + 36):
            rows = [CashRow(household, gift.fen) for household, gift in gifts]
            pledges = matching.import_cash_pledges(
                by=self.scene.actor("social_worker"), raise_=raising, rows=rows
            )
            matching.confirm_cash_pledges(
                by=self.scene.committee_of(raising.estate), raise_=raising, pledges=pledges[:confirmed]
            )

    def match_and_award(self) -> None:
        """The match follows from the rule, is publicised, confirmed and signed by both sides."""
        scene, officer = self.scene, self.scene.actor("community_officer")
        with scene.day(self.day + 46):
            match = matching.publish_match(by=officer, run=self.reload())
        self._close(self.day + 47)
        body = f"本次自筹大赛共配资{Money(match.total_fen)}，逐项结果和卷宗见平台，任何人都可以自己算一遍。"
        day = publicise(scene, self.reload(), self.day + 47, title="自筹大赛配资结果公示", body=body)
        with scene.day(day):
            for award in Award.objects.filter(entry__run=self.run):
                contests.confirm_award(by=scene.actor("party_committee"), award=award)
        with scene.day(day + 1):
            for agreement in Agreement.objects.filter(award__entry__run=self.run).select_related(
                "award__entry__estate"
            ):
                signed = contests.sign_agreement(by=officer, agreement=agreement)
                contests.sign_agreement(by=scene.committee_of(agreement.award.entry.estate), agreement=signed)
        self._close(day + 2)

    def reload(self) -> Run:
        """The run as it stands now."""
        self.run = Run.objects.select_related("edition", "place", "parent__edition", "parent__place").get(
            pk=self.run.pk
        )
        return self.run

    def _hoped_for(self, estate: Place, households: int) -> Money:
        """What an estate may hope for in all, as its committee reckons it from the rules: own part and match, in yuan."""
        rule = self.run.playbook.values()
        own = self.raised.fen * households // sum(plan.households for plan in self.scene.plans.values())
        first = min(own, rule["match_step_fen"])
        match = first * rule["match_first_rate"] + (own - first) * rule["match_further_rate"]
        if estate.estate_kind != "commodity":
            match += int(match * Share.parse(rule["match_extra_share"]).of_one)
        return Money((own + min(match, rule["match_cap_fen"])) // 100 * 100)

    def _call_council(self, worker):
        draft = MeetingDraft(
            kind=MeetingKind.COUNCIL,
            title="议事会：自筹大赛规则",
            place_text="社区党群服务中心二楼",
            starts_at=datetime.combine(self.scene.date(self.day + 8), time(19), clock.CHINA),
            legal_basis=LegalBasis.CONSULTATION,
            convener=self.scene.community.name,
        )
        agenda = [AgendaItemDraft("自筹大赛规则和配资规则", source=f"{RULES_OF_A_CONTEST}{self.run.pk}")]
        return meetings.convene(by=worker, run=self.run, draft=draft, agenda=agenda)

    def _close(self, day: int) -> None:
        with self.scene.day(day):
            close_stage(by=self.scene.actor("community_officer"), run=self.reload())


def _gifts(total: Money, givers: int, scene: Scene) -> list[Money]:
    """What each of so many households gives, in whole yuan but for the last, so that it adds up to the total."""
    weights = scene.chance.choices((5, 6, 8, 10, 12, 15, 20), k=givers)
    parts = [Money(part.fen // 100 * 100) for part in total.shares(weights)]
    return [*parts[:-1], total - Money(sum(part.fen for part in parts[:-1]))]


RULES_TEXT = """一、一个小区报一个项目，由院委会或自组织提出。
二、邻居自愿出资，一户一次，金额自定；钱进小区自筹账户，没有立项原路退回。
三、保障资金按事先公布的规则配资：先出的部分配得多，后出的部分配得少，安置小区和三无院落另加一成，每个小区有上限。
四、保障资金不够时，各小区每一档按同一比例下调。
五、认筹、配资、公示、立项全部公开，任何人都可以自己算一遍。"""
