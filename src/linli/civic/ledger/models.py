from django.db import models
from django.db.models import F, Q, Sum
from django.urls import reverse

from linli.civic.ledger.enums import AccountKind
from linli.civic.places.models import Place
from linli.kernel.sentence import Sentence, say


class Account(models.Model):
    """Where money lies. All but the outside world refuse an overdraft.

    `purpose` is the words of those who opened it, or the kind itself where a place has only one account of it.
    """

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="accounts")
    kind = models.CharField(max_length=20, choices=AccountKind)
    purpose = models.CharField(max_length=120)
    forbids_overdraft = models.BooleanField(default=True)

    class Meta:
        ordering = ["place", "kind", "purpose"]
        constraints = [
            models.UniqueConstraint(fields=["place", "kind", "purpose"], name="one_account_of_a_purpose"),
            models.CheckConstraint(
                condition=Q(kind=AccountKind.OUTSIDE) | Q(forbids_overdraft=True),
                name="only_the_outside_world_may_be_overdrawn",
            ),
        ]

    def __str__(self):
        return self.purpose

    def get_absolute_url(self) -> str:
        return reverse("ledger:account", kwargs={"account": self.pk})

    @property
    def title(self) -> Sentence:
        """What the account is called on pages."""
        kind = Sentence(str(AccountKind(self.kind).message))
        if self.purpose == self.kind:
            return kind
        return say("%(kind)s · %(purpose)s", kind=kind, purpose=self.purpose)

    @property
    def balance_fen(self) -> int:
        """What lies here: all that came in less all that went out (two sums)."""
        came = self.movements_in.aggregate(total=Sum("amount_fen"))["total"] or 0
        went = self.movements_out.aggregate(total=Sum("amount_fen"))["total"] or 0
        return came - went


class Movement(models.Model):
    """Money that moved: `amount_fen` from `source` to `target` for a purpose, effective on a day.

    `client_id` is made by whoever asks for the movement, so that asking twice moves once. `evidence` names the row that
    is the reason (`matching.pledge:17`), `leg_of` joins the legs of one payment.
    """

    client_id = models.UUIDField(unique=True)
    source = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="movements_out")
    target = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="movements_in")
    amount_fen = models.BigIntegerField()
    effective_on = models.DateField()
    booked_at = models.DateTimeField()
    purpose = models.CharField(max_length=200)
    evidence = models.CharField(max_length=80)
    reverses = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="reversed_by"
    )
    leg_of = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["evidence"], name="movement_by_evidence")]
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="movement_moves_a_positive_amount"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="movement_goes_to_another_account"),
        ]

    def __str__(self):
        return f"{self.source} → {self.target}: {self.amount_fen} fen"

    @property
    def place(self) -> Place:
        return self.source.place if self.target.kind == AccountKind.OUTSIDE else self.target.place
