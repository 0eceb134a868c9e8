"""The whole loop, walked through its pages by the cast on a phone; then every page that it left behind."""

from __future__ import annotations

import pytest

from tests.journeys import steps_needs
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
)


@pytest.fixture(scope="module")
def story(site, cast_member, household, visitor) -> Story:
    return Story(site, cast_member, household, visitor)


def test_need_is_carried_to_its_effect(story):
    """Each step by whoever has the duty, from the first call to the upkeep."""
    for step in STEPS:
        step(story)
