"""The records behind a figure: which, where, how many; public pages as links; personal data never."""

from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from linli.civic.people.models import Household
from linli.indicators.catalogue import BY_CODE
from linli.indicators.queries import CountedRecords, countings, counts, measure
from linli.indicators.queries.records import day_of
from linli.kernel.period import Period
from linli.platform import clock

MARCH = Period.parse("2025-03")


@pytest.fixture
def counted(rows):
    """Records of every kind in March 2025, looked at after it."""
    rows.a_bit_of_everything()
    with clock.at("2025-04-02T10:00"):
        yield rows


def page(client, place, code, query="?period=2025-03"):
    client.cookies["django_language"] = "en"
    return client.get(reverse("indicators:records", kwargs={"place": place.code, "code": code}) + query)


@pytest.mark.both_databases
@pytest.mark.parametrize("code", BY_CODE)
def test_as_many_records_are_shown_as_are_told(counted, community, code):
    indicator = BY_CODE[code]
    shown = CountedRecords(community, countings(community, indicator, MARCH))
    told = next(one for one in measure(community, MARCH) if one.indicator is indicator)

    assert len(shown) == len(list(shown)) == told.records > 0


@pytest.mark.both_databases
@pytest.mark.parametrize("code", ["attendances", "self_raised_fen", "matched_fen"])
def test_records_add_up_to_the_value(counted, community, code):
    shown = CountedRecords(community, countings(community, BY_CODE[code], MARCH))

    assert sum(one.amount for one in shown) == counts(community, MARCH)[code].value


@pytest.mark.both_databases
def test_records_come_latest_first_with_day_and_place(counted, community, estates):
    shown = list(CountedRecords(community, countings(community, BY_CODE["attendances"], MARCH)))

    days = [one.when for one in shown]
    assert days == sorted(days, reverse=True)
    assert {one.place for one in shown} == {estate.name for estate in estates}


def test_day_of_a_moment_is_the_day_in_china():
    assert str(day_of("2025-03-07 16:00:00")) == "2025-03-08"
    assert str(day_of("2025-03-07 15:59:59.5+00")) == "2025-03-07"
    assert str(day_of("2025-03-07")) == "2025-03-07"
    assert day_of(None) is None


def test_page_says_how_it_was_counted_and_how_it_is_spread(counted, community, client):
    text = page(client, community, "attendances").content.decode()

    assert "each time somebody took part" in text
    assert "By kind of record" in text
    assert "check-in at a meeting" in text
    assert "By place" in text


def test_ratio_shows_the_records_of_both_measures(counted, community, client):
    text = page(client, community, "leverage").content.decode()

    assert "own part" in text
    assert "match by the fund" in text
    assert "¥840.00" in text


def test_page_shows_one_kind_where_asked(counted, community, client):
    text = page(
        client, community, "attendances", "?period=2025-03&source=microprojects.rating"
    ).content.decode()

    assert text.count('class="lead"') == 3


def test_money_that_went_back_bears_a_minus(counted, community, client):
    counted.moved("own_part", "outside", 50_00, "2025-03-30")

    assert "−¥50.00" in page(client, community, "self_raised_fen").content.decode()


def test_no_name_and_no_address_is_shown(counted, community, client):
    addresses = [one.address for one in Household.objects.all()]

    for code in BY_CODE:
        text = page(client, community, code).content.decode()
        assert [address for address in addresses if address in text] == []
        assert counted.person.name not in text


def test_records_are_taken_away_as_a_sheet(counted, community, client):
    answer = page(client, community, "attendances", "?period=2025-03&export=xlsx")

    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    assert sheet.max_row == 1 + 12


def test_pages_of_many_records_follow_each_other(rows, community, client):
    for _n in range(60):
        rows.report("2025-03-02 10:00")

    assert page(client, community, "reports").content.decode().count('class="lead"') == 50
    assert page(client, community, "reports", "?page=2").content.decode().count('class="lead"') == 10


def test_figure_that_is_not_told_says_why_and_shows_no_record(community, client):
    text = page(client, community, "complaint_rate_change", "").content.decode()

    assert "not told yet" in text
    assert "No record was counted" in text


@pytest.mark.parametrize("code", ["nothing", "complaints"])
def test_indicator_that_is_none_is_not_found(community, client, code):
    assert page(client, community, code).status_code == 404
