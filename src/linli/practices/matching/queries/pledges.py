"""Reads about pledges; households are named only to those who may know them."""

from __future__ import annotations

from django.db.models import QuerySet

from linli.civic.people.models import Household
from linli.practices.matching.enums import UNCONFIRMED
from linli.practices.matching.models import Pledge, Raise

WITH_RUN = (
    "raising__run__edition",
    "raising__run__place",
    "raising__estate",
    "raising__account",
    "household",
)


def pledges_in(raise_: Raise) -> QuerySet[Pledge]:
    """The standing pledges of a raising, the latest first."""
    return raise_.pledges.standing().select_related("household", "raising")


def unconfirmed_in(raise_: Raise) -> QuerySet[Pledge]:
    """Money that somebody says has come, waiting for a second person."""
    return raise_.pledges.filter(state__in=UNCONFIRMED).select_related("household", "recorded_by", "raising")


def latest_paid(raise_: Raise, limit: int = 5) -> list[Pledge]:
    """The pledges that were paid last."""
    return list(raise_.pledges.paid().select_related("household").order_by("-paid_at", "-id")[:limit])


def standing_pledge(raise_: Raise, household: Household | None) -> Pledge | None:
    """The standing pledge of a household."""
    if household is None:
        return None
    return (
        raise_.pledges.standing().filter(household=household).select_related("household", "raising").first()
    )


def pledge_of(pk: int) -> Pledge | None:
    """A pledge with what its pages need."""
    return Pledge.objects.select_related(*WITH_RUN).filter(pk=pk).first()


def receipt_for(pk: int) -> Pledge | None:
    """A pledge that was paid, with what its receipt needs."""
    return Pledge.objects.select_related(*WITH_RUN).filter(pk=pk, paid_at__isnull=False).first()
