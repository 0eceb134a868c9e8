"""Who may call, propose, nominate, merge, co-sign, coach and coordinate."""

import rules

from linli.kernel.sentence import mark as _
from linli.platform.permits import Verb, acts_for_household, holds, register
from linli.practices.proposals.enums import AUTHOR_ROLES, NOMINATING_ROLES
from linli.practices.proposals.models import MergerSide, Proposal


@rules.predicate
def proposes(actor, subject) -> bool:
    """The actor proposes at the subject's place; a proposal that exists is in the hands of its authors alone."""
    if _exists(subject):
        return _proposal_of(subject).is_by(actor)
    return actor.touches(AUTHOR_ROLES, subject.place)


@rules.predicate
def nominates(actor, subject) -> bool:
    """The actor speaks for an estate that lies at the subject's place."""
    return actor.touches(NOMINATING_ROLES, subject.place)


@rules.predicate
def withdraws(actor, subject) -> bool:
    """The actor is one of its authors; of a run, that they may be."""
    return proposes(actor, subject) or (not _exists(subject) and nominates(actor, subject))


def _proposal_of(subject):
    return subject.proposal if isinstance(subject, MergerSide) else subject


def _exists(subject) -> bool:
    proposal = _proposal_of(subject)
    return isinstance(proposal, Proposal) and proposal.pk is not None


ONLY_TEAMS = _("Self-organisations and teams of residents propose here, and change what is their own.")
ONLY_ESTATES = _("Only the estate's committee or a self-organisation of the estate can do this.")
ONLY_COACHES = _("Only the social workers of this place coach proposals.")
ONLY_NEIGHBOURS = _("Only households of this place co-sign. Please sign in, or use your household's code.")

register(
    Verb(
        "proposals.open_call",
        _("Open the call"),
        _("The call went out"),
        holds("party_committee"),
        _("The party committee of the community opens the call."),
    ),
    Verb("proposals.save_draft", _("Keep a draft"), _("A proposal is being drafted"), proposes, ONLY_TEAMS),
    Verb(
        "proposals.submit_proposal", _("Make a proposal"), _("A proposal was submitted"), proposes, ONLY_TEAMS
    ),
    Verb(
        "proposals.nominate_estate", _("Enter your estate"), _("An estate entered"), nominates, ONLY_ESTATES
    ),
    Verb(
        "proposals.withdraw_proposal",
        _("Withdraw a proposal"),
        _("A proposal was withdrawn"),
        withdraws,
        ONLY_TEAMS,
    ),
    Verb(
        "proposals.merge_proposals",
        _("Merge similar proposals"),
        _("A merger of proposals was proposed"),
        proposes,
        ONLY_TEAMS,
    ),
    Verb(
        "proposals.consent_merge",
        _("Consent to a merger"),
        _("Authors answered a merger"),
        proposes,
        ONLY_TEAMS,
    ),
    Verb("proposals.cosign", _("Co-sign"), _("A household co-signed"), acts_for_household, ONLY_NEIGHBOURS),
    Verb(
        "proposals.withdraw_cosign",
        _("Take your signature back"),
        _("A household took its signature back"),
        acts_for_household,
        ONLY_NEIGHBOURS,
    ),
    Verb(
        "proposals.record_paper_cosigns",
        _("Record a paper list"),
        _("Signatures on paper were recorded"),
        holds("social_worker"),
        ONLY_COACHES,
    ),
    Verb(
        "proposals.coach",
        _("Coach proposals"),
        _("A proposal was coached"),
        holds("social_worker"),
        ONLY_COACHES,
    ),
    Verb(
        "proposals.note_overlap",
        _("Coordinate overlaps"),
        _("Overlapping proposals were noted"),
        holds("party_committee"),
        _("The party committee of the community coordinates what overlaps."),
    ),
)
