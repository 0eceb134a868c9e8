"""The register of households of an estate or a community, for those who keep it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from linli.civic.people import actions, queries
from linli.civic.people.imports import HOUSEHOLDS, HOUSEHOLDS_OF_COMMUNITY
from linli.civic.people.models import Household
from linli.civic.places.enums import Level
from linli.civic.places.views.finding import PlaceMixin
from linli.kernel.sentence import Sentence, say
from linli.platform.documents import qr
from linli.platform.permits import allowed, permit
from linli.platform.sheets import ImportView
from linli.platform.ui.blocks import Column
from linli.platform.ui.views import ActionView, ByMixin, SheetView
from linli.platform.ui.words import masked_name, masked_phone


class RegisterMixin(PlaceMixin):
    """A view of the register of a community or estate."""

    levels = (Level.COMMUNITY, Level.ESTATE)

    @property
    def back_url(self) -> str:
        return reverse("people:households", args=[self.place.code])


def head_of(household: Household) -> str:
    """The masked name of who speaks for a household."""
    return masked_name(household.heads[0].name) if household.heads else ""


class HouseholdsView(RegisterMixin, SheetView):
    """The register: doors, and heads with masked names."""

    template_name = "people/households.html"
    title = say("Register of households")
    search = ("address", "estate__name")
    empty_sentence = say("No household has been entered here yet.")
    columns = (
        Column(say("Address"), "address", "lead"),
        Column(say("Estate"), "estate.name"),
        Column(
            say("Head of household"),
            head_of,
            url=lambda row: reverse("people:reveal", args=[row.heads[0].pk]) if row.heads else "",
        ),
        Column(say("Phone"), lambda row: masked_phone(row.heads[0].phone) if row.heads else ""),
        Column(
            say("Household code"),
            lambda row: say("printed") if row.code_digest else say("not yet"),
            "sentence",
        ),
        Column(
            "",
            lambda row: say("Moved out"),
            "sentence",
            url=lambda row: reverse("people:move_out", args=[row.pk]),
        ),
    )

    def rows(self):
        permit(self.by, "people.import_households", self.place)
        return queries.households_of(self.place)

    def get_context_data(self, **kwargs: Any) -> dict:
        return super().get_context_data(place=self.place, uncoded=queries.without_code(self.place), **kwargs)


class ImportHouseholdsView(RegisterMixin, ImportView):
    """Households from a sheet."""

    title = say("Import households")
    lead = say("A door is one household. Names and phones only where the work needs them.")

    @property
    def columns(self):
        return HOUSEHOLDS if self.place.level == Level.ESTATE else HOUSEHOLDS_OF_COMMUNITY

    def may(self):
        return allowed(self.by, "people.import_households", self.place)

    def check(self, rows: list) -> list:
        return actions.household_faults(place=self.place, rows=rows)

    def bring_in(self, rows: list) -> Sentence:
        made = actions.import_households(by=self.by, place=self.place, rows=rows)
        known = len(rows) - len(made)
        return say("%(n)d households were entered; %(known)d were here already.", n=len(made), known=known)


class PrintCodesView(RegisterMixin, ActionView):
    """Gives new codes and shows the slips to print, this once."""

    title = say("Print household codes")
    button = say("Give codes and print the slips")
    keeps_draft = False

    @property
    def lead(self) -> Sentence:
        return say(
            "%(n)d households have no code yet. The codes are shown this once and kept nowhere: print them, and hand each "
            "slip to its household.",
            n=queries.without_code(self.place),
        )

    def may(self):
        return allowed(self.by, "people.renew_codes", self.place)

    def act(self, form: Any) -> list[actions.Slip]:
        return actions.renew_codes(by=self.by, place=self.place)

    def form_valid(self, form: Any) -> HttpResponse:
        return slips_page(self.request, self.act(form))


class RenewCodeView(ActionView):
    """A household lost its slip: a new code, and the old one is void."""

    title = say("Print a new code")
    lead = say("The old code of this household is void from now on.")
    button = say("Give a new code and print the slip")
    keeps_draft = False

    @cached_property
    def household(self) -> Household:
        return get_object_or_404(Household.objects.select_related("estate"), pk=self.kwargs["household"])

    def may(self):
        return allowed(self.by, "people.renew_codes", self.household)

    def act(self, form: Any) -> list[actions.Slip]:
        return actions.renew_codes(by=self.by, place=self.household.estate, households=[self.household])

    def form_valid(self, form: Any) -> HttpResponse:
        return slips_page(self.request, self.act(form))


class MoveOutView(ActionView):
    """A household moved out."""

    title = say("A household moved out")
    lead = say("Its code is void from now on. What it has done here stays on record.")
    button = say("It moved out")
    keeps_draft = False

    @cached_property
    def household(self) -> Household:
        return get_object_or_404(Household.objects.select_related("estate"), pk=self.kwargs["household"])

    @property
    def back_url(self) -> str:
        return reverse("people:households", args=[self.household.estate.code])

    def may(self):
        return allowed(self.by, "people.move_out", self.household)

    def act(self, form: Any) -> None:
        actions.move_out(by=self.by, household=self.household)


class MyHouseholdView(ByMixin, TemplateView):
    """What the register says about the household that looks."""

    template_name = "people/household.html"

    def get_context_data(self, **kwargs: Any) -> dict:
        household, person = self.by.household, self.by.person
        return super().get_context_data(
            household=household,
            members=list(household.members.order_by("-is_head", "id")) if household else [],
            memberships=list(queries.memberships_of(person)) if person else [],
            **kwargs,
        )


def slips_page(request: HttpRequest, slips: list[actions.Slip]) -> HttpResponse:
    """The slips on paper; kept by no cache, since the codes are in it."""
    door = request.build_absolute_uri(reverse("household_code"))
    printed = [(slip, qr.svg(f"{door}#{slip.code}", 3)) for slip in slips]
    page = render(
        request, "people/slips.html", {"title": say("Household codes"), "slips": printed, "door": door}
    )
    page["Cache-Control"] = "no-store"
    return page
