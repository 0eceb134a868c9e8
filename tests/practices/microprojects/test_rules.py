"""The arithmetic of micro-projects: properties over whatever comes."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.share import Share
from linli.kernel.verdict import Refusal
from linli.practices.microprojects.rules import satisfaction
from linli.practices.microprojects.rules.independence import Hands, Ties, may_accept, may_pay
from linli.practices.microprojects.rules.paying import Due, left_over, may_release, paid_by_line
from linli.practices.microprojects.rules.planning import MilestoneDraft, planned

DAY = date(2025, 4, 1)
FEN = st.integers(1, 10**11)
MARK = st.integers(1, 5)
PAIRS = st.lists(st.tuples(st.none() | MARK, MARK), max_size=60)
PEOPLE = st.frozensets(st.integers(1, 6), max_size=4)


def drafts(weights):
    total = sum(weights)
    return [MilestoneDraft(f"m{n}", DAY, f"{weight}/{total}") for n, weight in enumerate(weights)]


@given(FEN, st.lists(st.integers(1, 1000), min_size=1, max_size=12))
def test_tranches_add_up_to_the_budget(budget, weights):
    plan = planned(budget, drafts(weights))
    assert sum(one.tranche_fen for one in plan) == budget
    for one, weight in zip(plan, weights, strict=True):
        assert abs(one.tranche_fen - Fraction(budget * weight, sum(weights))) < 1


@given(FEN, st.lists(st.integers(1, 99), min_size=1, max_size=5))
def test_plan_refuses_shares_that_are_not_the_whole(budget, parts):
    wrong = [MilestoneDraft("m", DAY, f"{part}%") for part in parts]
    if sum(parts) != 100:
        with pytest.raises(Refusal, match="100%") as refused:
            planned(budget, wrong)
        assert refused.value.field == f"share_{len(parts)}"


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (MilestoneDraft(" ", DAY, "1"), "title_1"),
        (MilestoneDraft("m", None, "1"), "due_1"),
        (MilestoneDraft("m", DAY, "much"), "share_1"),
    ],
)
def test_plan_names_the_field_to_mend(draft, field):
    with pytest.raises(Refusal) as refused:
        planned(100, [draft])
    assert refused.value.field == field


def test_plan_needs_a_milestone_and_not_too_many():
    with pytest.raises(Refusal):
        planned(100, [])
    with pytest.raises(Refusal):
        planned(100, drafts([1] * 13))


def test_milestone_may_have_no_money():
    plan = planned(100, [MilestoneDraft("a", DAY, "0"), MilestoneDraft("b", DAY, Share.parse("100%"))])
    assert [one.tranche_fen for one in plan] == [0, 100]


@given(st.integers(1, 6), PEOPLE, PEOPLE, PEOPLE, st.booleans(), st.booleans())
def test_who_accepts_neither_builds_nor_pays(person, workers, acceptors, payers, committee, builder):
    hands, ties = Hands(workers, acceptors, payers), Ties(committee, builder)
    free = person not in workers and person not in payers and not committee and not builder
    assert bool(may_accept(person, hands, ties)) == free


@given(st.integers(1, 6), PEOPLE, PEOPLE, PEOPLE, st.booleans(), st.booleans())
def test_who_pays_neither_builds_nor_accepts(person, workers, acceptors, payers, committee, builder):
    hands, ties = Hands(workers, acceptors, payers), Ties(committee, builder)
    free = person not in workers and person not in acceptors and not builder
    assert bool(may_pay(person, hands, ties)) == free


@given(*[st.integers(0, 50)] * 5)
def test_tranche_goes_out_only_covered_and_within_budget_and_account(tranche, vouchers, budget, paid, held):
    verdict = may_release(Due(tranche, vouchers, budget, paid, held))
    assert verdict.passed == (0 < tranche <= min(vouchers, held) and paid + tranche <= budget)
    assert str(verdict.because)


@given(
    st.lists(
        st.tuples(FEN, st.dictionaries(st.integers(1, 5), st.integers(0, 10**9), max_size=4)), max_size=6
    )
)
def test_payments_are_laid_on_lines_to_the_fen(payments):
    paid = paid_by_line(payments)
    assert sum(paid.values()) == sum(fen for fen, lines in payments if any(lines.values()))
    assert all(fen >= 0 for fen in paid.values())


@given(st.integers(-5, 10**9), st.integers(0, 10**6), st.integers(1, 10**6))
def test_what_is_left_goes_back_in_proportion(held, own, matched):
    to_own, to_fund = left_over(held, own, matched)
    assert to_own + to_fund == max(held, 0)
    assert abs(to_own - Fraction(max(held, 0) * own, own + matched)) < 1


@given(PAIRS, st.integers(60, 500))
def test_measures_agree_with_one_another(pairs, benefiting):
    found = {method: satisfaction.measure(method, pairs, benefiting) for method in satisfaction.METHODS}
    both = [pair for pair in pairs if pair[0] is not None]
    for one in found.values():
        assert (one.n, one.n_baseline) == (len(pairs), len(both))
        assert one.response_rate == Fraction(len(pairs), benefiting)
        assert type(one.value) in (Fraction, type(None))
    if both:
        change, growth = found["point_change"], found["relative_growth"]
        assert growth.value * change.before == change.value == change.after - change.before
        assert 0 <= found["share_improved"].value <= 1
    if pairs:
        assert found["post_rate"].value == Fraction(sum(after >= 4 for _before, after in pairs), len(pairs))


@given(PAIRS)
def test_order_of_ratings_changes_nothing(pairs):
    for method in satisfaction.METHODS:
        assert satisfaction.measure(method, pairs, 100) == satisfaction.measure(
            method, sorted(pairs, key=str), 100
        )


@given(PAIRS)
def test_table_holds_every_mark(pairs):
    table = satisfaction.table(pairs)
    assert sum(after for _before, after in table.values()) == len(pairs)
    assert sum(before for before, _after in table.values()) == sum(before is not None for before, _ in pairs)


def test_headline_needs_a_method_and_a_baseline():
    with pytest.raises(Refusal, match="method"):
        satisfaction.headline(None, [(1, 5)], 10)
    with pytest.raises(Refusal, match="method"):
        satisfaction.headline("mood", [(1, 5)], 10)
    for method in satisfaction.METHODS:
        with pytest.raises(Refusal, match="baseline"):
            satisfaction.headline(method, [(None, 5)], 10)
        assert satisfaction.headline(method, [(1, 5)], 10).value is not None
    with pytest.raises(ValueError):
        satisfaction.measure("mood", [], 1)


def test_methods_tell_one_story_in_four_numbers():
    pairs = [(2, 5), (2, 4), (4, 4), (None, 1)]
    values = {name: satisfaction.measure(name, pairs, 8).value for name in satisfaction.METHODS}
    assert values == {
        "post_rate": Fraction(3, 4),
        "point_change": Fraction(5, 3),
        "relative_growth": Fraction(5, 8),
        "share_improved": Fraction(2, 3),
    }
    told = str(satisfaction.told(satisfaction.measure("share_improved", pairs, 8)))
    assert "4 of 8" in told and "50%" in told and "3 of them" in told


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [(None, 6, "after"), (0, 3, "before"), (3, None, "after"), (None, True, "after"), (1, 5, None)],
)
def test_marks_are_on_the_scale(before, after, field):
    fault = satisfaction.fault_in_marks(before, after)
    assert (fault and fault[0]) == field
