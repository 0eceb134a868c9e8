"""Every block in a real browser: no serious finding of axe, nothing wider than the screen, no word from the console."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.http import Http404
from django.test import RequestFactory
from django.test.testcases import LiveServerThread
from django.urls import reverse
from playwright.sync_api import sync_playwright

from linli.platform.ui.views.showroom import ShowroomView

SCREENS = [
    pytest.param(390, "zh-CN", False, "light", id="phone"),
    pytest.param(320, "en", True, "light", id="narrow-senior-english"),
    pytest.param(1280, "zh-CN", True, "dark", id="desk-senior-dark"),
]


@pytest.fixture
def server(settings):
    """The site without a database: what is shown here asks it nothing."""
    settings.LINLI_DEMONSTRATION = True
    thread = LiveServerThread("127.0.0.1", StaticFilesHandler, connections_override={})
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()


@pytest.fixture
def chromium(server):
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        yield browser
        browser.close()


def test_showroom_is_closed_in_service(settings):
    settings.DEBUG = settings.LINLI_DEMONSTRATION = False

    with pytest.raises(Http404):
        ShowroomView.as_view()(RequestFactory().get("/ui/blocks/"))


@pytest.mark.journey
@pytest.mark.parametrize(("width", "language", "senior", "scheme"), SCREENS)
def test_blocks_are_fit_for_all(chromium, server, width, language, senior, scheme):
    context = chromium.new_context(
        viewport={"width": width, "height": 844}, locale=language, color_scheme=scheme
    )
    if senior:
        context.add_cookies([{"name": "linli_senior", "value": "on", "url": server}])
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))

    page.goto(server + reverse("ui:blocks"))

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= (20 if senior else 17)
    assert said == []
    context.close()


KEPT = """() => new Promise(done => {
  const look = () => localStorage.length === 1 ? done() : setTimeout(look, 50);
  look();
})"""
"""Waits until the draft is kept; Playwright's own waiting is eval, which the page's policy forbids."""


@pytest.mark.journey
def test_refused_form_keeps_its_input_and_a_draft_comes_back(chromium, server):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="en")
    page = context.new_page()
    address = server + reverse("ui:blocks")

    page.goto(address)
    page.fill("#id_name", "Zhang")
    page.fill("#id_amount", "5000")
    page.check("#id_way_1")
    page.evaluate(KEPT)
    page.goto(address)
    assert page.input_value("#id_name") == "Zhang"
    assert page.is_checked("#id_way_1")

    page.check("#id_matters_0")
    page.check("#id_agree")
    page.click("form#showroomview button[type=submit]")
    assert "At most ¥1,000.00" in page.inner_text(".summary")
    assert page.input_value("#id_amount") == "5000"

    page.fill("#id_amount", "50")
    page.click("form#showroomview button[type=submit]")
    assert "The pledge is kept." in page.inner_text(".messages")
    assert page.evaluate("localStorage.length") == 0
    context.close()
