"""Reads about awards and agreements."""

from __future__ import annotations

from django.db.models import QuerySet

from linli.civic.process.models import Run
from linli.practices.contests.enums import ESTATE_ROLES, Side
from linli.practices.contests.models import Agreement, Award

WITH_RUN = ("entry__estate", "entry__run__edition", "entry__run__place", "agreement__account")


def awards_in(run: Run) -> QuerySet[Award]:
    """The awards of a run, confirmed or waiting."""
    return Award.objects.filter(entry__run=run).select_related(*WITH_RUN)


def award_of(pk: int) -> Award | None:
    """An award with what its pages need."""
    return Award.objects.select_related(*WITH_RUN).prefetch_related("entry__lines").filter(pk=pk).first()


def agreements_in(run: Run) -> QuerySet[Agreement]:
    """The agreements of a run."""
    return Agreement.objects.filter(award__entry__run=run).select_related(
        "award__entry__estate", "award__entry__run__edition", "award__entry__run__place", "account"
    )


def unsigned_for(by, agreements: QuerySet[Agreement]) -> list[tuple[Agreement, Side]]:
    """The agreements that wait for this actor's signature, with the side they sign for."""
    waiting = []
    for agreement in agreements:
        if agreement.office_signed_at is None and by.holds({"community_officer"}, agreement.place):
            waiting.append((agreement, Side.OFFICE))
        elif agreement.estate_signed_at is None and by.holds(ESTATE_ROLES, agreement.place):
            waiting.append((agreement, Side.ESTATE))
    return waiting
