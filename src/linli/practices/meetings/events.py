"""Things that happened in meetings, told to hand-overs in the same transaction."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MotionCarried:
    """A motion was carried; `source` is what its topic came from, such as "needs.group:12", or empty."""

    motion_id: int
    run_id: int
    source: str
