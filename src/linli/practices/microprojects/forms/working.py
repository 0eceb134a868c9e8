"""Reports, vouchers, acceptance of milestones."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.platform import clock
from linli.platform.ui.forms import DayField, PhotosField, YuanField
from linli.practices.microprojects.actions import VoucherDraft
from linli.practices.microprojects.enums import Check, VoucherKind
from linli.practices.microprojects.models import BudgetLine, MicroProject


class ReportForm(forms.Form):
    """What has been done, with photos of before and after."""

    text = forms.CharField(
        label=_("What has been done?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Public, like the photos. Please no faces of children and no car plates."),
    )
    before = PhotosField(label=_("Photos before"), required=False)
    after = PhotosField(label=_("Photos after"), required=False)


class VoucherForm(forms.Form):
    """A contract, invoice or receipt."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=VoucherKind, widget=forms.RadioSelect, initial=VoucherKind.INVOICE
    )
    number = forms.CharField(label=_("Number on the paper"), max_length=60)
    payee = forms.CharField(
        label=_("Payee"), max_length=120, help_text=_("The public sees only the first character.")
    )
    amount = YuanField(label=_("Amount"))
    line = forms.ModelChoiceField(
        BudgetLine.objects.none(), label=_("For which budget line"), empty_label=None
    )
    issued_on = DayField(label=_("Day on the paper"))
    file = forms.FileField(
        label=_("Photo or scan of the paper"),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"}),
        help_text=_("PDF, JPEG or PNG; only those who pay or check can open it."),
    )

    def __init__(self, *args: Any, project: MicroProject, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["line"].queryset = project.lines.all()
        self.fields["issued_on"].initial = clock.today()

    def draft(self) -> VoucherDraft:
        """The paper as it was filled in."""
        filled = self.cleaned_data
        return VoucherDraft(
            kind=filled["kind"],
            number=filled["number"],
            payee=filled["payee"],
            amount_fen=filled["amount"],
            line=filled["line"],
            issued_on=filled["issued_on"],
        )


class AcceptForm(forms.Form):
    """The supervisor's checklist, looked at on the spot."""

    checks = forms.MultipleChoiceField(
        label=_("Looked at on the spot"), choices=Check, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label=_("Note, which will be published"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class SendBackForm(forms.Form):
    """What a supervisor wants mended."""

    reason = forms.CharField(
        label=_("What is to be mended? It will be published."), widget=forms.Textarea(attrs={"rows": 3})
    )
