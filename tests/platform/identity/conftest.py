"""Who stands at the door in these tests, and what is sent to them."""

import pytest
from django.core.cache import cache

from linli.platform.identity.gateways import MemoryGateway
from linli.platform.identity.models import User

PHONE = "+8613812345678"
PASSWORD = "Lamp-post 27"


@pytest.fixture(autouse=True)
def alone(settings):
    """Without the storeys above, and with no tries left over from another test."""
    for hook in (
        "LINLI_PERSON_OF_USER",
        "LINLI_PHONE_IN_REGISTER",
        "LINLI_STAFF_CAPACITY_OF_USER",
        "LINLI_HOUSEHOLD_OF_CODE",
        "LINLI_DEMO_CAST",
    ):
        setattr(settings, hook, None)
    settings.LINLI_EXPORTS_OF_USER = []
    settings.LINLI_DEMONSTRATION = False
    cache.clear()


@pytest.fixture
def sent(settings):
    """The messages that have been sent, as (phone, code)."""
    settings.LINLI_SMS_GATEWAY = "linli.platform.identity.gateways.MemoryGateway"
    MemoryGateway.sent.clear()
    return MemoryGateway.sent


@pytest.fixture
def resident(db):
    return User.objects.create_user(phone=PHONE)


@pytest.fixture
def staff(db):
    return User.objects.create_user(username="chen", password=PASSWORD, is_staff=True)


@pytest.fixture
def log_in(client):
    """`log_in("chen", "…")` sends the staff form."""
    return lambda username, password=PASSWORD, **more: client.post(
        "/accounts/login/", {"login": username, "password": password, **more}
    )


def told(response):
    """The sentences at the top of the next page."""
    return [str(message) for message in response.context["messages"]]
