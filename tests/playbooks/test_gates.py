"""Every gate exactly at, just under and just over what it asks, with the sentence that it says."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.sentence import Sentence, say
from linli.playbooks import VOCABULARY
from linli.playbooks.gates import GATE_KINDS

SHARE_GATES = {
    "households_reached": ("needs.households_reached", "households have been reached"),
    "forms_from": ("needs.forms_by_estate", "households have sent in a form"),
    "households_take_part": ("matching.households_taking_part", "households take part"),
    "rated_by": ("microprojects.ratings", "benefiting households have rated"),
}
NONE_LEFT_GATES = {
    "no_open_objection": ("process.open_objections", "Objections still open: 1", "No objection is open"),
    "each_need_sorted": ("needs.needs_ungrouped", "Needs neither grouped nor answered: 1", "Each need is"),
    "each_group_appraised": (
        "needs.groups_unappraised",
        "Groups not appraised yet: 1",
        "Each group has been app",
    ),
    "each_group_checked": (
        "needs.groups_unchecked",
        "Groups not held against the negative list yet: 1",
        "Each group",
    ),
    "each_topic_decided": (
        "meetings.topics_without_motion",
        "Topics without a decided motion: 1",
        "A motion has",
    ),
    "cash_confirmed": (
        "matching.cash_unconfirmed",
        "Cash payments not confirmed yet: 1",
        "Every cash payment",
    ),
}
ALL_DONE_GATES = {
    "agreements_signed": ("contests.agreements", "agreements have been signed by both sides"),
    "milestones_accepted": ("microprojects.milestones", "milestones have been accepted"),
    "projects_accepted": ("microprojects.acceptances", "projects have been accepted"),
    "upkeep_named": ("microprojects.upkeep", "projects have a group for their upkeep"),
}


def judged(code, fact, **args):
    """The verdict of a gate over a fact that has been through JSON, as facts are."""
    kind = VOCABULARY.gate_kinds[code]
    [name] = kind.facts
    verdict = VOCABULARY.judge(kind(**args), {name: json.loads(json.dumps(fact))})
    assert Sentence.from_data(json.loads(json.dumps(verdict.because.to_data()))) == verdict.because
    return verdict.passed, str(verdict.because)


def test_every_gate_is_tested_here():
    others = {
        "each_estate_has_contact",
        "days_elapsed",
        "inner_run_awarded",
        "quorum_met",
        "motions_carried",
        "rules_adopted",
        "entries_complete",
        "match_rule_frozen",
        "own_part_paid",
        "match_published",
        # in test_contest_gates.py
        "profiles_complete",
        "estates_classed",
        "plans_adopted",
        "categories_covered",
        "estates_nominated",
        "call_out",
        "sheets_complete",
        "conflicts_declared",
        "decisions_published",
        "turnout_reached",
        "result_published",
        "topics_settled",
    }
    assert {kind.code for kind in GATE_KINDS} == {*SHARE_GATES, *NONE_LEFT_GATES, *ALL_DONE_GATES, *others}
    assert len(GATE_KINDS) == len(VOCABULARY.gate_kinds)


@pytest.mark.parametrize("code", SHARE_GATES)
class TestShareInEach:
    def test_fact_is_the_agreed_one(self, code):
        assert VOCABULARY.gate_kinds[code].facts == (SHARE_GATES[code][0],)

    def test_exactly_the_share_passes(self, code):
        passed, told = judged(code, {"A": [10, 20], "B": [2, 3]}, share="1/2")
        assert (passed, told) == (True, f"12 of 23 {SHARE_GATES[code][1]}; 50% or more in every one of 2")

    def test_just_over_passes_and_just_under_does_not(self, code):
        assert judged(code, {"A": [11, 20]}, share="1/2")[0]
        assert judged(code, {"A": [9, 20]}, share="1/2") == (
            False,
            f"A: 9 of 20 {SHARE_GATES[code][1]}, 1 more are needed",
        )

    def test_only_those_that_lag_are_named(self, code):
        passed, told = judged(code, {"A": [20, 20], "B": [1, 3], "C": [0, 20]}, share="1/3")
        assert not passed
        assert told == f"C: 0 of 20 {SHARE_GATES[code][1]}, 7 more are needed"

    def test_long_list_is_cut_and_counted(self, code):
        passed, told = judged(code, {str(n): [0, 1] for n in range(9)}, share="1/2")
        assert not passed
        assert told.endswith("; and 4 more")

    def test_nothing_to_count_and_missing_roll_stay_shut(self, code):
        assert judged(code, {}, share="1/2") == (False, "Nothing to count yet")
        assert judged(code, {"A": [5, 5], "B": [0, 0]}, share="0") == (
            False,
            "B: no household on the roll yet",
        )


@pytest.mark.parametrize(
    ("code", "fact", "left", "done"), [(code, *rest) for code, rest in NONE_LEFT_GATES.items()]
)
def test_gate_that_wants_nothing_left(code, fact, left, done):
    assert VOCABULARY.gate_kinds[code].facts == (fact,)
    assert judged(code, 1) == (False, left)
    passed, told = judged(code, 0)
    assert passed
    assert told.startswith(done)


@pytest.mark.parametrize(("code", "fact", "told"), [(code, *rest) for code, rest in ALL_DONE_GATES.items()])
def test_gate_that_wants_all_done(code, fact, told):
    assert VOCABULARY.gate_kinds[code].facts == (fact,)
    assert judged(code, [3, 3]) == (True, f"3 of 3 {told}")
    assert judged(code, [2, 3]) == (False, f"2 of 3 {told}")
    passed, none = judged(code, [0, 0])
    assert not passed
    assert none.startswith("No ")


@pytest.mark.parametrize("code", SHARE_GATES)
@given(
    counts=st.dictionaries(st.text(max_size=3), st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=8)
)
def test_share_gate_passes_only_where_each_place_would_alone(code, counts):
    alone = [judged(code, {place: pair}, share="2/3")[0] for place, pair in counts.items()]
    assert judged(code, counts, share="2/3")[0] == (bool(alone) and all(alone))


@pytest.mark.parametrize(
    ("estates", "passed", "told"),
    [
        ([], False, "No estate has been named yet"),
        ([("A", True), ("B", True)], True, "Each of 2 estates has a contact"),
        ([("A", False), ("B", True), ("C", False)], False, "2 of 3 estates have no contact: A, C"),
    ],
)
def test_each_estate_has_contact(estates, passed, told):
    fact = [{"name": name, "households": 20, "contact": contact} for name, contact in estates]
    assert judged("each_estate_has_contact", fact) == (passed, told)


@pytest.mark.parametrize(("elapsed", "passed"), [(6, False), (7, True), (8, True)])
def test_days_elapsed(elapsed, passed):
    told = f"{elapsed} of 7 days have passed"
    assert judged("days_elapsed", {"elapsed": elapsed, "due": 7}) == (passed, told)


@pytest.mark.parametrize(
    ("closed", "awarded", "passed", "told"),
    [
        (False, 0, False, "The raising of own parts has not been closed yet"),
        (False, 3, False, "The raising of own parts has not been closed yet"),
        (True, 0, False, "It was closed without an award"),
        (True, 1, True, "Closed; projects awarded: 1"),
    ],
)
def test_inner_run_awarded(closed, awarded, passed, told):
    assert judged("inner_run_awarded", {"closed": closed, "awarded": awarded}) == (passed, told)


@pytest.mark.parametrize(("present", "passed"), [(16, False), (17, True), (18, True)])
def test_quorum_met(present, passed):
    fact = [{"meeting": "Council", "present": present, "needed": 17}]
    assert judged("quorum_met", fact) == (passed, f"Council: {present} present, 17 needed")


def test_quorum_names_the_meetings_that_fell_short():
    fact = [
        {"meeting": "First", "present": 9, "needed": 9},
        {"meeting": "Second", "present": 8, "needed": 9},
    ]
    assert judged("quorum_met", fact) == (False, "Second: 8 present, 9 needed")
    assert judged("quorum_met", []) == (False, "No meeting has been held yet")


@pytest.mark.parametrize(("carried", "passed"), [(1, False), (2, True), (3, True)])
def test_motions_carried(carried, passed):
    told = f"Motions carried: {carried}, at least 2 needed"
    assert judged("motions_carried", carried, least=2) == (passed, told)


@pytest.mark.parametrize("carried", [True, False])
def test_rules_adopted(carried):
    assert judged("rules_adopted", carried)[0] is carried


def entry(estate, *faults):
    return {"estate": estate, "complete": not faults, "faults": list(faults)}


def test_entries_complete():
    assert judged("entries_complete", [entry("A")], least=2) == (
        False,
        "Complete entries: 1, at least 2 needed",
    )
    assert judged("entries_complete", [entry("A"), entry("B")], least=2)[0]
    assert judged("entries_complete", [entry("A"), entry("B"), entry("C")], least=2)[0]


def test_entry_with_faults_is_named_with_them():
    sentence = say("the budget is ¥%(n)d short", n=5).to_data()
    passed, told = judged("entries_complete", [entry("A"), entry("B", "no design", sentence)], least=1)
    assert (passed, told) == (False, "B: no design; the budget is ¥5 short")
    unfinished = {"estate": "C", "complete": False, "faults": []}
    assert judged("entries_complete", [unfinished], least=1) == (False, "C: not complete yet")


def test_match_rule_frozen():
    digest = "sha256:" + "ab" * 32
    assert judged("match_rule_frozen", {"frozen": True, "digest": digest}) == (
        True,
        "The match rule is fixed, with digest sha256:abababababab",
    )
    assert not judged("match_rule_frozen", {"frozen": False, "digest": ""})[0]


@pytest.mark.parametrize(
    ("paid", "passed", "told"),
    [
        (99_999, False, "A: ¥999.99 paid, ¥0.01 still missing"),
        (100_000, True, "¥1,000.00 paid; each of 1 estates has reached the least"),
        (100_001, True, "¥1,000.01 paid; each of 1 estates has reached the least"),
    ],
)
def test_own_part_paid(paid, passed, told):
    assert judged("own_part_paid", {"A": {"paid_fen": paid, "least_fen": 100_000}}) == (passed, told)


def test_own_part_of_nobody_is_not_paid():
    assert judged("own_part_paid", {}) == (False, "Nothing to count yet")


@pytest.mark.parametrize(("sum_fen", "passed"), [(999, True), (1000, True), (1001, False)])
def test_match_published(sum_fen, passed):
    fact = {"published": True, "sum_fen": sum_fen, "ceiling_fen": 1000}
    assert judged("match_published", fact)[0] is passed
    assert not judged("match_published", fact | {"published": False})[0]
