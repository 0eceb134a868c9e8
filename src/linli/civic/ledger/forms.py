"""What is filled in when money arrives from outside."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.platform.ui.forms import YuanField


class PayInForm(forms.Form):
    """How much arrived, and what for."""

    amount = YuanField(label=_("Amount"))
    purpose = forms.CharField(
        label=_("What it is for"),
        max_length=120,
        help_text=_("For example the quota of this year, with the number of the paper."),
    )
