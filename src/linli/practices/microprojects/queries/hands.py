"""Who has had a hand in a project: what the rules of independence judge."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import CharField, Value

from linli.civic.people.models import Membership
from linli.practices.microprojects.enums import InspectionOutcome
from linli.practices.microprojects.models import (
    Inspection,
    MicroProject,
    ProgressReport,
    ProjectAcceptance,
    Tranche,
    Voucher,
)
from linli.practices.microprojects.rules.independence import Hands, Ties


def hands_of(projects: Collection[MicroProject]) -> dict[int, Hands]:
    """Project → the persons who reported or brought vouchers, who accepted, who paid (1 query)."""
    keys = [project.pk for project in projects]
    of_milestone = {"milestone__project__in": keys}
    accepted = Inspection.objects.filter(outcome=InspectionOutcome.ACCEPTED, **of_milestone)
    rows = _rows(ProgressReport.objects.filter(**of_milestone), "workers").union(
        _rows(Voucher.objects.filter(**of_milestone), "workers"),
        _rows(accepted, "acceptors"),
        _rows(Tranche.objects.filter(**of_milestone), "payers"),
        _rows(ProjectAcceptance.objects.filter(project__in=keys), "acceptors", "project"),
    )
    found: dict[int, dict[str, set[int]]] = {
        key: {"workers": set(), "acceptors": set(), "payers": set()} for key in keys
    }
    for project, person, part in rows if keys else ():
        found[project][part].add(person)
    return {key: Hands(**parts) for key, parts in found.items()}


def bodies_of(by) -> frozenset[int]:
    """The organisations that an actor belongs to, by membership or mandate (1 query)."""
    if by.person is None:
        return frozenset()
    joined = Membership.objects.filter(person=by.person, left_on=None).values_list("organisation", flat=True)
    return frozenset(joined) | {one.organisation_id for one in by.mandates if one.organisation_id}


def ties_to(by, project: MicroProject, bodies: Collection[int]) -> Ties:
    """What ties an actor to a project; `bodies` are the organisations that the actor belongs to."""
    return Ties(
        sits_on_committee=by.holds({"committee_member"}, project.estate),
        belongs_to_builder=project.organisation_id in bodies,
    )


def _rows(rows, part: str, project: str = "milestone__project"):
    return rows.order_by().values_list(project, "person", Value(part, output_field=CharField()))
