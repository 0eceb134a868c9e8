"""Things that happened in meetings, told to hand-overs in the same transaction."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MotionCarried:
    """A motion was carried; `source` is what its topic came from, such as "needs.group:12", or empty."""

    motion_id: int
    run_id: int
    source: str


@dataclass(frozen=True)
class TopicSettled:
    """A topic of a series was settled or sent up; what comes of it has the source "meetings.topic:<topic_id>".

    `outcome` is answered, proposal, resolution or sent_up; `text` is what was published with it.
    """

    run_id: int
    topic_id: int
    outcome: str
    title: str
    text: str
