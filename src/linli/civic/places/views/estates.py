"""The estates of a community."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.places import actions, queries
from linli.civic.places.actions import EstateDraft
from linli.civic.places.enums import EstateKind, Level
from linli.civic.places.forms import EstateForm
from linli.civic.places.imports import ESTATES
from linli.civic.places.models import Place
from linli.civic.places.views.finding import PlaceMixin
from linli.kernel.sentence import Sentence, say
from linli.platform.permits import allowed
from linli.platform.sheets import ImportView, RowFault
from linli.platform.ui.blocks import Column, Filter
from linli.platform.ui.views import ActionView, SheetView


class EstatesView(PlaceMixin, SheetView):
    """All estates, with kind and households."""

    levels = (Level.COMMUNITY,)
    template_name = "places/estates.html"
    title = say("Estates")
    search = ("name", "pinyin", "initials")
    sorts = {"name": (say("by name"), "pinyin"), "households": (say("most households first"), "-households")}
    exports = "estates"
    empty_sentence = say("No estate has been entered here yet.")
    columns = (
        Column(say("Estate"), "name", "lead", url=lambda row: reverse("place", args=[row.code])),
        Column(say("Kind"), "get_estate_kind_display"),
        Column(say("Households"), "households", "number", label=True),
        Column(say("Code"), "code", "note"),
    )

    def rows(self):
        return queries.estates_of(self.place)

    def filters(self):
        return [Filter("estate_kind", say("Kind"), EstateKind.choices)]

    def get_context_data(self, **kwargs: Any) -> dict:
        may_add = allowed(self.by, "places.add_estate", self.place)
        return super().get_context_data(place=self.place, may_add=bool(may_add), **kwargs)


class EstateAct(PlaceMixin, ActionView):
    """An act on estates: its form draws on the map of the community."""

    levels = (Level.COMMUNITY,)
    template_name = "places/draw.html"
    form_class = EstateForm
    button = say("Keep it")

    @property
    def community(self) -> Place:
        return self.place

    @property
    def back_url(self) -> str:
        return reverse("places:estates", args=[self.community.code])

    def get_context_data(self, **kwargs: Any) -> dict:
        return super().get_context_data(map_url=reverse("places:map", args=[self.community.code]), **kwargs)


class AddEstateView(EstateAct):
    """A new estate."""

    title = say("Add an estate")

    def may(self):
        return allowed(self.by, "places.add_estate", self.place)

    def act(self, form: EstateForm) -> None:
        actions.add_estate(by=self.by, community=self.place, **form.cleaned_data)


class EditEstateView(EstateAct):
    """An estate is described anew."""

    levels = (Level.ESTATE,)
    title = say("Edit an estate")

    @cached_property
    def community(self) -> Place:
        return self.place.parent

    def may(self):
        return allowed(self.by, "places.edit_estate", self.place)

    def get_initial(self) -> dict:
        return EstateForm.initial_of(self.place)

    def act(self, form: EstateForm) -> None:
        said = form.cleaned_data
        draft = EstateDraft(said["name"], said["kind"], said["households"], said["boundary"])
        actions.edit_estate(by=self.by, estate=self.place, draft=draft)


class ImportEstatesView(PlaceMixin, ImportView):
    """Estates from a sheet."""

    levels = (Level.COMMUNITY,)
    title = say("Import estates")
    columns = ESTATES

    @property
    def back_url(self) -> str:
        return reverse("places:estates", args=[self.place.code])

    def may(self):
        return allowed(self.by, "places.add_estate", self.place)

    def check(self, rows: list) -> list[RowFault]:
        seen: set[str] = set()
        twice = [row for row in rows if row["name"] in seen or seen.add(row["name"])]
        return [RowFault(row.number, "name", say("This name stands in the sheet twice.")) for row in twice]

    def bring_in(self, rows: list) -> Sentence:
        made = actions.import_estates(by=self.by, community=self.place, rows=rows)
        return say(
            "%(n)d estates were added; %(same)d were here already.", n=len(made), same=len(rows) - len(made)
        )
