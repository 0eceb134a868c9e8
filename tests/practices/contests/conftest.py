"""A contest and what estates enter in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linli.practices.contests.rules import EntryDraft
from tests.practices.matching.conftest import (  # noqa: F401
    SMALL,
    _no_micro_projects,
    contest,
    declared,
    fund,
    member_of,
    move_to,
    pay_all,
)

DRAFT = EntryDraft(
    title="换车棚顶",
    problem="车棚漏雨，电动车没有地方充电。",
    design="换彩钢顶，装十个充电桩。",
    upkeep="院委会每季度检查一次。",
    spot="2栋北侧车棚",
    beneficiaries=4,
    asked_fen=800_000,
    lines=(("彩钢顶", 500_000), ("充电桩", 300_000)),
    exclusions_denied=True,
)


@pytest.fixture
def draft():
    """A complete entry."""
    return DRAFT


@pytest.fixture
def drafted(contest, cast):  # noqa: F811
    """The drafted rules of the contest."""
    from linli.practices.contests.actions import draft_rules

    return draft_rules(by=cast.social_worker, run=contest, text="每个小区报一个项目。")


@pytest.fixture
def entering(contest, declared):  # noqa: F811
    """The contest at its entering."""
    return move_to(contest, "enter")


@pytest.fixture
def entry(entering, cast, estate, draft):
    """The entry of the first estate."""
    from linli.practices.contests.actions import enter

    return enter(by=cast.committee_member, run=entering, estate=estate, draft=draft)


@pytest.fixture
def matched(entering, entry, cast, estates):
    """The contest at its award: two estates entered, both were matched."""
    from linli.practices.contests.actions import enter
    from linli.practices.matching.actions import publish_match
    from linli.practices.matching.models import Raise

    enter(by=member_of(estates[1]), run=entering, estate=estates[1], draft=replace(DRAFT, title="修路灯"))
    move_to(entering, "raise")
    for raising in Raise.objects.all():
        pay_all(cast, raising)
    publish_match(by=cast.community_officer, run=move_to(entering, "match"))
    return move_to(entering, "award")


@pytest.fixture
def award(matched, entry):
    """The award of the first estate, waiting for the party committee."""
    from linli.practices.contests.models import Award

    return Award.objects.get(entry=entry)
