"""Which estates take part in a run, and whom neighbours can ask in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.civic.mandates.queries import people_with_mandate_at
from linli.civic.people.models import Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run


@dataclass(frozen=True)
class EstateRow:
    """An estate with its tick and its contact; one that was named before stays."""

    estate: Place
    tick: BoundField
    contact: BoundField
    named: bool


class EstatesForm(forms.Form):
    """A row for each estate (3 queries, however many there are)."""

    everyone = forms.BooleanField(label=_("All estates"), required=False)
    for_all = forms.ChoiceField(
        label=_("Contact of those without one"),
        required=False,
        help_text=_("You can change it for each estate below."),
    )

    def __init__(self, *args: Any, run: Run, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.named = dict(run.named_estates.values_list("estate", "contact"))
        self.estates = list(Place.objects.within(run.place).estates().defer("boundary").order_by("pk"))
        self.people = {str(person.pk): person for person in people_with_mandate_at(run.place)}
        self.people |= self._known_contacts()
        choices = [("", gettext("Nobody yet")), *((pk, person.name) for pk, person in self.people.items())]
        self.fields["for_all"].choices = choices
        for estate in self.estates:
            self._add(estate, choices)

    @property
    def rows(self) -> list[EstateRow]:
        """The estates as the page shows them."""
        return [
            EstateRow(estate, self[f"in_{estate.pk}"], self[f"contact_{estate.pk}"], estate.pk in self.named)
            for estate in self.estates
        ]

    def contacts(self) -> dict[Place, Person | None]:
        """The estates that take part with their contacts."""
        data = self.cleaned_data
        return {
            estate: self.people.get(data[f"contact_{estate.pk}"] or data["for_all"])
            for estate in self.estates
            if data["everyone"] or data[f"in_{estate.pk}"] or estate.pk in self.named
        }

    def _add(self, estate: Place, choices: list[tuple[str, str]]) -> None:
        named = estate.pk in self.named
        self.fields[f"in_{estate.pk}"] = forms.BooleanField(
            label=estate.name, required=False, initial=named, disabled=named
        )
        self.fields[f"contact_{estate.pk}"] = forms.ChoiceField(
            choices=choices,
            label=gettext("Contact of %(estate)s") % {"estate": estate.name},
            required=False,
            initial=str(self.named.get(estate.pk) or ""),
        )

    def _known_contacts(self) -> dict[str, Person]:
        """Contacts who hold no mandate any more stay until somebody else is chosen."""
        missing = {pk for pk in self.named.values() if pk and str(pk) not in self.people}
        return {str(person.pk): person for person in Person.objects.filter(pk__in=missing)} if missing else {}
