from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from linli.civic.people.models import Household, Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.budgeting.enums import (
    BallotKind,
    Channel,
    OptionState,
    SecondBallot,
    VoterUnit,
    VoteState,
)
from linli.practices.budgeting.rules.voting import BallotRule


def every_channel() -> list[str]:
    """Online, in the hall and on paper."""
    return list(Channel.values)


class Vote(models.Model):
    """What a run decides by ballots, and how: everything that the outcome follows from, fixed before the first ballot.

    `limit` is how many options a ballot may tick, or how many points it shares out; none for no limit. `rule` is the
    allocation rule with its settings, as `rules.allocate` reads it. `terms` and `terms_digest` are the whole as it was
    frozen when the vote opened; from then on the database refuses to change it. `entitled` is the length of the roll.
    """

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="votes")
    kind = models.CharField(max_length=10, choices=BallotKind, default=BallotKind.APPROVAL)
    limit = models.PositiveIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=10, choices=VoterUnit, default=VoterUnit.HOUSEHOLD)
    channels = models.JSONField(default=every_channel)
    second = models.CharField(max_length=10, choices=SecondBallot, default=SecondBallot.REFUSE)
    budget_fen = models.BigIntegerField(default=0)
    rule = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=VoteState, default=VoteState.PREPARING)
    prepared_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    terms = models.JSONField(default=dict, blank=True)
    terms_digest = models.CharField(max_length=71, blank=True)
    roll_digest = models.CharField(max_length=71, blank=True)
    entitled = models.PositiveIntegerField(default=0)
    called_off_because = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["run"], condition=~Q(state=VoteState.CALLED_OFF), name="one_standing_vote_of_a_run"
            ),
            models.CheckConstraint(condition=Q(budget_fen__gte=0), name="a_budget_is_not_negative"),
            models.CheckConstraint(
                condition=~Q(state=VoteState.CALLED_OFF) | ~Q(called_off_because=""),
                name="calling_a_vote_off_needs_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[VoteState.PREPARING, VoteState.CALLED_OFF])
                | (Q(opened_at__isnull=False) & ~Q(terms_digest="")),
                name="an_open_vote_is_frozen",
            ),
        ]

    def __str__(self):
        return self.run.title

    def get_absolute_url(self) -> str:
        return reverse("budgeting:vote_page", kwargs={"vote": self.pk})

    @property
    def place(self) -> Place:
        return self.run.place

    @property
    def title(self) -> str:
        return self.run.title

    @property
    def is_prepared(self) -> bool:
        return self.prepared_at is not None

    @property
    def is_open(self) -> bool:
        return self.state == VoteState.OPEN

    @property
    def is_over(self) -> bool:
        """Whether the ballots may be seen: nobody sees what was voted before."""
        return self.state in (VoteState.CLOSED, VoteState.ALLOCATED)

    @property
    def has_ballots(self) -> bool:
        """Whether residents vote at all."""
        return self.kind != BallotKind.NONE

    @property
    def takes_online(self) -> bool:
        return Channel.ONLINE in self.channels

    @property
    def on_paper(self) -> list[str]:
        """The channels whose ballots somebody enters."""
        return [channel for channel in self.channels if channel != Channel.ONLINE]

    @property
    def ballot_rule(self) -> BallotRule:
        return BallotRule(self.kind, self.limit, self.budget_fen)

    @property
    def is_ranking(self) -> bool:
        """Whether nothing is paid for: the options are put in an order."""
        return self.rule.get("name") == "ranking"


class Option(models.Model):
    """Something that can be chosen; `source` names the row it comes from, `number` is how ballots and files name it.

    `least_fen` is the part funding that its author accepts, none where it is all or nothing. `excludes` are sources that
    cannot be chosen beside it. The panel's score is an exact fraction from 0 to 100, none as long as there is none.
    """

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="options")
    number = models.CharField(max_length=20)
    source = models.CharField(max_length=80)
    title = models.CharField(max_length=160)
    estate = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=80, blank=True)
    summary = models.TextField(blank=True)
    url = models.CharField(max_length=200, blank=True)
    cost_fen = models.BigIntegerField()
    least_fen = models.BigIntegerField(null=True, blank=True)
    excludes = models.JSONField(default=list, blank=True)
    author_people = models.JSONField(default=list, blank=True)
    author_organisations = models.JSONField(default=list, blank=True)
    score_numerator = models.BigIntegerField(null=True, blank=True)
    score_denominator = models.BigIntegerField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=OptionState, default=OptionState.STANDING)
    granted_fen = models.BigIntegerField(default=0)
    place_won = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["vote", "id"]
        constraints = [
            models.UniqueConstraint(fields=["vote", "source"], name="one_option_of_a_source"),
            models.UniqueConstraint(fields=["vote", "number"], name="one_option_of_a_number"),
            models.CheckConstraint(condition=Q(cost_fen__gte=0), name="an_option_costs_nothing_or_more"),
            models.CheckConstraint(
                condition=Q(least_fen=None) | Q(least_fen__gt=0, least_fen__lte=F("cost_fen")),
                name="part_funding_is_a_part",
            ),
            models.CheckConstraint(
                condition=Q(score_numerator=None, score_denominator=None)
                | Q(score_numerator__gte=0, score_denominator__gt=0),
                name="a_score_is_a_fraction",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("budgeting:option", kwargs={"option": self.pk})

    @property
    def place(self) -> Place:
        return self.estate or self.vote.place

    @property
    def run(self) -> Run:
        return self.vote.run

    @property
    def score(self) -> tuple[int, int] | None:
        if self.score_numerator is None:
            return None
        return self.score_numerator, self.score_denominator

    @property
    def is_chosen(self) -> bool:
        return self.state in (OptionState.CHOSEN, OptionState.PART)

    def to_terms(self) -> dict[str, Any]:
        """What of it is frozen when the vote opens."""
        return {
            "number": self.number,
            "source": self.source,
            "title": self.title,
            "cost_fen": self.cost_fen,
            "excludes": sorted(self.excludes),
        }


class Voter(models.Model):
    """Somebody on the roll of a vote: a household, or a person, as the vote declares; frozen when it opens.

    `serial` stands on the voter's paper ballot, so that who enters it types no name. `receipt` is the digest of the code
    by which the voter, and nobody else, finds the own ballot in the published file.
    """

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="voters")
    number = models.PositiveIntegerField()
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    serial = models.CharField(max_length=12)
    receipt = models.CharField(max_length=64)

    class Meta:
        ordering = ["vote", "number"]
        constraints = [
            models.UniqueConstraint(fields=["vote", "number"], name="one_voter_of_a_number"),
            models.UniqueConstraint(fields=["vote", "serial"], name="one_voter_of_a_serial"),
            models.UniqueConstraint(fields=["vote", "receipt"], name="one_voter_of_a_receipt"),
            models.UniqueConstraint(
                fields=["vote", "household"], condition=Q(person=None), name="one_ballot_paper_a_household"
            ),
            models.UniqueConstraint(fields=["vote", "person"], name="one_ballot_paper_a_person"),
        ]

    @property
    def place(self) -> Place:
        return self.household.estate

    @property
    def label(self) -> str:
        """Whose ballot it is, for those who hand papers out."""
        home = f"{self.household.estate.name} {self.household.address}"
        return f"{home} {self.person.name}" if self.person else home
