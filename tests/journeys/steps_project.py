"""Steps 7 and 8: the work, its acceptance, its money; what neighbours say of it, who keeps it up, what came of it all."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse

from tests.journeys.steps_meeting import RESOLVED, words_of
from tests.journeys.story import COMMITTEES, COMMUNITY, ESTATES, OFFICER, SUPERVISOR, WORKER, Story, photo
from tests.journeys.walker import DOWNLOAD_MS


def carry_out(story: Story) -> None:
    """One milestone: planned, reported with photos of before and after, covered by an invoice."""
    committee = story.role(COMMITTEES[0])
    committee.go(f"/projects/{story.project}/").follow("/plan/")
    left_out = {f"{name}_{n}": "" for name in ("title", "due", "share") for n in (2, 3)}
    committee.fill(
        contractor="明光电器行",
        title_1="换灯完工",
        due_1=story.today + timedelta(days=30),
        share_1="100%",
        **left_out,
    )
    committee.send()
    committee.duty("microprojects.report_progress", story.run)
    committee.fill(text="全部换好,请验收。", before=[photo(3)], after=[photo(4), photo(5)]).send()
    committee.duty("microprojects.add_voucher", story.run)
    committee.fill(kind="invoice", number="FP0001", payee="明光电器行", amount="13200", file=photo(6)).send()


def accept_and_pay(story: Story) -> None:
    """No money before acceptance; who built may not accept; the supervisor looks, ticks and accepts; then it is paid."""
    worker, supervisor, committee = story.role(WORKER), story.role(SUPERVISOR), story.role(COMMITTEES[0])
    supervisor.duty("microprojects.accept_milestone", story.run)
    milestone = supervisor.number()
    committee.refused_at(reverse("microprojects:accept", args=[milestone]))
    story.role(OFFICER).refused_at(reverse("microprojects:release", args=[milestone]))
    checks = supervisor.page.locator("[name='checks']").evaluate_all("all => all.map(one => one.value)")
    supervisor.fill(checks=checks[:-1]).send(refused=True)
    supervisor.fill(checks=checks, note="现场看过。").send()
    worker.duty("microprojects.release_tranche", story.run).send()
    story.visitor().go(f"/projects/{story.project}/").sees("13,200.00", "现场看过。")
    story.close_stage(worker)


def review(story: Story) -> None:
    """Accepted as a whole, rated by a household, handed over to a group, its lessons written down; the run closes."""
    worker, officer, committee = story.role(WORKER), story.role(OFFICER), story.role(COMMITTEES[0])
    story.role(SUPERVISOR).duty("microprojects.accept_project", story.run).fill(opinion="同意验收。").send()
    story.household(1, 2).duty("microprojects.rate", story.run).fill(
        before=2, after=5, comment="亮了。"
    ).send()
    officer.go(reverse("people:organisations", args=[ESTATES[0]])).follow("/found/")
    officer.fill(kind="volunteer_team", name="院1点灯志愿队").send()
    committee.duty("microprojects.hand_over_upkeep", story.run)
    committee.fill(agreement="每周巡一次,坏了就换。", from_on=story.today).send()
    worker.duty("microprojects.write_lessons", story.run)
    worker.fill(worked="先听住户说。", hard="收现金慢。", next_time="先定管护人。").send()
    worker.go(f"/projects/{story.project}/").follow("/close/").send()
    committee.duty("meetings.complete_resolution", story.run).follow("/done/").fill(
        evidence="灯全换好了。"
    ).send()
    assert RESOLVED not in committee.go("/desk/").text
    story.close_stage(worker)
    assert not worker.go(f"/runs/{story.run}/").gates()


def read_the_report(story: Story) -> None:
    """Anybody opens the report, follows a figure to its records, and takes it home as Word and PDF."""
    reader = story.visitor("a reader").go(reverse("place", args=[COMMUNITY])).follow(f"/reports/{COMMUNITY}/")
    reader.follow("/records/")
    assert reader.page.locator("table tbody tr").count()
    reader.go(f"/reports/{COMMUNITY}/")
    assert "石灵社区" in words_of(reader.download("/word/"))
    if (pdf := reader.page.locator("main a[href*='/pdf/']")).count():
        shown = reader.page.request.get(
            f"{story.site.address}{pdf.get_attribute('href')}", timeout=DOWNLOAD_MS
        )
        assert shown.body().startswith(b"%PDF")
    assert story.site.command("audit").rstrip().endswith("0 faults")
