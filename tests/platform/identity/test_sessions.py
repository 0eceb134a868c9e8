"""How long a session lasts, and how many there may be."""

import json

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from tests.platform.identity.conftest import PASSWORD, told

pytestmark = pytest.mark.django_db

CHROME = {"HTTP_USER_AGENT": "Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537.36"}


@pytest.fixture(autouse=True)
def _one_factor(settings):
    settings.LINLI_STAFF_NEED_SECOND_FACTOR = False


def device(username="chen"):
    client = Client(**CHROME)
    client.cookies["django_language"] = "en"
    client.post("/accounts/login/", {"login": username, "password": PASSWORD})
    return client


def inside(client):
    return client.get("/identity/me/").status_code == 200


def test_fourth_device_logs_out_the_first(staff, later):
    devices = []
    for minutes in range(4):
        with later(minutes=minutes):
            devices.append(device())

    assert [inside(client) for client in devices] == [False, True, True, True]
    assert UserSession.objects.filter(user=staff).count() == 3


def test_session_limit_is_a_setting(staff, settings):
    settings.LINLI_SESSIONS_EACH = 1
    first, second = device(), device()

    assert [inside(first), inside(second)] == [False, True]


def test_my_account_lists_my_devices_with_a_constant_number_of_queries(staff, django_assert_num_queries):
    first = device()
    first.get("/identity/me/")
    with django_assert_num_queries(5):
        assert len(first.get("/identity/me/").context["sessions"]) == 1
    device(), device()
    with django_assert_num_queries(5):
        sessions = first.get("/identity/me/").context["sessions"]

    assert [session.here for session in sessions] == [True, False, False]
    assert sessions[0].device == "Chrome · Windows"


def test_another_device_can_be_logged_out(staff):
    here, there = device(), device()
    other = here.get("/identity/me/").context["sessions"][1]

    here.post(f"/identity/me/sessions/{other.pk}/end/")

    assert [inside(here), inside(there)] == [True, False]


def test_logging_out_this_device_leads_to_the_door(staff):
    here = device()
    session = here.get("/identity/me/").context["sessions"][0]

    assert here.post(f"/identity/me/sessions/{session.pk}/end/").headers["Location"] == "/accounts/login/"
    assert not inside(here)


def test_others_devices_are_refused(staff, resident, client):
    theirs = device()
    session = UserSession.objects.get(user=staff)
    client.cookies["django_language"] = "en"
    client.force_login(resident)

    response = client.post(f"/identity/me/sessions/{session.pk}/end/", follow=True)

    assert told(response) == ["This device is already signed out."]
    assert inside(theirs)


def test_all_other_devices_can_be_logged_out(staff):
    here, one, two = device(), device(), device()

    response = here.post("/identity/me/sessions/end-others/", follow=True)

    assert told(response) == ["2 devices signed out."]
    assert [inside(here), inside(one), inside(two)] == [True, False, False]


@pytest.mark.parametrize(("minutes", "stays"), [(29, True), (31, False)])
def test_staff_session_that_rests_half_an_hour_ends(staff, minutes, stays):
    here = device()
    here.get("/identity/me/")
    session = here.session
    session["linli_seen"] -= minutes * 60
    session.save()

    response = here.get("/identity/me/", follow=True)

    assert (response.status_code == 200 and not response.redirect_chain) == stays
    assert stays or told(response) == ["You were away for a while and have been signed out, to be safe."]


def test_resident_may_rest_longer(resident, client):
    client.force_login(resident)
    client.get("/identity/me/")
    session = client.session
    session["linli_seen"] -= 24 * 60 * 60
    session.save()

    assert inside(client)


def about(user):
    return {"pledges": [1, 2]}


def test_my_data_is_one_file_with_what_each_storey_holds(client, resident, settings):
    settings.LINLI_EXPORTS_OF_USER = [f"{__name__}.about"]
    client.force_login(resident)

    response = client.post("/identity/me/data/")

    data = json.loads(response.content)
    assert data["account"]["phone"] == resident.phone
    assert data[__name__] == {"pledges": [1, 2]}
    assert response.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("method", "page"),
    [("get", "/identity/me/"), ("post", "/identity/me/data/"), ("post", "/identity/me/sessions/1/end/")],
)
def test_strangers_are_led_to_the_door(client, method, page):
    assert getattr(client, method)(page).headers["Location"].startswith("/accounts/login/code/")
