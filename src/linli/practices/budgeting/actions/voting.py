"""Ballots cast online: kept as a draft, cast, changed until the vote closes."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked, sent_before
from linli.practices.budgeting.enums import BallotState, Channel, SecondBallot, VoterUnit
from linli.practices.budgeting.models import AddressCount, Ballot, BallotDraft, Vote, Voter
from linli.practices.budgeting.queries import voter_of
from linli.practices.budgeting.queries.votes import RUN
from linli.practices.budgeting.rules.voting import ballot_fault


@transaction.atomic
def keep_draft(*, by, vote: Vote, choice: Mapping[str, int]) -> BallotDraft:
    """Keep what a voter has chosen so far; nothing is cast, so the journal says nothing. A draft may break the rule yet."""
    permit(by, "budgeting.vote", vote)
    vote = locked_vote(vote)
    voter = _judged_voter(by, vote)
    kept = {number: int(points) for number, points in choice.items() if points}
    draft, _new = BallotDraft.objects.update_or_create(
        voter=voter, defaults={"choice": kept, "saved_at": clock.now()}
    )
    return draft


@transaction.atomic
def vote(
    *, by, vote: Vote, choice: Mapping[str, int], address: str = "", client_id: UUID | None = None
) -> Ballot:
    """Cast a ballot online, or change the one that was cast before; the earlier one stays in the register as replaced.

    `choice` maps numbers of options to points (1 for a tick). `address` is the network address it came from; only a
    keyed digest of the day is counted, and the supervisors are told when very many come from one. Refuses a ballot
    that breaks the rule (field `choice`) and, where the vote declares so, one that comes after another channel's.
    """
    permit(by, "budgeting.vote", vote)
    vote = locked_vote(vote)
    voter = _judged_voter(by, vote)
    if cast := sent_before(voter.ballots, client_id):
        return cast
    choice = {number: int(points) for number, points in choice.items() if points}
    costs = dict(vote.options.values_list("number", "cost_fen"))
    refuse_if(ballot_fault(choice, vote.ballot_rule, costs), "choice")
    _replace_earlier(vote, voter)
    ballot = Ballot.objects.create(
        vote=vote,
        voter=voter,
        choice=choice,
        channel=Channel.ONLINE,
        state=BallotState.COUNTED,
        number=next_number(vote),
        cast_at=clock.now(),
        client_id=client_id,
    )
    BallotDraft.objects.filter(voter=voter).delete()
    _count_address(vote, address)
    record(
        by,
        "budgeting.vote",
        vote,
        tells=say("A ballot was cast in the vote of “%(run)s”", run=vote.title),
        content={"voter": voter.receipt, "choice": choice},
    )
    return ballot


def locked_vote(vote: Vote) -> Vote:
    """The vote as it is now, with nobody else writing to it or to its register; part of other actions."""
    return locked(vote, *RUN)


def judge_open(vote: Vote) -> None:
    """Refuse what is only done while ballots are taken; part of other actions."""
    refuse_if(say("This vote is not open for ballots.") if not vote.is_open else None)


def next_number(vote: Vote) -> int:
    """The next place in the register; part of other actions."""
    return (Ballot.objects.filter(vote=vote).aggregate(last=Max("number"))["last"] or 0) + 1


def not_on_the_roll(vote: Vote) -> Sentence:
    """What somebody is told who has no ballot."""
    if vote.unit == VoterUnit.PERSON:
        return say(
            "Each person has a ballot of their own here, and you are not on the roll. Please sign in with your own phone."
        )
    return say("Your household is not on the roll of this vote, which was fixed when it opened.")


def _judged_voter(by, vote: Vote) -> Voter:
    judge_open(vote)
    refuse_if(say("This vote takes no ballots online.") if not vote.takes_online else None)
    voter = voter_of(vote, by)
    if voter is None:
        raise Refusal(not_on_the_roll(vote))
    voter.vote = vote
    return voter


def _replace_earlier(vote: Vote, voter: Voter) -> None:
    """Make the ballot that counts give way, or refuse where it came through another channel and stands."""
    earlier = voter.ballots.filter(state=BallotState.COUNTED).first()
    if earlier is None:
        return
    if earlier.channel != Channel.ONLINE and vote.second == SecondBallot.REFUSE:
        raise Refusal(voted_elsewhere(earlier))
    earlier.state = BallotState.REPLACED
    earlier.save(update_fields=["state"])


def voted_elsewhere(ballot: Ballot) -> Sentence:
    """What somebody is told whose ballot on paper counts already."""
    moment = ballot.cast_at.astimezone(clock.CHINA).strftime("%Y-%m-%d %H:%M")
    if ballot.channel == Channel.HALL:
        return say(
            "Your ballot was cast in the hall and entered at %(moment)s. It counts, and it stands.",
            moment=moment,
        )
    return say(
        "Your ballot came on paper and was entered at %(moment)s. It counts, and it stands.", moment=moment
    )


def _count_address(vote: Vote, address: str) -> None:
    if not address:
        return
    count, _new = AddressCount.objects.get_or_create(
        vote=vote, address=_address_today(vote, address), defaults={"day": clock.today()}
    )
    count.ballots += 1
    many = getattr(settings, "LINLI_BALLOTS_FROM_ONE_ADDRESS", 200)
    if count.ballots >= many and count.told_at is None:
        count.told_at = clock.now()
    count.save(update_fields=["ballots", "told_at"])


def _address_today(vote: Vote, address: str) -> str:
    """A keyed digest that is another one tomorrow and in another vote."""
    words = f"budgeting.address:{vote.pk}:{clock.today().isoformat()}:{address}"
    return hmac.new(settings.SECRET_KEY.encode(), words.encode(), hashlib.sha256).hexdigest()
