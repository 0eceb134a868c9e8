"""The grids of a community, on a map and as a table."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from linli.civic.places import actions, queries
from linli.civic.places.actions import GridDraft
from linli.civic.places.enums import Level
from linli.civic.places.forms import GridForm, GridsFileForm
from linli.civic.places.models import Grid, Place
from linli.civic.places.views.finding import PlaceMixin
from linli.kernel.sentence import say
from linli.platform.permits import allowed
from linli.platform.ui.views import ActionView, ByMixin


class GridsView(PlaceMixin, ByMixin, TemplateView):
    """All grids and micro-grids."""

    levels = (Level.COMMUNITY,)
    template_name = "places/grids.html"

    def get_context_data(self, **kwargs: Any) -> dict:
        shown = {
            "place": self.place,
            "crumbs": self.crumbs,
            "grids": list(queries.grids_of(self.place)),
            "map_url": reverse("places:map", args=[self.place.code]),
            "tiles": getattr(settings, "LINLI_TILES", ""),
            "may_draw": bool(allowed(self.by, "places.draw_grid", self.place)),
        }
        return super().get_context_data(**kwargs | shown)


class GridAct(PlaceMixin, ActionView):
    """An act on the grids of a community."""

    levels = (Level.COMMUNITY,)
    template_name = "places/draw.html"
    form_class = GridForm
    button = say("Keep it")

    @property
    def back_url(self) -> str:
        return reverse("places:grids", args=[self.place.code])

    def may(self):
        return allowed(self.by, "places.draw_grid", self.place)

    def get_context_data(self, **kwargs: Any) -> dict:
        return super().get_context_data(map_url=reverse("places:map", args=[self.place.code]), **kwargs)


class DrawGridView(GridAct):
    """A new grid."""

    title = say("Draw a grid")

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"community": self.place}

    def act(self, form: GridForm) -> None:
        actions.draw_grid(by=self.by, community=self.place, **form.cleaned_data)


class RedrawGridView(GridAct):
    """A grid is drawn anew."""

    title = say("Draw a grid anew")

    @cached_property
    def grid(self) -> Grid:
        return get_object_or_404(Grid.objects.select_related("community"), pk=self.kwargs["grid"])

    @cached_property
    def place(self) -> Place:
        return self.grid.community

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"community": self.place, "grid": self.grid}

    def get_initial(self) -> dict:
        return GridForm.initial_of(self.grid)

    def act(self, form: GridForm) -> None:
        actions.redraw_grid(by=self.by, grid=self.grid, draft=GridDraft(**form.cleaned_data))


class ImportGridsView(GridAct):
    """Grids from a GeoJSON file."""

    template_name = "ui/action.html"
    form_class = GridsFileForm
    title = say("Bring in grids from a file")
    button = say("Bring them in")
    keeps_draft = False

    def act(self, form: GridsFileForm) -> list[Grid]:
        return actions.import_grids(by=self.by, community=self.place, features=form.cleaned_data["file"])

    def done_with(self, result: list[Grid]):
        return say("%(n)d grids were brought in", n=len(result))
