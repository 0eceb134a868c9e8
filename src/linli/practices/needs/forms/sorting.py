"""Sorting needs, giving marks, checking the negative list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.sentence import say
from linli.platform.ui.forms import ScaleField
from linli.platform.ui.words import told
from linli.practices.needs.actions.appraising import Marks
from linli.practices.needs.models import FundItem
from linli.practices.needs.rules.ranking import LEAST, MOST


class TitleForm(forms.Form):
    """A group's title."""

    title = forms.CharField(
        label=_("Title"),
        max_length=80,
        help_text=_("As it shall stand on the list of topics; without names."),
    )


class AnswerNeedsForm(forms.Form):
    """The answer to needs that are not taken further."""

    reason = forms.CharField(
        label=_("Answer"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Done already, not for us to do, whom to turn to: those who said it will read this."),
    )


def _mark(label: str, ends: tuple) -> ScaleField:
    return ScaleField(label=label, least=LEAST, most=MOST, ends=ends)


def _reason() -> forms.CharField:
    return forms.CharField(label=_("Because"), max_length=200)


class MarksForm(forms.Form):
    """Three marks, each with its reason."""

    urgency = _mark(_("How urgent is it?"), (say("can wait"), say("a danger now")))
    urgency_reason = _reason()
    reach = _mark(_("How many does it reach?"), (say("a few"), say("nearly all")))
    reach_reason = _reason()
    feasibility = _mark(_("How well can it be done?"), (say("hardly"), say("at once")))
    feasibility_reason = _reason()

    def marks(self) -> Marks:
        """The marks as the action takes them."""
        return Marks(**self.cleaned_data)


class FundCheckForm(forms.Form):
    """For each line of the list: whether it is touched, shown by a reason being written."""

    note = forms.CharField(label=_("Remark"), max_length=300, required=False)

    def __init__(self, *args: Any, items: Sequence[FundItem], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.items = items
        lines = {}
        for item in items:
            lines[f"touches_{item.pk}"] = forms.BooleanField(
                label=told(item.told), help_text=told(item.explained), required=False
            )
            lines[f"reason_{item.pk}"] = forms.CharField(label=_("Because"), max_length=300, required=False)
        self.fields = lines | self.fields

    def lines(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each line's tick with the field for its reason."""
        return [(self[f"touches_{item.pk}"], self[f"reason_{item.pk}"]) for item in self.items]

    def touched(self) -> dict[FundItem, str]:
        """Line → reason, as the action takes it; a line without a tick is not touched."""
        said = self.cleaned_data
        return {item: said[f"reason_{item.pk}"] for item in self.items if said[f"touches_{item.pk}"]}


class FundItemForm(forms.Form):
    """A line that a community adds."""

    title = forms.CharField(label=_("What the fund does not pay for"), max_length=120)
    explanation = forms.CharField(
        label=_("What that means"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    source = forms.CharField(label=_("Where the rule stands"), max_length=200)


class NumbersField(forms.Field):
    """The numbers of the rows that were ticked in a list."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[int]:
        return [
            int(one)
            for one in value or []
            if str(one).isascii() and str(one).isdigit() and len(str(one)) < 12
        ]


class SortForm(forms.Form):
    """One form around the whole page of sorting: the button says what is done with what is ticked."""

    act = forms.CharField(required=False)
    needs = NumbersField(required=False)
    groups = NumbersField(required=False)
    title = forms.CharField(label=_("Title"), max_length=80, required=False)
    into = forms.IntegerField(required=False)
    reason = forms.CharField(label=_("Answer"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def titles(self) -> dict[int, str]:
        """Group → the title written beside it."""
        written = {one: self.data.get(f"title_{one}", "") for one in self.cleaned_data["groups"]}
        return {one: title for one, title in written.items() if title.strip()}
