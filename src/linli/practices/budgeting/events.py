"""Things that happened in budgeting, told to hand-overs in the same transaction."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BudgetAllocated:
    """The budget of a run was allocated: what won with how much (fen), and what did not, each by its source."""

    run_id: int
    allocation_id: int
    winners: tuple[tuple[str, int], ...]
    losers: tuple[str, ...]
