"""Reads about signatures."""

from __future__ import annotations

from django.db.models import Count, F, Q, QuerySet

from linli.civic.people.models import Household
from linli.practices.proposals.enums import Channel, ProposalState
from linli.practices.proposals.models import Cosign, Proposal


def counting(cosigns: QuerySet[Cosign]) -> QuerySet[Cosign]:
    """The signatures that count: for the version that stands, not taken back."""
    return cosigns.filter(withdrawn_at=None, version=F("proposal__version"))


def signature_of(by, proposal: Proposal) -> Cosign | None:
    """The signature of the actor's household, whatever version it is for."""
    if by is None or by.household is None:
        return None
    return Cosign.objects.filter(proposal=proposal, household=by.household).select_related("proposal").first()


def signatures_told(proposal: Proposal) -> dict[str, int]:
    """How many count online and on paper, how many of the proposal's own estate, how many are for an earlier version (1 query)."""
    now = Q(version=proposal.version)
    return Cosign.objects.filter(proposal=proposal, withdrawn_at=None).aggregate(
        online=Count("pk", filter=now & Q(channel=Channel.ONLINE)),
        paper=Count("pk", filter=now & Q(channel=Channel.PAPER)),
        own_estate=Count("pk", filter=now & Q(household__estate=proposal.estate_id)),
        earlier=Count("pk", filter=~now),
    )


def asked_again(household: Household) -> list[Cosign]:
    """Signatures of a household that no longer count because the proposal says something else now, or was merged."""
    stale = Cosign.objects.filter(household=household, withdrawn_at=None)
    standing = stale.filter(proposal__state=ProposalState.STANDING).exclude(version=F("proposal__version"))
    merged = stale.filter(
        proposal__state=ProposalState.MERGED, proposal__merged_into__state=ProposalState.STANDING
    ).exclude(proposal__merged_into__cosigns__household=household)
    found = (standing | merged).select_related(
        "proposal__run__edition", "proposal__run__place", "proposal__estate", "proposal__merged_into__run"
    )
    return list(found.order_by("id").distinct())


def signed_in_run(household: Household, run) -> dict[int, Cosign]:
    """Proposal → the signature of this household (1 query)."""
    signed = Cosign.objects.filter(household=household, proposal__run=run, withdrawn_at=None)
    return {one.proposal_id: one for one in signed.select_related("proposal")}
