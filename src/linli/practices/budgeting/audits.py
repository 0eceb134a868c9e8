"""What must always hold of votes; the tallies are counted here a second time, by the database and not by the rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.db.models import Count, F, Q

from linli.kernel.canonical import digest
from linli.kernel.sentence import Sentence, say
from linli.practices.budgeting.enums import BallotState, VoteState
from linli.practices.budgeting.models import Allocation, Ballot, Vote
from linli.practices.budgeting.queries import dossier_inputs
from linli.practices.budgeting.queries.votes import VOTE
from linli.practices.budgeting.rules import allocate
from linli.practices.budgeting.rules.voting import ballot_fault

OPENED = ~Q(state__in=(VoteState.PREPARING, VoteState.CALLED_OFF))


def terms_are_as_frozen() -> Iterator[Sentence]:
    """The terms of an opened vote have their digest, and its options are those of its terms."""
    for vote in Vote.objects.filter(OPENED).prefetch_related("options").iterator(chunk_size=50):
        options = [option.to_terms() for option in sorted(vote.options.all(), key=lambda one: one.pk)]
        if digest(vote.terms) != vote.terms_digest or vote.terms["options"] != options:
            yield say("The terms of vote %(id)d are not those that were frozen.", id=vote.pk)


def rolls_are_as_frozen() -> Iterator[Sentence]:
    """The roll of an opened vote has the length and the digest that it was frozen with."""
    for vote in Vote.objects.filter(OPENED):
        receipts = sorted(vote.voters.values_list("receipt", flat=True))
        if len(receipts) != vote.entitled or digest(receipts) != vote.roll_digest:
            yield say("The roll of vote %(id)d is not the one that was frozen.", id=vote.pk)


def counted_ballots_keep_to_the_rule() -> Iterator[Sentence]:
    """A counted ballot is of the roll of its own vote and keeps to the vote's rule."""
    for ballot in Ballot.objects.filter(state=BallotState.COUNTED).exclude(voter__vote=F("vote")):
        yield say("Ballot %(id)d counts and is not of its vote's roll.", id=ballot.pk)
    for vote in Vote.objects.filter(OPENED):
        costs = dict(vote.options.values_list("number", "cost_fen"))
        rule = vote.ballot_rule
        for ballot in vote.ballots.filter(state=BallotState.COUNTED).iterator(chunk_size=2000):
            if ballot_fault(ballot.choice, rule, costs):
                yield say("Ballot %(id)d counts and breaks the rule of its vote.", id=ballot.pk)


def registers_have_no_gap() -> Iterator[Sentence]:
    """Every settled ballot has its place in the register."""
    settled = Count("ballots", filter=~Q(ballots__state=BallotState.PENDING))
    placed = Count("ballots", filter=Q(ballots__number__isnull=False))
    for vote in Vote.objects.annotate(settled=settled, placed=placed).exclude(settled=F("placed")):
        yield say("The register of vote %(id)d has ballots without a place.", id=vote.pk)


def tallies_agree_with_the_register() -> Iterator[Sentence]:
    """The supporters of each option, counted anew from the ballots themselves, are those of the published result."""
    for allocation in Allocation.objects.select_related("vote"):
        counted: Counter[str] = Counter()
        for choice in allocation.vote.ballots.filter(state=BallotState.COUNTED).values_list(
            "choice", flat=True
        ):
            counted.update(number for number, points in choice.items() if points > 0)
        for number, tally in allocation.outcome["tallies"].items():
            if counted[number] != tally["supporters"]:
                yield say(
                    "Vote %(id)d counts %(found)d supporters of option %(number)s, its result says %(said)d.",
                    id=allocation.vote_id, found=counted[number], number=number, said=tally["supporters"],
                )  # fmt: skip


def results_recount_the_same() -> Iterator[Sentence]:
    """Each published result follows from its register by its frozen rule, and its options say the same."""
    for allocation in Allocation.objects.select_related(*VOTE).iterator(chunk_size=20):
        vote = allocation.vote
        granted = {one.number: one.granted_fen for one in vote.options.all() if one.is_chosen}
        winners = {one["id"]: one["granted_fen"] for one in allocation.outcome["winners"]}
        if allocate(dossier_inputs(vote)) != allocation.outcome or granted != winners:
            yield say("Vote %(id)d does not compute to its result.", id=vote.pk)


AUDITS = (
    terms_are_as_frozen,
    rolls_are_as_frozen,
    counted_ballots_keep_to_the_rule,
    registers_have_no_gap,
    tallies_agree_with_the_register,
    results_recount_the_same,
)
