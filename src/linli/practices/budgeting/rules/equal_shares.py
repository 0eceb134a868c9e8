"""Equal Shares over an election: who is funded, and what each of the others was short of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from linli.practices.budgeting.rules.buying import Purchase, buy, fill_order, told_rounds
from linli.practices.budgeting.rules.crowd import Crowd
from linli.practices.budgeting.rules.options import Election, Project
from linli.practices.budgeting.rules.results import (
    CHOSEN,
    EXCLUDED,
    FILLED,
    NO_WORTH,
    SUPPORTERS_SHORT,
    TOO_DEAR,
    Result,
)
from linli.practices.budgeting.rules.stepping import Market
from linli.practices.budgeting.rules.terms import COST, Rule


def equal_shares(
    result: Result, election: Election, projects: Sequence[Project], rule: Rule, weights: Sequence[Fraction]
) -> None:
    """Let the voters buy what is admitted, complete it as declared, and note the figures of every project."""
    market = market_of(election, projects, rule, weights)
    purchase = buy(market, rule.completion, rule.step_fen)
    result.rounds = told_rounds(market, purchase, lambda project: election.projects[project].id)
    prices = {told["id"]: told for told in result.rounds}
    filled = {election.projects[place].id for place in purchase.filled}
    for place in purchase.projects:
        project = election.projects[place]
        figures = (
            {key: prices[project.id][key] for key in ("price", "full", "part")}
            if project.id in prices
            else {}
        )
        result.grant(project, project.cost, FILLED if project.id in filled else CHOSEN, **figures)
    if rule.part_funding:
        _offer_rest(result, [election.projects[place] for place in fill_order(market)])
    for place, project in enumerate(election.projects):
        if project in projects and project.id not in result.granted:
            _note_loser(result, market, purchase, place, project)
    unit = market.crowd.unit
    result.facts |= {
        "voters": Fraction(market.crowd.total, unit),
        "first_share": Fraction(market.budget * unit, market.crowd.total)
        if market.crowd.total
        else Fraction(0),
        "share": purchase.run.share * unit,
        "steps": purchase.steps,
    }


def market_of(
    election: Election, projects: Sequence[Project], rule: Rule, weights: Sequence[Fraction]
) -> Market:
    """The election as the purchases see it: places instead of ids; who is not admitted is barred."""
    place = {project.id: at for at, project in enumerate(election.projects)}
    ballots = (
        ([place[one] for one, points in ballot.points.items() if points > 0], ballot.count * weight)
        for ballot, weight in zip(election.ballots, weights, strict=True)
    )
    return Market(
        budget=election.budget,
        costs=[project.cost for project in election.projects],
        crowd=Crowd.of(len(place), ballots),
        by_cost=rule.utility == COST,
        barred=frozenset(place.values()) - {place[project.id] for project in projects},
        excludes=[frozenset(place[one] for one in project.excludes) for project in election.projects],
    )


def _offer_rest(result: Result, ordered: Sequence[Project]) -> None:
    """What is left goes to the first project whose author is content with it."""
    for project in ordered:
        if (
            project.id not in result.granted
            and not result.excluder(project)
            and project.least is not None
            and project.least <= result.left
        ):
            result.grant(project, min(project.cost, result.left))


def _note_loser(result: Result, market: Market, purchase: Purchase, place: int, project: Project) -> None:
    """Why the voters did not buy it: what its supporters had left, and how many more with a whole share it needed."""
    excluder = result.excluder(project)
    if excluder is not None:
        result.note(project, EXCLUDED, by=excluder)
    elif not project.cost:
        result.note(project, NO_WORTH)
    elif project.cost > market.budget:
        result.note(project, TOO_DEAR, left=result.left)
    else:
        had = purchase.run.purses.ledger().money_of(place)
        share = purchase.run.share * market.crowd.unit
        short = math.ceil((project.cost - had) / share) if share else None
        result.note(
            project, SUPPORTERS_SHORT, had=had, missing=project.cost - had, short=short, left=result.left
        )
