"""Staff come in with username and password, and with a second factor."""

import time

import pytest
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.totp.internal.auth import TOTP
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from linli.platform.identity.models import User
from tests.platform.identity.conftest import PASSWORD, told

PAGES = "tests.platform.identity.pages_of_work"
NO_MATCH = "Username and password do not match."

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_work(client, settings):
    client.cookies["django_language"] = "en"
    settings.LINLI_STAFF_NEED_SECOND_FACTOR = False


@pytest.fixture
def second_factor(settings):
    settings.LINLI_STAFF_NEED_SECOND_FACTOR = True


def number_now(secret):
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def test_username_and_password_lead_in(client, staff, log_in):
    assert log_in(" CHEN ").headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(staff.pk)
    assert AccessLog.objects.get().username == "chen"


@pytest.mark.parametrize(
    ("username", "password"), [("chen", "wrong"), ("nobody", PASSWORD), ("13812345678", PASSWORD)]
)
def test_refusal_does_not_tell_who_exists(client, staff, resident, log_in, username, password):
    response = log_in(username, password)

    assert response.context["staff_form"].non_field_errors() == [NO_MATCH]
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("username", ["chen", "nobody"])
def test_five_failures_lock_for_half_an_hour(client, staff, log_in, username):
    for _ in range(4):
        assert log_in(username, "wrong").status_code == 200
    assert log_in(username, "wrong").status_code == 429

    response = log_in(username.upper())

    assert response.status_code == 429
    assert "identity/locked.html" in [template.name for template in response.templates]
    assert "_auth_user_id" not in client.session
    assert AccessFailureLog.objects.filter(username=username, locked_out=True).exists()


def test_lock_opens_by_itself(client, staff, log_in):
    for _ in range(5):
        log_in("chen", "wrong")
    AccessAttempt.objects.update(attempt_time="2024-01-01T00:00:00Z")

    assert log_in("chen").headers["Location"] == "/"


def test_success_forgives_what_failed_before(client, staff, log_in):
    for _ in range(4):
        log_in("chen", "wrong")
    log_in("chen")
    client.post("/accounts/logout/")

    assert log_in("chen", "wrong").status_code == 200


def test_failed_password_is_kept_nowhere(client, staff, log_in, caplog):
    log_in("chen", "Secret-word 9")

    assert "Secret-word" not in str(list(AccessAttempt.objects.values())) + caplog.text


def test_second_factor_is_asked_for_before_any_page_of_work(client, staff, log_in, second_factor, settings):
    settings.ROOT_URLCONF = PAGES
    log_in("chen")

    response = client.get("/office/", follow=True)

    assert response.redirect_chain == [("/accounts/2fa/", 302)]
    assert told(response) == ["Your work here needs a second factor. Set one up, then go on."]


def test_residents_need_no_second_factor(client, resident, second_factor, settings):
    settings.ROOT_URLCONF = PAGES
    client.force_login(resident)

    assert client.get("/office/").content == b"work"


def staff_mandate(user):
    return True


def test_staff_capacity_counts_as_staff(client, resident, second_factor, settings):
    settings.ROOT_URLCONF = PAGES
    settings.LINLI_STAFF_CAPACITY_OF_USER = f"{__name__}.staff_mandate"
    client.force_login(resident)

    assert client.get("/office/").headers["Location"] == "/accounts/2fa/"


def test_second_factor_set_up_is_confirmed_once_and_then_leads_on(
    client, staff, log_in, second_factor, settings
):
    settings.ROOT_URLCONF = PAGES
    log_in("chen")
    client.post("/accounts/reauthenticate/?next=/accounts/2fa/totp/activate/", {"password": PASSWORD})
    client.get("/accounts/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]

    client.post("/accounts/2fa/totp/activate/", {"code": number_now(secret)})

    assert secret not in str(list(staff.authenticator_set.values()))
    assert client.get("/office/").headers["Location"] == "/accounts/2fa/reauthenticate/?next=%2Foffice%2F"


def test_login_with_second_factor(client, staff, log_in, second_factor, settings):
    settings.ROOT_URLCONF = PAGES
    secret = totp.generate_totp_secret()
    TOTP.activate(staff, secret)

    assert log_in("chen").headers["Location"] == "/accounts/2fa/authenticate/"
    assert "_auth_user_id" not in client.session
    assert client.get("/accounts/2fa/authenticate/").status_code == 200
    assert client.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert client.post("/accounts/2fa/authenticate/", {"code": number_now(secret)}).headers["Location"] == "/"
    assert client.get("/office/").content == b"work"


def test_demonstration_needs_no_second_factor(client, staff, settings):
    settings.ROOT_URLCONF = PAGES
    settings.LINLI_STAFF_NEED_SECOND_FACTOR, settings.LINLI_DEMONSTRATION = None, True
    client.force_login(staff)

    assert client.get("/office/").content == b"work"


def test_old_password_is_changed_first(client, staff, log_in, settings, later):
    settings.ROOT_URLCONF = PAGES
    with later(days=91):
        log_in("chen")
        assert client.get("/office/").headers["Location"] == "/accounts/password/change/"

        response = client.post(
            "/accounts/password/change/",
            {"oldpassword": PASSWORD, "password1": "Lamp-post 28", "password2": "Lamp-post 28"},
        )

        assert response.headers["Location"] == "/identity/me/"
        assert client.get("/office/").content == b"work"


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("Ab1-xyz", "password_too_short"),
        ("abcdefgh1", "password_too_plain"),
        (PASSWORD, "password_not_changed"),
        ("Chen-chen1", "password_too_similar"),
    ],
)
def test_password_is_refused_with_its_reason(password, fault):
    user = User.objects.create_user(username="chen-chen", password=PASSWORD)

    with pytest.raises(ValidationError) as refusal:
        validate_password(password, user)

    assert fault in [error.code for error in refusal.value.error_list]


def test_good_password_is_taken(staff):
    validate_password("Banyan 19 steps", staff)


def test_resident_has_no_password_to_change(client, resident):
    client.force_login(resident)

    assert client.get("/accounts/password/change/").headers["Location"] == "/identity/me/"


@pytest.mark.parametrize(
    "page",
    [
        "/accounts/2fa/",
        "/accounts/2fa/totp/activate/",
        "/accounts/2fa/webauthn/add/",
        "/accounts/2fa/webauthn/",
    ],
)
def test_pages_of_the_second_factor_are_shown(client, staff, log_in, page):
    log_in("chen")
    client.post("/accounts/reauthenticate/?next=/identity/me/", {"password": PASSWORD})

    assert client.get(page).status_code == 200


def test_what_touches_the_way_in_asks_for_the_password_again(client, staff, log_in):
    log_in("chen")

    response = client.get("/accounts/2fa/totp/activate/", follow=True)

    assert response.redirect_chain[0][0].startswith("/accounts/reauthenticate/")
    assert client.post("/accounts/reauthenticate/", {"password": "wrong"}).status_code == 200
