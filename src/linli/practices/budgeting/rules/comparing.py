"""What other rules would have chosen from the same ballots: for the debate on the next vote, never for this one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linli.practices.budgeting.rules import terms
from linli.practices.budgeting.rules.allocating import allocate

Settings = dict[str, Any]

EQUAL = {"panel": "50", "votes": "50"}
"""Weights tried where a rule needs some and none were declared."""


@dataclass(frozen=True)
class Trial:
    """One rule and what it chooses: money for each winner by id, in the order of choosing. `declared` is the vote's own."""

    rule: Settings
    granted: Mapping[str, int]
    spent_fen: int
    declared: bool


def trials(inputs: Mapping[str, Any], outcome: Mapping[str, Any]) -> Iterator[Trial]:
    """The declared rule with its published outcome, then every other rule over the same inputs."""
    yield _trial(dict(inputs["rule"]), outcome, declared=True)
    for rule in other_rules(inputs):
        yield _trial(rule, allocate({**inputs, "rule": rule}), declared=False)


def other_rules(inputs: Mapping[str, Any]) -> list[Settings]:
    """The rules that these ballots and scores could be counted by, without the declared one; thresholds stay as declared."""
    declared = dict(inputs["rule"])
    kept = {name: declared[name] for name in ("min_support", "part_funding") if name in declared}
    voted, scored = bool(inputs["ballots"]), any(one.get("score") is not None for one in inputs["options"])
    wanted = _rankings(declared) if declared["name"] == terms.RANKING else _by_money()
    found = [kept | rule for rule in wanted if _possible(rule, voted, scored)]
    return [rule for rule in found if not _same(rule, declared)]


def _by_money() -> list[Settings]:
    shares = [
        {"name": terms.EQUAL_SHARES, "utility": utility, "completion": completion}
        for utility in terms.UTILITIES
        for completion in (terms.NONE, terms.ADD1, terms.ADD1U, terms.UTILITARIAN)
    ]
    return [
        *shares,
        {"name": terms.GREEDY_VOTES},
        *({"name": terms.KNAPSACK, "utility": utility} for utility in terms.UTILITIES),
        {"name": terms.GREEDY_SCORE, "measure": terms.SCORE},
        {"name": terms.GREEDY_SCORE, "measure": terms.MIXED, "weights": EQUAL},
        {"name": terms.GREEDY_VALUE, "measure": terms.MIXED, "weights": EQUAL},
    ]


def _rankings(declared: Settings) -> list[Settings]:
    weights: Sequence[Settings] = ({"panel": "100"}, EQUAL, {"votes": "100"})
    return [
        {"name": terms.RANKING, "measure": terms.MIXED, "weights": weight, "seats": declared.get("seats")}
        for weight in weights
    ]


def _possible(rule: Settings, voted: bool, scored: bool) -> bool:
    measure, weights = rule.get("measure", terms.VOTES), rule.get("weights", {})
    needs_scores = measure == terms.SCORE or terms.PANEL in weights
    needs_ballots = measure == terms.VOTES or terms.ALL_BALLOTS in weights
    return (scored or not needs_scores) and (voted or not needs_ballots)


def _same(rule: Settings, declared: Settings) -> bool:
    return terms.Rule.from_data(rule).to_data() == terms.Rule.from_data(declared).to_data()


def _trial(rule: Settings, outcome: Mapping[str, Any], *, declared: bool) -> Trial:
    granted = {winner["id"]: winner["granted_fen"] for winner in outcome["winners"]}
    return Trial(rule, granted, outcome["cost"], declared)
