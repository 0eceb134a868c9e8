"""Steps 4 and 5: a meeting from its notice to its minutes; a public notice, an objection, its answer."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.urls import reverse
from docx import Document

from tests.journeys.story import COMMITTEES, COUNCIL, OFFICER, SUPERVISOR, WORKER, Story
from tests.journeys.walker import Walker

RESOLVED = "把楼道灯换成声控灯"


def call_a_meeting(story: Story) -> None:
    """A notice that is too short is refused with the earliest day, and keeps what was typed."""
    worker = story.role(WORKER)
    worker.duty("meetings.convene", story.run)
    worker.fill(kind="residents", title="春季居民会议", place_text="院坝", convener="石灵社区居委会")
    worker.fill(starts_at=f"{story.today + timedelta(days=1)}T19:00").send(refused=True)
    assert worker.page.locator("[name='title']").input_value() == "春季居民会议"
    worker.fill(starts_at=f"{story.today + timedelta(days=3)}T19:00").send()
    story.meeting = worker.number()
    worker.sees("春季居民会议", "楼道灯不亮")
    story.let_days_pass(3)


def check_in(story: Story) -> None:
    """The code on the screen changes: one of yesterday opens nothing. Some scan, some sign in by phone, some by hand."""
    worker, resident = story.role(WORKER), story.household(1, 2)
    worker.go(f"/meetings/{story.meeting}/").follow("/open/").send()
    yesterdays = code_on_screen(story, worker)
    story.let_days_pass(1)
    resident.go(scanned(story, yesterdays)).send(refused=True)
    resident.go(scanned(story, code_on_screen(story, worker))).send().sees("2")
    neighbour = story.visitor("李大")
    sign_in_by_phone(story, neighbour.go(scanned(story, code_on_screen(story, worker))), "13900000001")
    neighbour.send()
    story.people["李大"] = neighbour
    for _number in range(3):
        worker.go(f"/meetings/{story.meeting}/roll/").press("form[action*='/in/'] button")
    worker.sees("5")
    worker.go(f"/meetings/{story.meeting}/attendance/sheet/").sees("1栋001")


def code_on_screen(story: Story, host: Walker) -> str:
    """What the screen of the hall shows now."""
    host.go(f"/meetings/{story.meeting}/screen/")
    assert host.page.locator(".hall-code svg").count() == 1
    return host.page.locator(".hall-type b").inner_text().replace(" ", "")


def scanned(story: Story, code: str) -> str:
    """The address in the QR code."""
    return reverse("meetings:enter", kwargs={"meeting": story.meeting, "code": code})


def sign_in_by_phone(story: Story, neighbour: Walker, phone: str) -> None:
    """Say who one is by a code that comes to the phone; one is led back to where one came from."""
    neighbour.follow("/login/code/").fill(phone=phone).send()
    neighbour.fill(code=story.site.code_sent()).send()


def vote(story: Story) -> None:
    """Each motion is voted on online and in the hall; a household that votes again, on another phone, is refused."""
    worker, officer, resident = story.role(WORKER), story.role(OFFICER), story.household(1, 2)
    worker.go(f"/meetings/{story.meeting}/motions/move/").send()
    worker.go(f"/meetings/{story.meeting}/motions/open/").send()
    other_phone = story.by_code(story.codes["510112003002-1"][1])
    for motion in motions_of(story, worker):
        other_phone.go(motion)
        resident.go(motion).fill(choice="for").send()
        other_phone.fill(choice="against").send(refused=True)
        worker.go(motion).follow("/votes/hall/").fill(rest="for").send()
        worker.go(motion).follow("/count/").send(refused=True)
        officer.go(motion).follow("/meetings/votes/").send()
        worker.go(motion).follow("/count/").send()
        worker.page.locator(".decision").wait_for()


def motions_of(story: Story, host: Walker) -> list[str]:
    """The addresses of the motions of the meeting."""
    host.go(f"/meetings/{story.meeting}/")
    links = host.page.locator("#agenda a.lead[href*='/meetings/motions/']")
    return links.evaluate_all("links => links.map(link => link.getAttribute('href'))")


def resolve_and_write_down(story: Story) -> None:
    """What follows is given to somebody until a day; the minutes come as Word and are signed off by another."""
    worker, officer = story.role(WORKER), story.role(OFFICER)
    worker.go(motions_of(story, worker)[0]).follow("/resolve/")
    worker.fill(text=RESOLVED, responsible=COMMITTEES[0], due_on=story.today + timedelta(days=60)).send()
    story.role(COMMITTEES[0]).go("/desk/").sees(RESOLVED)
    worker.go(f"/meetings/{story.meeting}/").follow("/close/").send()
    worker.go(f"/meetings/{story.meeting}/minutes/edit/").fill(
        chair="周文清", recorder="陈安禾", topic_1="逐户发言,多数赞成。"
    )
    worker.send()
    minutes = words_of(worker.go(f"/meetings/{story.meeting}/minutes/").download("minutes.docx"))
    assert "春季居民会议" in minutes and "逐户发言" in minutes
    officer.go(f"/meetings/{story.meeting}/minutes/").follow("/sign/").send()
    story.close_stage(worker)


def words_of(paper: Path) -> str:
    """Everything that a Word file says."""
    document = Document(str(paper))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def publicise(story: Story) -> None:
    """A neighbour objects on the phone; the gate stays shut until the office has answered and the supervisors decided."""
    officer, supervisor, objector = story.role(OFFICER), story.role(SUPERVISOR), story.household(3, 2)
    publish(story, officer, story.run, "春季议题公示")
    objector.duty("process.raise_objection", story.run).fill(text="预算太高,请说明。").send()
    story.let_days_pass(4)
    story.close_stage(officer, refused=True)
    officer.duty("process.answer_objection", story.run).follow("/process/objections/")
    officer.follow("/answer/").fill(answer="预算逐项公开,欢迎核对。").send()
    story.close_stage(officer, refused=True)
    supervisor.duty("process.decide_objection", story.run).follow("/process/objections/")
    supervisor.follow("/decide/").fill(outcome="dismissed", reason="程序完整,异议不成立。").send()
    story.visitor().go(supervisor.page.url).sees("预算逐项公开,欢迎核对。", "程序完整,异议不成立。")
    story.close_stage(officer)


def publish(story: Story, officer: Walker, run: int, title: str) -> None:
    """Put up a notice."""
    officer.duty("process.publish_notice", run)
    officer.fill(
        title=title, basis="居民会议表决", body="公示如下。", issuer="石灵社区居委会", contact="一楼窗口"
    )
    officer.fill(supervision_phone="028-00000000").send()


def hold_council(story: Story, run: int) -> None:
    """The council meets on the rules of the contest: called, attended, voted on their phones, written down."""
    worker, officer = story.role(WORKER), story.role(OFFICER)
    members = [story.role(name) for name in (COUNCIL, "议事1", "议事2")]
    worker.duty("meetings.convene", run).fill(
        kind="council", title="议事会:自筹大赛规则", place_text="二楼会议室"
    )
    worker.fill(convener="石灵社区", starts_at=f"{story.today + timedelta(days=7)}T19:00").send()
    story.meeting = worker.number()
    story.let_days_pass(7)
    worker.go(f"/meetings/{story.meeting}/").follow("/open/").send()
    for member in members:
        member.go(scanned(story, code_on_screen(story, worker))).send()
    members[0].duty("meetings.move_motion", run).fill(text="同意自筹大赛规则").send()
    worker.go(f"/meetings/{story.meeting}/motions/open/").send()
    for member in members:
        member.duty("meetings.vote", run).fill(choice="for").send()
    worker.duty("meetings.close_motion", run).follow("/count/").send()
    worker.go(f"/meetings/{story.meeting}/").follow("/close/").send()
    worker.duty("meetings.write_minutes", run).fill(chair="曾德才", recorder="陈安禾").send()
    officer.go(f"/meetings/{story.meeting}/minutes/").follow("/sign/").send()
