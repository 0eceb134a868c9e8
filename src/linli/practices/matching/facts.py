"""What gates may ask about the own part and the match."""

from __future__ import annotations

from typing import Any

from linli.civic.people.queries import households_counted
from linli.civic.process.models import Run
from linli.civic.process.queries import once
from linli.practices.matching.enums import RaiseState
from linli.practices.matching.models import Raise
from linli.practices.matching.queries import latest_match, raises_of, rule_of_run


def rule_frozen(run: Run) -> dict[str, Any]:
    """Whether the match rule is declared, and its digest."""
    rule = once(run, rule_of_run)
    return {"frozen": rule is not None, "digest": rule.digest if rule else ""}


def households_taking_part(run: Run) -> dict[str, list[int]]:
    """By estate: households whose payment has arrived, and all households."""
    raises = once(run, _standing)
    households = households_counted([one.estate for one in raises])
    return {one.estate.name: [one.taking_part, households[one.estate_id]] for one in raises}


def paid(run: Run) -> dict[str, dict[str, int]]:
    """By estate: what has arrived, and the least that the rule asks for, in fen."""
    rule = once(run, rule_of_run)
    least = rule.rule.least_paid_fen if rule else 0
    return {one.estate.name: {"paid_fen": one.paid_fen, "least_fen": least} for one in once(run, _standing)}


def cash_unconfirmed(run: Run) -> int:
    """Payments, in cash or by transfer, that no second person has confirmed yet."""
    return sum(one.unconfirmed for one in once(run, _standing))


def match_published(run: Run) -> dict[str, Any]:
    """Whether the match that stands is out, its sum and the ceiling, in fen."""
    match = latest_match(run)
    if match is None:
        return {"published": False, "sum_fen": 0, "ceiling_fen": 0}
    return {"published": True, "sum_fen": match.total_fen, "ceiling_fen": match.rule.rule.ceiling_fen}


def _standing(run: Run) -> list[Raise]:
    return list(raises_of(run).exclude(state=RaiseState.FAILED))


FACTS = {
    "matching.rule_frozen": rule_frozen,
    "matching.households_taking_part": households_taking_part,
    "matching.paid": paid,
    "matching.cash_unconfirmed": cash_unconfirmed,
    "matching.match_published": match_published,
}
