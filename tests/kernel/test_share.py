from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.share import Share
from linli.kernel.verdict import Refusal

SHARES = st.fractions(0, 3, max_denominator=1000).map(Share)
WHOLES = st.integers(0, 10**6)


@pytest.mark.parametrize(
    ("text", "of_one"),
    [
        ("1/2", Fraction(1, 2)),
        ("２／３", Fraction(2, 3)),
        ("60%", Fraction(3, 5)),
        ("33.3 ％", Fraction(333, 1000)),
        ("0.6", Fraction(3, 5)),
        ("1", Fraction(1)),
        (1, Fraction(1)),
    ],
)
def test_share_is_read_as_people_write_it(text, of_one):
    assert Share.parse(text) == Share(of_one)


@pytest.mark.parametrize("text", ["", "1/0", "-1/2", "half", "1/2/3", "60%%", "1e-1", ".5", "٣"])
def test_share_that_is_none_is_refused(text):
    with pytest.raises(Refusal):
        Share.parse(text)


@given(SHARES)
def test_share_is_read_back_from_what_it_says(share):
    assert Share.parse(str(share)) == share


@given(SHARES, WHOLES)
def test_least_is_the_first_count_that_reaches(share, whole):
    least = share.least(whole)
    assert share.reached_by(least, whole)
    assert not share.reached_by(least - 1, whole)


@given(SHARES, st.integers(0, 10**6), WHOLES)
def test_share_is_exceeded_only_beyond_itself(share, part, whole):
    assert share.exceeded_by(part, whole) == (Fraction(part) > share.of_one * whole)
    assert share.reached_by(part, whole) == (
        share.exceeded_by(part, whole) or Fraction(part) == share.of_one * whole
    )


def test_half_is_reached_but_not_exceeded_by_half():
    half = Share.parse("1/2")
    assert (half.reached_by(9, 20), half.reached_by(10, 20), half.reached_by(11, 20)) == (False, True, True)
    assert (half.exceeded_by(9, 20), half.exceeded_by(10, 20), half.exceeded_by(11, 20)) == (
        False,
        False,
        True,
    )


def test_two_thirds_of_a_large_register_is_exact():
    share = Share.parse("2/3")
    whole = 3 * 10**15
    assert share.reached_by(2 * 10**15, whole)
    assert not share.reached_by(2 * 10**15 - 1, whole)


@pytest.mark.parametrize(
    ("text", "percent", "words"),
    [
        ("3/5", "60%", "60%"),
        ("1/3", "33.3%", "1/3"),
        ("2/3", "66.7%", "2/3"),
        ("1/8", "12.5%", "1/8"),
        ("1/16", "6.3%", "1/16"),
        ("0", "0%", "0%"),
    ],
)
def test_share_is_told_as_it_is_best_read(text, percent, words):
    share = Share.parse(text)
    assert (share.percent(), share.words()) == (percent, words)
