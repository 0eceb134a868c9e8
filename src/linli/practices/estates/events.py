"""Things that happened to estates, told to hand-overs in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ClassesConfirmed:
    """The council confirmed the classes; `tiers` are pairs of estate and class."""

    run_id: int
    classing_id: int
    tiers: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class PlanAdopted:
    """An estate adopted its plan."""

    run_id: int
    plan_id: int
    estate_id: int
    version: int
