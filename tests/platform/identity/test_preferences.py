"""Language and large type hold without an account."""

import pytest

pytestmark = pytest.mark.django_db

DOOR = "/accounts/login/"


def test_large_type_is_remembered_and_can_be_taken_back(client):
    assert client.get(DOOR).wsgi_request.senior is False

    response = client.get("/preferences/", {"senior": "on", "next": DOOR})

    assert response.headers["Location"] == DOOR
    page = client.get(DOOR)
    assert page.wsgi_request.senior is True
    assert b"data-senior" in page.content
    client.get("/preferences/", {"senior": "off"})
    assert client.get(DOOR).wsgi_request.senior is False


@pytest.mark.parametrize(("language", "word"), [("zh-hans", "获取验证码"), ("en", "Send me a code")])
def test_language_is_remembered(client, language, word):
    client.get("/preferences/", {"language": language})

    assert word in client.get(DOOR).content.decode()


def test_unknown_choices_change_nothing(client):
    response = client.get("/preferences/", {"language": "xx", "senior": "maybe"})

    assert not response.cookies


@pytest.mark.parametrize(
    "wanted", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", "\\\\x"]
)
def test_next_stays_within_this_site(client, wanted):
    assert client.get("/preferences/", {"next": wanted}).headers["Location"] == "/"
