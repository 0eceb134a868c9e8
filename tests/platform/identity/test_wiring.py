"""The doors of the real site: what its settings name exists, and leads to the people and households of the register."""

import random

import pytest
from django.utils.module_loading import import_string

from linli.config import settings as site
from linli.platform.identity import codes, hooks

HOOKS = [
    "LINLI_PERSON_OF_USER",
    "LINLI_PHONE_IN_REGISTER",
    "LINLI_STAFF_CAPACITY_OF_USER",
    "LINLI_HOUSEHOLD_OF_CODE",
    "LINLI_DEMO_CAST",
]


@pytest.fixture
def wired(settings):
    for name in HOOKS:
        setattr(settings, name, getattr(site, name))


@pytest.mark.parametrize("path", [getattr(site, name) for name in HOOKS] + [*site.LINLI_EXPORTS_OF_USER])
def test_hook_exists(path):
    assert callable(import_string(path))


def test_resident_of_the_register_comes_in_and_is_known(client, cast, sent, wired):
    person = cast.resident.person
    client.post("/accounts/login/code/", {"phone": person.phone})

    client.post("/accounts/login/code/confirm/", {"code": sent[0][1]})

    person.refresh_from_db()
    assert client.session["_auth_user_id"] == str(person.user_id)
    assert client.get("/identity/me/").wsgi_request.actor.person == person


def test_household_of_the_register_comes_in_with_its_code(client, cast, wired):
    household = cast.household.household
    code = codes.generate(random.Random(3))
    type(household).objects.filter(pk=household.pk).update(code_digest=hooks.code_digest(code))

    client.post("/identity/household/", {"code": code})

    assert client.get("/identity/household/").wsgi_request.actor.household == household


def test_staff_mandate_asks_for_a_second_factor(client, cast, sent, wired, settings):
    settings.LINLI_STAFF_NEED_SECOND_FACTOR = True
    client.post("/accounts/login/code/", {"phone": cast.social_worker.person.phone})
    client.post("/accounts/login/code/confirm/", {"code": sent[0][1]})

    assert hooks.is_staff(client.get("/identity/me/").wsgi_request.user)
    assert client.get("/").headers.get("Location") == "/accounts/2fa/"
