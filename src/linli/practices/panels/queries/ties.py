"""What the register knows of reviewers and candidates, for finding conflicts of interest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from linli.civic.mandates.models import Mandate
from linli.civic.people.models import Membership, Person
from linli.practices.panels.models import Candidate
from linli.practices.panels.rules import CandidateTies, ReviewerTies


def reviewer_ties(people: Collection[int]) -> dict[int, ReviewerTies]:
    """Person → what binds them (4 queries however many they are)."""
    home = {one.pk: one for one in Person.objects.filter(pk__in=people).select_related("household__estate")}
    houses = {one.household_id for one in home.values() if one.household_id}
    living = defaultdict(set)
    for pk, house in Person.objects.filter(household__in=houses).values_list("pk", "household"):
        living[house].add(pk)
    known = {*people, *(pk for kin in living.values() for pk in kin)}
    belongs, places = defaultdict(set), defaultdict(set)
    for person, path, organisation in _mandates(known):
        places[person].add(path)
        belongs[person] |= {organisation} - {None}
    members = Membership.objects.filter(person__in=known, left_on=None)
    for person, organisation in members.values_list("person", "organisation"):
        belongs[person].add(organisation)
    return {pk: _ties(one, living[one.household_id], belongs, places) for pk, one in home.items()}


def candidate_ties(candidate: Candidate) -> CandidateTies:
    """Who stands behind a candidate; needs its estate."""
    return CandidateTies(
        people=frozenset(candidate.author_people),
        organisations=frozenset(candidate.author_organisations),
        estate=candidate.estate.path if candidate.estate else "",
    )


def _mandates(people: Collection[int]) -> list[tuple[int, str, int | None]]:
    standing = Mandate.objects.standing().filter(person__in=people)
    return list(standing.values_list("person", "place__path", "organisation"))


def _ties(person: Person, living: set[int], belongs: dict, places: dict) -> ReviewerTies:
    kin = frozenset(living - {person.pk}) if person.household_id else frozenset()
    home = {person.household.estate.path} if person.household_id else set()
    return ReviewerTies(
        person=person.pk,
        kin=kin,
        organisations=frozenset(belongs[person.pk]),
        kin_organisations=frozenset().union(*(belongs[one] for one in kin)),
        places=frozenset(places[person.pk] | home),
    )
