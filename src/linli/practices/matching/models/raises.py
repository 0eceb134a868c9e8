from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from linli.civic.ledger.models import Account
from linli.civic.people.models import Household, Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.kernel.sentence import Sentence, say
from linli.practices.matching import rules
from linli.practices.matching.enums import STANDING, Channel, PledgeState, RaiseState


class Raise(models.Model):
    """One estate raises its own part for one thing, in one run.

    `source` names the row that it was opened for (“contests.entry:12”): practices do not know each other. `goal_fen` is
    what the thing costs in all. What households pay lies in `account`.
    """

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="raises")
    estate = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    goal_fen = models.BigIntegerField()
    source = models.CharField(max_length=80, unique=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=RaiseState, default=RaiseState.OPEN)
    opened_on = models.DateField()
    closes_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        ordering = ["run", "estate__path", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "estate"],
                condition=~Q(state=RaiseState.FAILED),
                name="one_raising_an_estate_and_run",
            ),
            models.CheckConstraint(condition=Q(goal_fen__gt=0), name="a_raising_has_a_goal"),
            models.CheckConstraint(
                condition=~Q(state=RaiseState.FAILED) | ~Q(ended_because=""), name="a_failed_raising_says_why"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("matching:raise", kwargs={"raising": self.pk})

    @property
    def place(self) -> Place:
        return self.estate

    @property
    def is_open(self) -> bool:
        return self.state == RaiseState.OPEN

    @property
    def why_ended(self) -> Sentence | None:
        """Why it ended without a match: a known reason in words, or the words of whoever withdrew."""
        if not self.ended_because:
            return None
        return rules.ENDINGS.get(self.ended_because) or say("%(reason)s", reason=self.ended_because)


class PledgeQuerySet(models.QuerySet):
    def standing(self) -> PledgeQuerySet:
        return self.filter(state__in=STANDING)

    def paid(self) -> PledgeQuerySet:
        return self.filter(state=PledgeState.PAID)


class Pledge(models.Model):
    """What one household gives: pledged, then paid online or in cash; changeable until it is paid.

    Money that somebody says has come counts only when another person confirms it. `pledged_by` and `confirmed_by`
    are the persons who recorded and confirmed (none where the household came with its code or a payment service told).
    """

    raising = models.ForeignKey(Raise, on_delete=models.PROTECT, related_name="pledges")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    amount_fen = models.BigIntegerField()
    channel = models.CharField(max_length=8, choices=Channel)
    state = models.CharField(max_length=10, choices=PledgeState)
    pledged_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    paid_at = models.DateTimeField(null=True, blank=True)
    reference = models.CharField(max_length=80, blank=True)
    client_id = models.UUIDField(unique=True)

    objects = PledgeQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["raising", "state"], name="pledge_of_raise_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["raising", "household"],
                condition=Q(state__in=STANDING),
                name="one_standing_pledge_a_household",
            ),
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="a_pledge_is_more_than_nothing"),
            models.CheckConstraint(
                condition=Q(recorded_by=None) | Q(confirmed_by=None) | ~Q(recorded_by=F("confirmed_by")),
                name="nobody_confirms_what_they_recorded",
            ),
            models.CheckConstraint(
                condition=~Q(channel=Channel.CASH) | Q(recorded_by__isnull=False),
                name="cash_is_recorded_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(channel=Channel.CASH, state=PledgeState.PAID) | Q(confirmed_by__isnull=False),
                name="cash_counts_when_confirmed",
            ),
            models.CheckConstraint(
                condition=~Q(state=PledgeState.PAID) | Q(paid_at__isnull=False),
                name="a_paid_pledge_says_when",
            ),
        ]

    def __str__(self):
        return f"{self.household} {self.amount_fen} fen"

    def get_absolute_url(self) -> str:
        return reverse("matching:receipt", kwargs={"pledge": self.pk})

    @property
    def place(self) -> Place:
        return self.raising.estate

    @property
    def run(self) -> Run:
        return self.raising.run

    @property
    def evidence(self) -> str:
        """How the movements of this pledge name it."""
        return f"matching.pledge:{self.pk}"

    @property
    def number(self) -> str:
        """The number on the receipt."""
        return rules.receipt_number(self.raising.run_id, self.pk)

    @property
    def paid_on(self) -> date | None:
        return self.paid_at.date() if self.paid_at else None
