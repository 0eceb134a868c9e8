"""Organisations of a place: who they are, and who belongs to them."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from linli.civic.people import actions, queries
from linli.civic.people.enums import OrganisationKind
from linli.civic.people.forms import DissolutionForm, MemberForm, OrganisationForm
from linli.civic.people.models import Membership, Organisation
from linli.civic.places.views.finding import PlaceMixin
from linli.kernel.sentence import say
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Column, Filter
from linli.platform.ui.views import ActionView, ByMixin, SheetView, found_or_404


class OrganisationsView(PlaceMixin, SheetView):
    """Everything that has been founded at a place or within it."""

    template_name = "people/organisations.html"
    title = say("Organisations")
    search = ("name",)
    sorts = {
        "kind": (say("by kind"), "kind", "name"),
        "founded": (say("newest first"), "-founded_on"),
        "members": (say("most members first"), "-members"),
    }
    exports = "organisations"
    empty_sentence = say("No organisation has been entered here yet.")
    columns = (
        Column(
            say("Organisation"), "name", "lead", url=lambda row: reverse("people:organisation", args=[row.pk])
        ),
        Column(say("Kind"), "get_kind_display"),
        Column(say("Place"), "place.name"),
        Column(say("Founded"), "founded_on", "when"),
        Column(say("Members"), "members", "number", label=True),
        Column(say("Dissolved"), "dissolved_on", "when", label=True),
    )

    def rows(self):
        return queries.organisations_at(self.place)

    def filters(self):
        return [Filter("kind", say("Kind"), OrganisationKind.choices)]

    def get_context_data(self, **kwargs: Any) -> dict:
        may_found = allowed(self.by, "people.found_organisation", self.place)
        return super().get_context_data(place=self.place, may_found=bool(may_found), **kwargs)


class FoundOrganisationView(PlaceMixin, ActionView):
    """A new organisation."""

    form_class = OrganisationForm
    title = say("Found an organisation")
    button = say("Enter it")

    @property
    def back_url(self) -> str:
        return reverse("people:organisations", args=[self.place.code])

    def may(self):
        return allowed(self.by, "people.found_organisation", self.place)

    def act(self, form: OrganisationForm) -> None:
        actions.found_organisation(by=self.by, place=self.place, **form.cleaned_data)


class OrganisationMixin:
    """A view of one organisation, `self.organisation`."""

    @cached_property
    def organisation(self) -> Organisation:
        return found_or_404(queries.organisation(self.kwargs["organisation"]))

    @property
    def back_url(self) -> str:
        return reverse("people:organisation", args=[self.organisation.pk])


class OrganisationView(OrganisationMixin, ByMixin, TemplateView):
    """One organisation with its members, whose names are masked."""

    template_name = "people/organisation.html"

    def get_context_data(self, **kwargs: Any) -> dict:
        group = self.organisation
        draft = Membership(organisation=group, person=self.by.person)
        known = self.by.person is not None
        shown = {
            "organisation": group,
            "members": list(queries.members_of(group)),
            "may_add": bool(allowed(self.by, "people.join_organisation", Membership(organisation=group))),
            "may_join": known and bool(allowed(self.by, "people.join_organisation", draft)),
            "may_dissolve": bool(allowed(self.by, "people.dissolve_organisation", group)),
        }
        return super().get_context_data(**kwargs | shown)


class AddMemberView(OrganisationMixin, ActionView):
    """Somebody is entered as a member."""

    form_class = MemberForm
    title = say("Enter a member")
    button = say("Enter them")

    def may(self):
        return allowed(self.by, "people.join_organisation", Membership(organisation=self.organisation))

    def act(self, form: MemberForm) -> None:
        actions.enter_member(by=self.by, organisation=self.organisation, **form.cleaned_data)


class JoinView(OrganisationMixin, ActionView):
    """One joins oneself."""

    title = say("Join this organisation")
    button = say("Join")
    keeps_draft = False

    def may(self):
        return allowed(
            self.by,
            "people.join_organisation",
            Membership(organisation=self.organisation, person=self.by.person),
        )

    def act(self, form: Any) -> None:
        actions.join_organisation(by=self.by, organisation=self.organisation, person=self.by.person)


class LeaveView(ActionView):
    """Somebody leaves."""

    title = say("Leave an organisation")
    button = say("End the membership")
    keeps_draft = False

    @cached_property
    def membership(self) -> Membership:
        standing = Membership.objects.select_related("organisation__place", "person")
        return get_object_or_404(standing, pk=self.kwargs["membership"])

    @property
    def back_url(self) -> str:
        return reverse("people:organisation", args=[self.membership.organisation_id])

    def may(self):
        return allowed(self.by, "people.leave_organisation", self.membership)

    def act(self, form: Any) -> None:
        actions.leave_organisation(by=self.by, membership=self.membership)


class DissolveView(OrganisationMixin, ActionView):
    """An organisation ends."""

    form_class = DissolutionForm
    title = say("Dissolve an organisation")
    button = say("Dissolve it")

    def may(self):
        return allowed(self.by, "people.dissolve_organisation", self.organisation)

    def act(self, form: DissolutionForm) -> None:
        actions.dissolve_organisation(by=self.by, organisation=self.organisation, **form.cleaned_data)
