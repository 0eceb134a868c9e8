"""Reads about advice, overlaps and mergers."""

from __future__ import annotations

from django.db.models import Prefetch

from linli.civic.process.models import Run
from linli.practices.proposals.enums import MergerState
from linli.practices.proposals.models import Advice, Merger, MergerSide, Overlap, Proposal
from linli.practices.proposals.queries.proposals import AUTHORS


def advice_on(proposal: Proposal) -> list[Advice]:
    """What was advised, the latest first."""
    return list(Advice.objects.filter(proposal=proposal).order_by("-id"))


def overlaps_of(proposal: Proposal) -> list[Overlap]:
    """The overlaps that were noted of a proposal, with the others (2 queries)."""
    return list(Overlap.objects.filter(proposals=proposal).prefetch_related("proposals"))


def overlaps_in(run: Run) -> list[Overlap]:
    """The overlaps that were noted in a run (2 queries)."""
    return list(Overlap.objects.filter(run=run).prefetch_related("proposals"))


def excluded_by(run: Run) -> dict[str, tuple[str, ...]]:
    """Source of a proposal → the sources that it can't go with (2 queries)."""
    found: dict[str, set[str]] = {}
    for overlap in Overlap.objects.filter(run=run, exclusive=True).prefetch_related("proposals"):
        sources = {one.source for one in overlap.proposals.all()}
        for source in sources:
            found.setdefault(source, set()).update(sources - {source})
    return {source: tuple(sorted(others)) for source, others in found.items()}


def merger_with_sides(pk: int) -> Merger | None:
    """A merger with its sides and their authors (3 queries)."""
    mergers = Merger.objects.filter(pk=pk).select_related("run__edition", "run__place", "into")
    return mergers.prefetch_related(_SIDES).first()


def open_merger_of(proposal: Proposal) -> Merger | None:
    """The merger that waits for consent, if this proposal is in one."""
    return Merger.objects.filter(sides__proposal=proposal, sides__is_open=True).first()


def sides_to_answer(by, runs) -> list[MergerSide]:
    """The sides of open mergers that wait for this actor's consent (2 queries)."""
    sides = MergerSide.objects.filter(
        merger__run__in=runs, merger__state=MergerState.OPEN, agreed_at=None
    ).select_related(
        "merger__into",
        "proposal__estate",
        "proposal__category",
        "proposal__run__edition",
        "proposal__run__place",
    )
    sides = sides.prefetch_related(Prefetch("proposal__authors", AUTHORS.queryset))
    return [side for side in sides if side.proposal.is_by(by)]


_SIDES = Prefetch(
    "sides",
    MergerSide.objects.select_related("proposal__estate", "proposal__run__edition", "proposal__run__place")
    .prefetch_related(Prefetch("proposal__authors", AUTHORS.queryset)),
)  # fmt: skip
