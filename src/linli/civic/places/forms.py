"""Forms of estates and grids; a boundary is drawn on the map, or typed corner by corner."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from linli.civic.places import rules
from linli.civic.places.enums import EstateKind, GridLevel
from linli.civic.places.models import Grid, Place
from linli.platform.ui.words import told

LARGEST_GEOJSON = 5 * 1024 * 1024


class BoundaryField(forms.CharField):
    """A polygon: GeoJSON, or one corner a line as “longitude, latitude”. Without JavaScript it is typed."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any):
        kwargs.setdefault("label", _("Boundary"))
        kwargs.setdefault(
            "help_text",
            _(
                "Tap the corners on the map one after another, or write one corner a line: longitude, latitude."
            ),
        )
        super().__init__(required=False, max_length=500_000, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return json.dumps(value) if isinstance(value, dict) else value

    def to_python(self, value: Any) -> dict | None:
        text = super().to_python(value)
        if not text:
            return None
        geometry = _geojson(text) if text.lstrip().startswith("{") else _corners(text)
        if fault := rules.boundary_fault(geometry):
            raise ValidationError(told(fault), code="invalid")
        return rules.closed(geometry)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial) != data


def _geojson(text: str) -> Any:
    try:
        said = json.loads(text)
    except ValueError:
        raise ValidationError(_("This GeoJSON can't be read."), code="invalid") from None
    return said.get("geometry") if said.get("type") == "Feature" else said


def _corners(text: str) -> dict:
    ring = []
    for line in text.splitlines():
        parts = line.replace("，", ",").replace(",", " ").split()
        try:
            ring.append([float(part) for part in parts])
        except ValueError:
            raise ValidationError(
                _("“%(line)s” is not a corner; write longitude, latitude."),
                code="invalid",
                params={"line": line},
            ) from None
    return {"type": "Polygon", "coordinates": [[point for point in ring if point]]}


class EstateForm(forms.Form):
    """An estate."""

    name = forms.CharField(label=_("Name of the estate"), max_length=80)
    kind = forms.ChoiceField(label=_("Kind"), choices=EstateKind.choices, widget=forms.RadioSelect)
    households = forms.IntegerField(
        label=_("Households"), min_value=0, max_value=100_000, help_text=_("The declared number.")
    )
    boundary = BoundaryField()

    @staticmethod
    def initial_of(estate: Place) -> dict[str, Any]:
        """What the form shows of an estate that is there."""
        return {
            "name": estate.name,
            "kind": estate.estate_kind,
            "households": estate.households,
            "boundary": estate.boundary,
        }


class GridForm(forms.Form):
    """A grid or micro-grid of a community."""

    name = forms.CharField(label=_("Name of the grid"), max_length=80)
    level = forms.ChoiceField(
        label=_("Kind"),
        choices=GridLevel.choices,
        widget=forms.RadioSelect,
        help_text=_("A grid has about 300 to 500 households, a micro-grid 30 to 100."),
    )
    parent = forms.ModelChoiceField(
        label=_("Lies in the grid"),
        queryset=Grid.objects.none(),
        required=False,
        help_text=_("For a micro-grid."),
    )
    households = forms.IntegerField(label=_("Households"), min_value=0, max_value=100_000)
    boundary = BoundaryField()

    def __init__(self, *args: Any, community: Place, grid: Grid | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        grids = Grid.objects.filter(community=community, level=GridLevel.GRID).defer("boundary")
        self.fields["parent"].queryset = grids.exclude(pk=grid.pk) if grid else grids

    @staticmethod
    def initial_of(grid: Grid) -> dict[str, Any]:
        """What the form shows of a grid that is there."""
        return {name: getattr(grid, name) for name in ("name", "level", "parent", "households", "boundary")}


class GridsFileForm(forms.Form):
    """A GeoJSON file with grids."""

    file = forms.FileField(
        label=_("GeoJSON file"),
        widget=forms.FileInput(attrs={"accept": ".geojson,.json,application/geo+json"}),
        help_text=_(
            "Each feature with the properties name, level (grid or micro_grid), households and parent."
        ),
    )

    def clean_file(self) -> Any:
        """The feature collection in the file."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_GEOJSON:
            raise ValidationError(_("This file is larger than 5 MB."), code="large")
        try:
            return json.loads(file.read().decode("utf-8-sig"))
        except ValueError:
            raise ValidationError(_("This GeoJSON can't be read."), code="invalid") from None


class SpotInput(forms.MultiWidget):
    """Words to say where; the map beside it writes latitude and longitude into hidden inputs."""

    template_name = "places/spot.html"

    def __init__(self, attrs: dict | None = None):
        words = forms.TextInput(
            {"maxlength": 200, "placeholder": _("for example: beside the gate of building 3")}
        )
        super().__init__(
            {"words": words, "latitude": forms.HiddenInput(), "longitude": forms.HiddenInput()}, attrs
        )

    def decompress(self, value: rules.Spot | None) -> list:
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

    def compress(self, values: list) -> rules.Spot:
        words, latitude, longitude = values or ["", None, None]
        spot = rules.Spot(words or "", latitude, longitude)
        if fault := rules.fault_in_spot(spot):
            raise ValidationError(told(fault))
        return spot
