"""Cash that is recorded by one and confirmed by another; transfers on the statement."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.people.models import Household
from linli.civic.process.views.runs import RunMixin
from linli.kernel.money import Money
from linli.kernel.sentence import mark as _
from linli.kernel.sentence import say
from linli.platform.permits import allowed
from linli.platform.sheets import Column, ImportView, RowFault, text, yuan
from linli.platform.ui.views import ActionView, PageView, PickView, found_or_404
from linli.practices.matching import actions, forms
from linli.practices.matching.enums import RaiseState
from linli.practices.matching.models import Pledge
from linli.practices.matching.queries import pledge_of, raises_of, unconfirmed_in
from linli.practices.matching.views.raises import RaiseMixin


class CashRaisesView(RunMixin, PageView):
    """The raisings for which cash can be recorded."""

    template_name = "matching/cash.html"

    def get_context_data(self, **kwargs):
        raises = list(raises_of(self.run).filter(state=RaiseState.OPEN))
        may = [one for one in raises if allowed(self.by, "matching.record_cash_pledge", one)]
        refused = None
        if raises and not may:
            refused = allowed(self.by, "matching.record_cash_pledge", raises[0]).because
        return super().get_context_data(run=self.run, raises=may, refused=refused, **kwargs)


class RecordCashView(RaiseMixin, ActionView):
    """Write down the cash of one household."""

    verb = "matching.record_cash_pledge"
    form_class = forms.CashForm
    title = say("Record cash")
    lead = say("It counts once a member of the estate's committee has confirmed it.")
    button = say("Record it")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "raising": self.raising}

    def done_with(self, result):
        values = {"amount": str(Money(result.amount_fen)), "address": result.household.address}
        return say("%(amount)s of %(address)s are recorded. Next household?", **values)

    def goes_to(self, result) -> str:
        return reverse("matching:cash", kwargs={"raising": self.raising.pk})

    def act(self, form):
        filled = form.cleaned_data
        return actions.record_cash_pledge(
            by=self.by,
            raise_=self.raising,
            household=filled["household"],
            amount_fen=filled["amount"],
            client_id=form.once,
        )


class ImportCashView(RaiseMixin, ImportView):
    """Bring in a list of cash: address and amount."""

    verb = "matching.record_cash_pledge"
    title = say("Bring in a list of cash")
    columns = (
        Column("address", _("Address"), parse=text),
        Column("amount", _("Amount"), parse=yuan),
    )

    @cached_property
    def by_address(self) -> dict[str, Household]:
        """The households of the estate by their address."""
        households = Household.objects.filter(estate=self.raising.estate, moved_out_on=None)
        return {one.address: one for one in households}

    def check(self, rows):
        unknown = say("No household at this address is in the register of the estate.")
        return [
            RowFault(row.number, "address", unknown) for row in rows if row["address"] not in self.by_address
        ]

    def bring_in(self, rows):
        cash = [actions.CashRow(self.by_address[row["address"]], row["amount"]) for row in rows]
        made = actions.import_cash_pledges(by=self.by, raise_=self.raising, rows=cash)
        return say("Cash of %(n)d households is recorded; the committee confirms it.", n=len(made))


class ConfirmView(RunMixin, PickView):
    """The second person's part: say which money has come."""

    title = say("Confirm that money has come")
    lead = say(
        "Tick what you have counted or found on the statement. Nobody confirms what they recorded themselves."
    )
    button = say("It has come")
    nothing = say("No payment of your estate waits for confirmation.")
    done = say("Confirmed; it counts now.")
    template_name = "matching/confirm.html"

    @cached_property
    def choices(self) -> list[Pledge]:
        raises = [one for one in raises_of(self.run) if one.unconfirmed]
        mine = [one for one in raises if allowed(self.by, "matching.confirm_cash_pledge", one)]
        return [pledge for one in mine for pledge in unconfirmed_in(one)]

    def words(self, row):
        return say(
            "%(address)s: %(amount)s, %(how)s %(reference)s",
            address=row.household.address,
            amount=str(Money(row.amount_fen)),
            how=str(row.get_channel_display()),
            reference=row.reference,
        )

    def do(self, rows):
        raises = {one.raising_id: one.raising for one in rows}
        for pk, raising in raises.items():
            actions.confirm_cash_pledges(
                by=self.by, raise_=raising, pledges=[one for one in rows if one.raising_id == pk]
            )


class ReturnPaymentView(ActionView):
    """Say that reported money has not come."""

    title = say("Say that money has not come")
    lead = say("A transfer becomes a promise again; cash is withdrawn.")
    button = say("It has not come")

    @cached_property
    def pledge(self) -> Pledge:
        return found_or_404(pledge_of(self.kwargs["pledge"]))

    @property
    def back_url(self) -> str:
        return reverse("matching:confirm_cash_pledge", kwargs={"run": self.pledge.run.pk})

    def may(self):
        return allowed(self.by, "matching.return_payment", self.pledge)

    def goes_to(self, result) -> str:
        return self.back_url

    def act(self, form):
        return actions.return_payment(by=self.by, pledge=self.pledge)
