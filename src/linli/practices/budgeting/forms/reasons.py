"""Reasons that are published."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


class FindingForm(forms.Form):
    """What a supervisor found."""

    finding = forms.CharField(
        label=_("What did you find?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "It is published. The ballots stay as they are; whoever doubts them objects to the result."
        ),
    )
