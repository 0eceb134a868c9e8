"""Scores, ties, assignment and conflicts as rules: exact, the same in any order, equal to a second implementation."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.dossier import Dossier
from linli.kernel.verdict import Refusal
from linli.practices.panels import rules
from linli.practices.panels.rules import CandidateTies, Criterion, ReviewerTies, Rubric
from tests.practices.panels import naive_scores

BEST = {one.code: one.most for one in rules.PROPOSALS.criteria}


@st.composite
def rubrics(draw):
    count = draw(st.integers(1, 4))
    cuts = sorted(draw(st.lists(st.integers(1, 99), min_size=count - 1, max_size=count - 1, unique=True)))
    weights = [end - begin for begin, end in zip([0, *cuts], [*cuts, 100], strict=True)]
    criteria = tuple(
        Criterion(f"c{n}", f"C{n}", weight, draw(st.integers(1, 7))) for n, weight in enumerate(weights)
    )
    steps = st.permutations(["lower_cost", *(f"criterion:{one.code}" for one in criteria)])
    ties = tuple(draw(steps)[: draw(st.integers(0, 3))])
    return Rubric(
        criteria=criteria,
        aggregation=draw(st.sampled_from(rules.AGGREGATIONS)),
        trim=draw(st.integers(1, 2)),
        ties=(*ties, "earlier_number"),
        least_score=draw(st.sampled_from(["0", "50", "60", "66.5"])),
        places=draw(st.integers(0, 3)),
        waiting=draw(st.integers(0, 2)),
        sheets_least=1,
    )


@st.composite
def panels(draw):
    rubric = draw(rubrics())
    sheet = st.fixed_dictionaries({one.code: st.integers(0, one.most) for one in rubric.criteria})
    candidates = [
        {
            "source": f"x:{n}",
            "number": draw(st.sampled_from(["A2", "A10", "3", str(n)])),
            "cost_fen": draw(st.integers(0, 2)),
            "sheets": [
                {"reviewer": place, "points": points}
                for place, points in enumerate(draw(st.lists(sheet, min_size=1, max_size=6)), 1)
            ],
        }
        for n in range(draw(st.integers(1, 7)))
    ]
    return {"rubric": rubric.to_data(), "candidates": candidates}


@given(panels())
def test_second_implementation_decides_alike(inputs):
    found = [
        (one["source"], one["state"], Fraction(one["score"]))
        for one in rules.recount_scores(inputs)["results"]
    ]

    assert found == naive_scores.decide(inputs)


@given(panels(), st.randoms(use_true_random=False))
def test_order_of_candidates_and_sheets_changes_nothing(inputs, random):
    mixed = json.loads(json.dumps(inputs))
    random.shuffle(mixed["candidates"])
    for one in mixed["candidates"]:
        random.shuffle(one["sheets"])

    assert rules.recount_scores(mixed) == rules.recount_scores(inputs)


@given(panels())
def test_recount_of_the_dossier_gives_the_same(inputs):
    outcome = rules.recount_scores(inputs)
    dossier = Dossier(rules.DOSSIER_KIND, rules.DOSSIER_RULE, inputs, outcome)

    assert rules.recount_scores(json.loads(dossier.to_json())["inputs"]) == outcome


def test_default_rubrics_can_be_used():
    for rubric in rules.SHIPPED.values():
        assert rules.checked(rubric) == rubric
        assert Rubric.from_data(json.loads(json.dumps(rubric.to_data()))) == rubric


def test_sheet_gives_each_criterion_its_weight():
    assert rules.sheet_score(rules.PROPOSALS, BEST) == 100
    assert rules.sheet_score(rules.PROPOSALS, BEST | {"need": 0}) == 75
    assert rules.sheet_score(rules.PROPOSALS, BEST | {"feasibility": 7}) == Fraction(191, 2)


def test_scores_are_joined_exactly():
    scores = [Fraction(n) for n in (50, 60, 61, 90)]

    assert rules.median_score(scores) == Fraction(121, 2)
    assert rules.median_score(scores[:3]) == 60
    assert rules.mean_score(scores) == Fraction(261, 4)
    assert rules.trimmed_score(scores, 1) == Fraction(121, 2)
    assert rules.trimmed_score(scores, 2) == Fraction(261, 4)
    assert rules.panel_score(rules.PROPOSALS, []) is None


def scored(number, cost_fen=0, **points):
    return {
        "source": f"x:{number}",
        "number": number,
        "cost_fen": cost_fen,
        "sheets": [{"reviewer": 1, "points": dict.fromkeys(BEST, 5) | points}],
    }


def told(*candidates, rubric=rules.PROPOSALS):
    results = rules.recount_scores({"rubric": rubric.to_data(), "candidates": list(candidates)})["results"]
    return [(one["source"], one["told_apart_by"]) for one in results]


def test_ties_are_told_apart_step_by_step():
    fewer = scored(
        "1", 100, need=3, own_part=7, budget=6
    )  # 50 + (−2·2.5) + (2·2) + 1 = 50, less for the need
    assert told(fewer, scored("2", 100)) == [("x:2", "first"), ("x:1", "criterion:need")]
    assert told(scored("1", 200), scored("2", 100)) == [("x:2", "first"), ("x:1", "lower_cost")]
    assert told(scored("10"), scored("2")) == [("x:2", "first"), ("x:10", "earlier_number")]


@pytest.mark.parametrize(
    ("least", "state"), [("50", "accepted"), ("50.01", "declined"), ("49.99", "accepted")]
)
def test_least_score_is_reached_by_just_that_score(least, state):
    inputs = {"rubric": replace(rules.PROPOSALS, least_score=least).to_data(), "candidates": [scored("1")]}

    assert rules.recount_scores(inputs)["results"][0]["state"] == state


def test_places_and_waiting_list_are_filled_from_the_top():
    rubric = replace(rules.PROPOSALS, least_score="50", places=1, waiting=1)
    inputs = {
        "rubric": rubric.to_data(),
        "candidates": [scored("1", need=9), scored("2", need=8), scored("3", need=7), scored("4", need=1)],
    }
    results = rules.recount_scores(inputs)["results"]

    assert [one["state"] for one in results] == ["accepted", "waiting", "declined", "declined"]
    words = [" ".join(map(str, rules.explain(rubric, one, 4))) for one in results]
    assert "moves up" in words[1] and "all places are taken" in words[2] and "short of the least" in words[3]


@pytest.mark.parametrize(
    ("changes", "field", "word"),
    [
        ({"criteria": (Criterion("a", "A", 99),)}, "criteria", "add up to 99"),
        ({"criteria": ()}, "criteria", "from 1 to 30"),
        ({"criteria": (Criterion("a", "A", 50), Criterion("a", "B", 50))}, "criteria", "same code"),
        ({"criteria": (Criterion("a", " ", 100),)}, "criteria", "needs a name"),
        ({"criteria": (Criterion("a", "A", 100, 0),)}, "criteria", "from 1 to 100 points"),
        ({"ties": ("lower_cost",)}, "ties", "ends with the number"),
        ({"ties": ("criterion:beauty", "earlier_number")}, "ties", "criteria of this rubric"),
        ({"aggregation": "best"}, "aggregation", "median"),
        ({"trim": 0}, "trim", "left out"),
        ({"sheets_least": 0}, "sheets_least", "score sheets"),
        ({"reviewers_each": 4}, "reviewers_each", "Fewer reviewers"),
        ({"least_score": "101"}, "least_score", "between 0 and 100"),
        ({"places": -1}, "places", "not negative"),
        ({"minutes": 0}, "minutes", "minutes"),
        ({"reveal": "never"}, "reveal", "all together"),
    ],
)
def test_rubric_that_can_not_be_used_says_why(changes, field, word):
    with pytest.raises(Refusal, match=word) as refused:
        rules.checked(replace(rules.PROPOSALS, **changes))

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("points", "word"),
    [
        ({code: 5 for code in BEST if code != "need"}, "no points yet"),
        (BEST | {"need": 11}, "from 0 to 10"),
        (BEST | {"need": True}, "from 0 to 10"),
        (BEST | {"beauty": 1}, "knows no"),
    ],
)
def test_sheet_has_to_be_whole(points, word):
    [(_code, fault)] = rules.faults_in_points(rules.PROPOSALS, points)

    assert word in str(fault)


def test_rubric_is_told_in_sentences():
    told = " ".join(map(str, rules.tell_rubric(replace(rules.PROPOSALS, places=3, waiting=2))))

    assert "1 highest and the 1 lowest" in told
    assert "the higher score for “Need”, then the lower cost, then the earlier number" in told
    assert "60 of 100" in told and "do not see who" in told


@pytest.mark.parametrize(
    ("score", "text"),
    [(Fraction(2, 3), "0.67"), (100, "100.00"), ("1/8", "0.13"), (None, "–"), (Fraction(0), "0.00")],
)
def test_score_is_read_with_two_places(score, text):
    assert rules.two_places(score) == text


@st.composite
def rooms(draw):
    candidates = [f"c{n}" for n in range(draw(st.integers(1, 5)))]
    reviewers = [f"r{n}" for n in range(draw(st.integers(1, 4)))]
    pairs = [(one, other) for one in reviewers for other in candidates]
    barred = draw(st.sets(st.sampled_from(pairs), max_size=len(pairs) // 2))
    return candidates, reviewers, barred, draw(st.integers(1, len(reviewers)))


@given(rooms())
def test_each_candidate_gets_its_reviewers_and_conflicts_are_kept(room):
    candidates, reviewers, barred, each = room
    pairs = rules.assigned(candidates, reviewers, each=each, barred=barred)

    assert not set(pairs) & barred
    assert len(set(pairs)) == len(pairs)
    free = {one: sum((who, one) not in barred for who in reviewers) for one in candidates}
    of = Counter(candidate for _reviewer, candidate in pairs)
    assert {one: of[one] for one in candidates} == {one: min(each, free[one]) for one in candidates}
    assert dict(rules.wanting(candidates, reviewers, each=each, barred=barred)) == {
        one: free[one] for one in candidates if free[one] < each
    }


@given(rooms())
def test_assignment_is_the_same_every_time(room):
    candidates, reviewers, barred, each = room
    first = rules.assigned(candidates, reviewers, each=each, barred=barred)

    assert rules.assigned(candidates, reviewers, each=each, barred=frozenset(sorted(barred)[::-1])) == first


@given(st.integers(1, 40), st.integers(1, 12), st.data())
def test_loads_differ_by_at_most_one_without_conflicts(candidates, reviewers, data):
    each = data.draw(st.integers(1, reviewers))
    pairs = rules.assigned(range(candidates), range(reviewers), each=each)
    loads = Counter(reviewer for reviewer, _candidate in pairs)

    assert max(loads.values()) - min(loads[one] for one in range(reviewers)) <= 1


@given(rooms())
def test_loads_are_as_even_as_conflicts_permit(room):
    """Every other assignment that could have been made is at least as uneven (sum of squares, by trying them all)."""
    candidates, reviewers, barred, each = room
    pairs = rules.assigned(candidates, reviewers, each=each, barred=barred)
    free = [[who for who in reviewers if (who, one) not in barred] for one in candidates]
    choices = product(*(list(combinations(who, min(each, len(who)))) for who in free))
    best = min(sum(n * n for n in Counter(who for group in one for who in group).values()) for one in choices)

    assert sum(n * n for n in Counter(who for who, _candidate in pairs).values()) == best


@given(rooms(), st.data())
def test_standing_pairs_stay_and_only_what_lacks_is_added(room, data):
    candidates, reviewers, barred, each = room
    before = rules.assigned(candidates, reviewers, each=each, barred=barred)
    gone = data.draw(st.sampled_from(reviewers))
    others = [one for one in reviewers if one != gone]
    standing = [pair for pair in before if pair[0] != gone]
    added = rules.assigned(candidates, others, each=each, barred=barred, standing=standing)

    assert not set(added) & set(standing)
    assert len({candidate for _who, candidate in added} - {one for who, one in before if who == gone}) == 0


def test_everybody_scores_everything_where_the_rubric_says_so():
    pairs = rules.assigned(["a", "b"], ["r", "s"], each=0, barred={("r", "b")})

    assert pairs == [("r", "a"), ("s", "a"), ("s", "b")]


TIES = ReviewerTies(
    person=1,
    kin=frozenset({2}),
    organisations=frozenset({10}),
    kin_organisations=frozenset({20}),
    places=frozenset({"/5101/a/x/", "/5101/a/b/unit/"}),
)


@pytest.mark.parametrize(
    ("candidate", "kinds"),
    [
        (CandidateTies(), ()),
        (CandidateTies(people=frozenset({1})), ("author",)),
        (CandidateTies(people=frozenset({2, 3})), ("kinship",)),
        (CandidateTies(organisations=frozenset({10})), ("organisation",)),
        (CandidateTies(organisations=frozenset({20})), ("kinship",)),
        (CandidateTies(estate="/5101/a/x/"), ("own_estate",)),
        (CandidateTies(estate="/5101/a/b/"), ("own_estate",)),
        (CandidateTies(estate="/5101/a/y/"), ()),
        (CandidateTies(frozenset({1, 2}), frozenset({10}), "/5101/a/x/"), ("author", "kinship", "organisation", "own_estate")),
    ],
)  # fmt: skip
def test_conflicts_are_found(candidate, kinds):
    assert rules.found_conflicts(TIES, candidate) == kinds


def test_mandate_for_the_whole_community_binds_to_no_estate():
    council = ReviewerTies(person=1, places=frozenset({"/5101/a/"}))

    assert rules.found_conflicts(council, CandidateTies(estate="/5101/a/x/")) == ()
