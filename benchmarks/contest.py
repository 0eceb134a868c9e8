"""A contest in a home of its own, and how its pages grow: with 10, 500 and 10,000 proposals."""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.house import THREADS, WORKERS, House, Server, free_port, server

FEW, MANY, MOST = 10, 500, 10_000
VISITED = ("list", "last page", "search")
TIMES = 15
"""So often each page is made; the median counts."""
MOST_QUERIES = 15
CLASS = 2
"""At most so many times as long with 10,000 as with 500."""


@dataclass(frozen=True)
class Ground:
    """What stands in a home: page → address, and → SQL queries; reader → cookies."""

    house: House
    pages: dict[str, str]
    queries: dict[str, int]
    cookies: dict[str, dict[str, str]]

    @contextmanager
    def cold(self) -> Iterator[Server]:
        """The platform as `linli serve` has it, but with all caches emptied before each request."""
        port = free_port()
        application = "django.core.wsgi:get_wsgi_application()"
        command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--preload"]
        command += ["--workers", str(WORKERS), "--worker-class", "gthread", "--threads", str(THREADS)]
        command += ["--log-level", "error", "--no-control-socket"]
        environ = self.house.environ | {"DJANGO_SETTINGS_MODULE": "benchmarks.cold"}
        with server(command, environ, self.house.home, port) as running:
            yield running


def made(room: Path) -> dict[int, Ground]:
    """Homes with few, many and most proposals; the database is prepared once."""
    empty = House(room / "empty")
    empty.home.mkdir()
    empty.linli("migrate")
    grounds = {}
    for number in (FEW, MANY, MOST):
        house = House(shutil.copytree(empty.home, room / f"contest{number}"))
        grounds[number] = Ground(
            house, **json.loads(house.python("benchmarks.entries", str(number)).splitlines()[-1])
        )
    return grounds


@dataclass(frozen=True)
class Growth:
    """A page: its queries with few, many and most proposals; seconds to make it anew with the latter two, if measured."""

    name: str
    queries: tuple[int, ...]
    many: float | None
    most: float | None

    @property
    def ratio(self) -> float | None:
        return self.most / self.many if self.many else None

    @property
    def is_steady(self) -> bool:
        """Whether it takes as many queries with few as with many, and not too many."""
        return len(set(self.queries)) == 1 and max(self.queries) <= MOST_QUERIES


def grown(grounds: dict[int, Ground]) -> list[Growth]:
    """What becomes of the pages when there are more proposals."""
    many, most = grounds[MANY], grounds[MOST]
    seconds: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in VISITED}
    with many.cold() as of_many, most.cold() as of_most:
        for _time in range(TIMES):
            for name, (short, long) in seconds.items():
                short.append(taken(of_many, many.pages[name]))
                long.append(taken(of_most, most.pages[name]))
    return [
        Growth(
            name,
            tuple(ground.queries[name] for ground in grounds.values()),
            *(median(times[1:]) if times else None for times in seconds.get(name, (None, None))),
        )
        for name in many.pages
    ]


def taken(running: Server, path: str) -> float:
    """Seconds from the question to the whole answer."""
    began = time.perf_counter()
    status, _body = running.get(path)
    if status != 200:
        raise RuntimeError(f"{path} answers {status}")
    return time.perf_counter() - began
