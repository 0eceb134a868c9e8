"""Allocations over ballots and scores: every rule, its thresholds and weights, and what is told of each option."""

from __future__ import annotations

import itertools
import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.canonical import canonical
from linli.kernel.dossier import Dossier, recount
from linli.kernel.verdict import Refusal
from linli.practices.budgeting.rules import (
    COMPLETIONS,
    DOSSIER_KIND,
    DOSSIER_RULE,
    RULES,
    UTILITIES,
    Rule,
    allocate,
    explain,
)
from linli.practices.budgeting.rules.results import WHYS
from linli.practices.budgeting.rules.words import _TOLD
from linli.recount import function_for

IDS = ("a", "b", "c", "d", "e")


def inputs_of(rule, costs, votes, budget, **more):
    """Votes are strings of ids, as "ab"; `more` is {"a": {"score": …}} and the like."""
    return {
        "rule": rule if isinstance(rule, dict) else {"name": rule},
        "budget_fen": budget,
        "options": [
            {"id": one, "number": str(n), "cost_fen": cost, "least_fen": None, "score": None, "excludes": []}
            | more.get(one, {})
            for n, (one, cost) in enumerate(zip(IDS, costs, strict=False), 1)
        ],
        "ballots": [{"channel": "online", "choices": list(vote)} for vote in votes],
    }


def granted(inputs):
    return {one["id"]: one["granted_fen"] for one in allocate(inputs)["winners"]}


def why(inputs, option):
    return allocate(inputs)["explanations"][option]["why"]


@st.composite
def any_inputs(draw):
    many = draw(st.integers(1, 5))
    weights = draw(
        st.sampled_from(
            [{}, {"online": 1, "paper": "1/3"}, {"panel": "50", "votes": "50"}, {"panel": 1, "paper": "1/2"}]
        )
    )
    name = draw(st.sampled_from(RULES))
    measure = {}
    if "panel" in weights and name in ("equal-shares", "greedy-votes"):
        weights = {}
    if name in ("greedy-votes", "equal-shares"):
        measure = {"measure": "votes"}
    options = [
        {
            "id": one,
            "number": str(n),
            "cost_fen": (cost := draw(st.integers(0, 30))),
            "least_fen": draw(st.integers(1, cost)) if cost and draw(st.booleans()) else None,
            "score": draw(st.sampled_from([None, [0, 1], [200, 3], [90, 1]])),
            "excludes": draw(st.lists(st.sampled_from(IDS[:many]), max_size=1)),
        }
        for n, one in enumerate(IDS[:many])
    ]
    ballots = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "channel": st.sampled_from(["online", "paper"]),
                    "choices": st.one_of(
                        st.lists(st.sampled_from(IDS[:many]), unique=True),
                        st.dictionaries(st.sampled_from(IDS[:many]), st.integers(0, 4)),
                    ),
                }
            ),
            max_size=8,
        )
    )
    rule = {
        "name": name,
        "weights": weights,
        "utility": draw(st.sampled_from(UTILITIES)),
        "completion": draw(st.sampled_from(COMPLETIONS)),
        "min_support": draw(st.integers(0, 3)),
        "part_funding": draw(st.booleans()),
        "step_fen": draw(st.sampled_from([1, 7, 100])),
    }
    return {
        "rule": rule | measure,
        "budget_fen": draw(st.integers(0, 80)),
        "options": options,
        "ballots": ballots,
    }


@given(any_inputs())
def test_any_allocation_keeps_to_budget_consent_and_exclusions_and_is_told(inputs):
    try:
        outcome = allocate(inputs)
    except Refusal as refused:
        assert "weight" in str(refused)
        return

    options = {one["id"]: one for one in inputs["options"]}
    winners = {one["id"]: one["granted_fen"] for one in outcome["winners"]}
    assert outcome["cost"] == sum(winners.values()) <= inputs["budget_fen"]
    for one, fen in winners.items():
        least = options[one]["least_fen"] if inputs["rule"]["part_funding"] else None
        if inputs["rule"]["name"] != "ranking":
            assert (least or options[one]["cost_fen"]) <= fen <= options[one]["cost_fen"]
            assert not set(options[one]["excludes"]) - {one} & winners.keys()
        assert outcome["explanations"][one]["state"] in ("chosen", "part")
    assert outcome["explanations"].keys() == options.keys()
    for one in options:
        assert all(str(sentence) for sentence in explain(outcome, one))
    assert json.loads(canonical(outcome)) == outcome, "the dossier keeps it as it is"


@given(any_inputs(), st.randoms(use_true_random=False))
def test_the_order_of_options_and_ballots_changes_nothing(inputs, chance):
    shuffled = inputs | {
        part: chance.sample(inputs[part], len(inputs[part])) for part in ("options", "ballots")
    }
    outcomes = []
    for one in (inputs, shuffled):
        try:
            outcomes.append(canonical(allocate(one)))
        except Refusal as refused:
            outcomes.append(str(refused))

    assert outcomes[0] == outcomes[1]


def test_a_dossier_of_an_allocation_can_be_recounted():
    inputs = inputs_of("equal-shares", [600, 300, 500], ["ab", "a", "c"], 1000)

    dossier = Dossier(DOSSIER_KIND, DOSSIER_RULE, inputs, allocate(inputs))

    assert recount(dossier, function_for(DOSSIER_KIND)).same
    forged = Dossier(DOSSIER_KIND, DOSSIER_RULE, inputs, allocate(inputs) | {"cost": 1})
    assert not recount(forged, function_for(DOSSIER_KIND)).same


def test_every_reason_has_its_words():
    assert set(WHYS) == set(_TOLD)


def test_greedy_takes_the_most_votes_that_still_fit():
    inputs = inputs_of("greedy-votes", [600, 500, 300], ["abc", "abc", "ab", "a"], 1000)

    assert granted(inputs) == {"a": 600, "c": 300}
    assert allocate(inputs)["explanations"]["b"] == {
        "state": "not_chosen", "cost_fen": 500, "granted_fen": 0, "why": "no_money", "left": 400, "place": 2,
        "short": "2/1",
    }  # fmt: skip


@given(
    st.lists(st.integers(1, 9), min_size=2, max_size=5),
    st.lists(st.sets(st.sampled_from("abcde")), max_size=9),
    st.integers(1, 20),
)
def test_votes_short_is_the_least_that_would_have_been_enough(costs, votes, budget):
    """Told to a loser of greedy by votes: with so many more it wins, with one less it does not."""
    ids = set(IDS[: len(costs)])
    inputs = inputs_of("greedy-votes", costs, ["".join(sorted(vote & ids)) for vote in votes], budget)
    outcome = allocate(inputs)
    for one, note in outcome["explanations"].items():
        if note["why"] != "no_money":
            continue
        short = int(Fraction(note["short"]))
        for more in (short - 1, short):
            ballots = inputs["ballots"] + [{"channel": "online", "choices": [one]}] * max(more, 0)
            assert (one in granted(inputs | {"ballots": ballots})) == (more == short)


def test_ties_go_to_the_smaller_number_as_text():
    inputs = inputs_of("greedy-votes", [10, 10], ["ab"], 10)
    inputs["options"][0]["number"], inputs["options"][1]["number"] = "2", "10"

    assert granted(inputs) == {"b": 10}


def test_greedy_by_score_goes_by_the_panel_unless_weights_are_declared():
    options = {"a": {"score": [80, 1]}, "b": {"score": [60, 1]}, "c": {"score": None}}
    inputs = inputs_of("greedy-score", [500, 500, 500], ["b", "b", "c"], 500, **options)

    assert granted(inputs) == {"a": 500}
    weighed = inputs | {"rule": {"name": "greedy-score", "weights": {"panel": "50", "votes": "50"}}}
    assert granted(weighed) == {"b": 500}
    assert allocate(weighed)["tallies"]["b"]["mixed"] == "80/1"


def test_greedy_by_value_looks_at_score_for_each_yuan():
    options = {"a": {"score": [90, 1]}, "b": {"score": [50, 1]}, "c": {"score": [50, 1]}}

    assert granted(inputs_of("greedy-value", [1000, 500, 500], [], 1000, **options)) == {"b": 500, "c": 500}


@pytest.mark.parametrize(("utility", "best"), [("cost", {"b"}), ("cardinality", {"a", "c"})])
def test_knapsack_takes_what_is_worth_most(utility, best):
    inputs = inputs_of(
        {"name": "knapsack", "utility": utility}, [400, 1000, 500], ["ab", "b", "bc", "ac"], 1000
    )

    assert granted(inputs).keys() == best


@given(
    st.lists(st.tuples(st.integers(1, 8), st.integers(0, 6)), min_size=1, max_size=5),
    st.integers(0, 25),
    st.sets(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=3),
)
def test_knapsack_is_the_first_of_the_best(projects, budget, pairs):
    """Every choice is tried: none is worth more, and of equal ones it comes first in the order that breaks ties."""
    ids = IDS[: len(projects)]
    pairs = {pair for pair in pairs if set(pair) <= set(ids) and pair[0] != pair[1]}
    votes = [one for one, (_cost, count) in zip(ids, projects, strict=True) for _vote in range(count)]
    more = {one: {"excludes": [b for a, b in pairs if a == one]} for one in ids}
    rule = {"name": "knapsack", "utility": "cardinality"}
    inputs = inputs_of(rule, [cost for cost, _count in projects], votes, budget, **more)
    possible = [
        chosen
        for size in range(len(ids) + 1)
        for chosen in itertools.combinations(range(len(ids)), size)
        if sum(projects[at][0] for at in chosen) <= budget
        and all(projects[at][1] for at in chosen)
        and not any({ids[at] for at in chosen} >= set(pair) for pair in pairs)
    ]

    best = max(
        possible,
        key=lambda chosen: (sum(projects[at][1] for at in chosen), [at in chosen for at in range(len(ids))]),
    )

    assert granted(inputs).keys() == {ids[at] for at in best}


def test_ranking_spends_nothing_and_gives_so_many_seats():
    rule = {"name": "ranking", "seats": 2, "weights": {"panel": "50", "votes": "50"}}
    scores = {"a": {"score": [60, 1]}, "b": {"score": [90, 1]}, "c": {"score": [70, 1]}}
    outcome = allocate(inputs_of(rule, [0, 0, 0], ["a", "a", "c"], 0, **scores))

    assert [one["id"] for one in outcome["winners"]] == ["a", "c"]
    assert outcome["cost"] == 0
    assert [one["worth"] for one in outcome["rounds"]] == ["80/1", "60/1", "45/1"]


def test_nothing_below_the_least_support_is_funded():
    for rule in ("greedy-votes", "equal-shares", "knapsack"):
        inputs = inputs_of({"name": rule, "min_support": 2}, [100, 100], ["a", "ab"], 1000)

        assert granted(inputs) == {"a": 100}
        assert why(inputs, "b") == "below_support"


def test_nothing_below_the_least_score_is_funded():
    inputs = inputs_of(
        {"name": "greedy-score", "min_score": "60"}, [1, 1], [], 9, a={"score": [60, 1]}, b={"score": [59, 1]}
    )

    assert granted(inputs) == {"a": 1}
    assert why(inputs, "b") == "below_score"


@pytest.mark.parametrize("name", ["greedy-votes", "equal-shares", "knapsack"])
def test_what_nobody_wants_is_never_funded(name):
    inputs = inputs_of({"name": name, "completion": "utilitarian", "min_support": 0}, [1, 1], ["a"], 100)

    assert granted(inputs) == {"a": 1}
    assert why(inputs, "b") == "no_support"


@pytest.mark.parametrize("name", ["greedy-votes", "equal-shares", "knapsack"])
def test_a_budget_of_nothing_funds_nothing_and_says_so(name):
    inputs = inputs_of(name, [5, 6], ["ab", "a"], 0)

    assert granted(inputs) == {}
    assert why(inputs, "a") == "too_dear"


@pytest.mark.parametrize("name", ["greedy-votes", "equal-shares", "knapsack"])
def test_options_that_exclude_each_other_are_not_both_funded(name):
    inputs = inputs_of(name, [100, 100], ["ab", "ab", "a"], 1000, b={"excludes": ["a"]})

    assert granted(inputs) == {"a": 100}
    assert allocate(inputs)["explanations"]["b"]["by"] == "a"


@pytest.mark.parametrize("name", ["greedy-votes", "equal-shares", "knapsack"])
def test_part_funding_needs_the_rule_and_the_consent(name):
    consents = {"b": {"least_fen": 300}}
    declared = {"name": name, "part_funding": True}

    assert granted(inputs_of(declared, [600, 500], ["ab", "a"], 1000, **consents)) == {"a": 600, "b": 400}
    assert granted(inputs_of(name, [600, 500], ["ab", "a"], 1000, **consents)) == {"a": 600}
    assert granted(inputs_of(declared, [600, 500], ["ab", "a"], 1000)) == {"a": 600}
    assert granted(inputs_of(declared, [800, 500], ["ab", "a"], 1000, **consents)) == {"a": 800}


def test_channels_weigh_what_was_declared():
    """Nine ballots online and one on paper, both channels equal: the paper ballot weighs as much as the nine."""
    ballots = [{"channel": "online", "choices": ["a"]}] * 9 + [{"channel": "paper", "choices": ["b"]}]
    inputs = inputs_of({"name": "greedy-votes", "weights": {"online": 1, "paper": 1}}, [10, 10], [], 10)
    inputs["ballots"] = ballots

    outcome = allocate(inputs)

    assert [outcome["tallies"][one]["votes"] for one in "ab"] == ["5/1", "5/1"]
    assert [outcome["tallies"][one]["supporters"] for one in "ab"] == [9, 1]
    equal = allocate(inputs | {"rule": inputs["rule"] | {"name": "equal-shares"}, "budget_fen": 20})
    assert [one["id"] for one in equal["winners"]] == ["a", "b"]


def test_a_supporter_of_equal_shares_reads_what_was_paid_and_what_was_short():
    inputs = inputs_of("equal-shares", [60000, 80000], ["ab", "a", "a", "b"], 120000)
    outcome = allocate(inputs)

    assert [str(one) for one in explain(outcome, "a")] == [
        "3 of 4 ballots support it.",
        "Each supporter paid ¥200.00; together that is its cost.",
    ]
    assert [str(one) for one in explain(outcome, "b")] == [
        "2 of 4 ballots support it.",
        "At the end its supporters had ¥400.00 left together, ¥400.00 less than it costs.",
        "That is as much as 2 more supporters with their whole share would have had.",
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"rule": {"name": "lottery"}}, "Nobody here knows “lottery”"),
        ({"rule": {"name": "equal-shares", "completion": "add2"}}, "Nobody here knows “add2”"),
        ({"rule": {"name": "equal-shares", "measure": "score"}}, "Equal Shares lets voters pay"),
        ({"rule": {"name": "greedy-votes", "measure": "votes", "weights": {"panel": 1}}}, "the panel has no weight"),
        ({"rule": {"name": "greedy-score", "measure": "mixed"}}, "Say how much the panel and the votes weigh."),
        ({"rule": {"name": "greedy-votes", "weights": {"online": -1}}}, "Weights can't be negative"),
        ({"rule": {"name": "greedy-votes", "weights": {"online": 0.5}}}, "“0.5” is no exact number."),
        ({"rule": {"name": "greedy-votes", "min_support": -1}}, "A threshold can't be less than nothing."),
        ({"rule": {"name": "equal-shares", "step_fen": 0}}, "The step of Add1"),
        ({"rule": {"name": "greedy-votes", "weights": {"hall": 1}}}, "No ballot came through a channel"),
        ({"ballots": [{"choices": ["z"]}]}, "There is no option z"),
        ({"ballots": [{"choices": {"a": -1}}]}, "Points can't be less than nothing."),
    ],
)  # fmt: skip
def test_inputs_that_contradict_themselves_are_refused(change, said):
    with pytest.raises(Refusal) as refused:
        allocate(inputs_of("greedy-votes", [5, 6], ["ab"], 9) | change)

    assert said in str(refused.value)


@pytest.mark.parametrize(
    "change", [{"id": "a"}, {"cost_fen": -1}, {"least_fen": 7}, {"least_fen": 0}, {"excludes": ["z"]}]
)
def test_options_that_cannot_be_are_refused(change):
    with pytest.raises(Refusal):
        allocate(inputs_of("greedy-votes", [5, 6], ["ab"], 9, b=change))


def test_a_rule_survives_its_data():
    rule = Rule(
        "greedy-score",
        measure="mixed",
        min_score=Fraction(60),
        weights={"panel": Fraction(1, 3), "votes": Fraction(2, 3)},
    )

    assert Rule.from_data(json.loads(canonical(rule.to_data()))) == rule


@pytest.mark.parametrize("completion", ["add1", "add1-onward"])
def test_add1_ends_though_what_excludes_each_other_can_never_all_be_bought(completion):
    rule = {"name": "equal-shares", "completion": completion, "step_fen": 1}
    inputs = inputs_of(rule, [600, 500], ["ab", "a", "b"], 100_000, a={"excludes": ["b"]})

    assert len(allocate(inputs)["winners"]) == 1
