"""The rule with which a community begins, until it declares its own. Our design: the article names the classes, not their measure."""

from __future__ import annotations

from linli.kernel.share import Share
from linli.practices.estates.rules.criteria import AT_LEAST, AT_MOST, ONE_OF, Band, ClassRules, Criterion


def _states(measure: str, *bands: tuple[int, tuple[str, ...]], floor: int = 0) -> Criterion:
    made = tuple(Band(points, states=states) for points, states in bands)
    return Criterion(measure, ONE_OF, made, floor)


def _figures(measure: str, how: str, *bands: tuple[int, str], floor: int = 0) -> Criterion:
    return Criterion(measure, how, tuple(Band(points, Share.parse(bound)) for points, bound in bands), floor)


SHIPPED = ClassRules(
    criteria=(
        _states("committee_state", (20, ("works",)), (10, ("weak",)), (5, ("founding",)), floor=10),
        _states("property_service", (15, ("firm", "trust")), (8, ("own", "basic"))),
        _figures("arrears_share", AT_MOST, (10, "10%"), (5, "30%")),
        _figures("worst_fault", AT_MOST, (10, "0"), (6, "1")),
        _figures("fire_risk", AT_MOST, (15, "0"), (8, "1"), floor=8),
        _figures("dark_share", AT_MOST, (5, "5%"), (3, "20%")),
        _figures("facilities", AT_LEAST, (10, "6"), (5, "3")),
        _figures("disputes_per_hundred", AT_MOST, (5, "1"), (3, "3")),
        _figures("volunteers_per_hundred", AT_LEAST, (10, "5"), (5, "2")),
    ),
    demonstrate_from=75,
    improve_from=45,
)
