"""Days of notice, codes of the hall, bars."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.share import Share
from linli.kernel.verdict import Refusal
from linli.kernel.workdays import HolidayTable
from linli.practices.meetings import rules

SHARES = st.builds(
    lambda whole, part: Share(Fraction(min(part, whole), whole)), st.integers(1, 40), st.integers(1, 40)
)
HEADS = st.integers(0, 10_000)
NO_HOLIDAYS = HolidayTable({})
KEY = b"the key of one meeting"


@given(SHARES, st.booleans(), st.integers(1, 10_000))
def test_bar_passes_exactly_from_its_heads_on(share, beyond, whole):
    bar = rules.Bar(share, beyond)
    heads = bar.heads(whole)

    assert bar.passed_by(heads, whole)
    assert not bar.passed_by(heads - 1, whole)
    assert Fraction(heads, whole) > share.of_one if beyond else Fraction(heads, whole) >= share.of_one


@pytest.mark.parametrize(
    ("text", "whole", "heads"),
    [
        (">1/2", 10, 6), (">1/2", 11, 6), (">=1/2", 10, 5), (">=1/2", 11, 6), (">=2/3", 9, 6), (">=2/3", 10, 7),
        (">=3/4", 100, 75), (">1/3", 9, 4), (">1/2", 1, 1), (">1/2", 0, 1), (">=1/3", 0, 1),
    ],
)  # fmt: skip
def test_bar_asks_for_so_many_heads(text, whole, heads):
    assert rules.Bar.parse(text).heads(whole) == heads


@given(SHARES, st.booleans())
def test_bar_reads_back_what_it_writes(share, beyond):
    bar = rules.Bar(share, beyond and share.of_one < 1)

    assert rules.Bar.parse(str(bar)) == bar == rules.Bar.from_data(bar.to_data())


@pytest.mark.parametrize("text", ["", "1/2", "=1/2", ">1", ">=0", ">=3/2", "most", ">=2"])
def test_bar_of_nothing_or_beyond_all_is_refused(text):
    with pytest.raises(Refusal):
        rules.Bar.parse(text)


@given(st.integers(10**9, 2 * 10**9), st.integers(-29, 29))
def test_code_holds_in_its_own_window_and_the_next(second, drift):
    code = rules.code_at(KEY, second)

    assert rules.code_is_current(KEY, code, second)
    assert rules.code_is_current(KEY, f" {code.upper()} ", second + drift)


@given(st.integers(10**9, 2 * 10**9), st.integers(60, 10**6))
def test_photo_of_a_code_is_worth_nothing_after_its_windows(second, seconds):
    code = rules.code_at(KEY, second)

    assert not rules.code_is_current(KEY, code, second + seconds)
    assert not rules.code_is_current(KEY, code, second - seconds)


def test_code_of_another_meeting_is_refused():
    assert not rules.code_is_current(b"another", rules.code_at(KEY, 10**9), 10**9)
    assert not rules.code_is_current(KEY, "", 10**9)
    assert not rules.code_is_current(KEY, "中文", 10**9)


@given(st.integers(10**9, 2 * 10**9))
def test_code_changes_when_its_seconds_are_over(second):
    left = rules.seconds_left(second)

    assert 1 <= left <= 30
    assert rules.code_at(KEY, second) == rules.code_at(KEY, second + left - 1)
    assert rules.code_at(KEY, second) != rules.code_at(KEY, second + left)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 60))
def test_day_of_the_notice_is_not_counted(called_on, days):
    earliest = rules.earliest_day(called_on, days, "consultation", NO_HOLIDAYS)

    assert earliest == called_on + timedelta(days=days)
    assert rules.notice_is_long_enough(called_on, earliest, days, "consultation", NO_HOLIDAYS)
    late = rules.notice_is_long_enough(
        called_on, earliest - timedelta(days=1), days, "consultation", NO_HOLIDAYS
    )
    assert not late
    assert earliest.isoformat() in str(late.because)


def test_time_that_the_law_sets_rolls_over_holidays():
    friday = date(2025, 2, 28)

    assert rules.earliest_day(friday, 15, "owners_278", NO_HOLIDAYS) == date(2025, 3, 17)
    assert rules.earliest_day(friday, 15, "consultation", NO_HOLIDAYS) == date(2025, 3, 15)


@pytest.mark.parametrize(
    ("basis", "asked", "days"),
    [
        ("owners_278", None, 15),
        ("owners_278", 7, 15),
        ("owners_278", 20, 20),
        ("consultation", None, 7),
        ("consultation", 3, 3),
    ],
)
def test_law_sets_the_least_days(basis, asked, days):
    assert rules.days_of_notice(basis, asked) == days


@pytest.mark.parametrize(
    ("kind", "basis", "quorum"),
    [
        ("residents", "owners_278", ">=2/3"),
        ("joint", "residents_meeting", ">1/2"),
        ("residents", "consultation", ">=1/3"),
        ("council", "consultation", ">1/2"),
    ],
)
def test_quorum_follows_kind_and_basis(kind, basis, quorum):
    assert str(rules.default_quorum(kind, basis)) == quorum
