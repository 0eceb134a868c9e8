"""Short answers: advice, consent, reasons, and a signature."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.practices.proposals.enums import Aspect


class AdviceForm(forms.Form):
    """Advice in words; there is no mark to give."""

    aspect = forms.ChoiceField(label=_("What is it about?"), choices=Aspect.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Your advice"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The authors and everybody who reads the proposal see it."),
    )


class ReasonForm(forms.Form):
    """A reason that will be published."""

    reason = forms.CharField(
        label=_("Reason, which will be published"), widget=forms.Textarea(attrs={"rows": 3})
    )


class ConsentForm(forms.Form):
    """Yes, or no with a reason."""

    agrees = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("yes", _("We consent")), ("no", _("We decline"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("If you decline: why?"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )


class SignForm(forms.Form):
    """Which version the household has read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
