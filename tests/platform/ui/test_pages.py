"""The base page as strangers get it: no cookie, no token, nothing inline; and the pages of errors."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

ERRORS = ("400.html", "403.html", "404.html", "403_csrf.html")


@pytest.fixture
def stranger():
    request = RequestFactory().get("/at/shiling/?page=2")
    request.user = AnonymousUser()
    return request


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("template", ERRORS)
def test_page_for_strangers_has_no_token(template, language, stranger):
    with translation.override(language):
        html = render_to_string(template, request=stranger)

    assert "csrfmiddlewaretoken" not in html
    assert "CSRF_COOKIE" not in stranger.META
    assert len(re.findall(r"<h1[ >]", html)) == 1


@pytest.mark.parametrize("template", [*ERRORS, "500.html"])
def test_error_is_shown_without_a_request(template):
    assert "<h1>" in render_to_string(template)


def test_page_knows_its_language(stranger):
    for language, lang in (("zh-hans", "zh-Hans"), ("en", "en")):
        with translation.override(language):
            assert f'<html lang="{lang}">' in render_to_string("404.html", request=stranger)


def test_preferences_are_plain_links_that_come_back(stranger):
    with translation.override("zh-hans"):
        html = render_to_string("404.html", request=stranger)

    assert "/preferences/?language=en&amp;next=%2Fat%2Fshiling%2F%3Fpage%3D2" in html
    assert "/preferences/?senior=on&amp;next=%2Fat%2Fshiling%2F%3Fpage%3D2" in html


def test_senior_mode_is_on_the_html_element(stranger):
    stranger.senior = True

    html = render_to_string("404.html", request=stranger)

    assert re.search(r"<html [^>]*data-senior>", html)
    assert "senior=off" in html


def test_main_link_of_this_page_is_marked():
    request = RequestFactory().get("/")
    request.user = AnonymousUser()

    html = render_to_string("404.html", request=request)

    assert html.count('aria-current="page"') == 2  # in the masthead and in the bottom bar
