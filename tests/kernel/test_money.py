from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.money import Money
from linli.kernel.verdict import Refusal

FEN = st.integers(-(10**14), 10**14)
WEIGHTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=40).filter(any)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1,234.50", 123450),
        ("¥250,000", 25_000_000),
        ("￥１，２３４．５０", 123450),
        ("21.06万元", 21_060_000),
        ("2.1亿", 21_000_000_000),
        ("0.05", 5),
        (".5", 50),
        ("12 元", 1200),
        ("0", 0),
    ],
)
def test_amount_is_read_as_people_write_it(text, fen):
    assert Money.from_yuan(text) == Money(fen)


@pytest.mark.parametrize(
    "text", ["", "元", "¥", "1,23", "12,34.5", "1.2.3", "abc", "1e5", "²", "--5", "1 万 2", "٣"]
)
def test_amount_that_is_none_is_refused(text):
    with pytest.raises(Refusal) as refused:
        Money.from_yuan(text)
    assert text in str(refused.value)


def test_amount_below_a_fen_is_refused():
    with pytest.raises(Refusal, match="smaller than a fen"):
        Money.from_yuan("1.005")
    with pytest.raises(Refusal, match="smaller than a fen"):
        Money.from_yuan("0.0000001万")


def test_amount_with_trailing_zeros_is_exact():
    assert Money.from_yuan("1.5000") == Money(150)


def test_amount_below_nothing_only_where_asked():
    with pytest.raises(Refusal, match="less than nothing"):
        Money.from_yuan("-5")
    assert Money.from_yuan("-5", negative=True) == Money.from_yuan("¥-5", negative=True) == Money(-500)


def test_money_counts_only_whole_fen():
    with pytest.raises(TypeError):
        Money(1.5)
    with pytest.raises(TypeError):
        Money(True)
    with pytest.raises(TypeError):
        Money(1) * Fraction(1, 2)
    with pytest.raises(TypeError):
        Money(1) + 1


@given(FEN)
def test_money_is_read_back_from_what_it_says(fen):
    assert Money.from_yuan(str(Money(fen)), negative=True) == Money(fen)


@given(FEN, FEN, st.integers(-1000, 1000))
def test_money_reckons_like_its_fen(a, b, times):
    assert Money(a) + Money(b) - Money(b) == Money(a)
    assert Money(a) * times == times * Money(a) == Money(a * times)
    assert sum([Money(a), Money(b)]) == Money(a + b)
    assert (Money(a) < Money(b)) == (a < b)


@pytest.mark.parametrize(
    ("fen", "headline"),
    [
        (21_060_000, "¥21.06万"),
        (25_000_000, "¥25万"),
        (999_999, "¥9,999.99"),
        (999_900, "¥9,999"),
        (1_000_000, "¥1万"),
        (21_069_999, "¥21.06万"),
        (-21_060_000, "-¥21.06万"),
        (21_000_000_000, "¥2.1亿"),
    ],
)
def test_headline_is_short_and_never_more_than_the_amount(fen, headline):
    assert Money(fen).headline() == headline


@given(FEN, WEIGHTS)
def test_shares_add_up_to_the_fen(fen, weights):
    parts = Money(fen).shares(weights)
    assert sum(part.fen for part in parts) == fen
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part.fen - Fraction(fen * weight, sum(weights))) < 1


@given(FEN, WEIGHTS)
def test_shares_of_weight_nothing_are_nothing(fen, weights):
    for part, weight in zip(Money(fen).shares(weights), weights, strict=True):
        assert weight or part == Money(0)


@given(st.integers(0, 10**9), WEIGHTS)
def test_shares_favour_the_greater_weight(fen, weights):
    shares = [part.fen for _weight, part in sorted(zip(weights, Money(fen).shares(weights), strict=True))]
    assert all(b - a >= -1 for a, b in zip(shares, shares[1:], strict=False))


def test_shares_give_the_first_fen_to_the_earlier_of_equals():
    assert Money(100).shares([1, 1, 1]) == (Money(34), Money(33), Money(33))


@pytest.mark.parametrize("weights", [[], [0], [0, 0], [2, -1]])
def test_shares_without_weight_are_an_error(weights):
    with pytest.raises(ValueError, match="weights"):
        Money(100).shares(weights)
