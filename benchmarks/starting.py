"""How long a first and a second start take."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from statistics import median

from benchmarks.house import House

CASE = "C1"
MOST_DEMO_SECONDS = 30
MOST_START_SECONDS = 10


def demonstration(room: Path, rounds: int) -> tuple[House, float]:
    """A home with the demonstration of the case, built from nothing so many times, and the seconds it took (median)."""
    taken = []
    for number in range(rounds):
        home = room / f"home{number}"
        home.mkdir()
        house, began = House(home), time.monotonic()
        house.linli("demo", "--case", CASE)
        taken.append(time.monotonic() - began)
        if number:
            shutil.rmtree(room / f"home{number - 1}")
    return house, median(taken)


def second_start(house: House, rounds: int) -> float:
    """Seconds from `linli serve` to the first answer, where everything is there already (median)."""
    taken = []
    for _round in range(rounds):
        with house.served() as linli:
            taken.append(linli.seconds)
    return median(taken)
