"""Several proposals become one, when all their authors consent."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid4

from django.db import transaction

from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import filled, refuse_if
from linli.platform import clock
from linli.platform.announcements import announce
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked, sent_before
from linli.practices.proposals.actions.writing import add_version, locked_proposal, open_call_of
from linli.practices.proposals.enums import CallKind, MergerState, ProposalState
from linli.practices.proposals.events import ProposalWithdrawn
from linli.practices.proposals.models import Author, Enclosure, Merger, MergerSide, Proposal
from linli.practices.proposals.queries import frame_of, merger_with_sides
from linli.practices.proposals.rules import ProposalDraft, faults_of


@transaction.atomic
def merge_proposals(
    *,
    by,
    into: Proposal,
    others: Sequence[Proposal],
    draft: ProposalDraft,
    client_id: UUID | None = None,
) -> Merger:
    """Authors of one proposal offer to take others into it; `draft` is what it would say, for the same estate.

    Nothing changes before the authors of every other one consent. `photos` and `files` may be those of any of them.
    """
    permit(by, "proposals.merge_proposals", into)
    call = open_call_of(into.run, CallKind.PROPOSALS)
    if made := sent_before(Merger.objects.filter(into=into), client_id):
        return made
    others = [one for one in dict.fromkeys(others) if one.pk != into.pk]
    refuse_if(say("Choose at least one other proposal.") if not others else None, "others")
    sides = [_side(one, into.run_id) for one in (into, *others)]
    draft = _same_place(draft, sides[0])
    for field, fault in faults_of(draft, frame_of(call, sides[0].estate)):
        refuse_if(fault, field)
    merger = Merger.objects.create(
        run=into.run,
        into=into,
        content=draft.to_data(),
        proposed_at=clock.now(),
        client_id=client_id or uuid4(),
    )
    _ask(by, merger, sides)
    record(
        by,
        "proposals.merge_proposals",
        into,
        tells=_offer_told(sides),
        content=merger.content,
    )
    return _settled(merger)


@transaction.atomic
def consent_merge(*, by, side: MergerSide, agrees: bool, reason: str = "") -> Merger:
    """The authors of one proposal consent to the merger, or decline it with a reason; with the last consent it is done."""
    permit(by, "proposals.consent_merge", side)
    locked(side.merger)
    merger = merger_with_sides(side.merger_id)
    refuse_if(say("This merger was settled before.") if merger.state != MergerState.OPEN else None)
    if not agrees:
        reason = filled(reason, say("Please write why; the other authors read it."), "reason")
        _end(merger, MergerState.DECLINED, reason)
    else:
        mine = [one for one in merger.sides.all() if one.proposal.is_by(by) and one.agreed_at is None]
        for one in mine:
            one.agreed_at = clock.now()
            one.save(update_fields=["agreed_at"])
        merger = _settled(merger)
    record(
        by,
        "proposals.consent_merge",
        side.proposal,
        tells=_answer_told(merger, side.proposal, agrees),
        content={"merger": merger.pk, "agrees": agrees, "reason": reason},
    )
    return merger


def _side(proposal: Proposal, run_id: int) -> Proposal:
    """One of the proposals, locked; refused where it can't be merged."""
    proposal = locked_proposal(proposal)
    told = {"title": proposal.title}
    refuse_if(
        say("“%(title)s” does not stand in this run.", **told)
        if proposal.run_id != run_id or proposal.state != ProposalState.STANDING
        else None,
        "others",
    )
    refuse_if(
        say("“%(title)s” is in another merger that waits for consent.", **told)
        if proposal.merger_sides.filter(is_open=True).exists()
        else None,
        "others",
    )
    return proposal


def _same_place(draft: ProposalDraft, into: Proposal) -> ProposalDraft:
    data = draft.to_data() | {
        "estate": into.estate.code if into.estate else "",
        "estate_name": into.estate.name if into.estate else "",
    }
    return ProposalDraft.from_data(data)


def _settled(merger: Merger) -> Merger:
    """Carry the merger out if all consent; let it lapse if a proposal says something else than was consented to."""
    merger = merger_with_sides(merger.pk)
    sides = list(merger.sides.all())
    if any(side.agreed_at is None for side in sides):
        return merger
    into = locked_proposal(merger.into)
    merged = [locked_proposal(side.proposal) for side in sides if side.proposal_id != into.pk]
    now = {one.pk: one for one in (into, *merged)}
    if any(
        now[side.proposal_id].version != side.version or now[side.proposal_id].state != ProposalState.STANDING
        for side in sides
    ):
        _end(merger, MergerState.LAPSED, "")
        return merger
    for one in merged:
        _take_in(into, one)
    draft = merger.draft
    into.category = next(one for one in into.run.call.categories.all() if one.title == draft.category)
    add_version(into, draft)
    _end(merger, MergerState.AGREED, "")
    return merger


def _take_in(into: Proposal, merged: Proposal) -> None:
    """One proposal goes into another: its authors and enclosures go with it, its co-signers are asked to sign there."""
    merged.state, merged.merged_into = ProposalState.MERGED, into
    merged.save(update_fields=["state", "merged_into"])
    for author in merged.authors.all():
        author.pk, author.proposal = None, into
        Author.objects.bulk_create([author])
    Enclosure.objects.bulk_create(
        [Enclosure(proposal=into, attachment_id=one.attachment_id) for one in merged.enclosures.all()],
        ignore_conflicts=True,
    )
    announce(ProposalWithdrawn(merged.run_id, merged.source))


def _end(merger: Merger, state: MergerState, reason: str) -> None:
    merger.state, merger.ended_because = state, reason
    merger.save(update_fields=["state", "ended_because"])
    merger.sides.update(is_open=False)


def _ask(by, merger: Merger, sides: Sequence[Proposal]) -> None:
    """Ask the authors of each side; who offers consents with it for what is their own."""
    MergerSide.objects.bulk_create(
        MergerSide(
            merger=merger,
            proposal=one,
            version=one.version,
            agreed_at=clock.now() if one.is_by(by) else None,
        )
        for one in sides
    )


def _offer_told(sides: Sequence[Proposal]) -> Sentence:
    into, *others = sides
    return say(
        "A merger was proposed: %(others)s into “%(title)s”",
        others="、".join(f"“{one.title}”" for one in others),
        title=into.title,
    )


def _answer_told(merger: Merger, proposal: Proposal, agrees: bool) -> Sentence:
    told = {"title": proposal.title, "into": merger.into.title}
    if not agrees:
        return say("The authors of “%(title)s” declined the merger into “%(into)s”", **told)
    if merger.state == MergerState.AGREED:
        return say("All authors consented; “%(title)s” is now part of “%(into)s”", **told)
    return say("The authors of “%(title)s” consented to the merger into “%(into)s”", **told)
