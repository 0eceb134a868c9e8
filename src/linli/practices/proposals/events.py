"""Things that happened to proposals, told to hand-overs in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ProposalWithdrawn:
    """Its authors took a proposal back, or it was merged into another."""

    run_id: int
    source: str
