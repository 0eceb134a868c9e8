"""Reads about groups and their chain."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from linli.civic.people.models import Household
from linli.civic.places.models import Place
from linli.kernel.verdict import Verdict
from linli.practices.groups.enums import CountedBy, GroupProjectState
from linli.practices.groups.models import Activity, Group, GroupProject, Registration
from linli.practices.groups.rules import Thresholds, counts, may_become_organisation, may_become_project

AROUND = ("home", "organisation")
PARTS = ("activities", "projects", "passages__project", "registration__leader")


def thresholds() -> Thresholds:
    """What each passage asks for here."""
    return Thresholds(**getattr(settings, "LINLI_GROUP_THRESHOLDS", {}))


def group_with_all(pk: int) -> Group | None:
    """A group with its activities, projects, passages and registration (5 queries)."""
    return Group.objects.select_related(*AROUND).prefetch_related(*PARTS).filter(pk=pk).first()


def group_of_organisation(pk: int) -> Group | None:
    """The group that an organisation grew from, with all."""
    groups = Group.objects.select_related(*AROUND).prefetch_related(*PARTS)
    return groups.filter(organisation=pk).first()


def activity_of(pk: int) -> Activity | None:
    """An activity with its group."""
    return Activity.objects.select_related("group__home").filter(pk=pk).first()


def project_of(pk: int) -> GroupProject | None:
    """A project with its group."""
    return GroupProject.objects.select_related("group__home").filter(pk=pk).first()


def groups_at(place: Place) -> QuerySet[Group]:
    """The groups of a place and of all within it: activities that are sure, projects that are accepted."""
    sure = Q(counted_by=CountedBy.LIST) | Q(confirmed_at__isnull=False)
    enough = Q(attenders__gte=thresholds().attenders)
    activities = Activity.objects.filter(sure & enough, group=OuterRef("pk"))
    accepted = GroupProject.objects.filter(state=GroupProjectState.ACCEPTED, group=OuterRef("pk"))
    groups = Group.objects.filter(home__path__startswith=place.path).select_related(*AROUND)
    return groups.annotate(counted=_number(activities), accepted=_number(accepted))


def registrations_at(place: Place) -> QuerySet[Registration]:
    """The organisations that grew from groups of a place."""
    here = Registration.objects.filter(group__home__path__startswith=place.path)
    return here.select_related("group__home", "organisation")


def households_at(place: Place) -> dict[str, Household]:
    """Address → household, of those that live at a place now (1 query)."""
    here = Household.objects.filter(estate__path__startswith=place.path, moved_out_on=None)
    return {f"{one.estate.name} {one.address}": one for one in here.select_related("estate").order_by("id")}


@dataclass(frozen=True)
class Standing:
    """How far a group has come: what each passage still asks for."""

    project: Verdict
    organisation: Verdict


def standing_of(group: Group) -> Standing:
    """How far a group with all has come (no query)."""
    asked = thresholds()
    projects = list(group.projects.all())
    open_ = any(one.state != GroupProjectState.ACCEPTED for one in projects)
    held = [one.held() for one in group.activities.all()]
    accepted = sum(one.state == GroupProjectState.ACCEPTED for one in projects)
    return Standing(
        may_become_project(held, asked, open_project=open_), may_become_organisation(accepted, asked)
    )


def activities_that_count(group: Group) -> list[Activity]:
    """The activities of a group that count on the way to a project."""
    asked = thresholds()
    return [one for one in group.activities.all() if counts(one.held(), asked)]


def _number(rows: QuerySet) -> Coalesce:
    counted = rows.order_by().values("group").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), 0)
