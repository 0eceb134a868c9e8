"""The outcome of an allocation from a dossier's inputs alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linli.kernel.canonical import plain
from linli.practices.budgeting.rules.greedy import greedy, ranking
from linli.practices.budgeting.rules.knapsack import knapsack
from linli.practices.budgeting.rules.options import Election, Tally, ballot_weights, tallies
from linli.practices.budgeting.rules.results import CHOSEN, FILLED, PART, Result, admitted
from linli.practices.budgeting.rules.terms import EQUAL_SHARES, KNAPSACK, RANKING, Rule


def allocate(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """What is funded, with how much, and why; docs/algorithms/allocation.md tells inputs and outcome field by field.

    The same from the same inputs on every machine: whole numbers and fractions decide. Raises Refusal for inputs that
    contradict themselves.
    """
    rule, election = Rule.from_data(inputs["rule"]), Election.from_data(inputs)
    tally, result = tallies(election, rule), Result(election.budget)
    projects = admitted(election, rule, tally, result)
    if rule.name == EQUAL_SHARES:
        from linli.practices.budgeting.rules.equal_shares import equal_shares  # slow library: numpy

        equal_shares(result, election, projects, rule, ballot_weights(election, rule))
    elif rule.name == KNAPSACK:
        knapsack(result, projects, rule, tally)
    elif rule.name == RANKING:
        ranking(result, projects, rule, tally)
    else:
        greedy(result, projects, rule, tally)
    return plain(outcome_of(election, rule, tally, result))


def outcome_of(election: Election, rule: Rule, tally: Mapping[str, Tally], result: Result) -> dict[str, Any]:
    """The outcome as it stands in the dossier; amounts in fen, fractions exact."""
    return {
        "rule": rule.name,
        "budget_fen": election.budget,
        "ballots": sum(ballot.count for ballot in election.ballots),
        "winners": [{"id": one, "granted_fen": granted} for one, granted in result.granted.items()],
        "cost": result.cost,
        "left_fen": result.left,
        "rounds": result.rounds,
        "tallies": {
            one: {
                "supporters": own.supporters,
                "votes": own.votes,
                "score": own.score,
                "mixed": own.mixed,
            }
            for one, own in tally.items()
        },
        "explanations": {
            project.id: {
                "state": _state(result.notes[project.id]["why"]),
                "cost_fen": project.cost,
                "granted_fen": result.granted.get(project.id, 0),
                **result.notes[project.id],
            }
            for project in election.projects
        },
        **result.facts,
    }


def _state(why: str) -> str:
    return why if why == PART else CHOSEN if why in (CHOSEN, FILLED) else "not_chosen"
