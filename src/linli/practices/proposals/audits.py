"""What must always hold of proposals, their versions and their signatures."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, F, Q

from linli.kernel import canonical
from linli.kernel.sentence import Sentence, say
from linli.practices.proposals.models import Proposal, Version
from linli.practices.proposals.rules import why_lines_differ


def versions_bear_their_digest() -> Iterator[Sentence]:
    """Every version still says what was submitted."""
    for one in Version.objects.iterator():
        if canonical.digest(one.content) != one.digest:
            yield say(
                "Version %(n)d of proposal %(id)d does not bear its digest.", n=one.number, id=one.proposal_id
            )


def proposals_say_what_their_version_says() -> Iterator[Sentence]:
    """What lists show of a proposal is what its current version says."""
    current = Version.objects.filter(number=F("proposal__version")).select_related("proposal")
    for one in current.iterator():
        draft, shown = one.draft, one.proposal
        said = (draft.title, draft.asked_fen, draft.own_fen, draft.beneficiaries)
        if said != (shown.title, shown.asked_fen, shown.own_fen, shown.beneficiaries):
            yield say("Proposal %(id)d does not show what its version says.", id=shown.pk)


def budgets_add_up() -> Iterator[Sentence]:
    """The budget lines of every version add up to its cost."""
    for one in Version.objects.exclude(content__cost_fen=None).iterator():
        if why_lines_differ(one.draft.lines, one.draft.cost_fen):
            yield say("The budget of proposal %(id)d does not add up.", id=one.proposal_id)


def cosigners_are_counted() -> Iterator[Sentence]:
    """As many households are counted as have signed the version that stands."""
    counts = Count("cosigns", filter=Q(cosigns__withdrawn_at=None, cosigns__version=F("version")))
    for one in Proposal.objects.annotate(n=counts).exclude(n=F("cosigned")):
        yield say(
            "Proposal %(id)d counts %(said)d co-signers, but has %(n)d.",
            id=one.pk,
            said=one.cosigned,
            n=one.n,
        )


AUDITS = (
    versions_bear_their_digest,
    proposals_say_what_their_version_says,
    budgets_add_up,
    cosigners_are_counted,
)
