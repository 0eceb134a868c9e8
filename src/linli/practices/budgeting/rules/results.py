"""What a rule hands back: who is funded with how much, in which order, and why each of the others is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from linli.practices.budgeting.rules.options import Election, Project, Tally
from linli.practices.budgeting.rules.terms import SCORE, Rule

CHOSEN, PART = "chosen", "part"
FILLED = "filled"
NO_SUPPORT, BELOW_SUPPORT, BELOW_SCORE = "no_support", "below_support", "below_score"
EXCLUDED, TOO_DEAR, NO_MONEY, SUPPORTERS_SHORT = "excluded", "too_dear", "no_money", "supporters_short"
NOT_IN_BEST, NOT_IN_SEATS, NO_WORTH = "not_in_best", "not_in_seats", "no_worth"
WHYS = (
    CHOSEN, PART, FILLED, NO_SUPPORT, BELOW_SUPPORT, BELOW_SCORE, EXCLUDED, TOO_DEAR, NO_MONEY, SUPPORTERS_SHORT,
    NOT_IN_BEST, NOT_IN_SEATS, NO_WORTH,
)  # fmt: skip
"""Why an option is funded or not; `words.explain` says each in a sentence."""


@dataclass
class Result:
    """Grows while a rule works. `granted` is in the order of choosing; `notes` is for each option its why and figures."""

    budget: int
    granted: dict[str, int] = field(default_factory=dict)
    rounds: list[dict[str, Any]] = field(default_factory=list)
    notes: dict[str, dict[str, Any]] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def cost(self) -> int:
        return sum(self.granted.values())

    @property
    def left(self) -> int:
        return self.budget - self.cost

    def grant(self, project: Project, amount: int, why: str = CHOSEN, **figures: Any) -> None:
        """Fund a project; less than its cost is part funding."""
        self.granted[project.id] = amount
        self.note(project, PART if amount < project.cost else why, **figures)

    def note(self, project: Project, why: str, **figures: Any) -> None:
        self.notes[project.id] = {"why": why, **figures}

    def excluder(self, project: Project) -> str | None:
        """The funded project beside which this one can't be; None where there is none."""
        return next((one for one in self.granted if one in project.excludes), None)


def admitted(election: Election, rule: Rule, tally: Mapping[str, Tally], result: Result) -> list[Project]:
    """The projects that may be funded at all; of the others the result notes why not."""
    found = []
    for project in election.projects:
        own = tally[project.id]
        if rule.min_score is not None and (own.score is None or own.score < rule.min_score):
            result.note(project, BELOW_SCORE, needed=rule.min_score)
        elif rule.measure != SCORE and 0 < own.supporters < rule.min_support:
            result.note(project, BELOW_SUPPORT, needed=rule.min_support)
        elif not own.by(rule.measure):
            result.note(project, NO_SUPPORT)
        else:
            found.append(project)
    return found


def smallest_grant(project: Project, rule: Rule) -> int:
    """The least with which a project can be carried out."""
    return project.least if rule.part_funding and project.least is not None else project.cost


def per_unit(value: Fraction, cost: int) -> tuple[bool, Fraction]:
    """Sorts by value for money: what costs nothing comes before all that costs something."""
    return (cost == 0 and value > 0, value / cost if cost else Fraction(0))
