"""The pictures of the READMEs, taken from a built demonstration: `python -m scripts.pictures [HOME]` writes docs/pictures.

HOME is a folder in which `linli demo` has run; it is copied first, so that nothing in it changes. Needs Chromium.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.journeys.conftest import ARGUMENTS, DESKTOP, PHONE
from tests.journeys.site import Site
from tests.journeys.walker import Walker

TARGET = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SHILING, NEXT_DOOR, CAOTANG = "/at/510112003002/", "/at/510112003006/", "/at/510105007004/"
COLOURS = 160


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    home = Path(sys.argv[1] if len(sys.argv) > 1 else "var")
    with tempfile.TemporaryDirectory() as room:
        copy = Path(shutil.copytree(home, Path(room) / "home"))
        site = Site(copy)
        site.serve()
        try:
            take_all(site.address)
        finally:
            site.stop()


def take_all(address: str) -> None:
    """Open the browser and take one picture after another."""
    TARGET.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)

        def reader(language: str = "zh-CN", screen: dict = PHONE) -> Walker:
            phone = screen is PHONE
            context = browser.new_context(
                viewport=screen,
                locale=language,
                device_scale_factor=1.5 if phone else 1,
                is_mobile=phone,
                has_touch=phone,
            )
            return Walker(context, address)

        for language, code in (("zh-CN", "zh"), ("en-GB", "en")):
            take(reader(language, DESKTOP), SHILING, f"community-desktop.{code}")
        take(reader(screen=DESKTOP), "/reports/510112003002/", "report-desktop.zh")
        anybody, committee = reader(), come_in(reader(), "徐洋")
        take(anybody, run_of(anybody), "run-phone.zh")
        take(committee, "/desk/", "desk-phone.zh")
        raising = raising_of(anybody)
        fill_up(raising, come_in(reader(), "陈安禾"), committee)
        take(anybody, raising, "raise-phone.zh")
        take_contest(reader(), reader(screen=DESKTOP))
        browser.close()


def take_contest(phone: Walker, desktop: Walker) -> None:
    """The proposals of a contest that is over, and why the last of those voted on was not chosen."""
    phone.go(f"{CAOTANG}runs/").press("td.lead a").press("main a:has-text('居民票决')").press(
        "main a.button:has-text('查看结果')"
    )
    lost = phone.page.locator("td.lead a", has_text="手机课").first.get_attribute("href")
    take(phone, lost, "lost-phone.zh")
    desktop.go(f"{CAOTANG}runs/").press("td.lead a")
    take(
        desktop,
        desktop.page.locator("main a", has_text="提案").first.get_attribute("href"),
        "proposals-desktop.zh",
    )


def fill_up(raising: str, worker: Walker, committee: Walker) -> None:
    """Two more households give cash, and the committee confirms what has come: now enough take part."""
    for household in (-1, -2):
        worker.go(f"{raising}cash/")
        options = worker.page.locator("[name='household'] option")
        worker.fill(household=options.count() + household, amount="500").send()
    run = (
        committee.go(raising).page.locator("main a[href*='/runs/']").first.get_attribute("href").split("/")[3]
    )
    committee.go(f"/matching/runs/{run}/confirm/").send()


def run_of(anybody: Walker) -> str:
    """The run of the community next door that has come furthest."""
    anybody.go(f"{NEXT_DOOR}runs/")
    return anybody.page.locator("td.lead a", has_text="议事厅").first.get_attribute("href")


def raising_of(anybody: Walker) -> str:
    """The own part that the first estate there raises."""
    anybody.go(run_of(anybody)).press("main td.lead a:has-text('自筹大赛')")
    anybody.go(f"/matching/runs/{anybody.number()}/")
    return anybody.page.locator("td.lead a", has_text="银杏苑").first.get_attribute("href")


def come_in(walker: Walker, name: str) -> Walker:
    """Be somebody of the cast."""
    walker.go("/identity/switch/")
    row = walker.page.locator("tbody tr", has=walker.page.get_by_text(name, exact=True)).first
    with walker.page.expect_navigation():
        row.locator("button").click()
    return walker


def take(walker: Walker, path: str, name: str) -> None:
    """One screen of a page, in few enough colours that it loads at once."""
    page = walker.go(path).page
    page.wait_for_load_state("networkidle")
    file = TARGET / f"{name}.png"
    page.screenshot(path=file)
    Image.open(file).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


if __name__ == "__main__":
    main()
