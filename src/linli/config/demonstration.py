"""Whether a home holds a demonstration: never mixed with the records of a real neighbourhood.

A small file in LINLI_HOME says `building` or `built`. Where it is missing, nothing of the demonstration is switched
on: no change of role, no clock that moves.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BUILDING, BUILT = "building", "built"
REMAINS = (
    "linli.sqlite3",
    "linli.sqlite3-wal",
    "linli.sqlite3-shm",
    "clock-shift-days",
    "household-codes.txt",
    "files",
)


def home() -> Path:
    """The one folder that is written to."""
    return Path(os.environ.get("LINLI_HOME", "var")).resolve()


def embedded() -> bool:
    """Whether the database is the file in the home, and not a server."""
    return not os.environ.get("LINLI_DATABASE_URL")


def state() -> str:
    """`building`, `built`, or "" where there is no demonstration."""
    try:
        return _mark().read_text().strip()
    except FileNotFoundError:
        return ""


def household_codes() -> list[str]:
    """Lines that tell a household of the demonstration and the code on its slip."""
    try:
        return (home() / "household-codes.txt").read_text().splitlines()
    except FileNotFoundError:
        return []


def untouched() -> bool:
    """Whether nothing has been kept in this home yet."""
    return embedded() and not (home() / REMAINS[0]).exists()


def half_built() -> bool:
    """Whether an embedded demonstration was begun and never finished."""
    return embedded() and state() == BUILDING


def switch() -> None:
    """Tell the settings, which are read after this, whether this is a demonstration."""
    if state():
        os.environ["LINLI_DEMONSTRATION"] = "1"


@contextmanager
def building() -> Iterator[None]:
    """Within the block a demonstration is built here; what an interrupted building left is thrown away first.

    Raises BlockingIOError while another process builds.
    """
    home().mkdir(parents=True, exist_ok=True)
    with _mark().open("a+") as mark:
        fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if half_built():
            _clear()
        _mark().write_text(BUILDING)
        switch()
        yield
        _mark().write_text(BUILT)


def discard() -> None:
    """Throw an embedded demonstration away, with all that was tried in it; raises ValueError for real records."""
    if not (state() and embedded()):
        raise ValueError("only an embedded demonstration is thrown away")
    _clear()
    _mark().unlink()


def _clear() -> None:
    for name in REMAINS:
        remains = home() / name
        if remains.is_dir():
            shutil.rmtree(remains)
        else:
            remains.unlink(missing_ok=True)


def _mark() -> Path:
    return home() / "demonstration"
