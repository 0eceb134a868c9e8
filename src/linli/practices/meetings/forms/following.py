"""Minutes and resolutions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.civic.places.models import Place
from linli.platform.ui.forms import DayField, PhotoField
from linli.practices.meetings.actions import MinutesDraft, ResolutionDraft
from linli.practices.meetings.queries import responsible_organisations, responsible_people


class MinutesForm(forms.Form):
    """What the records do not tell; a field for the discussion of each topic."""

    chair = forms.CharField(label=_("Who led the meeting?"), max_length=60)
    recorder = forms.CharField(label=_("Who wrote?"), max_length=60)
    observers = forms.CharField(label=_("Who else was there?"), max_length=200, required=False)
    remarks = forms.CharField(
        label=_("Anything else"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, topics: list[dict], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.numbers = [topic["number"] for topic in topics]
        for topic in topics:
            self.fields[f"topic_{topic['number']}"] = forms.CharField(
                label=gettext("Discussion: %(topic)s") % {"topic": topic["title"]},
                required=False,
                initial=topic["discussion"],
                widget=forms.Textarea(attrs={"rows": 5}),
            )
        self.order_fields(
            ["chair", "recorder", "observers", *(f"topic_{number}" for number in self.numbers), "remarks"]
        )

    def draft(self) -> MinutesDraft:
        said = self.cleaned_data
        names = ("chair", "recorder", "observers", "remarks")
        discussions = {number: said[f"topic_{number}"] for number in self.numbers}
        return MinutesDraft(**{name: said[name] for name in names}, discussions=discussions)


class ResolutionForm(forms.Form):
    """What is to be done, by whom, until when."""

    text = forms.CharField(label=_("What has to be done?"), widget=forms.Textarea(attrs={"rows": 3}))
    responsible = forms.ChoiceField(label=_("Who is responsible?"))
    due_on = DayField(label=_("Until when?"))

    def __init__(self, *args: Any, place: Place, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.people = {f"person:{one.pk}": one for one in responsible_people(place)}
        self.organisations = {f"organisation:{one.pk}": one for one in responsible_organisations(place)}
        self.fields["responsible"].choices = [
            ("", "—"),
            (gettext("Organisations"), [(key, one.name) for key, one in self.organisations.items()]),
            (gettext("People"), [(key, one.name) for key, one in self.people.items()]),
        ]

    def draft(self) -> ResolutionDraft:
        said = self.cleaned_data
        key = said["responsible"]
        return ResolutionDraft(
            said["text"], said["due_on"], self.people.get(key), self.organisations.get(key)
        )


class CompleteForm(forms.Form):
    """What was done, with a photo where there is something to see."""

    evidence = forms.CharField(
        label=_("What was done?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Text and photo are public."),
    )
    photo = PhotoField(label=_("Photo"), required=False)
