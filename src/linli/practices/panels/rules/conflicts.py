"""Who may not score what: found from what the register knows, beside what reviewers declare."""

from __future__ import annotations

from dataclasses import dataclass

AUTHOR, KINSHIP, ORGANISATION, OWN_ESTATE = "author", "kinship", "organisation", "own_estate"


@dataclass(frozen=True)
class ReviewerTies:
    """What binds a reviewer: the person, those of the same household, the organisations of both, and places by their path.

    `places` are those where the reviewer lives or holds a mandate.
    """

    person: int
    kin: frozenset[int] = frozenset()
    organisations: frozenset[int] = frozenset()
    kin_organisations: frozenset[int] = frozenset()
    places: frozenset[str] = frozenset()


@dataclass(frozen=True)
class CandidateTies:
    """Who stands behind a candidate, and the path of its estate (empty where it has none)."""

    people: frozenset[int] = frozenset()
    organisations: frozenset[int] = frozenset()
    estate: str = ""


def found_conflicts(reviewer: ReviewerTies, candidate: CandidateTies) -> tuple[str, ...]:
    """Every kind of conflict that the register shows between the two, in a fixed order.

    People of one household are kin. A mandate in the estate binds to it as living there does; one for the whole
    community does not.
    """
    shared_house = reviewer.kin & candidate.people or reviewer.kin_organisations & candidate.organisations
    found = (
        (AUTHOR, reviewer.person in candidate.people),
        (KINSHIP, bool(shared_house)),
        (ORGANISATION, bool(reviewer.organisations & candidate.organisations)),
        (OWN_ESTATE, bool(candidate.estate) and _within(reviewer.places, candidate.estate)),
    )
    return tuple(kind for kind, is_so in found if is_so)


def _within(paths: frozenset[str], estate: str) -> bool:
    return any(path.startswith(estate) for path in paths)
