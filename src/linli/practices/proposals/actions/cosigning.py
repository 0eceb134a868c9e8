"""Signatures of households: online, on paper, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from linli.civic.people.models import Household
from linli.kernel.sentence import say
from linli.kernel.verdict import refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.practices.proposals.actions.writing import count_cosigners, locked_proposal
from linli.practices.proposals.enums import Channel, ProposalState
from linli.practices.proposals.models import Cosign, Proposal


@transaction.atomic
def cosign(*, by, proposal: Proposal, version: int | None = None) -> Cosign:
    """A household signs the version that it has read; signing again renews the signature, and twice is once.

    Any household of the run's place may sign. `version` is the one that was shown: refused when it no longer stands.
    """
    permit(by, "proposals.cosign", proposal.run)
    proposal = _signable(proposal)
    refuse_if(
        say("The proposal was changed while you read it. Please read it again.")
        if version is not None and version != proposal.version
        else None
    )
    signed = Cosign.objects.filter(proposal=proposal, household=by.household).first()
    if signed and signed.withdrawn_at is None and signed.version == proposal.version:
        return signed
    signed = _sign(proposal, by.household, proposal.version, Channel.ONLINE)
    _recount(proposal)
    record(
        by,
        "proposals.cosign",
        proposal,
        tells=say("A household co-signed “%(title)s”", title=proposal.title),
        content={"household": by.household.pk, "version": proposal.version},
    )
    return signed


@transaction.atomic
def withdraw_cosign(*, by, proposal: Proposal) -> Cosign:
    """A household takes its signature back, as long as proposals are being signed."""
    permit(by, "proposals.withdraw_cosign", proposal.run)
    permit(by, "proposals.cosign", proposal.run)  # while signing is open
    proposal = _signable(proposal)
    signed = Cosign.objects.filter(proposal=proposal, household=by.household, withdrawn_at=None).first()
    refuse_if(say("Your household has not co-signed this proposal.") if signed is None else None)
    signed.withdrawn_at = clock.now()
    signed.save(update_fields=["withdrawn_at"])
    _recount(proposal)
    record(
        by,
        "proposals.withdraw_cosign",
        proposal,
        tells=say("A household took its signature under “%(title)s” back", title=proposal.title),
        content={"household": by.household.pk},
    )
    return signed


@transaction.atomic
def record_paper_cosigns(
    *,
    by,
    proposal: Proposal,
    households: Sequence[Household],
    version: int | None = None,
    signed_at: datetime | None = None,
) -> int:
    """Record who signed on paper, and tell how many are new; `version` is the one printed on the list.

    A household whose signature for this or a later version is known stays as it is. Refuses a household of elsewhere.
    """
    permit(by, "proposals.record_paper_cosigns", proposal)
    permit(by, "proposals.coach", proposal)  # while the stage is open
    proposal = _signable(proposal)
    version = version or proposal.version
    refuse_if(
        say("There is no version %(n)d of this proposal.", n=version)
        if not 1 <= version <= proposal.version
        else None,
        "version",
    )
    for one in households:
        refuse_if(
            say("%(address)s does not lie in %(place)s.", address=one.address, place=proposal.run.place.name)
            if not proposal.run.place.contains(one.estate)
            else None
        )
    known = {one.household_id: one for one in proposal.cosigns.filter(household__in=households)}
    new = [one for one in dict.fromkeys(households) if _is_new(known.get(one.pk), version)]
    for one in new:
        _sign(proposal, one, version, Channel.PAPER, by.person, signed_at)
    if new:
        _recount(proposal)
        record(
            by,
            "proposals.record_paper_cosigns",
            proposal,
            tells=say("“%(title)s”: %(n)d signatures on paper", title=proposal.title, n=len(new)),
            content={"households": sorted(one.pk for one in new), "version": version},
        )
    return len(new)


def _is_new(signed: Cosign | None, version: int) -> bool:
    return signed is None or signed.withdrawn_at is not None or signed.version < version


def _signable(proposal: Proposal) -> Proposal:
    proposal = locked_proposal(proposal)
    refuse_if(
        say("This proposal can't be co-signed now.")
        if proposal.state != ProposalState.STANDING or proposal.is_nomination
        else None
    )
    return proposal


def _sign(
    proposal: Proposal, household: Household, version: int, channel: Channel, recorder=None, signed_at=None
) -> Cosign:
    signed, _new = Cosign.objects.update_or_create(
        proposal=proposal,
        household=household,
        defaults={
            "version": version,
            "channel": channel,
            "signed_at": signed_at or clock.now(),
            "recorded_by": recorder,
            "withdrawn_at": None,
        },
    )
    return signed


def _recount(proposal: Proposal) -> None:
    count_cosigners(proposal)
    proposal.save(update_fields=["cosigned"])
