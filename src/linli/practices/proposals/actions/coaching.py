"""Advice of the social worker, and what the party committee coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid4

from django.db import transaction

from linli.civic.process.models import Run
from linli.kernel.sentence import say
from linli.kernel.verdict import filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked, sent_before
from linli.practices.proposals.actions.writing import locked_proposal
from linli.practices.proposals.enums import IN_THE_RACE, Aspect, ProposalState
from linli.practices.proposals.models import Advice, Overlap, Proposal


@transaction.atomic
def coach(*, by, proposal: Proposal, aspect: Aspect, text: str, client_id: UUID | None = None) -> Advice:
    """Advise the authors: a comment, on feasibility, or on the budget. Words, never a score; drafts are advised too."""
    permit(by, "proposals.coach", proposal)
    text = filled(text, say("Please write your advice."), "text")
    proposal = locked_proposal(proposal)
    refuse_if(
        say("This proposal does not stand any more.")
        if proposal.state not in (ProposalState.DRAFT, ProposalState.STANDING)
        else None
    )
    if made := sent_before(proposal.advice.filter(adviser=by.person), client_id):
        return made
    advice = Advice.objects.create(
        proposal=proposal,
        version=proposal.version,
        aspect=aspect,
        text=text,
        adviser=by.person,
        given_at=clock.now(),
        client_id=client_id or uuid4(),
    )
    record(
        by,
        "proposals.coach",
        proposal,
        tells=say("The social worker advised on “%(title)s”", title=proposal.title)
        if proposal.is_public
        else None,
        content={"aspect": aspect, "text": text, "version": proposal.version},
    )
    return advice


@transaction.atomic
def note_overlap(
    *,
    by,
    run: Run,
    proposals: Sequence[Proposal],
    text: str,
    exclusive: bool = False,
    client_id: UUID | None = None,
) -> Overlap:
    """Note that proposals overlap and how it is settled; `exclusive` ones can't both be carried out, which the award minds."""
    permit(by, "proposals.note_overlap", run)
    text = filled(text, say("Please write what overlaps, and what is to be done."), "text")
    locked(run)
    if made := sent_before(Overlap.objects.filter(run=run), client_id):
        return made
    numbers = {one.pk for one in proposals}
    standing = list(Proposal.objects.filter(run=run, pk__in=numbers, state__in=IN_THE_RACE))
    refuse_if(
        say("Choose at least two proposals that stand.") if len(standing) < 2 else None,
        "proposals",
    )
    overlap = Overlap.objects.create(
        run=run,
        text=text,
        exclusive=exclusive,
        noted_by=by.person,
        noted_at=clock.now(),
        client_id=client_id or uuid4(),
    )
    overlap.proposals.set(standing)
    told = say("Overlap noted: %(titles)s", titles="、".join(f"“{one.title}”" for one in standing))
    record(
        by,
        "proposals.note_overlap",
        overlap,
        tells=told,
        content={"text": text, "proposals": sorted(numbers), "exclusive": exclusive},
    )
    return overlap
