from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.period import Period
from linli.kernel.verdict import Refusal

DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))
PERIODS = st.builds(lambda first, n: Period(first, first + timedelta(days=n)), DAYS, st.integers(0, 4000))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31)),
        ("2025-03-08", date(2025, 3, 8), date(2025, 3, 8)),
        ("2025-01-01..2025-06-30", date(2025, 1, 1), date(2025, 6, 30)),
        ("2024..2025-03", date(2024, 1, 1), date(2025, 3, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_period_is_read_as_people_write_it(text, first, last):
    assert Period.parse(text) == Period(first, last)


@pytest.mark.parametrize(
    "text", ["", "25", "2025-13", "2025-02-30", "2025..", "2025-06..2025-01", "0000", "a..b"]
)
def test_period_that_is_none_is_refused(text):
    with pytest.raises(Refusal):
        Period.parse(text)


@given(PERIODS)
def test_period_is_read_back_from_what_it_says(period):
    assert Period.parse(str(period)) == period


@given(PERIODS)
def test_window_before_is_as_long_and_touches(period):
    before = period.equal_window_before()
    assert before.days == period.days
    assert before.last + timedelta(days=1) == period.first


@given(PERIODS, DAYS)
def test_period_contains_both_its_ends(period, day):
    assert period.first in period
    assert period.last in period
    assert (day in period) == (period.first <= day <= period.last)


@given(PERIODS)
def test_months_are_those_of_its_days(period):
    days = (period.first + timedelta(days=n) for n in range(period.days))
    assert period.months() == tuple(dict.fromkeys(day.strftime("%Y-%m") for day in days))


def test_period_ends_on_or_after_its_first_day():
    with pytest.raises(ValueError, match="ends"):
        Period(date(2025, 1, 2), date(2025, 1, 1))
