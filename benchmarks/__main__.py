"""Measure everything, and write docs/performance.md: `python -m benchmarks [--rounds 3] [--seconds 4] [--keep]`.

Ends with 1 where a bar is missed. Nothing here leaves the loopback, and all that is written lies in a folder that is
gone afterwards, but for the page in docs/.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import memory, pages, queries, starting
from benchmarks.house import ROOT, House

PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


class Paper:
    """What is told, line by line, and whether every bar was reached."""

    def __init__(self) -> None:
        self.lines: list[str] = []
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


def main() -> int:
    """Measure, write, and say where the page is."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--rounds", type=int, default=3, help="of each measurement; the median is told (%(default)s)"
    )
    parser.add_argument("--seconds", type=int, default=4, help="that wrk asks, each time (%(default)s)")
    parser.add_argument(
        "--keep", action="store_true", help="leave docs/performance.md as it is, and only say it"
    )
    options, paper = parser.parse_args(), Paper()
    with TemporaryDirectory(prefix="linli-bench-") as room:
        measure(paper, Path(room), options)
    text = "\n".join(paper.lines).strip()
    print(text)
    if not options.keep:
        write(text)
    for what in paper.missed:
        print(f"missed: {what}", file=sys.stderr)
    return 1 if paper.missed else 0


def measure(paper: Paper, room: Path, options: argparse.Namespace) -> None:
    """Everything, each by its own function; progress goes to the terminal."""
    said = f"--rounds {options.rounds} --seconds {options.seconds}"
    paper.told(f"{datetime.now(UTC):%Y-%m-%d} · {machine()} · `python -m benchmarks {said}`")
    house = step("demonstration", tell_starts, paper, room, options.rounds)
    step("pages", tell_pages, paper, house, options)
    found = step("queries", lambda: json.loads(house.python("benchmarks.queries")))
    tell_queries(paper, found)
    step("memory", tell_memory, paper, house, found)


def tell_starts(paper: Paper, room: Path, rounds: int) -> House:
    house, built = starting.demonstration(room, rounds)
    second = starting.second_start(house, rounds)
    paper.heading("Starting")
    built_in_time = built <= starting.MOST_DEMO_SECONDS
    started_in_time = second <= starting.MOST_START_SECONDS
    paper.table(
        ("what", "seconds", "at most", "reached"),
        [
            (
                f"`linli demo --case {starting.CASE}` in an empty home", f"{built:.1f}",
                starting.MOST_DEMO_SECONDS, paper.bar("demonstration", built_in_time),
            ),
            (
                "second `linli serve`, to the first answer", f"{second:.1f}",
                starting.MOST_START_SECONDS, paper.bar("second start", started_in_time),
            ),
        ],
    )  # fmt: skip
    return house


def tell_pages(paper: Paper, house: House, options: argparse.Namespace) -> None:
    speeds, stale = pages.measure(house, seconds=options.seconds, rounds=options.rounds)
    paper.heading("Public pages against a bare Django view of the same size")
    paper.table(
        ("page", "bytes", "requests/s", "bare view", "ratio", f"at least {pages.LEAST:.0%}"),
        [
            (
                one.name, f"{one.size:,}", f"{one.linli:,.0f}", f"{one.bare:,.0f}", f"{one.ratio:.0%}",
                paper.bar(one.name, one.ratio >= pages.LEAST),
            )
            for one in speeds
        ],
    )  # fmt: skip
    paper.told("")
    paper.told(
        f"Stale answers of either worker after one write by another process: {stale} of {2 * pages.WARM} "
        f"({'none allowed' if paper.bar('stale pages', stale == 0) == 'yes' else '**none allowed**'})."
    )


def tell_queries(paper: Paper, found: dict) -> None:
    paper.heading("SQL queries a page")
    rows = []
    for reader, walked in found["readers"].items():
        most = max(count for _view, count in walked.values())
        worst = sorted({view for view, count in walked.values() if count == most})
        reached = paper.bar(f"queries of {reader}", most <= queries.MOST)
        rows.append((reader, len(walked), most, ", ".join(f"`{view}`" for view in worst[:3]), reached))
    paper.table(("reader", "pages", "most queries", "by", f"at most {queries.MOST}"), rows)
    grown = {view: counts for view, counts in found["growth"].items() if counts[0] != counts[1]}
    most = max(three for _one, three in found["growth"].values())
    paper.bar("as many queries for three things as for one", not grown)
    paper.bar("queries of the small ground", most <= queries.MOST)
    paper.told("")
    paper.told(
        f"With one thing of each kind and with three: {len(found['growth'])} views, at most {most} queries, "
        f"{len(grown)} of them with another number for three"
        + (
            f" ({', '.join(f'`{view}` {low}–{high}' for view, (low, high) in grown.items())})."
            if grown
            else "."
        )
    )


def tell_memory(paper: Paper, house: House, found: dict) -> None:
    workers = memory.measure(house, found["readers"]["visitor"])
    paper.heading("Memory")
    paper.table(
        ("web worker", "RSS (MB)", "PSS (MB)", f"at most {memory.MOST_MB} MB"),
        [
            (
                number,
                f"{rss:.0f}",
                f"{pss:.0f}",
                paper.bar(f"memory of worker {number}", rss <= memory.MOST_MB),
            )
            for number, (rss, pss) in enumerate(workers, 1)
        ],
    )
    absent = [name for name in queries.HEAVY if name not in found["loaded"]]
    paper.told("")
    paper.told(f"After every page that a visitor finds ({len(found['readers']['visitor'])}).")
    paper.told(f"Not loaded by then: {', '.join(absent)}." if absent else "")
    if found["loaded"]:
        paper.told(f"Loaded: {', '.join(found['loaded'])}.")
    paper.bar("no heavy library in a web worker", not found["loaded"])


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


def write(text: str) -> None:
    """Put what was measured between the marks of the page."""
    page = PAGE.read_text()
    before, _, rest = page.partition(BEGIN)
    _old, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}")


if __name__ == "__main__":
    sys.exit(main())
