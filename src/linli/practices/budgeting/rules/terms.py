"""What a vote declares before it opens: by which rule its ballots and scores decide about the money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal

GREEDY_VOTES, GREEDY_SCORE, GREEDY_VALUE = "greedy-votes", "greedy-score", "greedy-value"
KNAPSACK, EQUAL_SHARES, RANKING = "knapsack", "equal-shares", "ranking"
POINTS_OF = (GREEDY_SCORE, GREEDY_VALUE)
"""Rules that go by points where a file has no score of a panel."""

RULES = (EQUAL_SHARES, GREEDY_VOTES, GREEDY_SCORE, GREEDY_VALUE, KNAPSACK, RANKING)
"""Ranking spends nothing: it only puts the options in order."""

COST, CARDINALITY = "cost", "cardinality"
UTILITIES = (COST, CARDINALITY)
"""What a funded project is worth to a supporter: its cost, or one."""

NONE, ADD1, ADD1_ONWARD, ADD1U, UTILITARIAN = "none", "add1", "add1-onward", "add1u", "utilitarian"
COMPLETIONS = (NONE, ADD1, ADD1_ONWARD, ADD1U, UTILITARIAN)
"""How Equal Shares goes on when money is left; docs/algorithms/allocation.md tells each."""

ALSO_CALLED = {"add1-exhaustive": ADD1U}
"""Other names of completions: Add1 with exhaustion is Add1, and then the utilitarian fill."""

VOTES, SCORE, MIXED = "votes", "score", "mixed"
MEASURES = (VOTES, SCORE, MIXED)
"""By what options are compared: ballots (or points), the panel's score, or both by the declared weights."""

PANEL, ALL_BALLOTS = "panel", "votes"
"""Names in the weights that are no channel of ballots."""


@dataclass(frozen=True)
class Rule:
    """The declared rule; docs/algorithms/allocation.md tells each field with an example.

    `min_support` is the number of ballots, `min_score` the panel's score (0 to 100) below which nothing is funded.
    `weights` is how much the panel (`panel`), all ballots (`votes`) or a channel (`online`, `hall`, `paper`) weighs.
    `step_fen` is by how much Add1 raises the share of a voter; `seats` how many a ranking chooses (None: only ranks).
    """

    name: str = EQUAL_SHARES
    utility: str = COST
    completion: str = NONE
    measure: str = VOTES
    min_support: int = 1
    min_score: Fraction | None = None
    weights: Mapping[str, Fraction] = field(default_factory=dict, hash=False)
    part_funding: bool = False
    step_fen: int = 100
    seats: int | None = None

    def to_data(self) -> dict[str, Any]:
        """JSON form; `from_data` reads it back."""
        return {
            "name": self.name,
            "utility": self.utility,
            "completion": self.completion,
            "measure": self.measure,
            "min_support": self.min_support,
            "min_score": None if self.min_score is None else str(self.min_score),
            "weights": {channel: str(weight) for channel, weight in self.weights.items()},
            "part_funding": self.part_funding,
            "step_fen": self.step_fen,
            "seats": self.seats,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Rule:
        """The rule that this data says; what is left out is as above, the measure as the rule's name and weights ask.

        Raises Refusal for what is no rule.
        """
        name, completion = str(data.get("name", EQUAL_SHARES)), str(data.get("completion") or NONE)
        weights = {str(key): exact(weight) for key, weight in (data.get("weights") or {}).items()}
        rule = cls(
            name=name,
            utility=str(data.get("utility") or COST),
            completion=ALSO_CALLED.get(completion, completion),
            measure=str(data.get("measure") or _measure_of(name, weights)),
            min_support=int(data.get("min_support", 1)),
            min_score=None if data.get("min_score") is None else exact(data["min_score"]),
            weights=weights,
            part_funding=bool(data.get("part_funding", False)),
            step_fen=int(data.get("step_fen", 100)),
            seats=None if data.get("seats") is None else int(data["seats"]),
        )
        if faults := rule.faults():
            raise Refusal(faults[0][1], faults[0][0])
        return rule

    def faults(self) -> list[tuple[str, Sentence]]:
        """What is wrong with the rule in itself: the field and a sentence for each."""
        found = [
            (
                part,
                say(
                    "Nobody here knows “%(name)s”; choose one of: %(known)s.",
                    name=said,
                    known=", ".join(known),
                ),
            )
            for part, said, known in (
                ("name", self.name, RULES),
                ("utility", self.utility, UTILITIES),
                ("completion", self.completion, COMPLETIONS),
                ("measure", self.measure, MEASURES),
            )
            if said not in known
        ]
        if self.min_support < 0 or (self.min_score is not None and self.min_score < 0):
            found.append(("min_support", say("A threshold can't be less than nothing.")))
        if self.step_fen <= 0:
            found.append(("step_fen", say("The step of Add1 has to be more than nothing.")))
        if self.weights and (min(self.weights.values()) < 0 or not sum(self.weights.values())):
            found.append(("weights", say("Weights can't be negative, and not all of them nothing.")))
        if self.measure == MIXED and not self.weights:
            found.append(("weights", say("Say how much the panel and the votes weigh.")))
        if self.measure == VOTES and PANEL in self.weights:
            found.append(("weights", say("This rule looks at ballots only; the panel has no weight in it.")))
        if self.name == EQUAL_SHARES and self.measure != VOTES:
            found.append(("measure", say("Equal Shares lets voters pay, so it looks at ballots only.")))
        return found


def exact(value: Any) -> Fraction:
    """The exact number in JSON: 3, "3", "1/3", "0.5", [1, 3]; raises Refusal for a float or for what is none."""
    try:
        if isinstance(value, (list, tuple)):
            return Fraction(int(value[0]), int(value[1]))
        if isinstance(value, float):
            raise ValueError
        return Fraction(value)
    except (ValueError, TypeError, ZeroDivisionError, IndexError):
        raise Refusal(say("“%(text)s” is no exact number.", text=str(value))) from None


def _measure_of(name: str, weights: Mapping[str, Fraction]) -> str:
    """Rules by score look at the panel alone unless weights are declared; the others look at the ballots."""
    if name in (GREEDY_SCORE, GREEDY_VALUE, RANKING) or PANEL in weights:
        return MIXED if weights else SCORE
    return VOTES
