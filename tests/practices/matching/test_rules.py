"""The match rule: its properties, and a second implementation that shares nothing with it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.kernel.share import Share
from linli.practices.matching import rules
from linli.practices.matching.rules import MatchRule, Step
from tests.practices.matching.naive_match import naive_match

UNHURRIED = settings(deadline=None)
"""The oracle counts fen by fen, and the machine may be busy."""

KINDS = ("rural_resettlement", "commodity", "three_without")
ratios = st.builds(lambda top, below: Share(Fraction(top, below)), st.integers(0, 20), st.integers(1, 7))


@st.composite
def match_rules(draw):
    """Any sound rule, with small amounts so that the slow oracle keeps up."""
    ends = sorted(draw(st.sets(st.integers(1, 250), max_size=3)))
    open_end = draw(st.booleans()) or not ends
    steps = [Step(end, draw(ratios)) for end in ends] + [Step(None, draw(ratios))] * open_end
    return MatchRule(
        steps=tuple(steps),
        cap_per_estate_fen=draw(st.integers(0, 4000)),
        floor_share=Share(Fraction(draw(st.integers(0, 6)), 6)),
        least_paid_fen=draw(st.integers(0, 100)),
        extra_share=Share(Fraction(draw(st.integers(0, 20)), 10)),
        extra_kinds=("rural_resettlement", "three_without"),
        ceiling_fen=draw(st.integers(0, 8000)),
    )


@st.composite
def estate_lists(draw, least=0):
    """Up to six estates with different codes."""
    count = draw(st.integers(least, 6))
    estates = []
    for n in range(count):
        households = draw(st.integers(0, 12))
        estates.append(
            {
                "code": f"e{n}",
                "name": f"院{n}",
                "kind": draw(st.sampled_from(KINDS)),
                "asked_fen": draw(st.integers(1, 5000)),
                "paid_fen": draw(st.integers(0, 400)),
                "households": households,
                "taking_part": draw(st.integers(0, households)),
            }
        )
    return estates


def matched(rule, estates):
    outcome = rules.recount_match({"rule": rule.to_data(), "estates": estates})
    return {one["code"]: one["match_fen"] for one in outcome["estates"]}, outcome


@UNHURRIED
@given(match_rules(), estate_lists())
def test_match_equals_the_naive_one(rule, estates):
    found, _outcome = matched(rule, estates)

    assert found == naive_match(rule.to_data(), estates)


@UNHURRIED
@given(match_rules(), estate_lists())
def test_match_never_passes_ceiling_cap_or_what_was_asked(rule, estates):
    found, outcome = matched(rule, estates)

    assert outcome["total_fen"] == sum(found.values()) <= rule.ceiling_fen
    assert all(found[one["code"]] <= min(rule.cap_per_estate_fen, one["asked_fen"]) for one in estates)
    assert all(sum(one["granted"]) == one["match_fen"] for one in outcome["estates"])
    assert all(
        0 <= part <= want
        for one in outcome["estates"]
        for part, want in zip(one["granted"], one["steps"], strict=True)
    )


@UNHURRIED
@given(match_rules(), estate_lists())
def test_match_spends_the_ceiling_when_more_is_wanted(rule, estates):
    _found, outcome = matched(rule, estates)

    assert outcome["total_fen"] == min(outcome["wanted_fen"], rule.ceiling_fen)
    assert (outcome["cut"] is None) == (outcome["wanted_fen"] <= rule.ceiling_fen)


@UNHURRIED
@given(match_rules(), estate_lists(least=1), st.integers(1, 200))
def test_match_does_not_fall_when_neighbours_pay_more(rule, estates, more):
    before, _outcome = matched(rule, estates)
    richer = [{**estates[0], "paid_fen": estates[0]["paid_fen"] + more}, *estates[1:]]
    after, _outcome = matched(rule, richer)

    assert after["e0"] >= before["e0"]


@UNHURRIED
@given(match_rules(), estate_lists())
def test_match_gives_nothing_for_nothing_paid_or_below_the_floor(rule, estates):
    found, _outcome = matched(rule, estates)

    for one in estates:
        short = not one["households"] or not rule.floor_share.reached_by(
            one["taking_part"], one["households"]
        )
        if short or one["paid_fen"] < max(rule.least_paid_fen, 1):
            assert found[one["code"]] == 0


@UNHURRIED
@given(match_rules(), estate_lists(), st.randoms())
def test_match_does_not_depend_on_the_order(rule, estates, random):
    shuffled = random.sample(estates, len(estates))

    assert matched(rule, shuffled) == matched(rule, estates)


@UNHURRIED
@given(match_rules())
def test_rule_goes_to_data_and_back(rule):
    assert MatchRule.from_data(rule.to_data()) == rule
    assert rule.faults() == []


C1 = {
    "match_step_fen": 500_000,
    "match_first_rate": 10,
    "match_further_rate": 5,
    "match_extra_share": "1/10",
    "match_cap_fen": 12_000_000,
    "match_ceiling_fen": 220_000_000,
    "floor_share": "1/3",
    "paid_least_fen": 100_000,
}


def an_estate(code="e0", *, paid_fen=1_250_000, kind="commodity", taking_part=100, asked_fen=20_000_000):
    return {
        "code": code, "name": code, "kind": kind, "asked_fen": asked_fen,
        "paid_fen": paid_fen, "households": 300, "taking_part": taking_part,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "expected_fen"),
    [
        ({}, 8_750_000),
        ({"kind": "three_without"}, 9_625_000),
        ({"taking_part": 99}, 0),
        ({"paid_fen": 99_999}, 0),
        ({"paid_fen": 100_000}, 1_000_000),
        ({"paid_fen": 500_001}, 5_000_005),
        ({"paid_fen": 4_000_000}, 12_000_000),
        ({"asked_fen": 8_000_000}, 8_000_000),
    ],
    ids=[
        "steps",
        "extra",
        "one-household-short",
        "one-fen-short",
        "just-enough",
        "first-fen-of-step-2",
        "cap",
        "asked",
    ],
)
def test_match_of_one_estate(changes, expected_fen):
    found, _outcome = matched(rules.rule_of(C1), [an_estate(**changes)])

    assert found == {"e0": expected_fen}


def test_short_fund_grants_the_first_step_before_the_second():
    """The example of docs/algorithms/matching.md."""
    rule = rules.rule_of(C1 | {"match_ceiling_fen": 12_000_000, "match_extra_share": 0})
    found, outcome = matched(rule, [an_estate("a"), an_estate("b", paid_fen=750_000)])

    assert found == {"a": 6_500_000, "b": 5_500_000}
    assert outcome["cut"] == {"step": 2, "share": "2/5"}


def test_odd_fen_go_to_the_largest_remainder_then_by_code():
    rule = rules.rule_of(C1 | {"match_ceiling_fen": 100, "match_extra_share": 0, "paid_least_fen": 0})
    found, _outcome = matched(rule, [an_estate(code, paid_fen=100) for code in ("c", "a", "b")])

    assert found == {"a": 34, "b": 33, "c": 33}


@pytest.mark.parametrize(
    ("steps", "field"),
    [
        ((), "steps"),
        ((Step(None, Share(Fraction(1))), Step(5, Share(Fraction(1)))), "steps"),
        ((Step(5, Share(Fraction(1))), Step(5, Share(Fraction(1)))), "steps"),
        ((Step(0, Share(Fraction(1))),), "steps"),
    ],
    ids=["none", "open-end-first", "same-end", "ends-at-nothing"],
)
def test_rule_with_unsound_steps_says_so(steps, field):
    sound = rules.rule_of(C1)
    rule = MatchRule(**{**vars(sound), "steps": steps})

    assert [found for found, _because in rule.faults()] == [field]


def test_rule_that_overspends_is_told():
    rule = rules.rule_of(C1)

    assert rule.overspends(220_000_000) is None
    assert "¥2,200,000.00" in str(rule.overspends(219_999_999))


def test_result_is_explained_step_by_step():
    rule = rules.rule_of(C1 | {"match_ceiling_fen": 6_000_000})
    estate = an_estate(kind="rural_resettlement")
    _found, outcome = matched(rule, [estate])

    told = [str(one) for one in rules.explain(rule, estate, outcome["estates"][0])]

    assert told == [
        "Step 1: ¥55,000.00 for the own part",
        "Step 2: ¥41,250.00 for the own part, of which the fund could grant ¥5,000.00",
        "The steps include the extra of 10% for this kind of estate",
    ]


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"taking_part": 99}, "99 of 300"),
        ({"paid_fen": 5}, "¥0.05"),
        ({"paid_fen": 0}, "Nothing has been paid"),
    ],
)
def test_nothing_is_explained_too(changes, word):
    rule, estate = rules.rule_of(C1), an_estate(**changes)
    _found, outcome = matched(rule, [estate])

    assert word in str(rules.explain(rule, estate, outcome["estates"][0])[0])


@pytest.mark.parametrize(
    ("address", "building"),
    [("3栋1单元502", "3栋"), ("12号楼301", "12号楼"), ("青龙街8号", ""), ("  A座 5", "A座")],
)
def test_public_sees_the_building_only(address, building):
    assert rules.building_of(address) == building
