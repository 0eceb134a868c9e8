"""Showing who is behind a masked name."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from linli.civic.people import actions, queries
from linli.civic.people.models import Person
from linli.kernel.sentence import say
from linli.platform.permits import allowed
from linli.platform.ui.views import ActionView, found_or_404


class RevealView(ActionView):
    """Says first that the showing is recorded, then shows the name, and keeps the page nowhere."""

    title = say("Show a name")
    lead = say("That you looked, and when, is recorded in the journal. Look only where your work needs it.")
    button = say("Show the name")
    keeps_draft = False

    @cached_property
    def person(self) -> Person:
        return found_or_404(queries.person_with_place(self.kwargs["person"]))

    def may(self):
        return allowed(self.by, "people.reveal_person", self.person)

    def act(self, form: Any) -> actions.Revealed:
        return actions.reveal_person(by=self.by, person=self.person)

    def form_valid(self, form: Any) -> HttpResponse:
        page = render(self.request, "people/revealed.html", {"revealed": self.act(form)})
        page["Cache-Control"] = "no-store"
        return page
