"""Ballots by themselves: what is written, serials, receipts."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.verdict import Refusal
from linli.practices.budgeting.rules import allocate
from linli.practices.budgeting.rules.comparing import other_rules, trials
from linli.practices.budgeting.rules.declared import told_rule
from linli.practices.budgeting.rules.voting import (
    BallotRule,
    ballot_fault,
    check_digit,
    cost_of,
    plain_receipt,
    receipt_code,
    receipt_digest,
    serial_of,
    serials,
    told_choice,
    written_choice,
)

NUMBERS = st.lists(st.integers(1, 99).map(str), min_size=1, max_size=12, unique=True)


@given(NUMBERS)
def test_ticks_are_read_as_they_are_told(numbers):
    choice = dict.fromkeys(numbers, 1)

    assert written_choice(told_choice(choice, "approval"), "approval", numbers) == choice


@given(NUMBERS, st.data())
def test_points_are_read_as_they_are_told(numbers, data):
    choice = {number: data.draw(st.integers(0, 999)) for number in numbers}

    assert written_choice(told_choice(choice, "points"), "points", numbers) == choice


@pytest.mark.parametrize("text", ["3，7、12", " 3,7;12", "０３ 7/12", "3\t7  12"])
def test_ticks_are_read_as_people_write_them(text):
    assert written_choice(text, "approval", ["3", "7", "12"]) == {"3": 1, "7": 1, "12": 1}


@pytest.mark.parametrize(
    ("text", "kind", "because"),
    [
        ("3 4", "approval", "There is no option 4 in this vote."),
        ("3 3", "approval", "Option 3 is named twice."),
        ("3:2", "approval", "“3:2”: options are ticked here, not given points."),
        ("3", "points", "“3”: write the points after a colon, as 3:5."),
        ("3:x", "points", "“3:x”: write the points after a colon, as 3:5."),
    ],
)
def test_what_cannot_be_read_is_said(text, kind, because):
    with pytest.raises(Refusal) as refused:
        written_choice(text, kind, ["3", "7"])

    assert str(refused.value) == because


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 5)), st.integers(1, 30))
def test_points_are_good_up_to_the_limit_exactly(choice, limit):
    fault = ballot_fault(choice, BallotRule("points", limit, 0), dict.fromkeys("abcdef", 100))

    assert (fault is None) == (0 < sum(choice.values()) <= limit)


@given(
    st.sets(st.sampled_from("abcdef")),
    st.lists(st.integers(0, 50), min_size=6, max_size=6),
    st.integers(0, 200),
)
def test_knapsack_is_good_as_long_as_the_budget_pays(ticked, costs, budget):
    prices = dict(zip("abcdef", costs, strict=True))
    choice = dict.fromkeys(ticked, 1)
    fault = ballot_fault(choice, BallotRule("knapsack", None, budget), prices)

    assert (fault is None) == (bool(ticked) and cost_of(choice, prices) <= budget)


@given(st.integers(0, 10**9), st.integers(0, 7), st.integers(1, 9))
def test_wrong_digit_of_a_serial_is_found(number, place, add):
    body = f"{number:09d}"[:7]
    serial = body + check_digit(body)
    wrong = serial[:place] + str((int(serial[place]) + add) % 10) + serial[place + 1 :]

    assert serial_of(f" {serial[:4]}-{serial[4:]} ") == serial
    assert serial_of(wrong) is None


def test_serials_are_all_different():
    found = serials(5000, random.Random(7))

    assert len(set(found)) == 5000
    assert all(serial_of(one) == one for one in found)


def test_receipt_is_found_however_it_is_typed():
    code = receipt_code(b"key", 7, "1234566")

    assert len(plain_receipt(code)) == 12
    assert receipt_digest(code) == receipt_digest(code.lower().replace("-", " ").replace("0", "o"))
    assert receipt_code(b"key", 8, "1234566") != code
    assert receipt_code(b"other", 7, "1234566") != code


INPUTS = {
    "budget_fen": 100,
    "rule": {"name": "greedy-votes", "min_support": 1},
    "options": [
        {"id": "1", "cost_fen": 60, "least_fen": None, "excludes": [], "score": "80/1"},
        {"id": "2", "cost_fen": 40, "least_fen": None, "excludes": [], "score": "181/2"},
        {"id": "3", "cost_fen": 50, "least_fen": None, "excludes": [], "score": None},
    ],
    "ballots": [
        {"channel": "online", "choices": {"1": 1, "2": 1}},
        {"channel": "paper", "choices": {"3": 1}},
    ],
}


def test_every_other_rule_is_tried_once_and_within_the_budget():
    found = list(trials(INPUTS, allocate(INPUTS)))

    assert [one.declared for one in found] == [True] + [False] * (len(found) - 1)
    assert len({str(told_rule(one.rule)) for one in found}) == len(found)
    assert all(sum(one.granted.values()) == one.spent_fen <= 100 for one in found)


def test_without_scores_or_ballots_their_rules_are_left_out():
    unscored = INPUTS | {"options": [{**one, "score": None} for one in INPUTS["options"]]}
    unvoted = INPUTS | {
        "ballots": [],
        "rule": {"name": "greedy-score", "measure": "mixed", "weights": {"panel": "100"}},
    }

    assert not any("weights" in rule or rule.get("measure") == "score" for rule in other_rules(unscored))
    assert {rule["name"] for rule in other_rules(unvoted)} == {"greedy-score"}


def test_rankings_are_compared_with_rankings():
    ranked = INPUTS | {
        "rule": {"name": "ranking", "seats": 1, "measure": "mixed", "weights": {"panel": "50", "votes": "50"}}
    }

    assert [rule["weights"] for rule in other_rules(ranked)] == [{"panel": "100"}, {"votes": "100"}]
