"""A household comes in with the code on its letter."""

import random

import pytest
from django.urls import reverse

from linli.platform.identity import codes, hooks
from linli.platform.identity.models import Attempt

CODE = codes.generate(random.Random(1))
OTHER = codes.generate(random.Random(2))
PAGE = "/identity/household/"

pytestmark = pytest.mark.django_db


def household(digest):
    return 7 if digest == hooks.code_digest(CODE) else None


@pytest.fixture(autouse=True)
def _register(client, settings):
    settings.LINLI_HOUSEHOLD_OF_CODE = f"{__name__}.household"
    client.cookies["django_language"] = "en"


def test_code_opens_a_session_without_an_account(client):
    response = client.post(PAGE, {"code": CODE.lower()})

    assert response.headers["Location"] == "/"
    assert client.session["household"] == 7
    assert "_auth_user_id" not in client.session


def test_code_leads_on_within_this_site_only(client):
    assert client.post(PAGE, {"code": CODE, "next": "/needs/"}).headers["Location"] == "/needs/"
    assert client.post(PAGE, {"code": CODE, "next": "https://elsewhere.example/"}).headers["Location"] == "/"


def test_unknown_code_is_told_counted_and_kept(client):
    response = client.post(PAGE, {"code": OTHER})

    assert "No household has this code" in response.context["form"].errors["code"][0]
    assert OTHER in response.content.decode()
    assert "household" not in client.session
    assert Attempt.objects.count() == 1


def test_slip_of_the_pen_is_told_and_no_try(client):
    slip = ("1" if CODE[0] != "1" else "2") + CODE[1:]

    response = client.post(PAGE, {"code": slip})

    assert "A character seems to be wrong" in response.context["form"].errors["code"][0]
    assert not Attempt.objects.exists()


def test_guessing_is_stopped_even_if_the_next_guess_is_right(client, settings):
    settings.LINLI_ATTEMPTS = {"household": (3, 30)}
    for seed in range(10, 13):
        client.post(PAGE, {"code": codes.generate(random.Random(seed))})

    response = client.post(PAGE, {"code": CODE})

    assert "tried too often" in response.context["form"].errors["code"][0]
    assert "household" not in client.session


def test_guessing_from_elsewhere_stops_nobody_here(client, settings):
    settings.LINLI_ATTEMPTS = {"household": (1, 30)}
    client.post(PAGE, {"code": OTHER}, REMOTE_ADDR="10.0.0.9")

    assert client.post(PAGE, {"code": CODE}).headers["Location"] == "/"


def test_session_of_a_household_ends_by_itself(client, settings):
    client.post(PAGE, {"code": CODE})
    settings.LINLI_HOUSEHOLD_MINUTES = -1

    client.get(PAGE)

    assert "household" not in client.session


def test_household_can_be_left(client):
    client.post(PAGE, {"code": CODE})

    client.post("/identity/household/leave/")

    assert "household" not in client.session


def test_printed_address_carries_the_code_where_no_server_sees_it(client):
    response = client.get("/h/")

    assert response.headers["Location"] == reverse("identity:household")
    assert client.get(PAGE, {"code": CODE}).context["form"]["code"].value() is None


def test_code_is_logged_nowhere(client, caplog):
    client.post(PAGE, {"code": CODE})
    client.post(PAGE, {"code": OTHER})

    assert CODE not in caplog.text and OTHER not in caplog.text


def test_page_names_the_script_that_fills_the_code_in(client):
    assert "identity/household.js" in client.get(PAGE).content.decode()
