"""The rule of a classing, and each estate's class, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linli.kernel.sentence import Sentence, in_turn, listed, say
from linli.kernel.sentence import mark as _
from linli.practices.estates.rules.classing import COMPLETE, DEMONSTRATE, IMPROVE
from linli.practices.estates.rules.criteria import AT_LEAST, ONE_OF, Band, ClassRules, Criterion
from linli.practices.estates.rules.measures import LEVEL_OF

TITLES = {
    DEMONSTRATE: _("to demonstrate"),
    IMPROVE: _("to improve"),
    COMPLETE: _("to complete"),
}
"""示范, 提升, 完善: what is to be done with estates of the class."""


def tell_rules(rule: ClassRules) -> list[Sentence]:
    """The rule, one sentence a criterion, and where the classes begin."""
    told = [_tell_criterion(one) for one in rule.criteria]
    told.append(
        say(
            "Of %(most)d points: “to demonstrate” from %(demonstrate)d, “to improve” from %(improve)d, below that “to complete”.",
            most=rule.most,
            demonstrate=rule.demonstrate_from,
            improve=rule.improve_from,
        )
    )
    return told


def explain(rule: ClassRules, result: Mapping[str, Any]) -> list[Sentence]:
    """Why an estate has its class: each criterion with its points, what held it back, and the sum."""
    by_measure = {one.measure: one for one in rule.criteria}
    told = [
        say(
            "%(measure)s: %(value)s, %(points)d of %(most)d points",
            measure=Sentence(by_measure[score["measure"]].about.title),
            value=by_measure[score["measure"]].about.tell(score["value"]),
            points=score["points"],
            most=by_measure[score["measure"]].most,
        )
        for score in result["scores"]
    ]
    told += [
        say(
            "It is not “to demonstrate”, because “%(measure)s” has fewer than the %(floor)d points that this asks for",
            measure=Sentence(by_measure[code].about.title),
            floor=by_measure[code].floor,
        )
        for code in result["held_back"]
    ]
    told.append(
        say(
            "%(points)d of %(most)d points in all: %(tier)s",
            points=result["points"],
            most=rule.most,
            tier=Sentence(TITLES[result["tier"]]),
        )
    )
    return told


def _tell_criterion(one: Criterion) -> Sentence:
    told = say(
        "%(measure)s: %(bands)s",
        measure=Sentence(one.about.title),
        bands=in_turn(_tell_band(one, band) for band in one.bands),
    )
    if not one.floor:
        return told
    return say("%(told)s; “to demonstrate” asks for at least %(floor)d here", told=told, floor=one.floor)


def _tell_band(one: Criterion, band: Band) -> Sentence:
    if one.how == ONE_OF:
        states = dict(one.about.choices)
        names = listed(Sentence(states[state]) for state in band.states)
        return say("%(states)s: %(points)d points", states=names, points=band.points)
    of_one = band.bound.of_one
    bound = one.about.tell(of_one) if one.about.kind == LEVEL_OF else one.about.written(of_one)
    if one.how == AT_LEAST:
        return say("at least %(bound)s: %(points)d points", bound=bound, points=band.points)
    return say("at most %(bound)s: %(points)d points", bound=bound, points=band.points)
