"""Pure rules of mandates: who gives which, and which two nobody may hold together."""

from __future__ import annotations

from collections.abc import Collection

_LOCAL = frozenset(
    {
        "volunteer",
        "team_leader",
        "self_organisation",
        "micro_grid_worker",
        "grid_worker",
        "grid_party_secretary",
        "council_member",
        "committee_member",
        "property_manager",
    }
)
_WATCHING_OR_LEADING = frozenset(
    {"supervisor", "party_committee", "community_officer", "social_worker", "social_work_supervisor"}
)
_ADMINISTRATORS = frozenset({"system_administrator", "security_administrator", "audit_administrator"})

GIVES: dict[str, frozenset[str]] = {
    "community_officer": _LOCAL,
    "street_officer": _LOCAL | _WATCHING_OR_LEADING | {"auditor"},
    "security_administrator": _LOCAL | _WATCHING_OR_LEADING | _ADMINISTRATORS | {"street_officer", "auditor"},
}
"""Capacity → the capacities that its holder gives. Those who watch an office are never appointed by it."""

_SPENDS = ("community_officer", "street_officer", "social_worker", "property_manager")

APART: frozenset[frozenset[str]] = frozenset(
    frozenset(pair)
    for pair in (
        *(("supervisor", other) for other in _SPENDS),
        *(("auditor", other) for other in (*_SPENDS, "party_committee", "supervisor", "committee_member")),
        ("property_manager", "committee_member"),
        ("social_worker", "social_work_supervisor"),
    )
)
"""Pairs that one person does not hold where the places touch: who does the work or pays for it does not watch it."""

APART_EVERYWHERE: frozenset[frozenset[str]] = frozenset(
    frozenset((one, other)) for one in _ADMINISTRATORS for other in (*_ADMINISTRATORS, *GIVES) if one != other
)
"""System, security and audit are three people (graded protection, 三员分立), and none of them an officer."""


def may_give(held: Collection[str], wanted: str) -> bool:
    """Whether a holder of these capacities gives this one."""
    return any(wanted in GIVES.get(capacity, ()) for capacity in held)


def clash(wanted: str, held: str, *, touching: bool) -> bool:
    """Whether one person may not hold both; `touching` says that one of the places contains the other."""
    pair = frozenset((wanted, held))
    return pair in APART_EVERYWHERE or (touching and pair in APART)
