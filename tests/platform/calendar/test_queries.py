from datetime import date

from linli.platform.calendar import queries
from linli.platform.calendar.models import Holiday


def test_official_list_stands_behind_an_empty_table(db):
    table = queries.table()

    assert not table.is_working(date(2025, 10, 1)), "National Day, a Wednesday"
    assert table.is_working(date(2025, 9, 28)), "a Sunday worked for it"
    assert table.is_working(date(2031, 5, 6)), "nobody knows 2031 yet: a Tuesday"


def test_table_overrules_the_official_list(db):
    Holiday.objects.create(date=date(2025, 10, 1), working=True, name="flood")

    assert queries.table().is_working(date(2025, 10, 1))


def test_working_days_pass_over_the_holidays(db):
    assert queries.add_working_days(date(2025, 9, 30), 1) == date(2025, 10, 9)
    assert queries.roll_forward(date(2025, 10, 3)) == date(2025, 10, 9)
    assert queries.roll_forward(date(2025, 10, 9)) == date(2025, 10, 9)


def test_table_is_read_in_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        queries.add_working_days(date(2025, 9, 30), 30)


def test_days_of_a_year_are_told_in_order_with_who_says_so(db):
    Holiday.objects.create(date=date(2025, 3, 4), working=False, name="Election")

    days = queries.days_of(2025)

    assert [day.date for day in days] == sorted(day.date for day in days)
    assert [day.name for day in days if day.holiday] == ["Election"]


def test_every_official_name_is_translated():
    named = {name for year in range(2004, 2027) for _working, name in queries.official_names(year).values()}

    assert named == set(queries.OFFICIAL_NAMES)
