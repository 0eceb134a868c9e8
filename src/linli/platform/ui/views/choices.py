"""What an act may be about now, where its address does not say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from linli.kernel.sentence import Sentence
from linli.platform.permits import verb
from linli.platform.ui.blocks import Words
from linli.platform.ui.views.pages import PageView


@dataclass(frozen=True)
class Option:
    """One thing that an act may be about; without an address, `note` says why it can't be done."""

    title: str
    url: str
    where: Words = ""
    note: Words = ""


class ChoiceView(PageView):
    """Give `key` (the verb) and `options()`; goes on at once where it can be only one. `nothing` is said where there is none."""

    key = ""
    lead: Words = ""
    nothing: Words = ""

    def options(self) -> Iterable[Option]:
        """What the act may be about."""
        return ()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = list(self.options())
        self.found = [option for option in found if option.url] or found
        alone = self.found[0].url if len(self.found) == 1 else ""
        return redirect(alone) if alone else super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict:
        return super().get_context_data(
            title=Sentence(verb(self.key).title), lead=self.lead, nothing=self.nothing, options=self.found, **kwargs
        )  # fmt: skip
