"""How a budget is divided into tranches: to the fen, by shares that make up the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.kernel.share import Share
from linli.kernel.verdict import Refusal, filled, refuse_if

MOST_MILESTONES = 12


@dataclass(frozen=True)
class MilestoneDraft:
    """One step of the work as it is planned; `share` of the budget is paid once it is accepted ("40%", "1/3", 0)."""

    title: str
    due_on: date
    share: str | int | Share


@dataclass(frozen=True)
class PlannedMilestone:
    """A step with its tranche in fen."""

    title: str
    due_on: date
    share: Share
    tranche_fen: int


def planned(budget_fen: int, drafts: Sequence[MilestoneDraft]) -> tuple[PlannedMilestone, ...]:
    """The milestones with their tranches, which add up to the budget exactly.

    Refuses, naming the field (`title_2`, `share_2`), what has no title, shares that are none, and shares whose sum is
    not the whole.
    """
    refuse_if(say("Please plan at least one milestone.") if not drafts else None, "title_1")
    refuse_if(say("At most %(n)d milestones.", n=MOST_MILESTONES) if len(drafts) > MOST_MILESTONES else None)
    shares = [_share(number, draft) for number, draft in enumerate(drafts, 1)]
    total = Share(sum(share.of_one for share in shares))
    if total.of_one != 1:
        raise Refusal(
            say("The shares add up to %(sum)s; together they must be 100%%.", sum=total.percent(2)),
            f"share_{len(drafts)}",
        )
    tranches = Money(budget_fen).shares([share.of_one for share in shares])
    return tuple(
        PlannedMilestone(draft.title.strip(), draft.due_on, share, tranche.fen)
        for draft, share, tranche in zip(drafts, shares, tranches, strict=True)
    )


def _share(number: int, draft: MilestoneDraft) -> Share:
    filled(draft.title, say("Please name the milestone."), f"title_{number}")
    refuse_if(
        say("Please give the day by which it is done.") if draft.due_on is None else None, f"due_{number}"
    )
    try:
        return Share.parse(draft.share)
    except Refusal as refusal:
        raise Refusal(refusal.because, f"share_{number}") from None
