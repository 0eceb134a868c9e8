from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.workdays import HolidayTable

SPRING_2025 = HolidayTable(
    {date(2025, 1, 26): True}
    | {date(2025, 1, 28) + timedelta(days=n): False for n in range(8)}
    | {date(2025, 2, 8): True}
)
DAYS = st.dates(date(2024, 1, 1), date(2026, 1, 1))


def test_table_speaks_before_the_week():
    assert SPRING_2025.is_working(date(2025, 1, 26))  # a Sunday that was worked
    assert not SPRING_2025.is_working(date(2025, 1, 29))  # a Wednesday of the Spring Festival
    assert HolidayTable().is_working(date(2025, 3, 7))
    assert not HolidayTable().is_working(date(2025, 3, 8))


def test_limit_that_ends_on_a_holiday_ends_after_it():
    assert SPRING_2025.roll_forward(date(2025, 1, 28)) == date(2025, 2, 5)
    assert SPRING_2025.roll_forward(date(2025, 2, 5)) == date(2025, 2, 5)


def test_working_days_exclude_the_first():
    assert SPRING_2025.add_working_days(date(2025, 1, 27), 1) == date(2025, 2, 5)
    assert SPRING_2025.add_working_days(date(2025, 1, 27), 0) == date(2025, 1, 27)


def test_working_days_are_not_counted_backward():
    with pytest.raises(ValueError, match="forward"):
        HolidayTable().add_working_days(date(2025, 1, 1), -1)


@given(DAYS, st.integers(1, 40))
def test_working_days_between_undoes_adding(start, days):
    end = SPRING_2025.add_working_days(start, days)
    assert SPRING_2025.is_working(end)
    assert SPRING_2025.working_days_between(start, end) == days
