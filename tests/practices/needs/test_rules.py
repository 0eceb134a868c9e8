"""Questions, answers, likeness and ranking: pure."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.practices.needs.rules.likeness import Said, likeness, propose
from linli.practices.needs.rules.questions import (
    Asked,
    ChoiceDraft,
    QuestionDraft,
    Spot,
    fault_in_answer,
    fault_in_question,
    fault_in_spot,
)
from linli.practices.needs.rules.ranking import Appraised, fault_in_mark, ranked
from linli.practices.needs.rules.words import plain, telling_words

WORDS = st.frozensets(
    st.sampled_from("停车 充电 电梯 照明 下水 垃圾 噪音 绿化 门口 老年人".split()), max_size=4
)
NEEDS = st.lists(st.tuples(WORDS, st.sampled_from(("", "", "", "加装电梯", "停车位"))), max_size=40).map(
    lambda pairs: [
        Said(key, words, "".join(sorted(words)), choice) for key, (words, choice) in enumerate(pairs)
    ]
)


@given(NEEDS, st.randoms())
def test_groups_are_the_same_in_whatever_order_needs_come(needs, order):
    shuffled = list(needs)
    order.shuffle(shuffled)

    assert propose(shuffled) == propose(needs)


@given(NEEDS)
def test_each_need_is_in_one_group_at_most(needs):
    keys = [key for group in propose(needs) for key in group.keys]

    assert len(keys) == len(set(keys))
    assert set(keys) <= {need.key for need in needs}


@given(NEEDS)
def test_needs_that_ticked_the_same_come_together(needs):
    group_of = {key: place for place, group in enumerate(propose(needs)) for key in group.keys}
    ticked = {}
    for need in needs:
        if need.choice:
            ticked.setdefault(need.choice, set()).add(group_of.get(need.key))

    assert all(len(groups) == 1 and None not in groups for groups in ticked.values())


@given(NEEDS)
def test_needs_that_say_the_same_words_come_together(needs):
    group_of = {key: place for place, group in enumerate(propose(needs)) for key in group.keys}
    same = {}
    for need in needs:
        if need.words and not need.choice:
            same.setdefault(need.words, []).append(group_of.get(need.key))

    assert all(len(set(groups)) == 1 for groups in same.values())


@given(NEEDS)
def test_every_group_says_why(needs):
    words = {need.key: need.words for need in needs}
    for group in propose(needs):
        assert group.choice or group.shared
        assert all(
            2 * sum(word in words[key] for key in group.keys) > len(group.keys) for word in group.shared
        )


@given(WORDS, WORDS)
def test_likeness_is_symmetric_and_a_share_of_one(one, other):
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
    if one:
        assert likeness(one, one) == 1


def test_slip_of_the_pen_is_forgiven():
    needs = [
        Said(1, frozenset({"甲甲", "门口"}), "三栋门口的信箱坏了要修一修"),
        Said(2, frozenset({"乙乙", "门口"}), "三栋门口的信厢坏了要修一修"),
    ]

    assert [group.keys for group in propose(needs)] == [(1, 2)]


def test_five_thousand_needs_are_grouped_by_what_they_are_about():
    chance = random.Random(7)
    matters = ("停车", "充电", "照明", "电梯", "垃圾", "噪音")
    rest = [f"词{n}" for n in range(200)]
    needs = [
        Said(key, frozenset({chance.choice(matters), *chance.sample(rest, 2)}), "") for key in range(5_000)
    ]

    groups = propose(needs)

    assert {group.shared[0] for group in groups[:6]} == set(matters)
    assert sum(len(group.keys) for group in groups[:6]) > 4_500


def test_words_that_tell_stay_and_like_words_become_one():
    words = ["希望", "小区", "增加", "停车位", "，", "晚上", "没", "车位"]

    assert telling_words("希望小区增加停车位，3栋晚上没车位", lambda text: words) == {"停车"}


def test_numbers_of_houses_do_not_stick_to_the_word_behind():
    seen = []

    telling_words("3栋路灯不亮，12号楼2单元也不亮", lambda text: seen.append(text) or [])

    assert seen == [" 路灯不亮,  也不亮"]


@given(st.text())
def test_plain_text_is_the_same_twice(text):
    assert plain(plain(text)) == plain(text)


CHOICES = frozenset({1, 2, 3})


@pytest.mark.parametrize(
    ("asked", "answer", "right"),
    [
        (Asked("single", choices=CHOICES), 2, True),
        (Asked("single", choices=CHOICES), 9, False),
        (Asked("single", choices=CHOICES), None, False),
        (Asked("single", False, CHOICES), None, True),
        (Asked("multiple", choices=CHOICES), [1, 3], True),
        (Asked("multiple", choices=CHOICES), [1, 1], False),
        (Asked("multiple", choices=CHOICES), [1, 9], False),
        (Asked("multiple", choices=CHOICES), [], False),
        (Asked("scale"), 5, True),
        (Asked("scale"), 6, False),
        (Asked("scale", least=0, most=10), 0, True),
        (Asked("text"), "字" * 1000, True),
        (Asked("text"), "字" * 1001, False),
        (Asked("place"), Spot("门口"), True),
        (Asked("place"), Spot(), False),
        (Asked("place"), Spot("", 30.0, None), False),
        (Asked("place"), Spot("", 95.0, 104.0), False),
    ],
)
def test_answer_fits_its_question(asked, answer, right):
    assert (fault_in_answer(asked, answer) is None) is right


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (QuestionDraft("text", " "), "text"),
        (QuestionDraft("single", "？", choices=(ChoiceDraft("一"),)), "choices"),
        (QuestionDraft("multiple", "？", choices=(ChoiceDraft("一"), ChoiceDraft("一 "))), "choices"),
        (QuestionDraft("single", "？", choices=tuple(ChoiceDraft(str(n)) for n in range(31))), "choices"),
        (QuestionDraft("scale", "？", least=5, most=5), "most"),
        (QuestionDraft("scale", "？", least=1, most=11), "most"),
    ],
)
def test_fault_of_a_question_names_its_field(draft, field):
    assert fault_in_question(draft)[0] == field


def test_spot_described_at_length_is_refused():
    assert "at most 200" in str(fault_in_spot(Spot("长" * 201)))


MARKS = st.integers(1, 5)
TOPICS = st.lists(
    st.builds(Appraised, st.integers(), MARKS, MARKS, MARKS, st.integers(0, 9), st.text(max_size=3)),
    max_size=12,
)


@given(TOPICS)
def test_more_points_never_come_after_fewer(topics):
    points = [topic.points for topic in ranked(topics)]

    assert points == sorted(points, reverse=True)


def test_equal_points_are_ordered_by_urgency_then_households():
    slow = Appraised("slow", 2, 5, 5, 90, "甲")
    urgent = Appraised("urgent", 5, 4, 3, 3, "乙")
    many = Appraised("many", 5, 3, 4, 8, "丙")

    assert [one.topic for one in ranked([slow, urgent, many])] == ["many", "urgent", "slow"]


@pytest.mark.parametrize(("mark", "right"), [(0, False), (1, True), (5, True), (6, False)])
def test_mark_lies_from_one_to_five(mark, right):
    assert (fault_in_mark(mark) is None) is right
