"""In the hall: the code, and the signed sheet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.practices.meetings.models import Seat


class CodeForm(forms.Form):
    """The code on the screen, for who can't scan it."""

    code = forms.CharField(
        label=_("Code on the screen"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"class": "otp", "autocomplete": "one-time-code", "autocapitalize": "none"}
        ),
        help_text=_("Eight letters and digits; it changes every 30 seconds."),
    )


class SeatsField(forms.ModelMultipleChoiceField):
    """Seats by their number on the sheet and whose they are."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, seat: Seat) -> str:
        return f"{seat.number} · {seat.label}"


class AttendanceForm(forms.Form):
    """Tick who has signed. Only seats that nobody has taken are shown."""

    seats = SeatsField(
        Seat.objects.none(),
        label=_("Who has signed the sheet?"),
        error_messages={"required": _("Nobody has been ticked.")},
    )

    def __init__(self, *args: Any, seats, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["seats"].queryset = seats
