"""One estate, one plan: versions, comments, adoption."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from linli.kernel.verdict import Refusal
from linli.practices.estates import actions, facts
from linli.practices.estates.models import PlanVersion
from tests.practices.estates.conftest import PLAN, move_to

SHORTER = replace(PLAN, measures=PLAN.measures[:1])


def adopt(cast, version, **changes):
    parts = {"by": cast.committee_member, "adopted_on": date(2025, 3, 3), "words": "3月3日院坝会"} | changes
    return actions.adopt_plan(version=version, **parts)


def test_plan_is_drafted_in_versions(version, planning, cast, estate):
    second = actions.draft_plan(by=cast.social_worker, run=planning, estate=estate, draft=SHORTER)

    assert (version.number, second.number) == (1, 2)
    assert [one.title for one in version.measures.all()] == ["换路灯", "楼道清理"]
    assert version.draft() == PLAN
    assert version.cost_fen == 800_000
    assert version.digest != second.digest


def test_version_that_says_the_same_is_refused(version, planning, cast, estate):
    with pytest.raises(Refusal, match="says the same"):
        actions.draft_plan(by=cast.social_worker, run=planning, estate=estate, draft=PLAN)


def test_plan_is_made_once_however_often_it_is_sent(planning, cast, estate):
    sent = {"by": cast.social_worker, "run": planning, "estate": estate, "draft": PLAN, "client_id": uuid4()}

    assert actions.draft_plan(**sent) == actions.draft_plan(**sent)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"aims": ""}, "aims"),
        ({"measures": ()}, "title_1"),
        ({"measures": (replace(PLAN.measures[0], who=""),)}, "who_1"),
        ({"measures": (PLAN.measures[0], replace(PLAN.measures[1], need_words=""))}, "need_words_2"),
        ({"measures": (replace(PLAN.measures[0], need="https://x"),)}, "need_1"),
        ({"measures": (replace(PLAN.measures[0], money_from=""),)}, "money_from_1"),
    ],
)
def test_incomplete_plan_is_refused_at_its_field(planning, cast, estate, change, field):
    with pytest.raises(Refusal) as refused:
        actions.draft_plan(by=cast.social_worker, run=planning, estate=estate, draft=replace(PLAN, **change))

    assert refused.value.field == field
    assert not PlanVersion.objects.exists()


def test_estate_outside_the_run_gets_no_plan(planning, cast, estates):
    planning.named_estates.filter(estate=estates[2]).delete()

    with pytest.raises(Refusal, match="does not take part"):
        actions.draft_plan(by=cast.social_worker, run=planning, estate=estates[2], draft=PLAN)


def test_version_never_changes(version):
    version.aims = "别的"
    with pytest.raises(DatabaseError), transaction.atomic():
        version.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        version.measures.update(cost_fen=1)


@pytest.mark.parametrize(
    ("who", "on_behalf"),
    [("committee_member", "院1"), ("self_organisation", "院1"), ("resident", ""), ("household", "")],
)
def test_estate_comments_on_its_plan(version, cast, who, on_behalf):
    comment = actions.comment_plan(by=getattr(cast, who), version=version, text="先修三栋")

    assert comment.on_behalf == on_behalf
    assert (comment.household is None) == bool(on_behalf)


def test_neighbour_of_another_estate_does_not_comment(version, cast):
    with pytest.raises(Refusal, match="households of the estate"):
        actions.comment_plan(by=cast.neighbour, version=version, text="x")


def test_comment_is_kept_once_and_says_something(version, cast):
    once = uuid4()
    sent = {"by": cast.household, "version": version, "client_id": once}

    assert actions.comment_plan(text="好", **sent) == actions.comment_plan(text="好", **sent)
    with pytest.raises(Refusal, match="write your comment"):
        actions.comment_plan(by=cast.household, version=version, text="")


def test_plan_is_adopted_by_a_meeting(version, planning, cast):
    adoption = adopt(cast, version, meeting="meetings.meeting:4", words="")

    assert adoption.meeting == "meetings.meeting:4"
    assert facts.plans(planning) == [["院1", True], ["院2", False], ["院3", False]]


def test_newer_version_has_to_be_adopted_anew(version, planning, cast, estate):
    adopt(cast, version)
    second = actions.draft_plan(by=cast.social_worker, run=planning, estate=estate, draft=SHORTER)

    assert facts.plans(planning)[0] == ["院1", False]
    with pytest.raises(Refusal, match="newer version"):
        adopt(cast, version)
    adopt(cast, second)
    assert facts.plans(planning)[0] == ["院1", True]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"words": ""}, "words"),
        ({"meeting": "the hall"}, "meeting"),
        ({"adopted_on": date(2025, 3, 4)}, "adopted_on"),
        ({"adopted_on": date(2025, 3, 2)}, "adopted_on"),
    ],
)
def test_adoption_names_its_meeting_and_day(version, cast, changes, field):
    with pytest.raises(Refusal) as refused:
        adopt(cast, version, **changes)

    assert refused.value.field == field


def test_version_is_adopted_once(version, cast):
    adopt(cast, version)

    with pytest.raises(Refusal, match="adopted before"):
        adopt(cast, version)


def test_plan_waits_for_its_stage(version, planning, cast):
    run = move_to(planning, "class")

    with pytest.raises(Refusal, match="belongs to the stage"):
        actions.draft_plan(by=cast.social_worker, run=run, estate=version.place, draft=SHORTER)
