"""What browsers are told to keep shut."""

import runpy

import pytest

from linli.platform.identity import settings as identity_settings

PAGES = [
    "/accounts/login/",
    "/accounts/login/code/",
    "/identity/household/",
    "/preferences/",
    "/no/such/page/",
]


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES)
def test_page_has_its_security_headers(client, page):
    headers = client.get(page).headers

    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy and "style-src 'self'" in policy and "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "microphone=()" in headers["Permissions-Policy"]


def as_set(monkeypatch, **environment):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(identity_settings.__file__)


def test_without_tls_nothing_is_forced(monkeypatch):
    monkeypatch.delenv("LINLI_TLS", raising=False)
    names = as_set(monkeypatch)

    assert not names["SECURE_SSL_REDIRECT"] and names["SECURE_HSTS_SECONDS"] == 0


def test_behind_tls_everything_is_secure(monkeypatch):
    names = as_set(monkeypatch, LINLI_TLS="1", LINLI_PROXIES="1")

    assert names["SECURE_SSL_REDIRECT"] and names["SECURE_HSTS_SECONDS"] == 31_536_000
    assert names["SESSION_COOKIE_SECURE"] and names["CSRF_COOKIE_SECURE"] and names["LANGUAGE_COOKIE_SECURE"]
    assert names["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")
    assert not names["MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"]


@pytest.mark.django_db
def test_behind_tls_pages_tell_browsers_to_stay_there(client, settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    client.handler.load_middleware()

    headers = client.get("/accounts/login/", secure=True).headers

    assert headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_wechat_is_there_only_with_an_app_of_its_own(monkeypatch):
    monkeypatch.delenv("LINLI_WEIXIN_APP_ID", raising=False)
    without = as_set(monkeypatch)
    with_it = as_set(monkeypatch, LINLI_WEIXIN_APP_ID="wx1", LINLI_WEIXIN_SECRET="s")

    assert not any("weixin" in app for app in without["IDENTITY_APPS"])
    assert "allauth.socialaccount.providers.weixin" in with_it["IDENTITY_APPS"]
    assert with_it["SOCIALACCOUNT_PROVIDERS"]["weixin"]["APPS"][0]["client_id"] == "wx1"
    assert "https://open.weixin.qq.com" in with_it["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["form-action"]


def test_tile_hosts_may_send_pictures_only(monkeypatch):
    directives = as_set(monkeypatch, LINLI_TILE_HOSTS="https://t0.tianditu.gov.cn")[
        "CONTENT_SECURITY_POLICY"
    ]["DIRECTIVES"]

    assert "https://t0.tianditu.gov.cn" in directives["img-src"]
    assert directives["script-src"] == ["'self'"]
