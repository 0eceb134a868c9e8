"""A place in words and, where scripts run, on the map."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from linli.platform.ui.words import told
from linli.practices.needs.rules.questions import Spot, fault_in_spot


class SpotInput(forms.MultiWidget):
    """Words to say where; the map beside it writes latitude and longitude into hidden inputs."""

    template_name = "needs/spot.html"

    def __init__(self, attrs: dict | None = None):
        words = forms.TextInput(
            {"maxlength": 200, "placeholder": _("for example: beside the gate of building 3")}
        )
        super().__init__(
            {"words": words, "latitude": forms.HiddenInput(), "longitude": forms.HiddenInput()}, attrs
        )

    def decompress(self, value: Spot | None) -> list:
        return [value.words, value.latitude, value.longitude] if value else ["", None, None]


class SpotField(forms.MultiValueField):
    """A `Spot`; falsy where neither words nor map say anything."""

    widget = SpotInput

    def __init__(self, **kwargs: Any):
        fields = (
            forms.CharField(required=False, max_length=200),
            forms.FloatField(required=False),
            forms.FloatField(required=False),
        )
        super().__init__(fields=fields, require_all_fields=False, **kwargs)

    def compress(self, values: list) -> Spot:
        words, latitude, longitude = values or ["", None, None]
        spot = Spot(words or "", latitude, longitude)
        if fault := fault_in_spot(spot):
            raise ValidationError(told(fault))
        return spot
