"""Numbers about a run's vote that gates may ask for."""

from __future__ import annotations

from typing import Any

from linli.civic.process.models import Run
from linli.practices.budgeting.enums import VoteState
from linli.practices.budgeting.queries import turnout, vote_of


def turnout_of(run: Run) -> dict[str, Any]:
    """How many have voted, of how many on the roll, and whether the vote was opened and is closed. Never for what."""
    vote = vote_of(run)
    if vote is None:
        return {"ballots": 0, "entitled": 0, "closed": False, "opened": False}
    return {
        "ballots": turnout(vote).counted,
        "entitled": vote.entitled,
        "closed": vote.is_over,
        "opened": vote.state != VoteState.PREPARING,
    }


def allocated(run: Run) -> bool:
    """Whether the result is computed and published."""
    vote = vote_of(run)
    return vote is not None and vote.state == VoteState.ALLOCATED


FACTS = {
    "budgeting.turnout": turnout_of,
    "budgeting.allocated": allocated,
}
