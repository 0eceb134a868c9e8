"""What waits for somebody beyond the duties of a stage: money to confirm, money to give back."""

from __future__ import annotations

from django.db.models import Count, Q
from django.urls import reverse

from linli.civic.process.queries import Waiting
from linli.kernel.sentence import say
from linli.practices.matching.enums import UNCONFIRMED, PledgeState, RaiseState
from linli.practices.matching.models import Raise


def waiting(by) -> list[Waiting]:
    """Payments that this actor confirms, and own parts that this actor gives back (at most 2 queries)."""
    return [*_to_confirm(by), *_to_give_back(by)]


def _to_confirm(by) -> list[Waiting]:
    if not by.holds({"committee_member"}):
        return []
    raises = _counted(Q(state=RaiseState.OPEN), Q(pledges__state__in=UNCONFIRMED))
    return [
        Waiting(
            title=say("Confirm %(n)d payments of %(estate)s", n=one.n, estate=one.estate.name),
            place=one.estate,
            url=reverse("matching:confirm_cash_pledge", kwargs={"run": one.run_id}),
            why=say("Money counts only when a second person has confirmed it."),
            due=one.closes_on,
            run=one.run,
        )
        for one in raises
        if by.holds({"committee_member"}, one.estate)
    ]


def _to_give_back(by) -> list[Waiting]:
    organisers = {"social_worker", "community_officer"}
    if not by.holds(organisers):
        return []
    raises = _counted(Q(state=RaiseState.FAILED), Q(pledges__state=PledgeState.PAID))
    return [
        Waiting(
            title=say(
                "Give %(n)d households of %(estate)s their own part back", n=one.n, estate=one.estate.name
            ),
            place=one.estate,
            url=reverse("matching:refund", kwargs={"run": one.run_id}),
            why=one.why_ended,
            run=one.run,
        )
        for one in raises
        if by.holds(organisers, one.estate)
    ]


def _counted(which: Q, pledges: Q):
    raises = Raise.objects.filter(which).annotate(n=Count("pledges", filter=pledges)).filter(n__gt=0)
    return raises.select_related("estate", "run__place", "run__edition").order_by("closes_on", "id")
