"""Predicates over (actor, subject), composed with `&`, `|` and `~`.

An actor tells `holds(capacities, place)`, `person` and `household`; a subject tells its `place`.
"""

from __future__ import annotations

from functools import cache

import rules


@cache
def holds(*capacities: str) -> rules.Predicate:
    """The actor holds one of these capacities at the subject's place, or at one that contains it."""

    def predicate(actor, subject) -> bool:
        return actor.holds(capacities, getattr(subject, "place", None))

    return rules.Predicate(predicate, name=f"holds:{'|'.join(capacities)}")


@cache
def holds_anywhere(*capacities: str) -> rules.Predicate:
    """The actor holds one of these capacities at some place."""

    def predicate(actor, _subject) -> bool:
        return actor.holds(capacities)

    return rules.Predicate(predicate, name=f"holds_anywhere:{'|'.join(capacities)}")


@rules.predicate
def acts_for_household(actor, subject) -> bool:
    """The actor acts for a household that lives at the subject's place."""
    return actor.lives_at(getattr(subject, "place", None))


@rules.predicate
def signed_in(actor, _subject) -> bool:
    """The actor is a known person or household."""
    return actor.person is not None or actor.household is not None


@rules.predicate
def anyone(_actor, _subject) -> bool:
    """Nobody is asked who they are."""
    return True
