"""Step 6: the rules are made together, an estate enters, neighbours pay, the fund adds its part, both sides sign."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from django.urls import reverse

from tests.journeys.steps_meeting import hold_council, publish
from tests.journeys.story import (
    BOTH,
    COMMITTEES,
    COMMUNITY,
    COUNCIL,
    ESTATES,
    OFFICER,
    PARTY,
    WORKER,
    Story,
    photo,
)

ENTRY = {
    "title": "楼道灯亮起来",
    "problem": "楼道灯坏了大半,老人晚上不敢下楼。",
    "design": "换声控节能灯,院坝加两盏太阳能灯。",
    "spot": "院1",
    "beneficiaries": 4,
    "asked_fen": 13_200,
    "line_1": "灯具",
    "fen_1": 8_000,
    "line_2": "布线安装",
    "upkeep": "楼栋长报修,志愿队一周内更换。",
    "exclusions_denied": True,
}


def open_the_contest(story: Story) -> None:
    """The officer records the year's quota of the fund; the social worker opens the inner run."""
    worker, officer = story.role(WORKER), story.role(OFFICER)
    officer.go(reverse("place", args=[COMMUNITY])).follow("/pay-in/").fill(
        amount="20万", purpose="年度保障资金额度"
    ).send()
    officer.sees("200,000")
    worker.duty("process.open_run", story.run).fill(
        title="自筹大赛", publicity_days=3, match_ceiling_fen="20万"
    ).send()
    story.inner = worker.number()


def make_the_rules(story: Story) -> None:
    """Drafted, changed on an estate's word, adopted by the council; the match rule is declared for good."""
    worker, officer, committee = story.role(WORKER), story.role(OFFICER), story.role(COMMITTEES[0])
    worker.duty("contests.draft_rules", story.inner).fill(text="一个小区报一个项目。邻居自愿出资。").send()
    committee.duty("contests.propose_change", story.inner).fill(text="安置小区多给一点。").send()
    worker.go(f"/contests/runs/{story.inner}/rules/").follow("/contests/changes/")
    worker.fill(state="taken", answer="采纳,另加一成。").send()
    hold_council(story, story.inner)
    story.role(COUNCIL).duty("contests.adopt_rules", story.inner).send()
    officer.duty("matching.declare_rule", story.inner).send()
    story.close_stage(officer, story.inner)


def enter(story: Story) -> None:
    """Lines that do not add up are refused with all input kept; then the estate's project stands for all to read."""
    committee, officer = story.role(COMMITTEES[0]), story.role(OFFICER)
    committee.duty("contests.enter", story.inner).fill(**ENTRY, fen_2=5_000, photos=[photo(2)]).send(
        refused=True
    )
    assert committee.page.locator("[name='problem']").input_value() == ENTRY["problem"]
    committee.fill(fen_2=5_200, photos=[photo(2)]).send()
    story.visitor().go(committee.page.url).sees(ENTRY["title"], ENTRY["design"])
    story.close_stage(officer, story.inner)


def raise_the_own_part(story: Story) -> None:
    """Two households pledge and pay online, one of them without scripts, another gives cash; who recorded may not confirm."""
    resident, both, committee = story.household(1, 2), story.role(BOTH), story.role(COMMITTEES[0])
    for giver, amount in ((resident, "300"), (story.old_phone(1, 4), "200")):
        giver.duty("matching.pledge", story.inner).fill(amount=amount).send()
        giver.duty("matching.pay_pledge", story.inner).fill(reference="尾号 1234").send()
    both.duty("matching.record_cash_pledge", story.inner).press("main a.lead[href$='/cash/']")
    both.fill(household="1栋003", amount="600").send()
    both.duty("matching.confirm_cash_pledge", story.inner).send(refused=True)
    story.close_stage(story.role(OFFICER), story.inner, refused=True)
    committee.duty("matching.confirm_cash_pledge", story.inner).send()
    story.visitor().go(f"/matching/runs/{story.inner}/").sees("1,100.00", "12,100.00")
    story.close_stage(story.role(OFFICER), story.inner)


def publish_the_match(story: Story) -> None:
    """The match follows from the rule; anybody takes its dossier home and counts it again without the site."""
    officer = story.role(OFFICER)
    officer.duty("matching.publish_match", story.inner).send()
    reader = story.visitor("a reader").go(f"/matching/runs/{story.inner}/match/")
    dossier = Path(shutil.copy(reader.download(".json"), story.site.home / "match.json"))
    assert "the same outcome" in story.site.command("recount", str(dossier))
    touched_up = story.site.home / "touched-up.json"
    touched_up.write_text(dossier.read_text().replace("1210000", "1310000"))
    with pytest.raises(subprocess.CalledProcessError):
        story.site.command("recount", str(touched_up))
    story.close_stage(officer, story.inner)


def award(story: Story) -> None:
    """After the notice the party committee confirms, both sides sign, and a micro-project opens with its money."""
    officer = story.role(OFFICER)
    publish(story, officer, story.inner, "自筹大赛配资公示")
    story.let_days_pass(4)
    story.close_stage(officer, story.inner)
    story.role(PARTY).duty("contests.confirm_award", story.inner).send()
    officer.duty("contests.sign_agreement", story.inner).send()
    story.role(COMMITTEES[0]).duty("contests.sign_agreement", story.inner).send()
    story.close_stage(officer, story.inner)
    story.close_stage(officer)
    reader = story.visitor().go(f"/projects/at/{ESTATES[0]}/")
    story.project = reader.press("main .lead a[href^='/projects/'], main a.lead[href^='/projects/']").number()
    reader.sees(ENTRY["title"], "13,200.00")
