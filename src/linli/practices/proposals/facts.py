"""What gates may ask about calls and proposals."""

from __future__ import annotations

from typing import Any

from linli.civic.process.models import Run
from linli.practices.proposals.queries import call_of, standings


def standing(run: Run) -> list[dict[str, Any]]:
    """Each proposal in the race: its title and category, how many households co-sign of how many, and whether it is complete."""
    return [
        {
            "title": one.proposal.title,
            "category": one.draft.category,
            "cosigned": one.proposal.cosigned,
            "needed": one.needed,
            "complete": one.complete,
        }
        for one in standings(run)
    ]


def call_open(run: Run) -> bool:
    """Whether the call is out."""
    return call_of(run) is not None


FACTS = {"proposals.standing": standing, "proposals.call_open": call_open}
