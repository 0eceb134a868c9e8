"""Profiles and plans, pure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.verdict import Refusal
from linli.practices.estates.rules import (
    FIELDS,
    SECTIONS,
    checked,
    compared,
    differences,
    is_complete,
    lacking,
    plan_faults,
    tell,
)
from tests.practices.estates.conftest import GOOD, PLAN


def test_each_question_stands_in_one_section():
    codes = [field.code for section in SECTIONS for field in section.fields]

    assert len(codes) == len(set(codes)) == len(FIELDS) == len(GOOD)


@given(st.sets(st.sampled_from(sorted(FIELDS))))
def test_profile_is_complete_when_nothing_lacks(left_out):
    values = {code: value for code, value in GOOD.items() if code not in left_out}

    assert is_complete(values) == (not left_out)
    assert {field.code for _section, fields in lacking(values) for field in fields} == left_out


@given(
    st.dictionaries(
        st.sampled_from(sorted(FIELDS)), st.one_of(st.integers(), st.text(), st.booleans(), st.none())
    )
)
def test_answers_are_possible_or_refused(values):
    try:
        told = checked(values, known={}, year=2025)
    except Refusal as refusal:
        assert refusal.field in FIELDS
    else:
        assert told == {code: value for code, value in values.items() if value is not None}
        assert all(str(tell(FIELDS[code], value)) for code, value in told.items())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("lamps", True),
        ("has_ramps", 1),
        ("fire_risk", 4),
        ("kind", "three"),
        ("buildings", 0),
        ("lamps", 100_001),
    ],
)
def test_answer_of_the_wrong_kind_is_refused(field, value):
    with pytest.raises(Refusal):
        checked({field: value}, known={}, year=2025)


def test_whole_can_not_shrink_below_its_part():
    with pytest.raises(Refusal) as refused:
        checked({"lamps": 1}, known={"lamps": 9, "lamps_broken": 3}, year=2025)

    assert refused.value.field == "lamps"


def test_years_are_compared_answer_by_answer():
    sections = {
        section.code: {one.field.code: one for one in answers}
        for section, answers in compared(
            [{"volunteers": 3}, {}, {"volunteers": 9, "children": 4}], all_fields=False
        )
    }
    people = sections["people"]

    assert (people["volunteers"].changed, people["volunteers"].by) == (True, 6)
    assert (people["children"].changed, people["children"].by) == (False, None)
    assert "elderly_alone" not in people


def test_versions_differ_measure_by_measure():
    lamps, stairs = PLAN.measures
    after = replace(
        PLAN,
        aims="别的",
        measures=(replace(lamps, who="物业"), replace(stairs, title="清楼道"), replace(lamps, title="新")),
    )
    found = differences(PLAN, after)

    assert [(one.state, one.parts) for one in found.measures] == [
        ("changed", ("who",)),
        ("changed", ("title",)),
        ("added", ()),
    ]
    assert found.aims_changed
    assert [one.state for one in differences(PLAN, replace(PLAN, measures=())).measures] == [
        "dropped",
        "dropped",
    ]


def measures():
    words = st.sampled_from(["灯", "楼道", "车棚"])
    return st.builds(replace, st.sampled_from(PLAN.measures), title=words, need_words=words, who=words)


@given(st.lists(measures(), max_size=4), st.lists(measures(), max_size=4))
def test_every_measure_of_both_versions_is_told_once(before, after):
    changes = differences(
        replace(PLAN, measures=tuple(before)), replace(PLAN, measures=tuple(after))
    ).measures

    assert [one.after for one in changes if one.after] == after
    told = [one.before for one in changes if one.before]
    assert sorted(told, key=repr) == sorted(before, key=repr)


@given(st.lists(measures(), min_size=1, max_size=4))
def test_version_does_not_differ_from_itself(same):
    plan = replace(PLAN, measures=tuple(same))

    assert differences(plan, plan).is_none


def test_whole_plan_has_no_faults():
    assert list(plan_faults(PLAN)) == []
    cheap = replace(PLAN.measures[1], cost_fen=-1, title=" ", due_on=None)
    assert {field for field, _because in plan_faults(replace(PLAN, measures=(cheap,)))} == {
        "title_1", "due_on_1", "cost_fen_1",
    }  # fmt: skip
