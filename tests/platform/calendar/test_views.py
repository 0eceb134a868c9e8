from datetime import date

import pytest

from linli.platform.calendar.models import Holiday

ENGLISH = {"accept-language": "en"}


def test_anyone_reads_the_calendar(client, db):
    page = client.get("/calendar/?year=2025", headers=ENGLISH).content.decode()

    assert "National Day" in page
    assert "official list" in page
    assert "Set a day" not in page


@pytest.mark.parametrize("year", ["", "abc", "9999", "1"])
def test_year_that_is_none_shows_this_year(client, db, year):
    assert client.get(f"/calendar/?year={year}").status_code == 200


def test_calendar_takes_the_same_queries_whatever_it_holds(client, db, django_assert_num_queries):
    for n in (1, 3):
        for day in range(1, n + 1):
            Holiday.objects.get_or_create(date=date(2025, 3, day), defaults={"working": False, "name": "x"})
        with django_assert_num_queries(1):
            client.get("/calendar/?year=2025")


def test_street_officer_sets_and_removes_a_day(signed_in, cast):
    site = signed_in(cast.street_officer)

    assert (
        site.post("/calendar/days/", {"day": "2025-03-05", "working": "no", "name": "Election"}).status_code
        == 302
    )
    holiday = Holiday.objects.get()
    assert "Take it out" in site.get("/calendar/?year=2025", headers=ENGLISH).content.decode()
    assert site.post(f"/calendar/days/{holiday.pk}/remove/").status_code == 302
    assert not Holiday.objects.exists()


def test_official_days_are_put_in(signed_in, cast):
    assert signed_in(cast.street_officer).post("/calendar/official/", {"year": "2025"}).status_code == 302
    assert Holiday.objects.filter(name="National Day").exists()


def test_refusal_is_shown_with_the_input_kept(signed_in, cast):
    page = signed_in(cast.street_officer).post("/calendar/official/", {"year": "2040"}, headers=ENGLISH)

    assert page.status_code == 422
    assert "have not been announced" in page.content.decode()
    assert 'value="2040"' in page.content.decode()


def test_others_are_told_who_may(signed_in, cast):
    page = signed_in(cast.community_officer).get("/calendar/days/", headers=ENGLISH)

    assert "Only the street office" in page.content.decode()
