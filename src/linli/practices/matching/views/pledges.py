"""What a household does: pledge, pay, change its mind, read its receipt."""

from __future__ import annotations

from django.utils.functional import cached_property

from linli.civic.process.views.runs import RunMixin
from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, Verdict
from linli.platform.permits import allowed
from linli.platform.ui.views import ActionView, PrintView, found_or_404
from linli.practices.matching import actions, forms, rules
from linli.practices.matching.models import Pledge, Raise
from linli.practices.matching.queries import raise_of_estate, receipt_for, standing_pledge

NOT_HERE = Verdict(
    False,
    say("Your estate raises no own part in this contest. If you came by mistake, ask the community office."),
)
NOT_PLEDGED = Verdict(False, say("Your household has not pledged yet."))


class OwnMixin(RunMixin):
    """A view of what the reader's household does in the raising of its estate."""

    @cached_property
    def raising(self) -> Raise | None:
        household = self.by.household
        return raise_of_estate(self.run, household.estate) if household else None

    @cached_property
    def pledge(self) -> Pledge | None:
        found = standing_pledge(self.raising, self.by.household) if self.raising else None
        if found:
            found.raising = self.raising
        return found

    @property
    def back_url(self) -> str:
        return self.raising.get_absolute_url() if self.raising else self.run.get_absolute_url()

    @property
    def lead(self):
        return self.raising.title if self.raising else ""

    def subject(self):
        """What the verb is done to; None where there is no such thing yet."""
        return self.pledge

    def may(self) -> Verdict:
        if self.by.household is None:
            return allowed(self.by, "matching.pledge", self.run)
        if self.raising is None:
            return NOT_HERE
        return allowed(self.by, self.verb, self.subject()) if self.subject() else NOT_PLEDGED

    def goes_to(self, result) -> str:
        return self.back_url


class PledgeView(OwnMixin, ActionView):
    """Pledge, or change the pledge."""

    verb = "matching.pledge"
    form_class = forms.PledgeForm
    template_name = "matching/pledge.html"
    title = say("Pledge for your household")
    button = say("Pledge")

    def subject(self):
        return self.raising

    def get_initial(self):
        return {"amount": self.pledge.amount_fen} if self.pledge else {}

    def get_context_data(self, **kwargs):
        return super().get_context_data(raising=self.raising, pledge=self.pledge, **kwargs)

    def done_with(self, result):
        return say(
            "Your household has pledged %(amount)s. It is matched once it is paid.",
            amount=str(Money(result.amount_fen)),
        )

    def act(self, form):
        if self.raising is None:
            raise Refusal(self.may().because)
        amount = form.cleaned_data["amount"]
        return actions.pledge(by=self.by, raise_=self.raising, amount_fen=amount, client_id=form.once)


class PayView(OwnMixin, ActionView):
    """Pay the pledge: by the payment service, else by a transfer that the household reports."""

    verb = "matching.pay_pledge"
    form_class = forms.PayForm
    template_name = "matching/pay.html"
    title = say("Pay the pledge")
    button = say("I have transferred it")

    def may(self):
        verdict = super().may()
        because = rules.can_be_paid(self.pledge.state) if verdict and self.pledge else None
        return Verdict(False, because) if because else verdict

    def get_context_data(self, **kwargs):
        return super().get_context_data(raising=self.raising, pledge=self.pledge, **kwargs)

    def done_with(self, result):
        if result.paid_at:
            return say("Paid. Your receipt is %(number)s.", number=result.number)
        return say("Noted. It counts as soon as the committee finds it on the statement.")

    def act(self, form):
        if self.pledge is None:
            raise Refusal(NOT_PLEDGED.because)
        return actions.pay_pledge(by=self.by, pledge=self.pledge, reference=form.cleaned_data["reference"])


class WithdrawPledgeView(OwnMixin, ActionView):
    """Take back what was promised and not paid."""

    verb = "matching.withdraw_pledge"
    title = say("Withdraw the pledge")
    button = say("Withdraw it")
    done = say("Your pledge is withdrawn.")

    def act(self, form):
        if self.pledge is None:
            raise Refusal(NOT_PLEDGED.because)
        return actions.withdraw_pledge(by=self.by, pledge=self.pledge)


class ReceiptView(PrintView):
    """The receipt of a household, for itself and for those who handle the pledges."""

    template_name = "matching/receipt.html"
    title = say("Receipt")
    file_name = "receipt"

    def get_context_data(self, **kwargs):
        pledge = found_or_404(receipt_for(self.kwargs["pledge"]))
        own = self.by.household and self.by.household.pk == pledge.household_id
        reading = allowed(self.by, "matching.read_pledges", pledge.raising)
        if not own and not reading:
            raise Refusal(reading.because)
        return super().get_context_data(pledge=pledge, raising=pledge.raising, **kwargs)
