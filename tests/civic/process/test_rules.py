"""Days are counted without the first, and only when they are over."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from linli.civic.process.rules import full_days, last_day
from linli.kernel.workdays import HolidayTable

DAYS = some.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(DAYS, some.integers(0, 400))
def test_day_has_passed_only_when_it_is_over(begun, days):
    assert full_days(begun, begun + timedelta(days=days)) == max(days - 1, 0)


def test_first_day_and_today_are_not_counted():
    begun = date(2025, 3, 3)

    assert [full_days(begun, date(2025, 3, day)) for day in (3, 4, 5, 10, 11)] == [0, 0, 1, 6, 7]


@given(DAYS, some.integers(0, 60))
def test_end_is_worked_and_never_early(first, days):
    table = HolidayTable()

    end = last_day(first, days, table)

    assert table.is_working(end)
    assert timedelta(days=days) <= end - first <= timedelta(days=days + 2)


def test_end_on_a_holiday_moves_behind_it():
    national_day = HolidayTable({date(2025, 10, day): False for day in range(1, 9)})

    assert last_day(date(2025, 9, 24), 7, national_day) == date(2025, 10, 9)
