"""What a panel announces to hand-overs, in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DecisionsPublished:
    """The decisions of a panel are out.

    Each is the candidate's source, its state (accepted, waiting, declined) and its score from 0 to 100 as numerator and
    denominator; the best comes first.
    """

    run_id: int
    decisions: tuple[tuple[str, str, int, int], ...]
