"""Reads about proposals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from linli.civic.people.models import Person
from linli.civic.process.models import Run
from linli.practices.proposals.enums import IN_THE_RACE, ProposalState
from linli.practices.proposals.models import Author, Category, Enclosure, Proposal, Version
from linli.practices.proposals.queries.calls import call_of, floor_of, frame_of
from linli.practices.proposals.rules import (
    Frame,
    ProposalDraft,
    Told,
    alike_to,
    faults_of,
    faults_of_nomination,
    floor_reached,
)

AUTHORS = Prefetch("authors", Author.objects.select_related("organisation"))


@dataclass(frozen=True)
class Standing:
    """A proposal that was submitted, with what its current version says, and how it stands."""

    proposal: Proposal
    draft: ProposalDraft
    needed: int
    complete: bool

    @property
    def goes_on(self) -> bool:
        return self.complete and floor_reached(self.proposal.cosigned, self.needed).passed


def with_run(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Proposals with estate, category and run, as pages and permits need them."""
    return proposals.select_related("estate", "category", "run__edition", "run__place")


def proposal_with_parts(pk: int) -> Proposal | None:
    """A proposal with what its page needs (4 queries)."""
    enclosures = Prefetch("enclosures", Enclosure.objects.select_related("attachment"))
    proposals = with_run(Proposal.objects.filter(pk=pk)).select_related("merged_into", "kept")
    return proposals.prefetch_related(AUTHORS, enclosures, "versions").first()


def submitted_in(run: Run) -> QuerySet[Proposal]:
    """All that were ever submitted in a run, also what was withdrawn or merged since."""
    return Proposal.objects.filter(run=run, number__isnull=False)


def own_proposals(by, run: Run) -> list[Proposal]:
    """The proposals of a run, drafts too, that this actor speaks for."""
    mine = Q(pk__in=[])
    if by.person:
        mine |= Q(authors__person=by.person)
    if by.household:
        mine |= Q(authors__household=by.household)
    organisations = [one.organisation_id for one in by.mandates if one.organisation_id]
    estates = [one.place_id for one in by.mandates if one.place.level == "estate"]
    mine |= Q(authors__organisation__in=organisations) | Q(kind="nominations", estate__in=estates)
    found = with_run(Proposal.objects.filter(mine, run=run)).prefetch_related(AUTHORS).distinct()
    return [one for one in found.order_by("id") if one.is_by(by)]


def drafts_to_coach(run: Run) -> list[Proposal]:
    """The drafts of a run that were not submitted yet."""
    return list(with_run(Proposal.objects.filter(run=run, state=ProposalState.DRAFT)))


def version_of(proposal: Proposal, number: int) -> Version | None:
    """A version of a proposal."""
    return next((one for one in proposal.versions.all() if one.number == number), None)


def draft_of(proposal: Proposal) -> ProposalDraft:
    """What the current version says; of a draft what was kept."""
    if proposal.version:
        return version_of(proposal, proposal.version).draft
    return proposal.kept.draft if hasattr(proposal, "kept") else ProposalDraft(title=proposal.title)


def standings(run: Run) -> list[Standing]:
    """Every proposal in the race, complete or not, in the order of their numbers (6 queries at most)."""
    call = call_of(run)
    if call is None:
        return []
    frame, needed = frame_of(call), floor_of(run, call)
    found = with_run(Proposal.objects.filter(run=run, state__in=IN_THE_RACE)).order_by("number")
    found = list(found.prefetch_related(AUTHORS).annotate(content=Subquery(_CURRENT)))
    return [_standing(one, frame, needed) for one in found]


def standing_proposals(run: Run) -> list[Standing]:
    """The proposals that go on: complete, and carried by enough households."""
    return [one for one in standings(run) if one.goes_on]


def authors_of(proposal: Proposal) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Numbers of the persons and of the organisations who propose; of a household all its members are meant."""
    authors = list(proposal.authors.all())
    households = {one.household_id for one in authors if one.household_id and not one.person_id}
    people = {one.person_id for one in authors if one.person_id}
    if households:
        people |= set(Person.objects.filter(household__in=households).values_list("pk", flat=True))
    organisations = {one.organisation_id for one in authors if one.organisation_id}
    return tuple(sorted(people)), tuple(sorted(organisations))


def alike(run: Run, one: Told) -> list[tuple[Proposal, int]]:
    """Standing proposals of a run that may be like this one, the most alike first (2 queries)."""
    rows = Proposal.objects.filter(run=run, state=ProposalState.STANDING)
    told = (Told(*row) for row in rows.values_list("pk", "title", "summary"))
    scores = dict(alike_to(one, told))
    found = {each.pk: each for each in rows.filter(pk__in=scores).select_related("estate", "category")}
    return [(found[pk], score) for pk, score in scores.items()]


def categories_in(run: Run) -> Sequence[Category]:
    """The categories of a run's call (1 query)."""
    return list(Category.objects.filter(call__run=run))


def proposals_by_source(run: Run, sources: Iterable[str]) -> dict[str, Proposal]:
    """The proposals of a run by what other practices call them."""
    wanted = set(sources)
    return {one.source: one for one in Proposal.objects.filter(run=run) if one.source in wanted}


_CURRENT = Version.objects.filter(proposal=OuterRef("pk"), number=OuterRef("version")).values("content")[:1]


def _standing(proposal: Proposal, frame: Frame, needed: int) -> Standing:
    content = proposal.content
    draft = ProposalDraft.from_data(content)
    faults = faults_of_nomination(draft) if proposal.is_nomination else faults_of(draft, frame)
    return Standing(proposal, draft, needed, not faults)
