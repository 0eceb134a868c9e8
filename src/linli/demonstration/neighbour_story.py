"""The community next door: what has been done there until today, so that a visitor can go on with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings

from linli.civic.people.actions import renew_codes
from linli.civic.process.actions import close_stage
from linli.demonstration import contest, meeting, needs, neighbour, publicity, shiling
from linli.demonstration.ground import Member, give_account, people_a_community, street_office
from linli.demonstration.scene import LEFT_TO_VISITORS, Scene
from linli.kernel.money import Money
from linli.platform import clock

RAISED, FUND = Money.from_yuan("9000"), Money.from_yuan("300000")
RAISING_SINCE = 100
"""Days ago on which the run was opened that now raises its own parts: its raising has some days left."""
COLLECTING_SINCE = 24
CODES_FILE = "household-codes.txt"


def live(tell: Callable[[str], None]) -> None:
    """Live up to today: one run stands at the raising, a fresh one collects needs."""
    tell("试用社区：一个在自筹，一个在收集需求")
    today = clock.today()
    with clock.at(today - timedelta(days=RAISING_SINCE + 30)):
        street = street_office(shiling.STREET, Member(*shiling.STREET_OFFICER))
        members = [Member(*one) for one in neighbour.CAST]
        scene = people_a_community(
            neighbour.COMMUNITY, neighbour.ESTATES, members, clock.today(), street, seed=2
        )
        resident = scene.households[scene.estates[0]][-LEFT_TO_VISITORS].members.get()
        give_account(resident, "jumin")
    _raise(scene, today)
    _collect(scene, today)
    _hand_out_codes(scene)


def _raise(scene: Scene, today) -> None:
    scene.begins = today - timedelta(days=RAISING_SINCE)
    needs.mobilise(scene, "车棚、路灯和议事厅")
    needs.collect(scene)
    needs.sort(scene)
    meeting.deliberate(scene)
    with scene.day(53):
        close_stage(by=scene.actor("social_worker"), run=scene.reload())
    day = publicity.publicise(
        scene, scene.reload(), 54, title="居民会议表决结果公示", body="三个小区的表决结果见平台。"
    )
    scene.reload()
    raising = contest.Contest(scene, day, RAISED, {"match_ceiling_fen": 20_000_000})
    raising.make_rules(FUND)
    raising.enter()
    raising.raise_own_parts(0.3, confirmed=3)


def _collect(scene: Scene, today) -> None:
    scene.begins = today - timedelta(days=COLLECTING_SINCE)
    needs.mobilise(scene, "今年我们先做什么")
    needs.open_collecting(scene, 0.3)


def _hand_out_codes(scene: Scene) -> None:
    """The last households of each estate, which have not acted yet, get the codes on their slips.

    A code is shown once and kept nowhere; here a visitor has to find some, so a file in the home of the demonstration
    tells them.
    """
    quiet = [
        household for estate in scene.estates for household in scene.households[estate][-LEFT_TO_VISITORS:]
    ]
    slips = renew_codes(by=scene.actor("community_officer"), place=scene.community, households=quiet)
    lines = [f"{slip.household.estate.name} {slip.household.address}  {slip.code}" for slip in slips]
    (settings.LINLI_HOME / CODES_FILE).write_text("\n".join(lines) + "\n")
