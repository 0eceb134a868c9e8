"""After the ballots: the register is closed, and the rule computes what is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from linli.kernel.sentence import say
from linli.kernel.verdict import filled, refuse_if
from linli.platform import clock
from linli.platform.announcements import announce
from linli.platform.documents.actions import seal_dossier
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked
from linli.practices.budgeting.actions.preparing import freeze
from linli.practices.budgeting.actions.voting import judge_open, locked_vote
from linli.practices.budgeting.enums import OptionState, VoteState
from linli.practices.budgeting.events import BudgetAllocated
from linli.practices.budgeting.models import AddressCount, Allocation, BallotDraft, Option, Vote
from linli.practices.budgeting.queries import dossier_inputs, sheets_waiting
from linli.practices.budgeting.rules import DOSSIER_KIND, DOSSIER_RULE
from linli.practices.budgeting.rules import allocate as allocated_by_rule


@transaction.atomic
def close_vote(*, by, vote: Vote) -> Vote:
    """Close the register; from now on the ballots may be seen. Refuses while entered papers wait for their check."""
    permit(by, "budgeting.close_vote", vote)
    vote = locked_vote(vote)
    judge_open(vote)
    waiting = sheets_waiting(vote)
    refuse_if(
        say("Sheets of paper ballots that nobody has checked yet: %(n)d.", n=waiting) if waiting else None
    )
    vote.state, vote.closed_at = VoteState.CLOSED, clock.now()
    vote.save(update_fields=["state", "closed_at"])
    BallotDraft.objects.filter(voter__vote=vote).delete()
    AddressCount.objects.filter(vote=vote, told_at=None).delete()
    record(by, "budgeting.close_vote", vote, tells=say("The vote of “%(run)s” was closed", run=vote.title))
    return vote


@transaction.atomic
def allocate(*, by, vote: Vote) -> Allocation:
    """Compute the result from the register by the frozen rule, seal its dossier, and publish it; nobody can edit it.

    Where there is no residents' vote, terms that were not frozen before are frozen now.
    """
    permit(by, "budgeting.allocate", vote)
    vote = locked_vote(vote)
    if vote.state == VoteState.PREPARING and not vote.has_ballots:
        freeze(vote)
    refuse_if(say("Close the vote first.") if vote.state in (VoteState.PREPARING, VoteState.OPEN) else None)
    refuse_if(say("The result of this vote is published.") if vote.state != VoteState.CLOSED else None)
    inputs = dossier_inputs(vote)
    outcome = allocated_by_rule(inputs)
    allocation = Allocation.objects.create(
        vote=vote,
        dossier=seal_dossier(
            kind=DOSSIER_KIND, rule=DOSSIER_RULE, inputs=inputs, outcome=outcome, place=vote.place
        ),
        outcome=outcome,
        spent_fen=outcome["cost"],
        published_at=clock.now(),
    )
    winners, losers = _settle_options(vote, outcome)
    vote.state = VoteState.ALLOCATED
    vote.save(update_fields=["state"])
    record(
        by,
        "budgeting.allocate",
        vote,
        tells=say(
            "The result of “%(run)s” was published: %(n)d of %(all)d chosen",
            run=vote.title, n=len(winners), all=len(winners) + len(losers),
        ),
        content={"dossier": allocation.dossier.digest},
    )  # fmt: skip
    announce(BudgetAllocated(vote.run_id, allocation.pk, winners, losers))
    return allocation


@transaction.atomic
def look_into_address(*, by, count: AddressCount, finding: str) -> AddressCount:
    """A supervisor writes what was found about many ballots from one address; the ballots themselves stay as they are."""
    permit(by, "budgeting.look_into_address", count)
    finding = filled(finding, say("Please write what you found; it will be published."), "finding")
    count = locked(count)
    refuse_if(say("Somebody has looked into this before.") if count.looked_at else None)
    count.looked_at, count.looked_by, count.finding = clock.now(), by.person, finding
    count.save(update_fields=["looked_at", "looked_by", "finding"])
    record(
        by,
        "budgeting.look_into_address",
        count,
        tells=say("Many ballots from one address were looked into: %(finding)s", finding=finding),
        content={"finding": finding},
    )
    return count


def _settle_options(
    vote: Vote, outcome: Mapping[str, Any]
) -> tuple[tuple[tuple[str, int], ...], tuple[str, ...]]:
    """Write each option's result; the winners with what they get, and the losers, by their sources."""
    options = list(Option.objects.filter(vote=vote).order_by("id"))
    for option in options:
        found = outcome["explanations"][option.number]
        option.state, option.granted_fen = OptionState(found["state"]), found["granted_fen"]
        option.place_won = found.get("place")
    Option.objects.bulk_update(options, ["state", "granted_fen", "place_won"], batch_size=200)
    winners = tuple((one.source, one.granted_fen) for one in options if one.is_chosen)
    return winners, tuple(one.source for one in options if not one.is_chosen)
