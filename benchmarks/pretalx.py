"""The pages of a contest against those of a conference: `python -m benchmarks.pretalx [--rounds 3] [--seconds 4]`.

pretalx is installed from its package into an environment of its own, and served as its documentation says: by gunicorn with
sync workers (threads break it), as many as Linli has. It is an oracle of speed only; nothing of it is imported here.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from benchmarks import contest
from benchmarks.contest import Ground
from benchmarks.house import PATIENCE_SECONDS, ROOT, WORKERS, House, Server, free_port, server
from benchmarks.pages import WARM, rate
from benchmarks.paper import Paper, options_of

SCHEDULE, REVIEWS = "/talks/schedule/nojs", "/orga/event/reviews/reviews/"
KEPT, COLD, TABLE = 100, 8, 30
"""So many times as quick each page has to be."""
ASKS = {"Accept": "text/html"}
"""Without it pretalx answers in plain text."""


class NotInstalled(Exception):
    """pretalx cannot be had here; says why."""


class Conference:
    """pretalx in a folder of its own, with both events of `conference.py`."""

    def __init__(self, room: Path):
        room.mkdir()
        self.room, self.python, self.port = room, room / "env" / "bin" / "python", free_port()
        self.house = House(room)
        self.house.environ |= {
            "PRETALX_DATA_DIR": str(room / "data"),
            "PRETALX_FILESYSTEM_STATIC": str(room / "static"),
            "PRETALX_SITE_URL": f"http://127.0.0.1:{self.port}",
            "PRETALX_DEBUG": "False",
        }
        self.house.environ.pop("PYTHONPATH")

    def install(self) -> str:
        """Install the latest version and say which; raises NotInstalled."""
        try:
            self.house.run([sys.executable, "-m", "venv", str(self.room / "env")])
            self.own("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "pretalx", "gunicorn")
        except (RuntimeError, OSError, subprocess.TimeoutExpired) as fault:
            raise NotInstalled(str(fault).strip().splitlines()[-1]) from fault
        return self.own("-c", "from importlib.metadata import version; print(version('pretalx'))").strip()

    def furnish(self, number: int) -> dict[str, str]:
        """Make the database and its two events; the cookie of the organiser."""
        (self.room / "data").mkdir()
        self.own("-m", "pretalx", "migrate", "--verbosity", "0")
        self.own("-m", "pretalx", "collectstatic", "--noinput", "--verbosity", "0")
        script = ROOT / "benchmarks" / "conference.py"
        return json.loads(self.own("-P", str(script), str(number)).splitlines()[-1])

    def own(self, *words: str) -> str:
        """What its own Python says."""
        return self.house.run([str(self.python), *words])

    @contextmanager
    def served(self) -> Iterator[Server]:
        """pretalx behind gunicorn."""
        command = [str(self.python), "-m", "gunicorn", "pretalx.wsgi:application", "--preload"]
        command += ["--bind", f"127.0.0.1:{self.port}", "--workers", str(WORKERS), "--timeout", "300"]
        command += ["--log-level", "error", "--no-control-socket"]
        with server(command, self.house.environ, self.room, self.port) as running:
            yield running


@dataclass(frozen=True)
class Duel:
    """A page of ours and one of pretalx: bytes of each, requests a second (medians), and how many times as quick ours must be."""

    name: str
    sizes: tuple[int, int]
    linli: float
    pretalx: float
    least: int

    @property
    def ratio(self) -> float:
        return self.linli / self.pretalx


def measure(room: Path, ground: Ground, *, seconds: int, rounds: int) -> tuple[str, list[Duel]]:
    """The version of pretalx, and every comparison; raises NotInstalled."""
    conference = Conference(room / "pretalx")
    version, organiser = conference.install(), conference.furnish(contest.MANY)
    listed, table = ground.pages["list"], ground.pages["reviewers' table"]
    with conference.served() as theirs, ground.house.served() as ours, ground.cold() as cold:
        schedule, reviews = Page(theirs, SCHEDULE, {}), Page(theirs, REVIEWS, organiser)
        pairs = (
            ("list, nothing changed since the last view", Page(ours, listed, {}), schedule, KEPT),
            ("list, all caches empty", Page(cold, listed, {}), schedule, COLD),
            ("reviewers' table", Page(ours, table, ground.cookies["reviewer"]), reviews, TABLE),
        )
        return version, [compared(*pair, seconds=seconds, rounds=rounds) for pair in pairs]


@dataclass(frozen=True)
class Page:
    """A page of a server as somebody asks for it."""

    server: Server
    path: str
    cookies: dict[str, str]

    @property
    def headers(self) -> dict[str, str]:
        told = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return ASKS | ({"Cookie": told} if told else {})

    @property
    def url(self) -> str:
        return self.server.address + self.path

    def size(self) -> int:
        """Bytes of the page; raises RuntimeError where it is none."""
        status, body = fetched(self.url, self.headers)
        if status != 200:
            raise RuntimeError(f"{self.url} answers {status}")
        return len(body)


def compared(name: str, ours: Page, theirs: Page, least: int, *, seconds: int, rounds: int) -> Duel:
    """Measure in turns, so that whatever else the machine does falls on both."""
    sizes = [ours.size() for _time in range(WARM)][-1], [theirs.size() for _time in range(2 * WORKERS)][-1]
    linli, pretalx = [], []
    for _round in range(rounds):
        pretalx.append(patient_rate(theirs, 2 * seconds))
        linli.append(rate(ours.url, seconds, ours.headers))
    return Duel(name, sizes, median(linli), median(pretalx), least)


def patient_rate(page: Page, seconds: int) -> float:
    """Requests a second of a page that takes seconds, asked by as many at once as there are workers.

    Everybody waits for their last answer: what wrk would leave out, because it is still being made when the time is up.
    """
    rates: list[float] = []

    def ask() -> None:
        began, answered = time.monotonic(), 0
        while time.monotonic() - began < seconds:
            status, _body = fetched(page.url, page.headers)
            answered += status == 200
        rates.append(answered / (time.monotonic() - began))

    threads = [threading.Thread(target=ask) for _one in range(WORKERS)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return sum(rates)


def fetched(url: str, headers: dict[str, str]) -> tuple[int, bytes]:
    """Status and body, on a connection of its own."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=PATIENCE_SECONDS)
    try:
        connection.request(
            "GET", f"{parts.path}?{parts.query}" if parts.query else parts.path, headers=headers
        )
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def tell(paper: Paper, room: Path, options: argparse.Namespace) -> None:
    """Both parts: how the pages of a contest grow, and how they compare."""
    grounds = contest.made(room)
    ground = grounds[contest.MANY]
    tell_growth(paper, contest.grown(grounds))
    paper.heading(f"Pages of a contest against those of a conference, {contest.MANY} rows each")
    try:
        version, duels = measure(room, ground, seconds=options.seconds, rounds=options.rounds)
    except NotInstalled as fault:
        paper.told(f"pretalx could not be installed here, so nothing was compared: {fault}")
        return
    paper.table(
        ("page", "bytes", f"bytes of pretalx {version}", "requests/s", "of pretalx", "times as quick", "at least", "reached"),
        [
            (
                one.name, f"{one.sizes[0]:,}", f"{one.sizes[1]:,}", f"{one.linli:,.1f}", f"{one.pretalx:.2f}",
                f"{one.ratio:,.0f}", one.least, paper.bar(one.name, one.ratio >= one.least),
            )
            for one in duels
        ],
    )  # fmt: skip


def tell_growth(paper: Paper, pages: list[contest.Growth]) -> None:
    """Queries and seconds by the number of proposals."""
    paper.heading("Pages of a contest, as proposals become more")
    few, many, most = (f"{number:,}" for number in (contest.FEW, contest.MANY, contest.MOST))
    paper.table(
        (
            "page", f"queries with {few} / {many} / {most}", f"the same, at most {contest.MOST_QUERIES}",
            f"ms with {many}", f"ms with {most}", f"ratio, at most {contest.CLASS}", "reached",
        ),
        [
            (
                one.name, " / ".join(map(str, one.queries)), paper.bar(f"queries of {one.name}", one.is_steady),
                *(
                    (
                        f"{one.many * 1000:.0f}", f"{one.most * 1000:.0f}", f"{one.ratio:.2f}",
                        paper.bar(f"growth of {one.name}", one.ratio <= contest.CLASS),
                    )
                    if one.ratio
                    else ("", "", "", "")
                ),
            )
            for one in pages
        ],
    )  # fmt: skip


def main() -> int:
    """Measure this part alone."""
    options = options_of("benchmarks.pretalx", __doc__)
    paper = Paper("conference", "benchmarks.pretalx", options)
    with TemporaryDirectory(prefix="linli-bench-") as room:
        tell(paper, Path(room), options)
    return paper.end()


if __name__ == "__main__":
    sys.exit(main())
