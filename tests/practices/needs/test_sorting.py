"""Sorting: proposed, confirmed, mended, answered; then appraised and checked."""

from __future__ import annotations

import pytest

from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry
from linli.practices.needs import actions, audits, facts, queries
from linli.practices.needs.actions.appraising import Marks
from linli.practices.needs.models import Need, NeedGroup

MARKS = Marks(5, "有隐患", 4, "涉及多数", 3, "有场地")


def titles(run):
    return {group.title: group.needs_n for group in queries.groups_with_counts(run)}


def test_like_needs_are_proposed_together_and_counted_only_when_confirmed(cast, sorting):
    groups = actions.propose_groups(by=cast.social_worker, run=sorting)

    assert titles(sorting) == {"停车位": 2, "加装电梯": 2, "充电": 2, "照明": 2}
    assert queries.needs_unsorted(sorting) == 9
    actions.confirm_groups(by=cast.social_worker, run=sorting, groups=groups, titles={groups[0].pk: "停车难"})
    assert queries.needs_unsorted(sorting) == 1
    assert "停车难" in titles(sorting)
    assert Entry.objects.filter(verb="needs.group_needs").count() == 2


def test_proposing_anew_replaces_what_nobody_confirmed(cast, sorting):
    first = actions.propose_groups(by=cast.social_worker, run=sorting)
    actions.confirm_groups(by=cast.social_worker, run=sorting, groups=first[:1])

    actions.propose_groups(by=cast.social_worker, run=sorting)

    assert len(titles(sorting)) == 4
    assert NeedGroup.objects.filter(pk=first[0].pk).exists()


def test_survey_left_open_is_closed_and_gathered_when_sorting_begins(
    cast, survey, answers, households, run_at
):
    actions.import_forms(
        by=cast.social_worker, survey=survey, rows=[actions.SheetForm(households[0], answers("没路灯"))]
    )
    run = survey.run
    assert queries.needs_unsorted(run) == 2
    type(run).objects.filter(pk=run.pk).update(stage_code="sort")
    run.stage_code = "sort"

    actions.propose_groups(by=cast.social_worker, run=run)

    assert Need.objects.filter(run=run).count() == 2
    assert not queries.open_survey(run)


def test_confirming_nothing_is_refused(cast, sorting):
    with pytest.raises(Refusal, match="at least one proposed group"):
        actions.confirm_groups(by=cast.social_worker, run=sorting, groups=[])


def test_person_puts_needs_together_splits_and_merges(cast, confirmed):
    run, by = confirmed[0].run, cast.social_worker
    charging, light = (NeedGroup.objects.get(title=title) for title in ("充电", "照明"))
    moved = list(light.needs.all()[:1])

    split = actions.group_needs(by=by, run=run, needs=moved, title="三栋路灯")
    assert (split.needs.count(), light.needs.count()) == (1, 1)
    actions.group_needs(by=by, run=run, needs=list(light.needs.all()), group=split)
    assert not NeedGroup.objects.filter(pk=light.pk).exists()
    merged = actions.merge_groups(by=by, run=run, groups=[split, charging], title="用电")
    assert merged.needs.count() == 4
    assert actions.rename_group(by=by, group=merged, title="用电安全").title == "用电安全"
    assert actions.take_out(by=by, group=merged, needs=list(merged.needs.all()[:1])).needs.count() == 3
    actions.dissolve_group(by=by, group=merged)
    assert queries.needs_unsorted(run) == 5


def test_group_emptied_by_hand_is_gone(cast, confirmed):
    group = confirmed[0]

    assert actions.take_out(by=cast.social_worker, group=group, needs=list(group.needs.all())) is None


def test_needs_answered_with_a_reason_are_sorted(cast, sorting):
    needs = list(queries.needs_to_sort(sorting))

    assert actions.answer_needs(
        by=cast.community_officer, run=sorting, needs=needs, reason="街道已安排"
    ) == len(needs)

    assert queries.needs_unsorted(sorting) == 0
    assert set(Need.objects.values_list("reason", flat=True)) == {"街道已安排"}
    with pytest.raises(Refusal, match="answered or appraised already"):
        actions.answer_needs(by=cast.community_officer, run=sorting, needs=needs, reason="再答")


@pytest.mark.parametrize(
    ("act", "given", "said"),
    [
        ("answer_needs", {"reason": " "}, "write the answer"),
        ("group_needs", {"title": " "}, "a title"),
        ("group_needs", {"title": "空", "needs": []}, "at least one need"),
        ("merge_groups", {"groups": [], "needs": None}, "at least two"),
    ],
)
def test_sorting_that_says_too_little_is_refused(cast, sorting, act, given, said):
    needs = list(queries.needs_to_sort(sorting)[:1])
    given = {name: value for name, value in ({"needs": needs} | given).items() if value is not None}

    with pytest.raises(Refusal, match=said):
        getattr(actions, act)(by=cast.social_worker, run=sorting, **given)


def test_group_becomes_a_topic_by_marks_and_check(cast, confirmed, fund_list):
    run, (first, second, *rest) = confirmed[0].run, confirmed
    for group in confirmed:
        actions.appraise_group(by=cast.social_worker, group=group, marks=MARKS)
    actions.appraise_group(by=cast.social_worker, group=second, marks=Marks(5, "急", 5, "多", 5, "行"))
    actions.check_fund_lists(
        by=cast.community_officer, group=first, touched={fund_list[1]: "开发商在保修期内"}
    )
    for group in (second, *rest):
        actions.check_fund_lists(by=cast.community_officer, group=group)

    topics = queries.topics_for(run)
    assert topics[0].group == second
    assert first not in [topic.group for topic in topics]
    refused = next(topic for topic in queries.topic_list(run) if topic.group == first)
    assert [one.reason for one in refused.refusals] == ["开发商在保修期内"]
    assert facts.groups_unappraised(run) == facts.groups_unchecked(run) == 0
    assert not [fault for audit in audits.AUDITS for fault in audit()]


def test_households_are_counted_once_though_they_ticked_and_wrote(cast, confirmed):
    run = confirmed[0].run
    parking, light = (NeedGroup.objects.get(title=title) for title in ("停车位", "照明"))
    merged = actions.merge_groups(by=cast.social_worker, run=run, groups=[parking, light])

    assert len(queries.families_of([merged])[merged.pk]) == 8


@pytest.mark.parametrize(
    ("marks", "field"),
    [
        (Marks(0, "急", 1, "多", 1, "行"), "urgency"),
        (Marks(1, "急", 6, "多", 1, "行"), "reach"),
        (Marks(1, "急", 1, "多", 1, " "), "feasibility_reason"),
    ],
)
def test_mark_without_measure_or_reason_is_refused_at_its_field(cast, confirmed, marks, field):
    with pytest.raises(Refusal) as refused:
        actions.appraise_group(by=cast.social_worker, group=confirmed[0], marks=marks)

    assert refused.value.field == field


def test_group_is_judged_in_order(cast, sorting, fund_list):
    group = actions.propose_groups(by=cast.social_worker, run=sorting)[0]
    with pytest.raises(Refusal, match="confirm this group first"):
        actions.appraise_group(by=cast.social_worker, group=group, marks=MARKS)
    with pytest.raises(Refusal, match="appraise this group first"):
        actions.check_fund_lists(by=cast.community_officer, group=group)
    actions.confirm_groups(by=cast.social_worker, run=sorting, groups=[group])
    actions.appraise_group(by=cast.social_worker, group=group, marks=MARKS)
    with pytest.raises(Refusal, match="has been appraised"):
        actions.dissolve_group(by=cast.social_worker, group=group)
    with pytest.raises(Refusal, match="why this line is touched"):
        actions.check_fund_lists(by=cast.community_officer, group=group, touched={fund_list[0]: ""})
    actions.check_fund_lists(by=cast.community_officer, group=group)
    with pytest.raises(Refusal, match="held against the list before"):
        actions.check_fund_lists(by=cast.community_officer, group=group)
    with pytest.raises(Refusal, match="its marks stay"):
        actions.appraise_group(by=cast.social_worker, group=group, marks=MARKS)


def test_fund_list_ships_once_and_takes_lines_of_the_place(cast, community, fund_list):
    actions.ship_fund_list()
    assert len(queries.fund_list(community)) == 4
    line = actions.add_fund_item(
        by=cast.community_officer, place=community, title="宴请", explanation="", source="社区公约"
    )
    assert len(queries.fund_list(community)) == 5
    actions.retire_fund_item(by=cast.community_officer, place=community, item=line)
    assert len(queries.fund_list(community)) == 4

    with pytest.raises(Refusal, match="taken off before"):
        actions.retire_fund_item(by=cast.community_officer, place=community, item=line)
    with pytest.raises(Refusal, match="holds everywhere"):
        actions.retire_fund_item(by=cast.community_officer, place=community, item=fund_list[0])
    with pytest.raises(Refusal) as refused:
        actions.add_fund_item(
            by=cast.community_officer, place=community, title="宴请", explanation="", source=""
        )
    assert refused.value.field == "source"
