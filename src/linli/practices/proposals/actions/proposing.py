"""Proposals: drafted, submitted and changed, nominated, withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import filled, refuse_if
from linli.platform.announcements import announce
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import sent_before
from linli.practices.proposals.actions.writing import (
    add_version,
    enclose,
    locked_proposal,
    new_proposal,
    open_call_of,
    save,
)
from linli.practices.proposals.enums import CallKind, ProposalState
from linli.practices.proposals.events import ProposalWithdrawn
from linli.practices.proposals.models import Draft, Proposal
from linli.practices.proposals.queries import frame_of, open_merger_of
from linli.practices.proposals.rules import ProposalDraft, faults_of, faults_of_nomination

CHANGEABLE = (ProposalState.DRAFT, ProposalState.STANDING)


@transaction.atomic
def save_draft(
    *,
    by,
    run: Run,
    draft: ProposalDraft,
    estate: Place | None = None,
    proposal: Proposal | None = None,
    team: str = "",
    photos: Sequence = (),
    files: Sequence = (),
    client_id: UUID | None = None,
) -> Proposal:
    """Keep what the authors have so far, before the first version or of a change; refuses only a missing title.

    Only its authors and the social worker who coaches them see it.
    """
    subject = proposal or Proposal(run=run, estate=estate)
    permit(by, "proposals.save_draft", subject)
    permit(by, "proposals.submit_proposal", subject)  # drafts are kept while proposing is open
    filled(draft.title, say("The proposal has no title yet."), "title")
    open_call_of(run, CallKind.PROPOSALS)
    if not proposal and (made := sent_before(_made_by(by, run), client_id)):
        return made
    proposal = _taken_up(by, run, CallKind.PROPOSALS, estate, proposal, team, client_id)
    if not proposal.version:
        proposal.title, proposal.estate = draft.title.strip(), estate
    save(proposal)
    draft = enclose(by=by, proposal=proposal, draft=_placed(draft, estate), photos=photos, files=files)
    Draft.objects.update_or_create(proposal=proposal, defaults={"content": draft.to_data()})
    record(by, "proposals.save_draft", proposal)
    return proposal


@transaction.atomic
def submit_proposal(
    *,
    by,
    run: Run,
    draft: ProposalDraft,
    estate: Place | None = None,
    proposal: Proposal | None = None,
    team: str = "",
    why: str = "",
    photos: Sequence = (),
    files: Sequence = (),
    client_id: UUID | None = None,
) -> Proposal:
    """Submit a proposal, or change one that was submitted: each change is a new version, and is for co-signers to sign anew.

    Refuses, naming the field, what is incomplete, does not add up, lies elsewhere, or asks for more than there is.
    `team` is the name of a residents' team that is no organisation; `why` says what changed; photos and files are open.
    """
    permit(by, "proposals.submit_proposal", Proposal(run=run, estate=estate))
    if proposal:
        permit(by, "proposals.submit_proposal", proposal)
    call = open_call_of(run, CallKind.PROPOSALS)
    if not proposal and (made := sent_before(_made_by(by, run), client_id)):
        return made
    draft = _placed(draft, estate)
    for field, fault in faults_of(draft, frame_of(call, estate)):
        refuse_if(fault, field)
    proposal = _taken_up(by, run, CallKind.PROPOSALS, estate, proposal, team, client_id)
    proposal.estate = estate
    proposal.category = next(one for one in call.categories.all() if one.title == draft.category)
    if submitted := _submit(by, proposal, draft, photos, files, why):
        record(
            by,
            "proposals.submit_proposal",
            proposal,
            tells=_told(proposal),
            content=submitted.to_data(),
        )
    return proposal


@transaction.atomic
def nominate_estate(
    *,
    by,
    run: Run,
    estate: Place,
    draft: ProposalDraft,
    why: str = "",
    photos: Sequence = (),
    client_id: UUID | None = None,
) -> Proposal:
    """Enter an estate with photos and one page of text, or change what was entered; an estate stands once in a run."""
    permit(by, "proposals.nominate_estate", Proposal(run=run, estate=estate))
    call = open_call_of(run, CallKind.NOMINATIONS)
    draft = ProposalDraft(title=draft.title, solution=draft.solution, photos=draft.photos)
    expected = replace(draft, photos=(*draft.photos, *(0 for _one in photos)))
    for field, fault in faults_of_nomination(expected):
        refuse_if(fault, field)
    entered = Proposal.objects.filter(run=run, kind=call.kind, estate=estate)
    entered = entered.exclude(state=ProposalState.WITHDRAWN).first()
    proposal = _taken_up(by, run, CallKind.NOMINATIONS, estate, entered, "", client_id)
    if entered := _submit(by, proposal, _placed(draft, estate), photos, (), why):
        record(by, "proposals.nominate_estate", proposal, tells=_told(proposal), content=entered.to_data())
    return proposal


@transaction.atomic
def withdraw_proposal(*, by, proposal: Proposal, reason: str) -> Proposal:
    """Its authors take a proposal back, with a public reason; it stays to be read."""
    permit(by, "proposals.withdraw_proposal", proposal)
    reason = filled(reason, say("Please write the reason; it will be published."), "reason")
    proposal = locked_proposal(proposal)
    refuse_if(_why_fixed(proposal))
    proposal.state, proposal.ended_because = ProposalState.WITHDRAWN, reason
    proposal.save(update_fields=["state", "ended_because"])
    told = say("“%(title)s” was withdrawn by its authors", title=proposal.title)
    record(
        by,
        "proposals.withdraw_proposal",
        proposal,
        tells=told if proposal.is_public else None,
        content={"reason": reason},
    )
    announce(ProposalWithdrawn(proposal.run_id, proposal.source))
    return proposal


def _submit(by, proposal: Proposal, draft: ProposalDraft, photos, files, why: str) -> ProposalDraft | None:
    """Write the next version and give back what it says; None where nothing has changed."""
    if proposal.pk is None:
        proposal.title = draft.title
        save(proposal)
    draft = enclose(by=by, proposal=proposal, draft=draft, photos=photos, files=files)
    return draft if add_version(proposal, draft, why.strip()) else None


def _taken_up(by, run, kind, estate, proposal: Proposal | None, team: str, client_id) -> Proposal:
    """The proposal to be written: a new one, or the one that exists, locked, if it may still be changed."""
    if proposal is None:
        return new_proposal(by=by, run=run, kind=kind, estate=estate, team=team, client_id=client_id)
    proposal = locked_proposal(proposal)
    refuse_if(_why_fixed(proposal))
    return proposal


def _why_fixed(proposal: Proposal) -> Sentence | None:
    """Why a proposal can neither be changed nor withdrawn now; None where it can."""
    if proposal.state not in CHANGEABLE:
        return say("This proposal is not open any more: %(state)s.", state=Sentence(_STATES[proposal.state]))
    if proposal.pk and open_merger_of(proposal):
        return say("A merger of this proposal waits for consent; it can be changed when that is answered.")
    return None


def _made_by(by, run: Run):
    own = {"authors__person": by.person} if by.person else {"authors__household": by.household}
    return Proposal.objects.filter(run=run, **own)


def _placed(draft: ProposalDraft, estate: Place | None) -> ProposalDraft:
    """The draft, with the estate that it is for."""
    stripped = {
        name: getattr(draft, name).strip()
        for name in ("title", "problem", "solution", "spot", "own_part", "upkeep")
    }
    code, name = (estate.code, estate.name) if estate else ("", "")
    return replace(draft, estate=code, estate_name=name, **stripped)


def _told(proposal: Proposal) -> Sentence:
    if proposal.is_nomination:
        return say("%(estate)s entered: “%(title)s”", estate=proposal.estate.name, title=proposal.title)
    if proposal.version == 1:
        return say("%(who)s proposed “%(title)s”", who=proposal.on_behalf, title=proposal.title)
    return say(
        "“%(title)s” was changed: version %(n)d; its co-signers are asked again",
        title=proposal.title,
        n=proposal.version,
    )


_STATES = {str(state): str(state.label) for state in ProposalState}
