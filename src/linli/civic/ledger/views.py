"""The books as everybody may read them: the accounts of a place, and the statement of one."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.ledger import actions, exports, forms
from linli.civic.ledger.models import Account, Movement
from linli.civic.ledger.queries import account_with_place, balances, statement
from linli.civic.places.models import Place
from linli.kernel.sentence import say
from linli.platform.permits import allowed
from linli.platform.ui.addresses import page_of
from linli.platform.ui.blocks import Figure, MoneyRow
from linli.platform.ui.views import ActionView, PageView, SheetView, found_or_404
from linli.platform.ui.words import wan_parts


class AccountsView(PageView):
    """Every account of a place and of all within it, with what lies there."""

    template_name = "ledger/accounts.html"

    def get_context_data(self, **kwargs):
        place = get_object_or_404(Place, code=self.kwargs["place"])
        return super().get_context_data(place=place, balances=balances(place), **kwargs)


class PayInView(ActionView):
    """Record what arrived from outside in a community's guarantee fund."""

    form_class = forms.PayInForm
    title = say("Record money that arrived")
    lead = say("It lies in the guarantee fund of the community from now on; the statement is public.")
    button = say("Record it")
    done = say("The money is in the fund.")

    @cached_property
    def place(self) -> Place:
        return get_object_or_404(Place, code=self.kwargs["place"])

    @property
    def place_name(self) -> str:
        return self.place.name

    @property
    def back_url(self) -> str:
        return reverse("ledger:accounts", kwargs={"place": self.place.code})

    def may(self):
        return allowed(self.by, "ledger.pay_in", self.place)

    def act(self, form):
        filled = form.cleaned_data
        actions.pay_into_guarantee_fund(
            by=self.by,
            place=self.place,
            amount_fen=filled["amount"],
            purpose=filled["purpose"],
            client_id=form.once,
        )


class StatementView(SheetView):
    """All movements of an account with the balance after each; as XLSX too."""

    template_name = "ledger/statement.html"
    columns = exports.STATEMENT
    exports = "statement"
    search = ("purpose",)
    empty_sentence = say("No money has moved here yet.")

    @cached_property
    def account(self) -> Account:
        return found_or_404(account_with_place(self.kwargs["account"]))

    @property
    def title(self):
        return self.account.title

    @property
    def crumbs(self) -> str:
        return self.account.place.name

    def rows(self):
        return statement(self.account)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        figures = [Figure(*wan_parts(self.account.balance_fen), say("lies in this account"))]
        rows = [money_row(one) for one in context["object_list"]]
        return {**context, "account": self.account, "figures": figures, "rows": rows}


def money_row(movement: Movement) -> MoneyRow:
    """A movement of a statement as a row; `left_fen` is what it left."""
    return MoneyRow(
        source=movement.source.title,
        target=movement.target.title,
        amount_fen=movement.amount_fen,
        purpose=say(
            "%(purpose)s · left here: %(left)s",
            purpose=movement.purpose,
            left=exports.in_yuan(movement.left_fen),
        ),
        when=movement.effective_on,
        evidence_url=page_of(movement.evidence),
        back=movement.reverses_id is not None,
    )
