from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.civic.mandates.enums import RESIDENT_CAPACITIES, Capacity
from linli.platform.ui.forms import DayField


class MandateForm(forms.Form):
    """Who is to act, in which capacity, from when to when."""

    name = forms.CharField(label=_("Name"), max_length=60)
    phone = forms.CharField(
        label=_("Phone"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
        help_text=_("With it they come in; it tells two people of one name apart."),
    )
    capacity = forms.ChoiceField(label=_("Capacity"))
    starts_on = DayField(label=_("First day"), required=False, help_text=_("Empty for today."))
    ends_on = DayField(label=_("Last day"), required=False, help_text=_("Empty where there is none yet."))

    def __init__(self, *args: Any, capacities: Collection[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["capacity"].choices = [
            (value, label)
            for value, label in Capacity.choices
            if value in capacities and value not in RESIDENT_CAPACITIES
        ]


class EndForm(forms.Form):
    """Why a mandate ends."""

    reason = forms.CharField(label=_("Why it ends"), max_length=500, widget=forms.Textarea)
