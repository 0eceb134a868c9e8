"""Greedy: the best first, as long as the money lasts.

“Greedy by votes” is the most common rule of participatory budgeting, “per yuan” its variant that looks at value for money
(N. Benade, S. Nath, A. Procaccia, N. Shah, Preference Elicitation for Participatory Budgeting, Management Science 2021).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from linli.practices.budgeting.rules.options import Project, Tally
from linli.practices.budgeting.rules.results import (
    EXCLUDED,
    NO_MONEY,
    NOT_IN_SEATS,
    TOO_DEAR,
    Result,
    per_unit,
    smallest_grant,
)
from linli.practices.budgeting.rules.terms import GREEDY_VALUE, Rule

Worth = Callable[[Project], Any]


def greedy(result: Result, projects: Sequence[Project], rule: Rule, tally: Mapping[str, Tally]) -> None:
    """Go through the projects from the best to the last and fund each that still fits."""
    worth = worth_by(rule, tally)
    ordered = in_order(projects, worth)
    for place, project in enumerate(ordered, 1):
        left, excluder = result.left, result.excluder(project)
        if excluder is not None:
            result.note(project, EXCLUDED, by=excluder, place=place)
        elif smallest_grant(project, rule) <= left:
            result.grant(project, min(project.cost, left), place=place)
        else:
            result.note(
                project, NO_MONEY if project.cost <= result.budget else TOO_DEAR, left=left, place=place
            )
        result.rounds.append(
            {
                "id": project.id,
                "worth": _told(worth(project)),
                "left": left,
                "granted": result.granted.get(project.id, 0),
            }
        )
    for project in projects:
        if project.id not in result.granted and rule.name != GREEDY_VALUE:
            result.notes[project.id]["short"] = votes_short(result.budget, ordered, project, rule, worth)


def ranking(result: Result, projects: Sequence[Project], rule: Rule, tally: Mapping[str, Tally]) -> None:
    """Put the projects in order; the first so many seats are chosen, and nothing is spent."""
    worth = worth_by(rule, tally)
    for place, project in enumerate(in_order(projects, worth), 1):
        chosen = rule.seats is None or place <= rule.seats
        result.rounds.append({"id": project.id, "worth": _told(worth(project)), "place": place})
        if chosen:
            result.granted[project.id] = 0
            result.note(project, "chosen", place=place)
        else:
            result.note(project, NOT_IN_SEATS, place=place)


def worth_by(rule: Rule, tally: Mapping[str, Tally]) -> Worth:
    """By what this rule compares: the measure, or the measure for each yuan."""
    if rule.name == GREEDY_VALUE:
        return lambda project: per_unit(tally[project.id].by(rule.measure), project.cost)
    return lambda project: tally[project.id].by(rule.measure)


def in_order(projects: Sequence[Project], worth: Worth) -> list[Project]:
    """From the best to the last; equal ones as ties are broken."""
    return sorted(sorted(projects, key=lambda one: one.order), key=worth, reverse=True)


def votes_short(
    budget: int, ordered: Sequence[Project], loser: Project, rule: Rule, worth: Worth
) -> Fraction | None:
    """How much more a project would have needed in the measure to be funded; None where nothing would have helped.

    All others stay as they are; it has to come before the first of them that leaves too little for it or excludes it.
    """
    least, result, last = smallest_grant(loser, rule), Result(budget), None
    if least > budget:
        return None
    for project in ordered:
        if project is loser:
            continue
        if not result.excluder(project) and smallest_grant(project, rule) <= result.left:
            result.granted[project.id] = min(project.cost, result.left)
        if result.left < least or project.id in loser.excludes & result.granted.keys():
            last = project
            break
    if last is None:
        return None
    gap = worth(last) - worth(loser)
    return gap if loser.order < last.order else gap + _smallest_step(rule)


def _smallest_step(rule: Rule) -> Fraction:
    """More than equal: one vote; in a score any more is enough, and it is told as nothing."""
    return Fraction(1) if rule.measure == "votes" else Fraction(0)


def _told(worth: Any) -> Fraction:
    return worth[1] if isinstance(worth, tuple) else worth


__all__ = ["greedy", "in_order", "ranking", "votes_short", "worth_by"]
