"""A proposal contest, walked through its pages on a phone, in a site of its own; then its pages for everybody."""

from __future__ import annotations

import pytest

from tests.journeys import steps_needs, steps_proposals
from tests.journeys.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.journey

PROPOSAL_STEPS = (
    steps_proposals.open_a_contest,
    steps_needs.give_out_codes,
    steps_proposals.call,
    steps_proposals.propose,
    steps_proposals.cosign_and_coach,
    steps_proposals.open_the_panel,
    steps_proposals.score,
    steps_proposals.watch,
    steps_proposals.publish_decisions,
    steps_proposals.open_the_vote,
    steps_proposals.cast_ballots,
    steps_proposals.count,
    steps_proposals.read_why,
)


@pytest.fixture(scope="module")
def contest(site, cast_member, household, visitor) -> steps_proposals.Contest:
    """A proposal contest from its call until its result is published."""
    contest = steps_proposals.Contest(site, cast_member, household, visitor)
    for step in PROPOSAL_STEPS:
        step(contest)
    return contest


def test_proposals_are_chosen_by_a_rule_that_anybody_can_recount(contest):
    contest.visitor().go(f"/runs/{contest.run}/").sees("公示与监督")
    assert len(contest.people) > 8


@pytest.mark.parametrize(
    ("language", "screen"), [("zh-CN", PHONE), ("en-GB", DESKTOP)], ids=["chinese-phone", "english-desktop"]
)
def test_everybody_can_read_how_proposals_were_chosen(contest, axe, language, screen):
    reader = contest.visitor("a reader", language=language, screen=screen)
    pages = steps_proposals.pages_of(contest)[:: 1 if screen is PHONE else 2]
    assert {path: axe(reader.go(path).page) for path in pages} == dict.fromkeys(pages, [])
