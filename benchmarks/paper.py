"""What is told of the measurements, and where it is written: docs/performance.md, between the marks of each part."""

from __future__ import annotations

import argparse
import os
import platform
import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.house import ROOT

PAGE = ROOT / "docs" / "performance.md"


class Paper:
    """What is told of one part, line by line, and whether every bar was reached."""

    def __init__(self, part: str, command: str, options: argparse.Namespace) -> None:
        self.part, self.options = part, options
        said = f"--rounds {options.rounds} --seconds {options.seconds}"
        self.lines = [f"{datetime.now(UTC):%Y-%m-%d} · {machine()} · `python -m {command} {said}`"]
        self.missed: list[str] = []

    def heading(self, text: str) -> None:
        self.lines += ["", f"## {text}", ""]

    def told(self, text: str) -> None:
        self.lines.append(text)

    def table(self, head: tuple, rows: list[tuple]) -> None:
        lines = [head, ("---",) * len(head), *rows]
        self.lines += ["| " + " | ".join(str(cell) for cell in line) + " |" for line in lines]

    def bar(self, what: str, reached: bool) -> str:
        """A mark for a table; what missed its bar ends the run with 1."""
        if not reached:
            self.missed.append(what)
        return "yes" if reached else "**no**"

    def end(self) -> int:
        """Print it, write it into the page unless `--keep` was asked for, and say whether a bar was missed (1)."""
        text = "\n".join(self.lines).strip()
        print(text)
        if not self.options.keep:
            self.write(text)
        for what in self.missed:
            print(f"missed: {what}", file=sys.stderr)
        return 1 if self.missed else 0

    def write(self, text: str) -> None:
        """Put what was measured between the marks of its part."""
        begin, end = (f"<!-- {self.part}: {mark} -->" for mark in ("begin", "end"))
        before, _, rest = PAGE.read_text().partition(begin)
        _old, _, after = rest.partition(end)
        PAGE.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}")


def options_of(command: str, about: str) -> argparse.Namespace:
    """`--rounds`, `--seconds` and `--keep` of a command."""
    parser = argparse.ArgumentParser(prog=f"python -m {command}", description=about.splitlines()[0])
    parser.add_argument(
        "--rounds", type=int, default=3, help="of each measurement; the median is told (%(default)s)"
    )
    parser.add_argument("--seconds", type=int, default=4, help="that wrk asks, each time (%(default)s)")
    parser.add_argument(
        "--keep", action="store_true", help="leave docs/performance.md as it is, and only say it"
    )
    return parser.parse_args()


def step(name: str, act, *args):
    """Do it, and say how long it took."""
    print(f"{name} …", end=" ", flush=True, file=sys.stderr)
    began = time.monotonic()
    result = act(*args)
    print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
    return result


def machine() -> str:
    """The machine in a few words, and how busy it is otherwise."""
    model = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text())
    load = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} cores{f' ({model[1].strip()})' if model else ''}, load {load:.1f} before · "
        f"Python {platform.python_version()} · {platform.system()}"
    )
