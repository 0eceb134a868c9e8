"""What became of proposals: told by the acts that decide; each entry here is part of its caller's act."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from linli.civic.process.models import Run
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.platform import clock
from linli.practices.proposals.enums import IN_THE_RACE, ProposalState
from linli.practices.proposals.models import Proposal

OUTCOMES = (ProposalState.AWARDED, ProposalState.NOT_AWARDED)


@transaction.atomic
def tell_outcome(
    *, run: Run, outcomes: Mapping[str, tuple[str, int]], because: Mapping[str, str] | None = None
) -> list[Proposal]:
    """Set what each proposal was awarded: source → (awarded or not_awarded, fen granted). Sources of others are passed over.
    `because` is the address of the page that tells why.

    Told again, it replaces what was told before, unless the proposal has been carried out.
    """
    numbers = [
        int(source.partition(":")[2]) for source in outcomes if source.startswith("proposals.proposal:")
    ]
    rows = Proposal.objects.select_for_update().filter(run=run, pk__in=numbers, state__in=IN_THE_RACE)
    told = list(rows)
    for proposal in told:
        state, granted_fen = outcomes[proposal.source]
        if state not in OUTCOMES:
            raise Refusal(say("A proposal is either awarded or not."))
        proposal.state = state
        proposal.granted_fen = granted_fen if state == ProposalState.AWARDED else None
        proposal.because_url = (because or {}).get(proposal.source, "")
        proposal.save(update_fields=["state", "granted_fen", "because_url"])
    return told


@transaction.atomic
def mark_carried_out(*, source: str) -> Proposal | None:
    """An awarded proposal was carried out and accepted; None where the source is none of ours or was not awarded."""
    app, _colon, number = source.partition(":")
    if app != "proposals.proposal":
        return None
    rows = Proposal.objects.select_for_update().filter(pk=int(number), state=ProposalState.AWARDED)
    proposal = rows.first()
    if proposal:
        proposal.state, proposal.carried_out_on = ProposalState.CARRIED_OUT, clock.today()
        proposal.save(update_fields=["state", "carried_out_on"])
    return proposal
