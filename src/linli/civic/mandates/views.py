"""Who may act in which capacity at a place, for all to see with masked names."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.mandates import actions, queries
from linli.civic.mandates.enums import RESIDENT_CAPACITIES, Capacity
from linli.civic.mandates.forms import EndForm, MandateForm
from linli.civic.mandates.models import Mandate
from linli.civic.mandates.rules import GIVES
from linli.civic.places.views.finding import PlaceMixin
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Verdict
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Column, Filter
from linli.platform.ui.views import ActionView, SheetView, found_or_404
from linli.platform.ui.words import masked_name

CAPACITIES = [(value, label) for value, label in Capacity.choices if value not in RESIDENT_CAPACITIES]

COLUMNS = (
    Column(say("Capacity"), "get_capacity_display"),
    Column(say("Place"), "place.name"),
    Column(say("Since"), "starts_on", "when"),
    Column(say("Until"), "ends_on", "when", label=True),
    Column(say("Given by"), lambda row: masked_name(row.given_by.name) if row.given_by else "", label=True),
)
"""Between the name and what can be done."""


class MandatesView(PlaceMixin, SheetView):
    """The mandates that hold today; names are masked but for those who give mandates, and for auditors."""

    template_name = "mandates/list.html"
    title = say("Mandates")
    lead = say("Who may act here in which capacity, since when, and who gave the mandate.")
    empty_sentence = say("Nobody holds a mandate here yet.")

    @cached_property
    def may_see(self) -> bool:
        return bool(allowed(self.by, "mandates.see", self.place))

    @property
    def columns(self) -> tuple[Column, ...]:
        return (
            Column(say("Name"), self.name_of, "lead"),
            *COLUMNS,
            Column("", self.end_of, url=self.end_url),
        )

    def name_of(self, mandate: Mandate) -> str:
        return mandate.person.name if self.may_see else masked_name(mandate.person.name)

    def end_of(self, mandate: Mandate) -> Sentence | str:
        return say("End it") if self.may_see and allowed(self.by, "mandates.end", mandate) else ""

    def end_url(self, mandate: Mandate) -> str:
        return reverse("mandates:end", args=[mandate.pk]) if self.end_of(mandate) else ""

    def rows(self):
        return queries.mandates_at(self.place)

    def filters(self):
        return [Filter("capacity", say("Capacity"), CAPACITIES)]

    def get_context_data(self, **kwargs: Any) -> dict:
        may_give = allowed(self.by, "mandates.give", self.place)
        return super().get_context_data(place=self.place, may_give=bool(may_give), **kwargs)


class GiveView(PlaceMixin, ActionView):
    """A mandate is given."""

    form_class = MandateForm
    title = say("Give a mandate")
    lead = say("Nobody gives one to themselves, and who watches an office is not appointed by it.")
    button = say("Give the mandate")

    @property
    def back_url(self) -> str:
        return reverse("mandates:list", args=[self.place.code])

    def may(self) -> Verdict:
        return allowed(self.by, "mandates.give", self.place)

    def get_form_kwargs(self) -> dict:
        held = [giver for giver in GIVES if self.by.holds((giver,), self.place)]
        return super().get_form_kwargs() | {
            "capacities": frozenset().union(*(GIVES[giver] for giver in held))
        }

    def act(self, form: MandateForm) -> None:
        actions.appoint(by=self.by, place=self.place, **form.cleaned_data)


class EndView(ActionView):
    """A mandate ends."""

    form_class = EndForm
    title = say("End a mandate")
    button = say("End it")

    @cached_property
    def mandate(self) -> Mandate:
        return found_or_404(queries.mandate(self.kwargs["mandate"]))

    @property
    def back_url(self) -> str:
        return reverse("mandates:list", args=[self.mandate.place.code])

    def may(self) -> Verdict | None:
        mine = self.by.person is not None and self.by.person.pk == self.mandate.person_id
        return None if mine else allowed(self.by, "mandates.end", self.mandate)

    def act(self, form: EndForm) -> None:
        actions.end_mandate(by=self.by, mandate=self.mandate, **form.cleaned_data)
