"""Residents come in with their phone and a code."""

import pytest

from linli.platform.identity.models import Attempt, User
from tests.platform.identity.conftest import PHONE, told

ASK, CONFIRM = "/accounts/login/code/", "/accounts/login/code/confirm/"
WRONG = "That is not the code we sent. Look again, or ask for a new one."

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def in_english(client):
    client.cookies["django_language"] = "en"


def ask(client, phone="138 1234 5678"):
    return client.post(ASK, {"phone": phone})


def test_phone_and_code_lead_in(client, resident, sent):
    assert ask(client).headers["Location"] == CONFIRM
    [(phone, code)] = sent
    assert (phone, len(code), code.isdecimal()) == (PHONE, 6, True)

    response = client.post(CONFIRM, {"code": code})

    assert response.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(resident.pk)


def test_code_leads_to_where_one_wanted_to_go(client, resident, sent):
    response = client.post(ASK, {"phone": PHONE, "next": "/identity/me/"})
    response = client.post(response.headers["Location"], {"code": sent[0][1], "next": "/identity/me/"})

    assert response.headers["Location"] == "/identity/me/"


def test_wrong_code_is_told_and_another_try_leads_in(client, resident, sent):
    ask(client)

    response = client.post(CONFIRM, {"code": "12"})

    assert response.context["verify_form"].errors["code"] == [WRONG]
    assert client.post(CONFIRM, {"code": sent[0][1]}).headers["Location"] == "/"


def test_expired_code_is_told_and_the_phone_is_still_there(client, resident, sent, settings):
    ask(client)
    settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = -1

    response = client.post(CONFIRM, {"code": sent[0][1]}, follow=True)

    assert told(response) == ["The code has expired. Your number is still here: ask for a new code."]
    assert response.context["phone_form"]["phone"].value() == PHONE
    assert "_auth_user_id" not in client.session


def test_code_that_failed_too_often_is_void(client, resident, sent, settings):
    ask(client)
    for _ in range(settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS):
        response = client.post(CONFIRM, {"code": "12"}, follow=True)

    assert "That was tried too often." in told(response)[0]
    assert response.context["phone_form"]["phone"].value() == PHONE
    client.post(CONFIRM, {"code": sent[0][1]})
    assert "_auth_user_id" not in client.session


def test_what_is_no_phone_is_told_and_kept(client, sent):
    response = ask(client, "138")

    assert response.context["phone_form"].errors["phone"] == [
        "A mobile number has 11 digits, such as 138 1234 5678."
    ]
    assert b'value="138"' in response.content


def test_stranger_sees_the_same_pages_and_gets_nothing(client, sent):
    response = ask(client, "13900000000")

    assert response.headers["Location"] == CONFIRM
    assert client.get(CONFIRM).status_code == 200
    assert client.post(CONFIRM, {"code": "123456"}).context["verify_form"].errors["code"] == [WRONG]
    assert sent == []
    assert not User.objects.exists()


def known(phone):
    return phone == PHONE


def test_phone_of_the_register_gets_an_account(client, sent, settings):
    settings.LINLI_PHONE_IN_REGISTER = f"{__name__}.known"
    ask(client)

    client.post(CONFIRM, {"code": sent[0][1]})

    assert User.objects.get().phone == PHONE
    assert not User.objects.get().has_usable_password()


bound = []


def test_person_is_matched_after_the_code_and_not_before(client, resident, sent, settings):
    settings.LINLI_PERSON_OF_USER = f"{__name__}.remember"
    bound.clear()
    ask(client)
    assert bound == []

    client.post(CONFIRM, {"code": sent[0][1]})

    assert bound == [resident]


def remember(user):
    bound.append(user)


def test_closed_account_stays_out(client, resident, sent):
    User.objects.update(is_active=False)
    ask(client)

    response = client.post(CONFIRM, {"code": sent[0][1]})

    assert response.headers["Location"] == "/accounts/inactive/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("phone", [PHONE, "+8613900000000"], ids=["known", "stranger"])
def test_codes_are_sent_only_so_often(client, resident, sent, settings, phone):
    settings.LINLI_ATTEMPTS = {"sms": (2, 60)}
    for _ in range(2):
        ask(client, phone)
        client.post("/accounts/logout/")

    response = ask(client, phone)

    assert "tried too often" in response.context["phone_form"].errors["phone"][0]
    assert len(sent) == (2 if phone == PHONE else 0)
    assert phone not in str(list(Attempt.objects.values()))


def test_old_tries_no_longer_count(client, resident, sent, settings, later):
    settings.LINLI_ATTEMPTS = {"sms": (1, 60)}
    ask(client)
    client.post("/accounts/logout/")

    with later(minutes=61):
        assert ask(client).headers["Location"] == CONFIRM
    assert Attempt.objects.count() == 1


def test_new_code_can_be_asked_for_and_the_old_one_is_void(client, resident, sent):
    ask(client)

    client.post(CONFIRM, {"action": "resend"})

    (_, first), (_, second) = sent
    if first != second:
        assert client.post(CONFIRM, {"code": first}).status_code == 200
    assert client.post(CONFIRM, {"code": second}).headers["Location"] == "/"


def test_new_code_is_refused_beyond_the_limit(client, resident, sent, settings):
    settings.LINLI_ATTEMPTS = {"sms": (1, 60)}
    ask(client)

    response = client.post(CONFIRM, {"action": "resend"}, follow=True)

    assert "tried too often" in told(response)[0]
    assert len(sent) == 1


class BrokenGateway:
    def send(self, **message):
        raise OSError("no line")


def test_failing_gateway_is_told_and_the_phone_kept(client, resident, settings):
    settings.LINLI_SMS_GATEWAY = f"{__name__}.BrokenGateway"

    response = ask(client)

    assert "could not be sent" in response.context["phone_form"].errors["phone"][0]
    assert b"138 1234 5678" in response.content


def test_nothing_personal_is_logged(client, resident, sent, caplog):
    ask(client)
    client.post(CONFIRM, {"code": "12"})
    client.post(CONFIRM, {"code": sent[0][1]})

    assert "13812345678" not in caplog.text
    assert sent[0][1] not in caplog.text


def test_pages_name_the_phone_masked(client, resident, sent):
    ask(client)

    page = client.get(CONFIRM).content.decode()

    assert "138****5678" in page
    assert "13812345678" not in page


def test_door_is_open_for_nobody_to_sign_up(client):
    assert client.get("/accounts/signup/").status_code == 404
