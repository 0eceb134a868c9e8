"""Random elections: small ones with many exact ties, and ones whose figures differ by one in 10³⁰."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from linli.practices.budgeting.rules.crowd import Crowd
from linli.practices.budgeting.rules.stepping import Market

IDS = ("1", "10", "2", "9", "A", "B1", "b", "Łąka", "院")
"""In the order that breaks ties: by code points, as pabutools sorts."""

HAIR = 10**30


@st.composite
def random_elections(draw):
    """`{"budget", "costs", "ballots": [(frozenset, count)], "step"}` with up to nine projects and ten kinds of ballot."""
    many = draw(st.integers(1, len(IDS)))
    scale = draw(st.sampled_from([1, 1, 7, HAIR]))
    costs = [
        max(draw(st.integers(0, 30)) * scale + (draw(st.integers(-1, 1)) if scale == HAIR else 0), 0)
        for _project in range(many)
    ]
    kinds = draw(st.lists(st.frozensets(st.integers(0, many - 1)), max_size=10, unique=True))
    ballots = [(kind, draw(st.integers(1, 4))) for kind in kinds]
    budget = draw(st.integers(0, sum(costs) // scale + 1)) * scale + draw(st.integers(0, 1))
    return {"budget": budget, "costs": costs, "ballots": ballots, "step": scale}


def market_of(election, *, by_cost, budget=None, excludes=()):
    crowd = Crowd.of(len(election["costs"]), [(tuple(kind), Fraction(n)) for kind, n in election["ballots"]])
    budget = election["budget"] if budget is None else budget
    return Market(budget, election["costs"], crowd, by_cost, excludes=excludes)


def question_of(election, asked):
    """The election as the oracle reads it."""
    return {
        "budget": election["budget"],
        "projects": list(zip(IDS, election["costs"], strict=False)),
        "ballots": [([IDS[place] for place in sorted(kind)], count) for kind, count in election["ballots"]],
        "step": election["step"],
        "asked": asked,
    }
