"""One act done to several rows: those that are ticked, all of them or none."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from linli.kernel.sentence import say
from linli.platform.ui.blocks import Words
from linli.platform.ui.views.acts import ActionView
from linli.platform.ui.words import told


class PickForm(forms.Form):
    """Which rows; all of them are ticked at first. `choices` are pairs of number and words."""

    picked = forms.TypedMultipleChoiceField(
        label=_("Which ones?"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, choices: list[tuple[int, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["picked"].choices = choices
        self.fields["picked"].initial = [number for number, _words in choices]


class PickView(ActionView):
    """Give `choices` (rows), `words(row)` (how one reads) and `do(rows)` (the acts); `nothing` is said where there are none."""

    form_class = PickForm
    template_name = "ui/pick.html"
    nothing: Words = say("Nothing waits for you here.")
    keeps_draft = False

    @cached_property
    def choices(self) -> list:
        """The rows to choose from."""
        return []

    def words(self, row: Any) -> Words:
        """One row in a line."""
        return str(row)

    def do(self, rows: list) -> Any:
        """Do it to the ticked rows; raise Refusal where it may not be done."""

    def get_form_kwargs(self) -> dict:
        pairs = [(row.pk, told(self.words(row))) for row in self.choices]
        return {**super().get_form_kwargs(), "choices": pairs}

    def get_context_data(self, **kwargs: Any) -> dict:
        return super().get_context_data(choices=self.choices, nothing=self.nothing, **kwargs)

    @transaction.atomic
    def act(self, form: PickForm) -> Any:
        return self.do([row for row in self.choices if row.pk in form.cleaned_data["picked"]])
