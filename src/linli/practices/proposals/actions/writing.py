"""What every act shares that writes a proposal: whose it is, what it encloses, and its next version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from django.db.models import Max

from linli.civic.places.enums import Level
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.kernel import canonical
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, filled, refuse_if
from linli.platform import clock
from linli.platform.documents.actions import keep_file, keep_photo
from linli.platform.rows import locked
from linli.practices.proposals.enums import AUTHOR_ROLES, NOMINATING_ROLES, CallKind, ProposalState
from linli.practices.proposals.models import Author, Call, Draft, Enclosure, Proposal, Version
from linli.practices.proposals.models.proposals import SUMMARY
from linli.practices.proposals.queries import call_of, estates_for
from linli.practices.proposals.rules import ProposalDraft

MOST_PHOTOS = 9
MOST_FILES = 5


def open_call_of(run: Run, kind: CallKind) -> Call:
    """The call that asks for this, locked; raises Refusal where there is none."""
    call = call_of(run)
    refuse_if(say("The call is not out yet.") if call is None else None)
    refuse_if(say("This call does not ask for that.") if call.kind != kind else None)
    locked(call)
    return call


def locked_proposal(proposal: Proposal) -> Proposal:
    """The proposal as it stands now."""
    return locked(proposal, "estate", "category", "run__edition", "run__place")


def new_proposal(
    *, by, run: Run, kind: CallKind, estate: Place | None, team: str, client_id: UUID | None
) -> Proposal:
    """A proposal that is not saved yet, for an estate that takes part (None: for the whole community)."""
    if estate and (estate.level != Level.ESTATE or estate not in estates_for(run)):
        raise Refusal(say("%(estate)s does not take part in this run.", estate=estate.name), "estate")
    roles = AUTHOR_ROLES if kind == CallKind.PROPOSALS else NOMINATING_ROLES
    organisation, name = spoken_for(by, estate or run.place, roles)
    on_behalf = filled(name or team, say("Please give your team a name."), "team")
    proposal = Proposal(
        run=run, kind=kind, estate=estate, on_behalf=on_behalf, client_id=client_id or uuid4()
    )
    proposal.author = Author(
        person=by.person, household=by.household, organisation=organisation, on_behalf=on_behalf
    )
    return proposal


def spoken_for(by, place: Place, roles: Sequence[str]):
    """In whose name an actor proposes at a place: the organisation of the mandate (or None), and its name."""
    for mandate in by.mandates:
        near = mandate.place.contains(place) or place.contains(mandate.place)
        if mandate.capacity in roles and near:
            return mandate.organisation, (mandate.organisation or mandate.place).name
    return None, ""


def save(proposal: Proposal) -> None:
    """Write the proposal, and at first who its author is."""
    proposal.saved_at = clock.now()
    is_new = proposal.pk is None
    proposal.save()
    if is_new:
        proposal.author.proposal = proposal
        proposal.author.save()


def enclose(
    *, by, proposal: Proposal, draft: ProposalDraft, photos: Sequence, files: Sequence
) -> ProposalDraft:
    """Keep what is uploaded; the draft then names what it shows: of the proposal's own what it named, and what is new."""
    own = set(proposal.enclosures.values_list("attachment", flat=True))
    kept_photos = [one for one in draft.photos if one in own]
    kept_files = [one for one in draft.files if one in own]
    _fits(len(kept_photos) + len(photos), MOST_PHOTOS, "photos")
    _fits(len(kept_files) + len(files), MOST_FILES, "files")
    new_photos = [keep_photo(by=by, upload=one, place=proposal.place) for one in photos]
    new_files = [keep_file(by=by, upload=one, place=proposal.place, public=True) for one in files]
    Enclosure.objects.bulk_create(
        Enclosure(proposal=proposal, attachment=one) for one in [*new_photos, *new_files]
    )
    return replace(
        draft,
        photos=(*kept_photos, *(one.pk for one in new_photos)),
        files=(*kept_files, *(one.pk for one in new_files)),
    )


def add_version(proposal: Proposal, draft: ProposalDraft, why: str = "") -> bool:
    """Make this the version that stands; False where it says what already stands.

    Signatures are for the version that they were given to: they count again when they are renewed.
    """
    content = draft.to_data()
    digest = canonical.digest(content)
    standing = proposal.versions.filter(number=proposal.version).first()
    if standing and standing.digest == digest and proposal.state == ProposalState.STANDING:
        return False
    now = clock.now()
    proposal.version += 1
    proposal.state, proposal.submitted_at = ProposalState.STANDING, proposal.submitted_at or now
    proposal.title, proposal.summary = draft.title, " ".join(draft.solution.split())[:SUMMARY]
    proposal.asked_fen, proposal.own_fen = draft.asked_fen, draft.own_fen
    proposal.beneficiaries = draft.beneficiaries
    if proposal.number is None:
        proposal.number = 1 + (
            Proposal.objects.filter(run=proposal.run_id).aggregate(n=Max("number"))["n"] or 0
        )
    Version.objects.create(
        proposal=proposal, number=proposal.version, content=content, digest=digest, made_at=now, why=why[:200]
    )
    Draft.objects.filter(proposal=proposal).delete()
    count_cosigners(proposal)
    proposal.saved_at = now
    proposal.save()
    return True


def count_cosigners(proposal: Proposal) -> None:
    """Set how many households carry the version that stands; the caller saves."""
    cosigns = proposal.cosigns.filter(withdrawn_at=None, version=proposal.version)
    proposal.cosigned = cosigns.count()


def _fits(count: int, most: int, field: str) -> None:
    told = (
        say("A proposal shows at most %(most)d photos.", most=most)
        if field == "photos"
        else say("A proposal has at most %(most)d attachments.", most=most)
    )
    refuse_if(told if count > most else None, field)
