"""A proposal contest from its call to its recount: neighbours propose and co-sign, the council scores, households vote."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.urls import reverse

from tests.journeys.story import COMMUNITY, COUNCIL, ESTATES, OFFICER, PARTY, SUPERVISOR, WORKER, Story
from tests.journeys.walker import Walker

LEADER, TEAM, SECOND = "邓海波", "谢玉兰", "议事1"
"""The leader of a self-organisation, the leader of a team, and a second member of the council."""

SMALL = {
    "cosign_floor": 1,
    "categories_least": 1,
    "sheets_least": 1,
    "turnout_share": "1/4",
    "budget_fen": "1000",
    "publicity_days": 3,
}
LAMPS, SHED = "楼道灯亮起来", "车棚搭起来"
EACH = {
    "category": "Public safety",
    "where_words": "院1门口",
    "problem": "晚上又黑又乱,老人不敢下楼。",
    "solution": "邻居一起动手,请师傅把关。",
    "beneficiaries": 4,
    "own_part": "出工两天,楼栋长看工地。",
    "upkeep": "志愿队每周巡一次。",
    "line_1": "材料",
    "step_1": "完工",
    "day_1": "2026-06-01",
}
COSTS = {LAMPS: 600, SHED: 500}
"""In yuan; the budget reaches for one of them."""


@dataclass
class Contest(Story):
    """A walk through a proposal contest: its proposals by title, its vote, and what a household was handed."""

    proposals: dict[str, int] = field(default_factory=dict)
    vote: int = 0
    receipt: str = ""


def open_a_contest(story: Contest) -> None:
    """The social worker takes up the method with floors that a small community reaches."""
    worker = story.role(WORKER)
    worker.go(reverse("place", args=[COMMUNITY])).follow(f"/places/{COMMUNITY}/open/")
    worker.page.locator("label", has_text=re.compile(r"^\s*提案大赛")).click()
    worker.send().fill(title="院坝提案大赛", **SMALL).send()
    story.run = worker.number()


def call(story: Contest) -> None:
    """Nobody proposes before the call is out; the party committee sends it, and everybody reads it."""
    leader = story.role(LEADER)
    leader.refused_at(reverse("proposals:submit_proposal", args=[story.run]))
    party = story.role(PARTY)
    party.duty("proposals.open_call", story.run).fill(text="请大家为院坝出主意。").send()
    story.visitor().go(reverse("proposals:call", args=[story.run])).sees("请大家为院坝出主意。", "1,000.00")


def propose(story: Contest) -> None:
    """A budget that does not add up is refused with all input kept; then two proposals stand for all to read."""
    leader = story.role(LEADER).duty("proposals.submit_proposal", story.run)
    leader.fill(title=LAMPS, estate=ESTATES[0], cost_fen=600, fen_1=550, **EACH).send(refused=True)
    assert leader.page.locator("[name='problem']").input_value() == EACH["problem"]
    leader.fill(fen_1=600).send().sees(LAMPS)
    story.proposals[LAMPS] = leader.number()
    team = story.role(TEAM).duty("proposals.submit_proposal", story.run)
    team.fill(title=SHED, estate=ESTATES[0], cost_fen=500, fen_1=500, **EACH).send().sees(SHED)
    story.proposals[SHED] = team.number()
    reader = story.visitor().go(reverse("proposals:proposals", args=[story.run])).sees(LAMPS, SHED)
    reader.follow(page_of(story, LAMPS)).sees(EACH["problem"], "600.00")


def cosign_and_coach(story: Contest) -> None:
    """Two households carry the proposals; the social worker advises without a mark, and has the gates judged."""
    worker = story.role(WORKER)
    story.close_stage(worker, refused=True)
    for estate, title in ((1, LAMPS), (2, SHED)):
        neighbour = story.household(estate, 2).duty("proposals.cosign", story.run)
        neighbour.follow(page_of(story, title, "cosign_one")).send().sees("你家已经联名。")
    worker.duty("proposals.coach", story.run).follow(page_of(story, SHED, "advise"))
    worker.fill(aspect="budget", text="材料请附一张报价。").send()
    story.role(TEAM).go(page_of(story, SHED)).sees("材料请附一张报价。")
    story.close_stage(worker)


def page_of(story: Contest, title: str, name: str = "proposal") -> str:
    """The address of a page of a proposal."""
    return reverse(f"proposals:{name}", args=[story.proposals[title]])


def open_the_panel(story: Contest) -> None:
    """The rubric is set, then frozen as the panel opens with two members of the council."""
    worker, officer = story.role(WORKER), story.role(OFFICER)
    worker.duty("panels.set_rubric", story.run).fill(aggregation="mean", sheets_least=1).send()
    officer.duty("panels.open_panel", story.run)
    for name in (COUNCIL, SECOND):
        officer.page.locator("main label", has_text=name).click()
    officer.send()
    worker.refused_at(reverse("panels:set_rubric", args=[story.run]))


def score(story: Contest) -> None:
    """Reviewers first declare; who has an interest in a proposal does not score it."""
    first, second = story.role(COUNCIL), story.role(SECOND)
    first.duty("panels.declare_conflict", story.run)
    first.page.locator("main label", has_text=SHED).click()
    first.fill(kind="kinship", read=True).send()
    fill_in_sheet(first, LAMPS, 8)
    first.go(reverse("panels:score", args=[story.run]))
    first.refused_at(first.page.locator("main a.lead, main .lead a", has_text=SHED).get_attribute("href"))
    second.duty("panels.declare_conflict", story.run).fill(read=True).send()
    for title, points in ((LAMPS, 9), (SHED, 7)):
        fill_in_sheet(second, title, points)


def fill_in_sheet(reviewer: Walker, title: str, points: int) -> None:
    """Open a proposal in the own table and give the same points for each criterion."""
    with reviewer.page.expect_navigation():
        reviewer.page.locator("main .lead a", has_text=title).click()
    named = "all => [...new Set(all.map(one => one.name))]"
    names = reviewer.page.locator("main [name^='points_']").evaluate_all(named)
    reviewer.fill(**dict.fromkeys(names, points), note="说得清楚。").send()


def watch(story: Contest) -> None:
    """The supervisor opens a sheet and halts the stage: nobody publishes until the halt is lifted with a reason."""
    supervisor, officer = story.role(SUPERVISOR), story.role(OFFICER)
    supervisor.duty("panels.open_sheet", story.run).follow("/sheets/").send().sees("您的查看已记录。")
    supervisor.duty("process.halt_stage", story.run).fill(reason="有人反映评分表有误,先核对。").send()
    story.visitor().go(f"/runs/{story.run}/").sees("有人反映评分表有误,先核对。")
    for halted in ("panels:publish_decisions", "process:close_stage"):
        officer.refused_at(reverse(halted, args=[story.run]))
    supervisor.go(f"/runs/{story.run}/").follow("/lift/").fill(reason="核对无误。").send()


def publish_decisions(story: Contest) -> None:
    """What the panel decided follows from the sheets, and is out at once for everybody."""
    officer = story.role(OFFICER)
    officer.duty("panels.publish_decisions", story.run).send()
    story.visitor().go(officer.page.url).sees(LAMPS, SHED, "85", "70")
    story.close_stage(officer)


def open_the_vote(story: Contest) -> None:
    """Equal shares over the ballots of households, frozen before the first of them."""
    officer = story.role(OFFICER)
    officer.duty("budgeting.prepare_vote", story.run).fill(rule="equal-shares", completion="none").send()
    story.vote = officer.number()
    officer.sees("1,000.00").follow("/open/").send()
    story.role(LEADER).refused_at(reverse("budgeting:close_vote", args=[story.run]))


def cast_ballots(story: Contest) -> None:
    """Three households vote; one of them, without scripts, has its choice counted, casts it and keeps its receipt."""
    old = story.people["old phone"] = story.old_phone(1, 3)
    lamps, shed = ballot_numbers(old.duty("budgeting.vote", story.run))
    old.fill(choice=[lamps]).send("recount").sees("600.00")
    old.send("cast").sees("您的票已保存", LAMPS)
    story.receipt = old.page.locator("[data-receipt]").inner_text()
    for estate, choice in ((2, lamps), (3, shed)):
        voter = story.household(estate, 1).duty("budgeting.vote", story.run)
        voter.fill(choice=[choice]).send("cast").sees("您的票已保存")


def ballot_numbers(voter: Walker) -> list[str]:
    """What stands for each proposal on the ballot."""
    rows = voter.page.locator(".ballot-options > li")
    return [
        rows.filter(has_text=one).locator("[name=choice]").get_attribute("value") for one in (LAMPS, SHED)
    ]


def count(story: Contest) -> None:
    """After the close a household finds its ballot by its receipt; the rule then allocates the budget."""
    officer = story.role(OFFICER)
    story.close_stage(officer, refused=True)
    officer.duty("budgeting.close_vote", story.run).send()
    finder = story.people["old phone"].go(reverse("budgeting:vote_page", args=[story.vote])).follow("/find/")
    finder.fill(code=story.receipt).send().sees("这张票已计入。", LAMPS)
    story.close_stage(officer)
    officer.duty("budgeting.allocate", story.run).send()
    result = story.visitor().go(reverse("budgeting:vote_page", args=[story.vote])).follow("/result/")
    result.sees(LAMPS, SHED, "600.00")
    story.close_stage(officer)


def read_why(story: Contest) -> None:
    """Whose proposal lost reads why, takes the dossier home and counts it again without the site."""
    team = story.role(TEAM).go(page_of(story, SHED))
    team.sees("未能立项").follow(f"/runs/{story.run}/")
    team.follow(reverse("budgeting:vote_page", args=[story.vote]))
    team.press(f"main a.lead:has-text('{SHED}')").sees("333.33", "166.67")
    team.follow("/documents/dossiers/")
    dossier = Path(shutil.copy(team.download(".json"), story.site.home / "allocation.json"))
    assert "the same outcome" in story.site.command("recount", str(dossier))
    touched_up = story.site.home / "touched-up-allocation.json"
    touched_up.write_text(dossier.read_text().replace("100000", "200000"))
    with pytest.raises(subprocess.CalledProcessError):
        story.site.command("recount", str(touched_up))


def pages_of(story: Contest) -> list[str]:
    """A page of each look that a contest has."""
    run, vote = story.run, story.vote
    by_run = ("proposals:proposals", "proposals:call", "panels:panel", "panels:scores")
    by_vote = (
        "budgeting:vote_page",
        "budgeting:result",
        "budgeting:what_if",
        "budgeting:find",
        "budgeting:estates",
    )
    return [
        f"/runs/{run}/",
        *(reverse(name, args=[run]) for name in by_run),
        page_of(story, SHED),
        *(reverse(name, args=[vote]) for name in by_vote),
    ]
