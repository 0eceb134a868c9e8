from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.civic.people.enums import OrganisationKind
from linli.platform.ui.forms import DayField


class OrganisationForm(forms.Form):
    """A new organisation."""

    name = forms.CharField(label=_("Name of the organisation"), max_length=80)
    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices)
    founded_on = DayField(label=_("Founded on"), required=False, help_text=_("Empty for today."))


class DissolutionForm(forms.Form):
    """Why something ends."""

    reason = forms.CharField(label=_("Why"), max_length=500, widget=forms.Textarea)


class MemberForm(forms.Form):
    """Somebody who joins; a phone tells two people of one name apart."""

    name = forms.CharField(label=_("Name"), max_length=60)
    phone = forms.CharField(
        label=_("Phone"), max_length=20, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    joined_on = DayField(label=_("Joined on"), required=False, help_text=_("Empty for today."))
