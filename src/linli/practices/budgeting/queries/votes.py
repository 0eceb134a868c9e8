"""Reads about votes: what is voted on, who is on the roll, how many have voted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from linli.civic.people.models import Household, Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.civic.process.queries import estates_of
from linli.practices.budgeting.enums import BallotState, Channel, SheetState, VoterUnit, VoteState
from linli.practices.budgeting.models import (
    AddressCount,
    Ballot,
    BallotDraft,
    Option,
    PaperSheet,
    Vote,
    Voter,
)
from linli.practices.budgeting.rules.voting import receipt_code

RUN = ("run__edition", "run__place", "run__parent__edition", "run__parent__place")
VOTE = tuple(f"vote__{path}" for path in RUN)


@dataclass(frozen=True)
class Turnout:
    """How many are on the roll and how many ballots count, by channel; how many wait or do not count. Never for what."""

    entitled: int
    online: int
    hall: int
    paper: int
    pending: int
    not_counted: int

    @property
    def counted(self) -> int:
        return self.online + self.hall + self.paper


def vote_of(run: Run) -> Vote | None:
    """The vote of a run that stands (1 query)."""
    votes = Vote.objects.exclude(state=VoteState.CALLED_OFF).filter(run=run)
    return votes.select_related(*RUN, "allocation__dossier").first()


def vote_with_run(pk: int) -> Vote | None:
    """A vote with its run and what was made of it (1 query)."""
    return Vote.objects.select_related(*RUN, "allocation__dossier").filter(pk=pk).first()


def votes_at(place: Place | None = None) -> QuerySet[Vote]:
    """The votes at a place and within it, of all places without one; the latest first."""
    votes = Vote.objects.select_related("run__edition", "run__place")
    return votes.filter(run__place__path__startswith=place.path) if place else votes


def options_of(vote: Vote) -> list[Option]:
    """The options of a vote in the order of their ballot (1 query)."""
    return list(Option.objects.filter(vote=vote).select_related("estate").order_by("id"))


def option_with_vote(pk: int) -> Option | None:
    """An option with its vote and run (1 query)."""
    options = Option.objects.select_related(*VOTE, "vote__allocation__dossier", "estate")
    return options.filter(pk=pk).first()


def sheet_of(pk: int) -> PaperSheet | None:
    """A sheet of entered ballots with its vote (1 query)."""
    return PaperSheet.objects.select_related(*VOTE, "entered_by", "checked_by").filter(pk=pk).first()


def sheets_of(vote: Vote) -> list[PaperSheet]:
    """The sheets of a vote, each with its number of ballots (1 query)."""
    return list(vote.sheets.select_related("entered_by").annotate(lines=Count("ballots")).order_by("-id"))


def count_of_address(pk: int) -> AddressCount | None:
    """A count that the supervisors were told of, with its vote (1 query)."""
    return AddressCount.objects.exclude(told_at=None).select_related(*VOTE).filter(pk=pk).first()


def findings_of(vote: Vote) -> list[AddressCount]:
    """What the supervisors found about many ballots from one address (1 query)."""
    return list(vote.addresses.filter(looked_at__isnull=False).order_by("looked_at"))


def voter_of(vote: Vote, by) -> Voter | None:
    """The place on the roll that an actor votes from: the household's, or the own one where each person has a ballot."""
    if vote.unit == VoterUnit.PERSON:
        return vote.voters.filter(person=by.person).first() if by.person else None
    return vote.voters.filter(household=by.household).first() if by.household else None


def roll_of(vote: Vote) -> QuerySet[Voter]:
    """The roll with addresses, and whether each has voted (`voted`)."""
    counted = Ballot.objects.filter(voter=OuterRef("pk"), state=BallotState.COUNTED)
    voters = vote.voters.select_related("household__estate", "person").annotate(voted=Exists(counted))
    return voters.order_by("number")


def ballot_of(voter: Voter | None) -> Ballot | None:
    """The ballot of a voter that counts."""
    return voter.ballots.filter(state=BallotState.COUNTED).first() if voter else None


def draft_of(voter: Voter | None) -> BallotDraft | None:
    """What a voter has begun and not cast."""
    return BallotDraft.objects.filter(voter=voter).first() if voter else None


def receipt_of(voter: Voter) -> str:
    """The voter's receipt code; computed from the installation's key, stored nowhere."""
    return receipt_code(str(settings.LINLI_CODES_KEY).encode(), voter.vote_id, voter.serial)


def who_is_entitled(vote: Vote) -> list[tuple[Household, Person | None]]:
    """Who goes on the roll: households of the run's estates (of all estates of its place, where it names none), or people."""
    estates = estates_of(vote.run)
    here = {"estate__in": estates} if estates else {"estate__path__startswith": vote.place.path}
    households = Household.objects.filter(moved_out_on=None, **here).order_by("estate__path", "id")
    if vote.unit == VoterUnit.HOUSEHOLD:
        return [(household, None) for household in households]
    people = Person.objects.filter(household__in=households).select_related("household")
    return [(one.household, one) for one in people.order_by("household__estate__path", "household", "id")]


def turnout(vote: Vote) -> Turnout:
    """How many have voted, without telling what (1 query)."""
    return turnouts([vote])[vote.pk]


def turnouts(votes: Sequence[Vote]) -> dict[int, Turnout]:
    """The turnout of each vote by its number (1 query for all)."""
    counted = Q(state=BallotState.COUNTED)
    rows = Ballot.objects.filter(vote__in=votes).order_by().values("vote").annotate(
        online=Count("pk", filter=counted & Q(channel=Channel.ONLINE)),
        hall=Count("pk", filter=counted & Q(channel=Channel.HALL)),
        paper=Count("pk", filter=counted & Q(channel=Channel.PAPER)),
        pending=Count("pk", filter=Q(state=BallotState.PENDING)),
        not_counted=Count("pk", filter=~Q(state__in=(BallotState.COUNTED, BallotState.PENDING, BallotState.REPLACED))),
    )  # fmt: skip
    nothing = dict.fromkeys(("online", "hall", "paper", "pending", "not_counted"), 0)
    found = {row.pop("vote"): row for row in rows}
    return {vote.pk: Turnout(vote.entitled, **(found.get(vote.pk) or nothing)) for vote in votes}


def turnout_by_estate(vote: Vote) -> list[tuple[str, int, int]]:
    """For each estate on the roll: name, entitled, voted (1 query)."""
    counted = Q(ballots__state=BallotState.COUNTED)
    rows = vote.voters.order_by().values("household__estate__path", "household__estate__name")
    counts = rows.annotate(all=Count("pk", distinct=True), voted=Count("pk", filter=counted, distinct=True))
    return [
        (row["household__estate__name"], row["all"], row["voted"])
        for row in counts.order_by("household__estate__path")
    ]


def sheets_waiting(vote: Vote) -> int:
    """Sheets that nobody has checked yet (1 query)."""
    return vote.sheets.filter(state=SheetState.WAITING).count()
