"""How quick public pages are: each against a bare Django view that answers as many bytes, in turns, in one run.

Both stand behind gunicorn with two workers of four threads; wrk asks (without wrk: a client of our own, slower than both).
"""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from statistics import median
from urllib.parse import urlsplit

from benchmarks.house import PLACE, House, Server

LEAST = 0.25
CONNECTIONS = 16
WARM = 40
"""So many requests before one measures, so that either worker has the page."""


@dataclass(frozen=True)
class Speed:
    """A page: its size, and requests a second of it and of the bare view (medians of the rounds)."""

    name: str
    size: int
    linli: float
    bare: float

    @property
    def ratio(self) -> float:
        return self.linli / self.bare


def measure(house: House, *, seconds: int, rounds: int) -> tuple[list[Speed], int]:
    """The speed of each page, and how many answers after a write were stale."""
    with house.served() as linli, house.bare() as bare:
        found = [speed(name, path, linli, bare, seconds, rounds) for name, path in pages(linli).items()]
        return found, stale(house, linli)


def pages(linli: Server) -> dict[str, str]:
    """The pages that are measured; the run is the latest of the community."""
    community = f"/at/{PLACE}/"
    _status, body = linli.get(community)
    run = re.search(rb'"(/runs/\d+/)"', body)
    return {
        "community": community,
        "run": run[1].decode(),
        "report": f"/reports/{PLACE}/",
        "method": "/methods/eight-step/",
        "place search": "/places/?q=shiling",
    }


def speed(name: str, path: str, linli: Server, bare: Server, seconds: int, rounds: int) -> Speed:
    """Measure in turns, so that whatever else the machine does falls on both."""
    sizes = {len(linli.get(path)[1]) for _time in range(WARM)}
    size = max(sizes)
    for _time in range(WARM):
        bare.get(f"/{size}/")
    ours, theirs = [], []
    for _round in range(rounds):
        theirs.append(rate(f"{bare.address}/{size}/", seconds))
        ours.append(rate(linli.address + path, seconds))
    return Speed(name, size, median(ours), median(theirs))


def stale(house: House, linli: Server) -> int:
    """Write once, in another process, and count answers of either worker that do not show it."""
    title = "Benchmark: a run opened between two requests"
    paths = (f"/at/{PLACE}/", f"/at/{PLACE}/runs/")
    assert not any(title.encode() in linli.get(path)[1] for path in paths for _time in range(WARM))
    house.python("benchmarks.act", title)
    return sum(title.encode() not in linli.get(path)[1] for path in paths for _time in range(WARM))


def rate(url: str, seconds: int, headers: Mapping[str, str] | None = None) -> float:
    """Requests a second that are answered at this address."""
    if shutil.which("wrk") is None:
        return own_rate(url, seconds, headers or {})
    command = ["wrk", "-t", "2", "-c", str(CONNECTIONS), "-d", f"{seconds}s", "--timeout", "60s"]
    command += [word for name, value in (headers or {}).items() for word in ("-H", f"{name}: {value}")]
    command.append(url)
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=seconds + 60).stdout
    if "Non-2xx" in said:
        raise RuntimeError(said)
    return float(re.search(r"Requests/sec:\s*([\d.]+)", said)[1])


def own_rate(url: str, seconds: int, headers: Mapping[str, str]) -> float:
    """The same without wrk: a few threads that ask again and again on connections that stay open."""
    parts = urlsplit(url)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    ends, counted = time.monotonic() + seconds, []

    def ask() -> None:
        connection, answered = HTTPConnection(parts.netloc, timeout=20), 0
        while time.monotonic() < ends:
            connection.request("GET", path, headers=dict(headers))
            response = connection.getresponse()
            response.read()
            answered += response.status == 200
        counted.append(answered)

    threads = [threading.Thread(target=ask) for _one in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return sum(counted) / seconds
