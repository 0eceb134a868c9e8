"""Rules of proposals: budgets, completeness, differences, likeness, signatures."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.practices.proposals.rules import (
    FIVE,
    Frame,
    ProposalDraft,
    Told,
    alike_to,
    changes_between,
    compared,
    counts,
    fault_in_categories,
    faults_of,
    faults_of_nomination,
    floor_reached,
    likeness,
    why_lines_differ,
)
from tests.practices.proposals.conftest import DRAFT

FEN = st.integers(1, 10**9)
LINES = st.lists(st.tuples(st.text(min_size=1, max_size=8), FEN), min_size=1, max_size=8).map(tuple)
TEXTS = st.lists(st.sampled_from("甲乙丙丁"), max_size=12)
FRAME = Frame(categories=FIVE, most_fen=5_000_000)
SQUARE = {"type": "Polygon", "coordinates": [[[104, 30], [105, 30], [105, 31], [104, 31], [104, 30]]]}


@given(LINES, st.integers(-(10**9), 10**9))
def test_budget_adds_up_exactly_or_is_told(lines, slip):
    total = sum(fen for _title, fen in lines)
    assert (why_lines_differ(lines, total + slip) is None) == (slip == 0)


@given(LINES, st.integers(0, 10**9))
def test_what_is_asked_is_the_cost_without_the_own_money(lines, own):
    cost = sum(fen for _title, fen in lines)
    draft = replace(DRAFT, lines=lines, cost_fen=cost, own_fen=own)
    faults = {field for field, _fault in faults_of(draft, Frame(categories=FIVE))}
    assert draft.asked_fen == cost - own
    assert ("own_fen" in faults) == (own >= cost)


@given(st.integers(1, 10**7))
def test_more_than_the_whole_budget_is_refused(most):
    frame = replace(FRAME, most_fen=most)
    assert bool(faults_of(DRAFT, frame)) == (DRAFT.asked_fen > most)


@given(st.sets(st.sampled_from(["title", "problem", "solution", "spot", "own_part", "upkeep"])))
def test_each_missing_part_is_told_once_at_its_field(missing):
    faults = faults_of(replace(DRAFT, **dict.fromkeys(missing, "  ")), FRAME)
    assert sorted(field for field, _fault in faults) == sorted(missing)


def test_complete_proposal_has_no_fault():
    assert faults_of(DRAFT, FRAME) == []


def test_steps_stand_in_the_order_of_their_days():
    late_first = replace(DRAFT, steps=tuple(reversed(DRAFT.steps)))
    assert [field for field, _fault in faults_of(late_first, FRAME)] == ["steps"]


@pytest.mark.parametrize(
    ("point", "inside"), [((104_500_000, 30_500_000), True), ((103_000_000, 30_500_000), False), (None, True)]
)
def test_point_lies_in_the_estate(point, inside):
    frame = replace(FRAME, boundary=SQUARE)
    assert (faults_of(replace(DRAFT, point=point), frame) == []) == inside


@given(st.integers(0, 1_300), st.integers(0, 3))
def test_nomination_is_one_page_with_a_photo(length, photos):
    draft = ProposalDraft(title="院", solution="字" * length, photos=tuple(range(photos)))
    assert (not faults_of_nomination(draft)) == (0 < length <= 1_200 and photos > 0)


@given(TEXTS, TEXTS)
def test_difference_tells_both_texts(older, newer):
    lines = compared(older, newer)
    assert [line.text for line in lines if line.sign in " -"] == older
    assert [line.text for line in lines if line.sign in " +"] == newer


@given(TEXTS)
def test_equal_texts_do_not_differ(text):
    assert all(line.sign == " " for line in compared(text, text))


@given(st.sampled_from(["title", "problem", "upkeep"]), st.text(min_size=1, max_size=20))
def test_only_what_changed_is_shown(field, text):
    newer = replace(DRAFT, **{field: text})
    found = [change.field for change in changes_between(DRAFT, newer)]
    assert found == ([field] if getattr(DRAFT, field) != text else [])


def test_every_field_can_be_shown_as_lines():
    whole = replace(DRAFT, point=(104_000_000, 30_000_000), photos=(1,), files=(2,), estate_name="院")
    shown = {change.field for change in changes_between(ProposalDraft(), whole)}
    assert shown == {name for name in whole.to_data() if name != "estate"}


@given(LINES)
def test_draft_comes_back_from_json(lines):
    draft = replace(DRAFT, lines=lines, point=(1, 2), photos=(3, 4))
    assert ProposalDraft.from_data(json.loads(json.dumps(draft.to_data()))) == draft


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_the_same_both_ways_and_whole_with_itself(one, other):
    left, right = Told(1, one), Told(2, other)
    assert likeness(left, right) == likeness(right, left)
    assert likeness(left, left) == 100


def test_like_proposals_are_found_the_most_alike_first():
    mine = Told(1, "楼道加装扶手", "每层加装扶手")
    others = [
        Told(2, "办一场邻里节", "唱歌"),
        Told(3, "楼道加装扶手和灯", "每层加装"),
        Told(4, "楼道加装扶手"),
    ]
    assert [key for key, _score in alike_to(mine, [mine, *others])] == [3, 4]


@given(st.integers(0, 100), st.integers(0, 100))
def test_floor_is_reached_from_the_floor_on(cosigned, needed):
    assert bool(floor_reached(cosigned, needed)) == (cosigned >= needed)


@given(st.integers(1, 9), st.integers(1, 9), st.booleans())
def test_signature_counts_for_the_version_that_stands(signed, current, withdrawn):
    assert counts(signed, current, withdrawn) == (signed == current and not withdrawn)


@pytest.mark.parametrize(
    ("titles", "good"),
    [(FIVE, True), ([], False), (["a", "a"], False), (["字" * 61], False), (map(str, range(21)), False)],
    ids=["five", "none", "twice", "long", "many"],
)
def test_categories_of_a_call(titles, good):
    assert (fault_in_categories(list(titles)) is None) == good
