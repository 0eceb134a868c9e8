"""Finding a place, and drawing what lies in it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from linli.civic.places import queries
from linli.civic.places.models import Place
from linli.platform.journal.freshness import fresh_for
from linli.platform.ui.blocks import Link
from linli.platform.ui.views import ByMixin


class SearchView(ByMixin, TemplateView):
    """Places by name, pinyin or initials: as one types, or with a plain form."""

    def get_template_names(self) -> list[str]:
        return ["places/found.html" if self.request.htmx else "places/search.html"]

    def get_context_data(self, **kwargs: Any) -> dict:
        fresh_for(self.request)
        q = self.request.GET.get("q", "").strip()[:60]
        return super().get_context_data(q=q, found=queries.search(q) if q else [], **kwargs)


class PlaceMixin:
    """A view of one place, `self.place`, of one of the wanted levels; of any level where none is named."""

    levels: tuple[str, ...] = ()

    @cached_property
    def place(self) -> Place:
        place = queries.place_by_code(self.kwargs["place"])
        if place is None or (self.levels and place.level not in self.levels):
            raise Http404
        return place

    @property
    def crumbs(self) -> list[Link]:
        """The way to this page through its place."""
        return [Link(self.place.name, reverse("place", args=[self.place.code]))]

    @property
    def place_name(self) -> str:
        return self.place.name


@require_safe
def map_file(request: HttpRequest, place: str) -> HttpResponse:
    """What a map of a place shows, as GeoJSON."""
    found = queries.place_by_code(place)
    if found is None:
        raise Http404
    return JsonResponse(queries.map_of(found), content_type="application/geo+json")
