"""How much memory a web worker holds once it has made every public page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from benchmarks.house import House

MOST_MB = 200
TIMES = 6
"""So often each page is asked for, so that every worker makes it."""


def measure(house: House, addresses: Iterable[str]) -> list[tuple[float, float]]:
    """(RSS, PSS) of each worker in MB after all visits."""
    with house.served() as linli:
        for address in addresses:
            for _time in range(TIMES):
                linli.get(address)
        return [held(pid) for pid in linli.workers]


def held(pid: int) -> tuple[float, float]:
    """Resident memory of a process, and its proportional share of what it shares with others, in MB."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    sizes = dict(re.findall(r"^(Rss|Pss):\s+(\d+) kB", rollup, re.MULTILINE))
    return int(sizes["Rss"]) / 1024, int(sizes["Pss"]) / 1024
