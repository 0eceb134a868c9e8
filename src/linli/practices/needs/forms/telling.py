"""Reporting a need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.civic.places.forms import SpotField
from linli.civic.places.models import Place
from linli.platform.ui.forms import PhotoField
from linli.practices.needs.actions.reports import ReportDraft
from linli.practices.needs.enums import ReportKind
from linli.practices.needs.rules.questions import MOST_SIGNS


class ReportForm(forms.Form):
    """What is needed, where, with a photo."""

    estate = forms.ModelChoiceField(Place.objects.none(), label=_("Estate"), empty_label=None)
    kind = forms.ChoiceField(label=_("What is it about?"), choices=ReportKind, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What is needed?"),
        max_length=MOST_SIGNS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Please write no names and no phone numbers."),
    )
    photo = PhotoField(label=_("Photo"), required=False)
    where = SpotField(label=_("Where is it?"), required=False)
    public = forms.BooleanField(
        label=_("Neighbours may read this and see the photo"),
        required=False,
        help_text=_(
            "Your name is never shown. Without this tick neighbours only see what it is about and how it stands."
        ),
    )

    def __init__(self, *args: Any, estates: Sequence[Place], **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = self.fields["estate"]
        field.queryset = Place.objects.filter(pk__in=[estate.pk for estate in estates])
        if len(estates) == 1:
            field.initial, field.widget = estates[0].pk, forms.HiddenInput()

    def draft(self) -> ReportDraft:
        """The report as the action takes it."""
        said = self.cleaned_data
        return ReportDraft(said["kind"], said["text"], said["where"], said["photo"], said["public"])
