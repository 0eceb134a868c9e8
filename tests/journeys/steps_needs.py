"""Steps 1 to 3: a run is opened, its estates are named, every household is asked, what they say is sorted."""

from __future__ import annotations

import io

from django.urls import reverse
from PIL import Image

from tests.journeys.story import COMMUNITY, ESTATES, GRID, OFFICER, WORKER, Story, photo
from tests.journeys.walker import Walker

DAYS = {
    "mobilise_days": 3,
    "collect_days": 3,
    "sort_days": 1,
    "notice_days": 3,
    "publicity_days": 3,
    "review_days": 7,
}
SHARES = {"reached_share": "1/2", "forms_share": "25%", "ratings_share": "1/4"}
LIGHT, SHED, PIPES = "楼道灯不亮", "电瓶车没处充电", "下雨积水"


def open_a_run(story: Story) -> None:
    """The social worker takes up the method with days and shares of its own, and names the estates."""
    worker = story.role(WORKER)
    worker.go(reverse("place", args=[COMMUNITY])).follow(f"/places/{COMMUNITY}/open/")
    worker.page.locator("label", has_text="八步工作法").click()
    worker.send().fill(title="春季八步", **DAYS, **SHARES).send()
    story.run = worker.number()
    worker.duty("process.name_estates", story.run).fill(everyone=True, for_all=1).send()
    worker.sees("院1", "院2", "院3")
    worker.follow("/poster/")
    assert worker.page.locator(".qr svg").count() == 1


def knock_at_doors(story: Story) -> None:
    """The stage can't be closed before the grid worker has reached half of the households of each estate."""
    worker, grid = story.role(WORKER), story.role(GRID)
    story.close_stage(worker, refused=True)
    for estate in range(3):
        grid.duty("needs.record_visit", story.run)
        grid.page.locator(".rounds a").nth(estate).click()
        for door in range(2):
            grid.press(f".round > li:nth-child({door + 1}) button[value='yes']")
    assert all(worker.go(f"/runs/{story.run}/").gates())


def build_the_survey(story: Story) -> None:
    """Six kinds of question; the survey opens with the stage of collecting."""
    worker = story.role(WORKER)
    worker.duty("needs.build_survey", story.run).follow("/surveys/new/")
    worker.fill(title="您家最盼解决什么", introduction="一户一份,大约三分钟。").send()
    story.survey = worker.number()
    choices = "\n".join((LIGHT, SHED, PIPES, "- 都很好"))
    for question in (
        {"kind": "multiple", "text": "最该先解决什么?", "choices": choices, "gives_needs": True},
        {"kind": "scale", "text": "您对小区环境满意吗?", "low_end": "很不满意", "high_end": "很满意"},
        {"kind": "single", "text": "愿意一起出一点钱吗?", "choices": "愿意\n再看看\n不愿意"},
        {"kind": "text", "text": "还有什么想说的?", "gives_needs": True, "required": False},
        {"kind": "photo", "text": "有照片吗?", "required": False},
        {"kind": "place", "text": "在什么地方?", "required": False},
    ):
        worker.follow(f"/surveys/{story.survey}/add/").fill(**question).send()
    story.close_stage(worker)
    worker.go(f"/needs/surveys/{story.survey}/").follow("/open/").send()


def give_out_codes(story: Story) -> None:
    """The community officer prints the slips; the codes are seen this once."""
    officer = story.role(OFFICER)
    officer.go(reverse("people:renew_codes", args=[COMMUNITY])).send()
    slips = officer.page.locator(".slips li")
    assert slips.count() == 12
    for estate, name in zip(ESTATES, ("院1", "院2", "院3"), strict=True):
        story.codes[estate] = slips.filter(has_text=name).locator(".code").all_inner_texts()


def collect_needs(story: Story) -> None:
    """A form by code on the phone, one on a phone without scripts, forms on paper, and a need told freely with a photo."""
    resident, grid = story.household(1, 2), story.role(GRID)
    fill_in_step_by_step(resident.duty("needs.fill_in_form", story.run))
    resident.sees("已")
    fill_in_at_once(story.old_phone(3, 1).duty("needs.fill_in_form", story.run))
    for estate, doors in ((1, (1,)), (2, (1, 2))):
        for door in doors:
            enter_paper(story, grid, estate, door)
    report_a_need(story, resident)
    story.visitor().go(f"/needs/runs/{story.run}/reports/").sees("门口路灯坏了")


def fill_in_step_by_step(resident: Walker) -> None:
    """One question after another, as a phone shows them."""
    page = resident.page
    onward = page.locator(".way .button:not(.plain)")
    answers = (
        lambda step: [step.locator("label", has_text=words).click() for words in (LIGHT, SHED)],
        lambda step: step.locator("label").nth(1).click(),
        lambda step: step.locator("label", has_text="愿意").first.click(),
        lambda step: step.locator("textarea").fill("楼道灯坏了很久,老人不敢下楼"),
        lambda step: step.locator("input[type=file]").set_input_files(photo(1)),
        lambda step: step.locator("input[type=text]").fill("三栋门口"),
    )
    for number, answer in enumerate(answers):
        answer(page.locator("[data-step]").nth(number))
        if number < len(answers) - 1:
            onward.click()
    resident.send()


def fill_in_at_once(resident: Walker) -> None:
    """All questions on one page, as a phone without scripts shows them."""
    form = resident.page.locator("main form.form")
    form.locator("label", has_text=LIGHT).click()
    form.locator(".scale label").nth(2).click()
    form.locator("label", has_text="再看看").click()
    resident.send().sees(LIGHT)


def enter_paper(story: Story, grid: Walker, estate: int, door: int) -> None:
    """The grid worker enters the paper of a household."""
    grid.duty("needs.enter_paper_form", story.run)
    with grid.page.expect_navigation():
        grid.page.locator("#estate").select_option(label=f"院{estate}")
    grid.page.locator(".doors a", has_text=f"{door:03d}").click()
    form = grid.page.locator("main form.form")
    form.locator("label", has_text=PIPES if estate == 2 else LIGHT).click()
    form.locator(".scale label").nth(2).click()
    form.locator("label", has_text="再看看").click()
    grid.send()


def report_a_need(story: Story, resident: Walker) -> None:
    """A free report; the photo that others see no longer tells where it was taken."""
    resident.duty("needs.report_need", story.run)
    resident.page.locator("main form input[type=radio][name=kind]").first.check()
    resident.fill(text="院子门口路灯坏了,晚上看不见路", photo=photo(), public=True).fill(
        where_words="院门口"
    ).send()
    picture = resident.page.locator("main img[src*='/documents/']").first
    answer = resident.page.request.get(
        f"{story.site.address}{picture.get_attribute('src').replace('thumbnails', 'attachments')}"
    )
    assert answer.ok, answer.status
    exif = Image.open(io.BytesIO(answer.body())).getexif()
    assert not dict(exif) and not exif.get_ifd(0x8825)


def close_the_survey(story: Story) -> None:
    """With its end the totals are public."""
    worker = story.role(WORKER)
    worker.duty("needs.close_survey", story.run).send()
    story.visitor().go(f"/needs/surveys/{story.survey}/totals/").sees(LIGHT, PIPES)
    story.close_stage(worker)


def sort_needs(story: Story) -> None:
    """Groups are proposed and confirmed; what stands alone is put into a group or answered."""
    worker = story.role(WORKER)
    worker.duty("needs.group_needs", story.run).send("propose")
    if worker.page.locator("button[value='confirm']").count():
        worker.send("confirm")
    while worker.page.locator("[name='needs']").count():
        loose = worker.page.locator(".picks li", has=worker.page.locator("[name='needs']"))
        words = loose.first.locator("span").first.inner_text().splitlines()[0]
        loose.first.locator("[name='needs']").check()
        if words in (LIGHT, SHED, PIPES):
            worker.fill(title=words).send("gather")
        else:
            worker.fill(reason="已转物业处理,结果会回告。").send("answer")


def appraise_and_check(story: Story) -> None:
    """Each group gets its marks; the officer holds it against the negative list, and one is refused with a reason."""
    worker, officer = story.role(WORKER), story.role(OFFICER)
    while (
        worker.duty("needs.appraise_group", story.run)
        .page.locator("a[href*='/groups/'][href$='/appraise/']")
        .count()
    ):
        worker.follow("/groups/").fill(urgency=4, reach=4, feasibility=5)
        worker.fill(urgency_reason="天天碰到", reach_reason="多数住户", feasibility_reason="院内可做").send()
    refused = False
    while (
        officer.duty("needs.check_fund_lists", story.run)
        .page.locator("a[href*='/groups/'][href$='/check/']")
        .count()
    ):
        officer.follow("/groups/")
        if not refused and officer.page.locator("h1", has_text="积水").count():
            officer.page.locator(".fund-line input[type=checkbox]").first.check()
            officer.page.locator(".fund-line input[type=text]").first.fill("管网改造由责任单位承担。")
            refused = True
        officer.send()
    assert refused
    story.visitor().go(f"/needs/runs/{story.run}/topics/").sees("管网改造由责任单位承担。")
    story.close_stage(worker)
