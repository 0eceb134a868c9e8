"""Reports and complaints."""

from __future__ import annotations

from django.db.models import QuerySet

from linli.civic.people.models import Household
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.needs.models import Complaint, Report


def reports_of(household: Household) -> QuerySet[Report]:
    """What a household has reported, with how each stands."""
    return _with_need(Report.objects.filter(household=household))


def public_reports(run: Run) -> QuerySet[Report]:
    """The reports of a run with how each stands, for everybody; show text and photo only where `public`."""
    return _with_need(Report.objects.filter(run=run))


def complaints_of(place: Place) -> QuerySet[Complaint]:
    """The complaints about a place and all within it, the latest first."""
    return (
        Complaint.objects.filter(community__path__startswith=place.path).select_related("estate", "community")
        if place.level != "estate"
        else Complaint.objects.filter(estate=place).select_related("estate", "community")
    )


def _with_need(reports: QuerySet[Report]) -> QuerySet[Report]:
    return reports.select_related("estate", "photo", "need__group", "run").order_by("-id")
