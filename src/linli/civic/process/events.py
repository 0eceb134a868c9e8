"""Things that happened in a process, told to hand-overs in the same transaction."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StageOpened:
    """A run came to a stage."""

    run_id: int
    stage_code: str


@dataclass(frozen=True)
class StageClosed:
    """A run left a stage by its gates."""

    run_id: int
    stage_code: str


@dataclass(frozen=True)
class RunClosed:
    """A run came to its end."""

    run_id: int
