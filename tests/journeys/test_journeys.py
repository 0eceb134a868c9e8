"""The whole loop, walked through its pages by the cast on a phone; then every page that it left behind."""

from __future__ import annotations

import pytest

from tests.journeys import steps_contest, steps_meeting, steps_needs, steps_project
from tests.journeys.story import Story

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
    return Story(site, cast_member, household, visitor)


def test_need_is_carried_to_its_effect(story):
    """Each step by whoever has the duty, from the first call to the upkeep."""
    for step in STEPS:
        step(story)
