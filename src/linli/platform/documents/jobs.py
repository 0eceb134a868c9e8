"""Tidying up what can be made again."""

from __future__ import annotations

from datetime import timedelta

from linli.platform import clock
from linli.platform.documents import press

KEPT_DAYS = 30


def tidy_press() -> int:
    """Remove what was pressed and not asked for in 30 days; how many files."""
    oldest = (clock.now() - timedelta(days=KEPT_DAYS + clock.shift_days())).timestamp()
    old = [path for path in press.folder().glob("??/*") if path.stat().st_mtime < oldest]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


JOBS = (tidy_press,)
