"""Groups propose, neighbours co-sign, the council scores: the review half of a proposal contest or a contest of estates."""

from __future__ import annotations

from collections.abc import Mapping

from linli.civic.mandates.actions import give_mandate
from linli.civic.mandates.models import Actor, Mandate
from linli.civic.mandates.queries import actor_for
from linli.civic.people.actions import found_organisation
from linli.civic.people.models import Person
from linli.civic.places.models import Place
from linli.civic.process.actions import close_stage
from linli.demonstration import caotang
from linli.demonstration.scene import Scene
from linli.kernel.money import Money
from linli.practices.panels import actions as panels
from linli.practices.panels.models import Candidate, Reviewer
from linli.practices.panels.queries import panel_of
from linli.practices.panels.rules import Rubric
from linli.practices.proposals import actions
from linli.practices.proposals.enums import Aspect
from linli.practices.proposals.models import Proposal
from linli.practices.proposals.rules import ProposalDraft

SIGNED_ON_PAPER = 24
"""Households that sign each proposal on paper; two more sign on the phone."""
SIGNED_ONLINE = 2


def found_proposers(scene: Scene, day: int) -> dict[Place, Actor]:
    """In each estate a self-organisation with its leader, who proposes for it."""
    officer = scene.actor("community_officer")
    leaders = {}
    with scene.day(day):
        for estate in scene.estates:
            name = f"{estate.name}{caotang.GROUPS[scene.plans[estate].plan]}"
            group = found_organisation(
                by=officer, place=estate, kind="self_organisation", name=name, run=scene.run, invented=True
            )
            leader = Person.objects.get(household=scene.households[estate][1], is_head=True)
            give_mandate(
                by=officer, person=leader, capacity="self_organisation", place=estate, organisation=group
            )
            leaders[estate] = actor_for(leader)
    return leaders


def propose(scene: Scene, day: int) -> None:
    """The call, a proposal from each estate, advice, a change, signatures on the phone and on paper."""
    worker, leaders = scene.actor("social_worker"), found_proposers(scene, day)
    with scene.day(day + 1):
        actions.open_call(by=scene.actor("party_committee"), run=scene.reload(), text=caotang.CALL)
    with scene.day(day + 4):
        proposals = {
            estate: actions.submit_proposal(
                by=leader, run=scene.run, estate=estate, draft=_draft(scene, estate, day)
            )
            for estate, leader in leaders.items()
        }
        actions.coach(
            by=worker,
            proposal=proposals[scene.estates[0]],
            aspect=Aspect.BUDGET,
            text="消防柜单价偏高，建议附两家报价。",
        )
    with scene.day(day + 12):
        for estate, proposal in proposals.items():
            online, paper = _signers(scene, estate)
            for household in online:
                actions.cosign(by=scene.household(household), proposal=proposal)
            actions.record_paper_cosigns(by=worker, proposal=proposal, households=paper)
    with scene.day(day + 20):
        close_stage(by=worker, run=scene.reload())


def _signers(scene: Scene, estate: Place) -> tuple[list, list]:
    signers = scene.households[estate][2 : 2 + SIGNED_ONLINE + SIGNED_ON_PAPER]
    return signers[:SIGNED_ONLINE], signers[SIGNED_ONLINE:]


def _draft(scene: Scene, estate: Place, day: int) -> ProposalDraft:
    plan = scene.plans[estate].plan
    wanted, cost = scene.known[plan], Money.from_yuan(str(caotang.YUAN[plan]))
    parts = cost.shares([weight for _title, weight in wanted.lines])
    return ProposalDraft(
        title=wanted.title,
        category=caotang.CATEGORY[plan],
        spot=f"{estate.name}内",
        problem=wanted.problem,
        solution=wanted.design,
        beneficiaries=scene.plans[estate].households,
        cost_fen=cost.fen,
        lines=tuple((title, part.fen) for (title, _weight), part in zip(wanted.lines, parts, strict=True)),
        own_part="居民出工出力，自带工具。",
        steps=(
            ("采购和准备", scene.date(day + 90).isoformat()),
            ("完工和培训", scene.date(day + 180).isoformat()),
        ),
        upkeep=wanted.upkeep,
    )


def review(scene: Scene, day: int, liked: Mapping[str, float]) -> None:
    """The panel opens, everybody declares, scores what is assigned, and the decisions go out.

    `liked` is how well each title is found, from 0 to 1; others are found good.
    """
    worker, officer = scene.actor("social_worker"), scene.actor("community_officer")
    with scene.day(day):
        if "panels.set_rubric" in scene.reload().stage.verbs():
            panels.set_rubric(by=worker, run=scene.run)
        seats = Mandate.objects.filter(place=scene.community, capacity="council_member").select_related(
            "person"
        )
        panels.open_panel(by=officer, run=scene.run, reviewers=[one.person for one in seats.order_by("id")])
    panel = panel_of(scene.run)
    reviewers = list(Reviewer.objects.filter(panel=panel).select_related("person").order_by("id"))
    with scene.day(day + 1):
        for reviewer in reviewers:
            panels.declare_conflict(by=actor_for(reviewer.person), run=scene.run)
    with scene.day(day + 8):
        first = _candidates(panel).first()
        panels.present(by=officer, candidate=first)
    with scene.day(day + 9):
        for reviewer in reviewers:
            _score_assigned(scene, panel, reviewer, liked)
    with scene.day(day + 12):
        panels.publish_decisions(by=officer, run=scene.reload())
        close_stage(by=worker, run=scene.reload())


def _candidates(panel):
    return Candidate.objects.filter(panel=panel).select_related(
        "panel__run__edition", "panel__run__place", "estate"
    )


def _score_assigned(scene: Scene, panel, reviewer: Reviewer, liked: Mapping[str, float]) -> None:
    by, chance = actor_for(reviewer.person), scene.chance
    assigned = _candidates(panel).filter(assignments__reviewer=reviewer).order_by("id")
    for candidate in assigned:
        share = liked.get(candidate.title, 0.85)
        points = {
            one.code: min(one.most, max(0, round(one.most * share) + chance.choice((-1, 0, 0, 1))))
            for one in panel.rubric.criteria
        }
        panels.score(by=by, candidate=candidate, points=points, note="方案清楚，邻居支持。")


def nominate(scene: Scene, day: int, stories: Mapping[str, str], photo, rubric: Rubric) -> None:
    """What is looked at is said first; each estate enters with a headline, one page of text and a photo (`photo(plan)`)."""
    with scene.day(day):
        actions.open_call(
            by=scene.actor("party_committee"),
            run=scene.reload(),
            text="晒一晒自己的院子：邻居们一起做成了什么？一页文字，一到九张照片。",
        )
        panels.set_rubric(by=scene.actor("social_worker"), run=scene.run, rubric=rubric)
        close_stage(by=scene.actor("social_worker"), run=scene.reload())
    with scene.day(day + 9):
        run = scene.reload()
        for estate, plan in scene.plans.items():
            draft = ProposalDraft(title=f"{estate.name}，我们的家", solution=stories[plan.plan])
            actions.nominate_estate(
                by=scene.committee_of(estate), run=run, estate=estate, draft=draft, photos=(photo(plan.plan),)
            )
    with scene.day(day + 21):
        close_stage(by=scene.actor("social_worker"), run=scene.reload())


def proposals_of(scene: Scene) -> list[Proposal]:
    """The proposals of the scene's run in the order of their numbers."""
    return list(Proposal.objects.filter(run=scene.run).select_related("estate").order_by("number"))
