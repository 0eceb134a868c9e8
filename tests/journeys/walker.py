"""Somebody with a phone: goes to pages, fills in forms, presses buttons, and minds whatever is wrong on the way."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.urls import reverse
from playwright.sync_api import BrowserContext, Download, Locator, Page, Response

DOWNLOAD_MS = 60_000
"""A report with its charts is set on paper while one waits."""
MAIN_FORM = "main form[method='post']"
QUIET = re.compile(r"Failed to load resource: the server responded with a status of (403|422)")
"""Chromium tells of every answer from 400 on; those that were meant are judged by `Walker` itself."""


class Walker:
    """One person in one browser of their own. `told` holds what went wrong; `well()` says that nothing did."""

    def __init__(self, context: BrowserContext, address: str, name: str = ""):
        self.context, self.address, self.name = context, address, name
        self.page: Page = context.new_page()
        self.told: list[str] = []
        self.expected: set[int] = set()
        self._form = MAIN_FORM
        self._mind(self.page)

    # --- going somewhere

    def go(self, path: str) -> Walker:
        """Open a page of the site, by its path or whole address."""
        self.page.goto(path if path.startswith("http") else f"{self.address}{path}")
        return self.well()

    def duty(self, verb: str, run: int) -> Walker:
        """Open the page of a duty as the run's page offers it under “What you can do now”."""
        path = reverse(verb.replace(".", ":"), kwargs={"run": run})
        self.go(f"/runs/{run}/")
        return self.press(f"main .button[href='{path}']:visible")

    def follow(self, href: str) -> Walker:
        """Follow the first visible link whose address contains this."""
        return self.press(f"main a[href*='{href}']:visible")

    def number(self) -> int:
        """The last number in the address of this page."""
        return int(re.findall(r"/(\d+)(?=/|$)", self.page.url.split("?")[0])[-1])

    # --- doing something

    def fill(self, **fields: Any) -> Walker:
        """Fill in fields by their name: words, a choice, a tick, a file, or for several ticks a list of values."""
        for name, value in fields.items():
            inputs = self.page.locator(f"main [name='{name}']:not([type='hidden'])")
            kind = inputs.first.evaluate("input => input.type")
            FILLERS.get(kind, _write)(inputs, value)
            self._form = f"form:has([name='{name}'])"
        return self

    def send(self, value: str = "", *, refused: bool = False) -> Walker:
        """Press the button of the form (or the one with this value). With `refused` the page tells why it can't be."""
        button = f"button[value='{value}']" if value else "button:not([type='button']):not([value])"
        self.expected = {422} if refused else set()
        with self.page.expect_navigation():
            self.page.locator(f"{self._form} {button}:visible").last.click()
        self._form = MAIN_FORM
        self.well()
        self.expected = set()
        shown = self.page.locator("main .summary, main [data-refused]")
        assert refused == bool(shown.count()), (
            f"{self.name} at {self.page.url}: {shown.all_inner_texts() or 'not refused'}"
        )
        return self

    def act(self, verb: str, run: int, **fields: Any) -> Walker:
        """Do a duty whose page is one form."""
        return self.duty(verb, run).fill(**fields).send()

    def download(self, href: str) -> Path:
        """Get the file behind a link."""
        with self.page.expect_download(timeout=DOWNLOAD_MS) as coming:
            self.page.locator(f"a[href*='{href}']:visible").first.click()
        download: Download = coming.value
        return download.path()

    def press(self, selector: str) -> Walker:
        """Press whatever this selects; a page follows."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()
        return self.well()

    # --- seeing something

    @property
    def text(self) -> str:
        """What the page says."""
        return self.page.locator("main").inner_text()

    def sees(self, *words: str) -> Walker:
        """Each of these stands on the page."""
        for word in words:
            assert word in self.text, f"{self.name} does not see {word!r} at {self.page.url}:\n{self.text}"
        return self

    def refused_at(self, path: str) -> Walker:
        """The page says that this is not for me, instead of offering a form."""
        self.expected = {403}
        self.go(path)
        self.expected = set()
        shown = self.page.locator("main [data-refused], main .note.care, main .refused")
        assert shown.count(), f"{self.name} is not refused at {self.page.url}:\n{self.text}"
        return self

    def gates(self) -> list[bool]:
        """Whether each gate of the run's page is met."""
        rows = self.page.locator("#gates .gates > li")
        return rows.evaluate_all("rows => rows.map(row => row.classList.contains('ok'))")

    def well(self) -> Walker:
        """Nothing went wrong up to here, and the page fits the screen."""
        self.page.wait_for_load_state()
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if wide > 0:
            self.told.append(f"The page is {wide} px wider than the screen: {too_wide(self.page)}")
        assert not self.told, f"{self.name} at {self.page.url}: " + "; ".join(self.told)
        return self

    def _mind(self, page: Page) -> None:
        page.on("console", lambda one: self._hear(one.type, f"{one.text} ({one.location.get('url')})"))
        page.on("pageerror", lambda one: self.told.append(f"script: {one}"))
        page.on("response", self._judge)
        page.on("requestfailed", lambda one: self._fail(one.url, one.failure or ""))

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and not QUIET.search(text):
            self.told.append(f"console: {text}")

    def _judge(self, answer: Response) -> None:
        if answer.status >= 400 and answer.status not in self.expected:
            self.told.append(f"{answer.status} for {answer.request.method} {answer.url}")

    def _fail(self, url: str, failure: str) -> None:
        if "ERR_ABORTED" not in failure:  # a page that was left, or a file that is downloaded
            self.told.append(f"no answer: {url} {failure}")


def too_wide(page: Page) -> list[str]:
    """The innermost elements that reach beyond the screen, for whoever mends it."""
    return page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter(one =>
            one.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !one.children.length)
            .slice(0, 5).map(one => `${one.tagName}.${one.className} ${one.textContent.slice(0, 40)}`)"""
    )


def _write(inputs: Locator, value: Any) -> None:
    inputs.first.fill(str(value))


def _tick(inputs: Locator, value: Any) -> None:
    if isinstance(value, bool):
        inputs.first.set_checked(value)
        return
    wanted = {str(one) for one in (value if isinstance(value, list | tuple) else [value])}
    for one in inputs.all():
        one.set_checked(one.get_attribute("value") in wanted)


def _pick(inputs: Locator, value: Any) -> None:
    wanted = str(value)
    inputs.and_(inputs.page.locator(f"[value='{wanted}']")).first.check()


def _choose(inputs: Locator, value: Any) -> None:
    if isinstance(value, int):
        inputs.first.select_option(index=value)
    else:
        inputs.first.select_option(value)


FILLERS: dict[str, Callable[[Locator, Any], None]] = {
    "checkbox": _tick,
    "radio": _pick,
    "select-one": _choose,
    "file": lambda inputs, value: inputs.first.set_input_files(value),
}
