"""In a demonstration, and only there, a visitor may be anybody of the cast."""

import pytest
from django.test import Client

from linli.platform.identity.models import User

PAGE = "/identity/switch/"

pytestmark = pytest.mark.django_db


def cast():
    return [(User.objects.get(username="chen").pk, "陈丽", "社工", "石灵社区")]


@pytest.fixture(autouse=True)
def _cast(settings, staff):
    settings.LINLI_DEMO_CAST = f"{__name__}.cast"


@pytest.fixture
def demonstration(settings):
    settings.LINLI_DEMONSTRATION = True


@pytest.mark.parametrize("method", ["get", "post"])
def test_switch_does_not_exist_outside_a_demonstration(client, staff, method):
    assert getattr(client, method)(PAGE, {"user": staff.pk}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_door_does_not_mention_it_outside_a_demonstration(client):
    assert PAGE not in client.get("/accounts/login/").content.decode()


def test_page_lists_the_cast(client, demonstration):
    page = client.get(PAGE).content.decode()

    assert all(word in page for word in ("陈丽", "社工", "石灵社区"))


def test_choice_logs_in_as_that_member(client, demonstration, staff):
    response = client.post(PAGE, {"user": staff.pk, "next": "/identity/me/"})

    assert response.headers["Location"] == "/identity/me/"
    assert client.session["_auth_user_id"] == str(staff.pk)


def test_choice_drops_what_the_last_role_left(client, demonstration, staff, resident):
    client.force_login(resident)
    session = client.session
    session["household"] = 7
    session.save()

    client.post(PAGE, {"user": staff.pk})

    assert "household" not in client.session


@pytest.mark.parametrize("user", ["0", "", "x", "-1"])
def test_nobody_outside_the_cast_can_be_chosen(client, demonstration, user):
    assert client.post(PAGE, {"user": user}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_account_outside_the_cast_cannot_be_chosen(client, demonstration, resident):
    assert client.post(PAGE, {"user": resident.pk}).status_code == 404


def test_switch_wants_a_token_of_this_site(demonstration, staff):
    assert Client(enforce_csrf_checks=True).post(PAGE, {"user": staff.pk}).status_code == 403
