"""The whole loop, walked through its pages by the cast on a phone; then every page that it left behind."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.journeys import steps_contest, steps_meeting, steps_needs, steps_project
from tests.journeys.conftest import DESKTOP, PHONE
from tests.journeys.crawl import crawl
from tests.journeys.story import COMMUNITY, SUPERVISOR, WORKER, Story

pytestmark = pytest.mark.journey

STEPS = (
    steps_needs.open_a_run,
    steps_needs.knock_at_doors,
    steps_needs.build_the_survey,
    steps_needs.give_out_codes,
    steps_needs.collect_needs,
    steps_needs.close_the_survey,
    steps_needs.sort_needs,
    steps_needs.appraise_and_check,
    steps_meeting.call_a_meeting,
    steps_meeting.check_in,
    steps_meeting.vote,
    steps_meeting.resolve_and_write_down,
    steps_meeting.publicise,
    steps_contest.open_the_contest,
    steps_contest.make_the_rules,
    steps_contest.enter,
    steps_contest.raise_the_own_part,
    steps_contest.publish_the_match,
    steps_contest.award,
    steps_project.carry_out,
    steps_project.accept_and_pay,
    steps_project.review,
    steps_project.read_the_report,
)


@pytest.fixture(scope="module")
def story(site, cast_member, household, visitor) -> Story:
    """The loop, walked from its beginning to its end: each step by whoever has the duty."""
    story = Story(site, cast_member, household, visitor)
    for step in STEPS:
        step(story)
    return story


@pytest.mark.both_databases
def test_need_is_carried_to_its_effect(story):
    story.visitor().go(f"/runs/{story.run}/").sees("已结束")
    assert len(story.people) > 8


def begin_of(story: Story) -> tuple[str, ...]:
    return (
        "/",
        "/desk/",
        reverse("place", args=[COMMUNITY]),
        f"/runs/{story.run}/",
        f"/meetings/{story.meeting}/",
    )


@pytest.mark.parametrize(
    ("who", "most"), [("nobody", 220), (WORKER, 80), (SUPERVISOR, 60), ("household", 60)]
)
def test_every_link_leads_to_a_sound_page(story, who, most):
    walker = (
        story.household(1, 2)
        if who == "household"
        else story.role(who)
        if who != "nobody"
        else story.visitor()
    )
    found = crawl(walker.context, story.site.address, most=most, begin=begin_of(story))
    assert len(found) > 50
    assert {path: told for path, told in found.items() if told} == {}


@pytest.mark.parametrize(
    ("language", "screen", "senior"),
    [("zh-CN", PHONE, False), ("en-GB", DESKTOP, False), ("zh-CN", PHONE, True)],
    ids=["chinese-phone", "english-desktop", "senior"],
)
def test_everybody_can_read_and_use_the_pages(story, axe, language, screen, senior):
    """Nothing serious for axe, nothing in the console, nothing beside the screen."""
    walker = story.role(WORKER, language=language, screen=screen)
    if senior:
        walker.context.add_cookies([{"name": "linli_senior", "value": "on", "url": story.site.address}])
    pages = showpieces(story)[:: 2 if senior else 1]
    assert {path: axe(walker.go(path).page) for path in pages} == dict.fromkeys(pages, [])


def showpieces(story: Story) -> list[str]:
    """A page of each look."""
    place, run = reverse("place", args=[COMMUNITY]), story.run
    return [
        "/", place, f"/runs/{run}/", f"/runs/{story.inner}/", "/desk/", "/methods/", "/methods/eight-step/", f"/needs/runs/{run}/",
        f"/needs/surveys/{story.survey}/totals/", f"/needs/runs/{run}/topics/", f"/meetings/{story.meeting}/", "/meetings/motions/1/",
        f"/meetings/{story.meeting}/minutes/", "/contests/entries/1/", "/matching/raises/1/", f"/matching/runs/{story.inner}/match/",
        f"/projects/{story.project}/", f"/projects/{story.project}/ratings/", f"/reports/{COMMUNITY}/", "/process/notices/1/",
        "/process/objections/1/", f"/money/places/{COMMUNITY}/", f"/people/at/{COMMUNITY}/households/", "/places/?q=shiling",
        reverse("identity:household"), reverse("identity:me"), f"/process/places/{COMMUNITY}/open/",
    ]  # fmt: skip
