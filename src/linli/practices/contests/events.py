"""Things that happened in a contest, told to hand-overs in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RulesAdopted:
    """The council adopted the rules; `terms` are the playbook's parameters that the match rule is made from."""

    run_id: int
    terms: dict[str, int | str]
    digest: str


@dataclass(frozen=True)
class EntryWithdrawn:
    """An estate withdrew its entry."""

    run_id: int
    entry_id: int
    reason: str


@dataclass(frozen=True)
class AwardConfirmed:
    """The party committee confirmed an award; the agreement is now to be signed by both sides."""

    run_id: int
    entry_id: int


@dataclass(frozen=True)
class AgreementSigned:
    """Both sides signed: all that a micro-project needs to open.

    `budget` are lines of title and fen; `own_fen` and `matched_fen` go to the project's account `account_id` by the
    hand-over that stands before the micro-project's. `agreement_ref` is "contests.agreement:<id>".
    """

    run_id: int
    entry_id: int
    estate_id: int
    title: str
    problem: str
    design: str
    upkeep: str
    beneficiaries: int
    budget: tuple[tuple[str, int], ...]
    own_fen: int
    matched_fen: int
    agreement_ref: str
    account_id: int
