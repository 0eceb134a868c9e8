"""A browser, a site of its own, and people who come in through its doors."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.journeys.site import Site, own_database
from tests.journeys.walker import Walker

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
]
WAIT_MS = 15_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. It lives as long as the module: while it does, Django takes the test for an asynchronous one."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "These tests need Chromium: apt-get install chromium fonts-noto-cjk"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    """A site in which nothing has happened yet; on PostgreSQL where the tests run there."""
    database = own_database(os.environ.get("LINLI_DATABASE_URL", ""), "journeys")
    site = Site(tmp_path_factory.mktemp("site"), database)
    site.build()
    site.serve()
    yield site
    site.stop()


@pytest.fixture(scope="module")
def open_context(browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens a browser context, on a phone in Chinese unless told otherwise."""
    opened = []

    def make(
        *, language: str = "zh-CN", scripts: bool = True, screen: dict | None = None, **more
    ) -> BrowserContext:
        phone = screen in (None, PHONE)
        context = browser.new_context(
            viewport=screen or PHONE,
            locale=language,
            timezone_id="Asia/Shanghai",
            java_script_enabled=scripts,
            has_touch=phone,
            is_mobile=phone,
            reduced_motion="reduce",
            accept_downloads=True,
            **more,
        )
        context.set_default_timeout(WAIT_MS)
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()


@pytest.fixture(scope="module")
def visitor(site, open_context) -> Callable[..., Walker]:
    """Somebody who has not come in."""
    return lambda name="nobody", **how: Walker(open_context(**how), site.address, name)


@pytest.fixture(scope="module")
def cast_member(visitor) -> Callable[..., Walker]:
    """`cast_member("社工")` has come in by the demonstration's switch of role: the first in this capacity, or of this name."""

    def come_in(words: str, **how) -> Walker:
        walker = visitor(words, **how)
        walker.go(reverse("identity:switch_role"))
        row = walker.page.locator("tbody tr", has=walker.page.get_by_text(words, exact=True)).first
        with walker.page.expect_navigation():
            row.locator("button").click()
        return walker.well()

    return come_in


@pytest.fixture(scope="module")
def household(visitor) -> Callable[..., Walker]:
    """`household("ABCDE-FGHJK")` has typed the code of its slip."""

    def come_in(code: str, **how) -> Walker:
        walker = visitor(code, **how)
        return walker.go(reverse("identity:household")).fill(code=code).send()

    return come_in


@pytest.fixture(scope="module")
def axe() -> Callable[[Page], list[str]]:
    """What axe finds serious or critical in a page: rule, and where."""
    runner = Axe()

    def find(page: Page) -> list[str]:
        page.wait_for_load_state("networkidle")  # what is being fetched is pale until it has come
        found = runner.run(page, options={"resultTypes": ["violations"]}).response["violations"]
        return [
            f"{one['id']}: {one['nodes'][0]['html'][:160]} ({len(one['nodes'])})"
            for one in found
            if one["impact"] in ("serious", "critical")
        ]

    return find
