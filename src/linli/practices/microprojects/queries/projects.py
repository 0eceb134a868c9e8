"""Projects and their milestones, with what their pages need."""

from __future__ import annotations

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from linli.civic.people.models import Household, Organisation
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.microprojects.enums import COVERING, MilestoneState
from linli.practices.microprojects.models import (
    Inspection,
    MicroProject,
    Milestone,
    ProgressReport,
    Rating,
    ReportPhoto,
    Tranche,
    Voucher,
)

AROUND = ("run__edition", "run__place", "estate", "account", "organisation")


def project_of(pk: int) -> MicroProject | None:
    """A project with its run and place (1 query)."""
    return MicroProject.objects.select_related(*AROUND).filter(pk=pk).first()


def project_with_all(pk: int) -> MicroProject | None:
    """A project with its milestones, reports, photos, inspections, vouchers, tranches, lines and outcome (7 queries)."""
    photos = Prefetch("photos", ReportPhoto.objects.select_related("attachment"))
    reports = ProgressReport.objects.select_related("person").prefetch_related(photos)
    milestones = Milestone.objects.select_related("tranche__person", "tranche__movement").prefetch_related(
        Prefetch("reports", reports),
        Prefetch("inspections", Inspection.objects.select_related("person")),
        Prefetch("vouchers", Voucher.objects.select_related("line")),
    )
    outcome = ("acceptance__person", "upkeep__organisation", "lessons")
    projects = MicroProject.objects.select_related(*AROUND, *outcome)
    return projects.prefetch_related("lines", Prefetch("milestones", milestones)).filter(pk=pk).first()


def milestone_of(pk: int) -> Milestone | None:
    """A milestone with its project and run, and what its vouchers come to (`covered_fen`)."""
    milestones = Milestone.objects.select_related("tranche", *(f"project__{name}" for name in AROUND))
    covering = Q(vouchers__kind__in=COVERING, vouchers__voided_on=None)
    covered = Coalesce(Sum("vouchers__amount_fen", filter=covering), 0)
    return milestones.annotate(covered_fen=covered).filter(pk=pk).first()


def projects_in(run: Run) -> QuerySet[MicroProject]:
    """The projects of a run."""
    outcome = ("acceptance", "upkeep", "lessons")
    return (
        MicroProject.objects.filter(run=run).select_related(*AROUND, *outcome).prefetch_related("milestones")
    )


def milestones_in(run: Run) -> QuerySet[Milestone]:
    """The milestones of a run's projects that are still open."""
    milestones = Milestone.objects.filter(project__run=run, project__closed_on=None)
    return milestones.select_related("tranche", *(f"project__{name}" for name in AROUND)).order_by(
        "project__estate__path", "project", "number"
    )


def projects_at(place: Place) -> QuerySet[MicroProject]:
    """The projects of a place and of all within it: milestones done and all, paid (fen), households that rated."""
    projects = MicroProject.objects.filter(estate__path__startswith=place.path).select_related(
        "estate", "organisation"
    )
    steps = Milestone.objects.filter(project=OuterRef("pk"))
    return projects.annotate(
        done=_counted(steps.filter(state=MilestoneState.ACCEPTED)),
        steps=_counted(steps),
        rated=_counted(Rating.objects.filter(project=OuterRef("pk"))),
        paid_fen=_summed(Tranche.objects.filter(milestone__project=OuterRef("pk")), "milestone__project"),
    )


def vouchers_of(project: MicroProject) -> QuerySet[Voucher]:
    """All vouchers of a project, the voided too."""
    return Voucher.objects.filter(milestone__project=project).select_related("milestone", "line", "file")


def carriers_for(estate: Place) -> QuerySet[Organisation]:
    """The groups and firms of an estate's community, and of the places around it, that stand today."""
    community = Q(place__path__contains=f"/{estate.community_code}/")
    around = Q(place__path__in=estate.paths_down_to_it)
    return (
        Organisation.objects.filter(community | around, dissolved_on=None)
        .select_related("place")
        .order_by("name")
    )


def households_to_rate(project: MicroProject) -> dict[str, Household]:
    """Address → household, of all that live in the project's estate now (1 query)."""
    return {one.address: one for one in Household.objects.filter(estate=project.estate_id, moved_out_on=None)}


def _counted(rows: QuerySet) -> Coalesce:
    counted = rows.order_by().values("project").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), 0)


def _summed(rows: QuerySet, of: str) -> Coalesce:
    summed = rows.order_by().values(of).annotate(sum=Sum("amount_fen"))
    return Coalesce(Subquery(summed.values("sum")), 0)
