"""Measure everything, and write docs/performance.md: `python -m benchmarks [--rounds 3] [--seconds 4] [--keep]`.

Ends with 1 where a bar is missed. Nothing here leaves the loopback, but for pip, which fetches what is compared with; all
that is written lies in a folder that is gone afterwards, but for the page in docs/.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import allocation, memory, pages, pretalx, queries, starting
from benchmarks.house import House
from benchmarks.paper import Paper, options_of, step


def main() -> int:
    """Measure, write, and say where a bar was missed."""
    options = options_of("benchmarks", __doc__)
    with TemporaryDirectory(prefix="linli-bench-") as room:
        everyday = Paper("measured", "benchmarks", options)
        measure(everyday, Path(room), options)
        beside = Paper("conference", "benchmarks.pretalx", options)
        step("contest and conference", pretalx.tell, beside, Path(room), options)
    shares = Paper("allocation", "benchmarks.allocation", options)
    step("allocation", allocation.tell, shares)
    return max(everyday.end(), beside.end(), shares.end())


def measure(paper: Paper, room: Path, options: argparse.Namespace) -> None:
    """Everything of every day, each by its own function; progress goes to the terminal."""
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


if __name__ == "__main__":
    sys.exit(main())
