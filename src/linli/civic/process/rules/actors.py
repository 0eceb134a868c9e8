"""Five actors stay five: who holds two of these capacities uses one of them in a run (docs/methods, three tiers).

The party committee coordinates, self-organisations propose, social workers assist, the council reviews, the supervisors watch.
"""

from __future__ import annotations

from collections.abc import Collection

FIVE_ACTORS = frozenset(
    {"party_committee", "self_organisation", "social_worker", "council_member", "supervisor"}
)
"""Of these capacities a person uses one in a run whose method keeps the actors apart."""


def acts_as(usable: Collection[str], bound: str | None) -> frozenset[str]:
    """The capacities, of those that would allow an act, in which somebody bound to one of the five may still do it.

    Empty: the act is not open to this person in this run. Whoever is bound to none may use any.
    """
    return frozenset(role for role in usable if bound is None or role == bound or role not in FIVE_ACTORS)


def capacity_bound(usable: Collection[str]) -> str | None:
    """The capacity that an act binds its actor to: the one of the five that allowed it, where it can be only one.

    Who might have acted in two of the five alike is bound by the next act that tells them apart. A mandate goes before
    living there: the leader of a self-organisation who proposes does so as its leader.
    """
    of_the_five = FIVE_ACTORS & set(usable)
    return next(iter(of_the_five)) if len(of_the_five) == 1 else None
