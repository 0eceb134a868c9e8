"""The fund's negative list of a place."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views import View

from linli.civic.places.models import Place
from linli.kernel.sentence import say
from linli.platform.permits import allowed
from linli.platform.ui.views import ActionView, ByMixin
from linli.practices.needs import actions, forms, queries
from linli.practices.needs.models import FundItem


class FundPage:
    """A page of the list of one place."""

    @cached_property
    def place(self) -> Place:
        return get_object_or_404(Place, code=self.kwargs["place"])

    @property
    def place_name(self) -> str:
        return self.place.name


class FundListView(FundPage, ActionView):
    """Everybody reads it; those who may, add a line."""

    template_name = "needs/fund_list.html"
    form_class = forms.FundItemForm
    title = say("What the fund does not pay for")
    lead = say("Each need is held against this list before it becomes a topic.")
    button = say("Add the line")
    done = say("The line is added.")

    def act(self, form):
        actions.add_fund_item(by=self.by, place=self.place, **form.cleaned_data)

    def get_context_data(self, **kwargs: Any) -> dict:
        return super().get_context_data(
            place=self.place, items=queries.fund_list(self.place, retired=True),
            edits=allowed(self.by, "needs.edit_fund_list", self.place).passed, **kwargs,
        )  # fmt: skip


class RetireFundItemView(FundPage, ByMixin, View):
    """Take a line off; a button beside it."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        item = get_object_or_404(FundItem, pk=self.kwargs["item"])
        actions.retire_fund_item(by=self.by, place=self.place, item=item)
        return redirect("needs:fund_list", place=self.place.code)
