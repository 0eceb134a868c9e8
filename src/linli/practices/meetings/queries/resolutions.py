"""Reads about what was resolved and who has to do it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from linli.civic.places.models import Place
from linli.practices.meetings.models import Resolution

RELATED = (
    "person",
    "organisation",
    "motion__topic__meeting__place",
    "motion__topic__meeting__run__edition",
    "motion__topic__meeting__run__place",
)


def resolution_of(pk: int) -> Resolution | None:
    """A resolution with its motion, meeting and run."""
    return Resolution.objects.select_related(*RELATED).filter(pk=pk).first()


def resolutions_at(place: Place | None = None) -> QuerySet[Resolution]:
    """The resolutions of meetings at a place and within it; what is to be done first, the most urgent on top."""
    resolutions = Resolution.objects.select_related(*RELATED).order_by("-state", "due_on", "id")
    return (
        resolutions.filter(motion__topic__meeting__place__path__startswith=place.path)
        if place
        else resolutions
    )


def overdue_at(place: Place) -> QuerySet[Resolution]:
    """What should have been done at a place by now."""
    return resolutions_at(place).overdue()


def given_to(by) -> QuerySet[Resolution]:
    """What this actor has to do, alone or for an organisation."""
    mine = Q(pk__in=())
    if by.person:
        mine |= Q(person=by.person)
    if organisations := {mandate.organisation_id for mandate in by.mandates if mandate.organisation_id}:
        mine |= Q(organisation__in=organisations)
    return resolutions_at().undone().filter(mine)
