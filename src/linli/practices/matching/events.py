"""Things that happened to pledges and matches, told to hand-overs in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Matched:
    """What one raising came to, in fen. `source` names the row it was opened for, such as "contests.entry:12".

    `why` is a reason of `rules.REASONS`; anything but "matched" came to nothing.
    """

    source: str
    own_fen: int
    matched_fen: int
    why: str


@dataclass(frozen=True)
class MatchPublished:
    """A match was published; `dossier` is the digest of its dossier."""

    run_id: int
    dossier: str
    results: tuple[Matched, ...]


@dataclass(frozen=True)
class RaiseFailed:
    """A raising ended without reaching what the rule asks; what was paid is to be given back."""

    run_id: int
    source: str
    reason: str
