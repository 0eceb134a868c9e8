"""Reporting progress and bringing vouchers."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from linli.kernel.sentence import say
from linli.platform.permits import allowed
from linli.platform.ui.forms import ReasonForm
from linli.platform.ui.views import ActionView
from linli.practices.microprojects import actions, forms
from linli.practices.microprojects.models import Milestone, Voucher
from linli.practices.microprojects.views.subjects import MilestoneMixin


class ReportView(MilestoneMixin, ActionView):
    """Tell that a milestone is done, by phone, with photos."""

    verb = "microprojects.report_progress"
    form_class = forms.ReportForm
    title = say("Report progress")
    button = say("Send the report")
    done = say("The report is in. A supervisor now inspects the work.")

    def act(self, form):
        return actions.report_progress(
            by=self.by, milestone=self.milestone, client_id=form.once, **form.cleaned_data
        )


class VoucherView(MilestoneMixin, ActionView):
    """Bring a contract, invoice or receipt."""

    verb = "microprojects.add_voucher"
    form_class = forms.VoucherForm
    title = say("Add a voucher")
    button = say("Add the voucher")
    done = say("The voucher is kept.")

    @property
    def lead(self):
        return say(
            "“%(milestone)s”: invoices and receipts have to come to %(amount)s before it is paid.",
            milestone=self.milestone.title,
            amount=self.milestone.tranche_told,
        )

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "project": self.project}

    def act(self, form):
        return actions.add_voucher(
            by=self.by,
            milestone=self.milestone,
            draft=form.draft(),
            upload=form.cleaned_data["file"],
            client_id=form.once,
        )


class VoidVoucherView(MilestoneMixin, ActionView):
    """Set a wrongly entered voucher aside."""

    form_class = ReasonForm
    title = say("Void a voucher")
    button = say("Void it")
    done = say("The voucher is void; it stays on record.")

    @cached_property
    def voucher(self) -> Voucher:
        vouchers = Voucher.objects.select_related(
            "milestone__project__run__edition", "milestone__project__run__place"
        )
        return get_object_or_404(
            vouchers.select_related("milestone__project__estate"), pk=self.kwargs["voucher"]
        )

    @cached_property
    def milestone(self) -> Milestone:
        return self.voucher.milestone

    @property
    def back_url(self) -> str:
        return self.voucher.get_absolute_url()

    @property
    def lead(self) -> str:
        return self.voucher.number

    def may(self):
        return allowed(self.by, "microprojects.void_voucher", self.voucher)

    def act(self, form):
        return actions.void_voucher(by=self.by, voucher=self.voucher, reason=form.cleaned_data["reason"])
