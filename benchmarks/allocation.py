"""Equal Shares against pabutools, from file to winners: how long, how much memory, and whether the winners are the same.

`python -m benchmarks.allocation [--keep]` measures this part alone. Either side runs in a process of its own, which has
loaded its libraries before the clock starts; pabutools is given its faster profile, which groups equal ballots.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.house import ROOT
from benchmarks.paper import Paper, options_of

FILES = ROOT.parent / "shared" / "data" / "pb"
TIMES = 5
PATIENCE_SECONDS = 60
"""pabutools is measured as often as fits in here, at least once."""

CITY = "poland_lodz_2022_"
"""The largest election, on which the bars are set."""

LEAST = {(CITY, "cost", "none"): 100, (CITY, "cost", "add1"): 150}
"""How many times as fast, at least; elsewhere as fast."""

MOST_MB = 300
CASES = [(utility, completion) for utility in ("cost", "cardinality") for completion in ("none", "add1")]


@dataclass(frozen=True)
class Timing:
    """One election by one rule: seconds and their number for either side, peak memory of ours, winners compared."""

    name: str
    utility: str
    completion: str
    ours: float
    theirs: float
    theirs_times: int
    peak_mb: float
    same: bool
    funded: int

    @property
    def ratio(self) -> float:
        return self.theirs / self.ours

    @property
    def least(self) -> int:
        return LEAST.get((self.name, self.utility, self.completion), 1)


def elections() -> list[Path]:
    """The files that are there. Where projects got points, whoever named one supports it, to either side."""
    return sorted(FILES.glob("*.pb"))


def measure(path: Path) -> list[Timing]:
    """Both utilities, with and without Add1, each side in turn."""
    return [_measured(path, utility, completion) for utility, completion in CASES]


def _measured(path: Path, utility: str, completion: str) -> Timing:
    ours = _asked("ours", path, utility, completion)
    theirs = _asked("theirs", path, utility, completion)
    return Timing(
        path.stem,
        utility,
        completion,
        median(ours["seconds"]),
        median(theirs["seconds"]),
        len(theirs["seconds"]),
        ours["peak_mb"],
        ours["winners"] == theirs["winners"],
        len(ours["winners"]),
    )


def _asked(side: str, path: Path, *words: str) -> dict:
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.allocation", f"--{side}", str(path), *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{side} {path.name} {words}:\n{done.stderr}")
    return json.loads(done.stdout)


def ours(path: Path, utility: str, completion: str) -> dict:
    """Our side, timed in this process: from the path to all that `linli allocate` prints."""
    sys.path.insert(0, str(ROOT / "src"))
    from linli.allocate import allocate_path
    from linli.practices.budgeting.rules import files, terms
    from linli.practices.budgeting.rules.pabulib import quick

    assert files and quick, "loaded before the clock starts"
    rule = terms.Rule(terms.EQUAL_SHARES, utility, completion)
    return _timed(lambda: allocate_path(path, rule)[1]["winners"])


def theirs(path: Path, utility: str, completion: str) -> dict:
    """The side of pabutools, timed in this process."""
    from pabutools.election import Cardinality_Sat, Cost_Sat, parse_pabulib
    from pabutools.rules import method_of_equal_shares

    satisfaction = {"cost": Cost_Sat, "cardinality": Cardinality_Sat}[utility]
    more = {"voter_budget_increment": 1} if completion == "add1" else {}

    def winners() -> list[str]:
        instance, profile = parse_pabulib(str(path))
        bought = method_of_equal_shares(instance, profile.as_multiprofile(), satisfaction, **more)
        return [project.name for project in bought]

    return _timed(winners)


def _timed(act) -> dict:
    seconds: list[float] = []
    while len(seconds) < TIMES and (not seconds or sum(seconds) + seconds[-1] < PATIENCE_SECONDS):
        began = time.perf_counter()
        winners = act()
        seconds.append(time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "winners": sorted(winners), "peak_mb": peak}


HEAD = ("election", "utility", "completion", "funded", "Linli (ms)", "pabutools (ms)", "times as fast", "at least", "same winners", "peak (MB)")  # fmt: skip


def row(timing: Timing) -> tuple:
    """A line of the table; a cross where pabutools was measured fewer times."""
    fewer = "" if timing.theirs_times == TIMES else f" ({timing.theirs_times}×)"
    return (
        timing.name, timing.utility, timing.completion, timing.funded, f"{timing.ours * 1000:,.1f}",
        f"{timing.theirs * 1000:,.0f}{fewer}", f"{timing.ratio:,.0f}", timing.least,
        "yes" if timing.same else "**no**", f"{timing.peak_mb:.0f}",
    )  # fmt: skip


def tell(paper: Paper) -> None:
    """Measure every election and tell of it; a missed bar is one that is slower, larger, or chooses otherwise."""
    paper.heading("Equal Shares against pabutools, from file to winners")
    timings = [timing for path in elections() for timing in measure(path)]
    if not timings:
        paper.told(f"Not measured: there are no elections in `../{FILES.relative_to(ROOT.parent)}`.")
        return
    paper.table((*HEAD, "reached"), [(*row(one), _mark(paper, one)) for one in timings])
    paper.told("")
    paper.told(
        f"Medians of {TIMES}; where a number stands in parentheses pabutools was measured so many times, as often as fits in "
        f"{PATIENCE_SECONDS} s. Peak memory of our process, at most {MOST_MB} MB."
    )


def _mark(paper: Paper, one: Timing) -> str:
    reached = one.same and one.ratio >= one.least and one.peak_mb <= MOST_MB
    return paper.bar(f"{one.name}, {one.utility}, {one.completion}", reached)


def main() -> int:
    """Measure this part alone, or be one side of a measurement."""
    sides = {"--ours": ours, "--theirs": theirs}
    if len(sys.argv) > 1 and sys.argv[1] in sides:
        print(json.dumps(sides[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])))
        return 0
    paper = Paper("allocation", "benchmarks.allocation", options_of("benchmarks.allocation", __doc__))
    tell(paper)
    return paper.end()


if __name__ == "__main__":
    sys.exit(main())
