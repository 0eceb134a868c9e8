"""Accounts, gateways, and how they are named."""

import pytest
from django.db import IntegrityError, transaction

from linli.platform.identity import apps, gateways, hooks
from linli.platform.identity.adapters import SecondFactorAdapter, client_address
from linli.platform.identity.models import User
from tests.platform.identity.conftest import PHONE


@pytest.mark.django_db
def test_account_is_found_however_its_phone_is_typed(resident):
    assert User.objects.by_phone("138-1234-5678") == resident
    assert User.objects.by_phone("nonsense") is None


@pytest.mark.django_db
def test_account_never_shows_its_phone(resident, staff):
    assert str(resident) == "138****5678"
    assert resident.get_username() == f"#{resident.pk}"
    assert str(staff) == staff.get_username() == "chen"


@pytest.mark.django_db
def test_account_needs_a_phone_or_a_username():
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user()
    with pytest.raises(ValueError, match="phone"):
        User.objects.create_user(phone="12")


@pytest.mark.django_db
@pytest.mark.parametrize("again", [{"phone": "138 1234 5678"}, {"username": "CHEN"}])
def test_phone_and_username_belong_to_one_account(resident, staff, again):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user(**again)


@pytest.mark.django_db
def test_superuser_is_found_by_its_name():
    User.objects.create_superuser("Root", password="x")

    assert User.objects.get_by_natural_key("ROOT").is_superuser


def test_form_of_an_account_normalises_what_was_typed():
    user = User(phone="138 1234 5678", username="")
    user.clean()

    assert (user.phone, user.username) == (PHONE, None)


def test_console_gateway_shows_the_code_and_no_phone(capsys):
    gateways.ConsoleGateway().send(phone=PHONE, code="123456", text="123456 is your code")

    shown = capsys.readouterr().out
    assert "123456" in shown and "138****5678" in shown and "13812345678" not in shown


@pytest.mark.parametrize(
    ("demonstration", "gateway", "faults"),
    [(False, apps.CONSOLE, 1), (True, apps.CONSOLE, 0), (False, "x.Sms", 0)],
)
def test_console_gateway_is_refused_in_service(settings, demonstration, gateway, faults):
    settings.LINLI_DEMONSTRATION, settings.LINLI_SMS_GATEWAY = demonstration, gateway

    assert len(apps.gateway_is_real(None)) == faults


def test_secret_of_a_second_factor_is_sealed(settings):
    adapter = SecondFactorAdapter()

    sealed = adapter.encrypt("JBSWY3DPEHPK3PXP")

    assert "JBSWY3DPEHPK3PXP" not in sealed
    assert adapter.decrypt(sealed) == "JBSWY3DPEHPK3PXP"


@pytest.mark.parametrize(("proxies", "address"), [(0, "10.0.0.1"), (1, "1.2.3.4")])
def test_address_is_believed_from_trusted_proxies_only(rf, settings, proxies, address):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="6.6.6.6, 1.2.3.4")

    assert client_address(request) == address


def test_hooks_are_careful_when_nobody_answers(settings):
    assert hooks.household_of_code("x") is None
    assert hooks.match_person(None) is None
    assert not hooks.phone_in_register(PHONE)
    assert hooks.demo_cast() == []
