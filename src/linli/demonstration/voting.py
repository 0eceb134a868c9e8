"""Households vote on the phone and on paper, and the declared rule computes the result."""

from __future__ import annotations

from collections.abc import Mapping

from linli.civic.people.models import Household
from linli.civic.places.models import Place
from linli.civic.process.actions import close_stage
from linli.demonstration.publicity import publicise
from linli.demonstration.scene import Scene
from linli.practices.budgeting import actions
from linli.practices.budgeting.actions import PaperLine, VoteDraft
from linli.practices.budgeting.enums import Channel
from linli.practices.budgeting.models import Option, Vote
from linli.practices.budgeting.queries import vote_of


def vote(
    scene: Scene, day: int, draft: VoteDraft, share: float, favour: Mapping[str, float], online_each: int = 3
) -> None:
    """The vote is declared and opened; so many of each estate vote; papers are entered by one and checked by another.

    `online_each` of an estate vote on the phone, the others on paper. `favour` weighs a title in the choices of other estates; 1 where it is not named.
    """
    officer, worker = scene.actor("community_officer"), scene.actor("social_worker")
    with scene.day(day):
        actions.prepare_vote(by=officer, run=scene.reload(), draft=draft)
        actions.open_vote(by=officer, vote=vote_of(scene.run))
    opened = vote_of(scene.run)
    options = list(Option.objects.filter(vote=opened).order_by("id"))
    papers = []
    with scene.day(day + 3, 19):
        for estate in scene.estates:
            online, paper = _voters(scene, estate, share, online_each)
            for household in online:
                choice = _choice(scene, options, estate, draft.limit, favour)
                actions.vote(by=scene.household(household), vote=opened, choice=choice)
            papers += [
                (household, _choice(scene, options, estate, draft.limit, favour)) for household in paper
            ]
    with scene.day(day + 8):
        sheet = actions.enter_paper_ballots(
            by=scene.actor("grid_worker"), vote=opened, channel=Channel.PAPER, lines=_lines(opened, papers)
        )
        actions.check_paper_ballots(by=worker, sheet=sheet)
    with scene.day(day + 10):
        actions.close_vote(by=officer, vote=vote_of(scene.reload()))
        close_stage(by=worker, run=scene.reload())


def award(scene: Scene, day: int, *, title: str, body: str) -> int:
    """The rule computes, the result is sealed and published for objections; the day on which the publicity ends."""
    officer, worker = scene.actor("community_officer"), scene.actor("social_worker")
    with scene.day(day):
        actions.allocate(by=officer, vote=vote_of(scene.reload()))
        close_stage(by=worker, run=scene.reload())
    return publicise(scene, scene.reload(), day + 1, title=title, body=body)


def _voters(
    scene: Scene, estate: Place, share: float, online: int
) -> tuple[list[Household], list[Household]]:
    voters = scene.some(estate, share)
    return voters[:online], voters[online:]


def _choice(
    scene: Scene, options: list[Option], estate: Place, limit: int | None, favour: Mapping[str, float]
) -> dict[str, int]:
    """What is for one's own estate first, then what one likes of the others."""
    own = [one for one in options if one.estate_id == estate.pk and favour.get(one.title, 1)]
    others = [one for one in options if one not in own]
    weights = [favour.get(one.title, 1) for one in others]
    chosen = set(own)
    while len(chosen) < min(limit or 3, len(options)):
        chosen |= set(scene.chance.choices(others, weights, k=1))
    return {one.number: 1 for one in chosen}


def _lines(opened: Vote, papers: list[tuple[Household, dict[str, int]]]) -> list[PaperLine]:
    serials = dict(opened.voters.values_list("household", "serial"))
    return [PaperLine(serial=serials[household.pk], choice=choice) for household, choice in papers]
