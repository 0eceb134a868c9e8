"""Reads of what was voted: the ballots as they are published, counts by option, and what the rule computes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from linli.practices.budgeting.enums import BallotState
from linli.practices.budgeting.models import Ballot, Option, Vote
from linli.practices.budgeting.queries.votes import options_of
from linli.practices.budgeting.rules.voting import Choice, receipt_digest


@dataclass(frozen=True)
class BallotLine:
    """One ballot as it is published: by the digest of its receipt, without a name, in the order of the digests."""

    receipt: str
    channel: str
    choice: Choice


@dataclass(frozen=True)
class Support:
    """Who supports an option: how many ballots, with how many points, by channel and by estate (name → ballots)."""

    ballots: int
    points: int
    channels: dict[str, int]
    estates: dict[str, int]


def ballot_lines(vote: Vote) -> list[BallotLine]:
    """The counted ballots of a vote that is over, as they are published (1 query); none before."""
    if not vote.is_over:
        return []
    rows = _counted(vote).order_by("voter__receipt").values_list("voter__receipt", "channel", "choice")
    return [BallotLine(*row) for row in rows]


def published_ballot(vote: Vote, code: str) -> BallotLine | None:
    """The published ballot that a receipt code belongs to (1 query)."""
    if not vote.is_over:
        return None
    rows = _counted(vote).filter(voter__receipt=receipt_digest(code))
    row = rows.values_list("voter__receipt", "channel", "choice").first()
    return BallotLine(*row) if row else None


def supports_of(vote: Vote, options: Sequence[Option]) -> dict[str, Support]:
    """By number of each option, who supports it (1 query); nothing before the vote is over."""
    counted = {option.number: (Counter(), Counter()) for option in options}
    points: Counter[str] = Counter()
    for choice, channel, estate in _choices(vote):
        points.update(choice)
        for number in choice:
            channels, estates = counted[number]
            channels[channel] += 1
            estates[estate] += 1
    return {
        number: Support(channels.total(), points[number], dict(channels), dict(estates.most_common()))
        for number, (channels, estates) in counted.items()
    }


def dossier_inputs(vote: Vote) -> dict[str, Any]:
    """What a result is computed from, with ballots by their receipts only (2 queries)."""
    options = options_of(vote)
    numbers = {option.source: option.number for option in options}
    return {
        "place": vote.place.code,
        "terms": vote.terms,
        "terms_digest": vote.terms_digest,
        "roll_digest": vote.roll_digest,
        "entitled": vote.entitled,
        "budget_fen": vote.budget_fen,
        "rule": vote.rule,
        "options": [
            {
                "id": option.number,
                "source": option.source,
                "title": option.title,
                "cost_fen": option.cost_fen,
                "least_fen": option.least_fen,
                "excludes": sorted(numbers[source] for source in option.excludes if source in numbers),
                "score": "{}/{}".format(*option.score) if option.score else None,
            }
            for option in options
        ],
        "ballots": [
            {"receipt": line.receipt, "channel": line.channel, "choices": line.choice}
            for line in ballot_lines(vote)
        ],
    }


def _choices(vote: Vote) -> Iterator[tuple[Choice, str, str]]:
    if not vote.is_over:
        return iter(())
    rows = _counted(vote).order_by("pk").values_list("choice", "channel", "voter__household__estate__name")
    return rows.iterator(chunk_size=2000)


def _counted(vote: Vote):
    return Ballot.objects.filter(vote=vote, state=BallotState.COUNTED)
