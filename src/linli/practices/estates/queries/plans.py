"""Reads about plans."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.estates.models import Plan, PlanVersion

VERSIONS = PlanVersion.objects.select_related("adoption").prefetch_related("measures")
AROUND = ("estate", "run__edition", "run__place")


def plan_with_all(pk: int) -> Plan | None:
    """A plan with all its versions, their measures and comments (4 queries)."""
    versions = Prefetch("versions", VERSIONS.prefetch_related("comments").order_by("-number"))
    return Plan.objects.select_related(*AROUND).prefetch_related(versions).filter(pk=pk).first()


def plan_of(run: Run, estate: Place) -> Plan | None:
    """The plan of an estate in a run."""
    return Plan.objects.select_related(*AROUND).filter(run=run, estate=estate).first()


def plans_in(run: Run) -> QuerySet[Plan]:
    """The plans of a run, each with its versions, the latest first."""
    plans = Plan.objects.filter(run=run).select_related(*AROUND)
    return plans.prefetch_related(Prefetch("versions", VERSIONS.order_by("-number")))


def plan_for_estate(estate: Place) -> Plan | None:
    """The latest plan of an estate, with its versions (3 queries)."""
    plans = Plan.objects.filter(estate=estate).select_related(*AROUND).order_by("-pk")
    return plans.prefetch_related(Prefetch("versions", VERSIONS.order_by("-number"))).first()


def latest_version(plan: Plan | None) -> PlanVersion | None:
    """The version that stands, of a plan with versions (no query)."""
    return next(iter(plan.versions.all()), None) if plan else None


def adopted_version(plan: Plan) -> PlanVersion | None:
    """The latest version that the estate adopted, of a plan with versions (no query)."""
    return next((one for one in plan.versions.all() if one.is_adopted), None)
