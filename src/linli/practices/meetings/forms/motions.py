"""Motions and votes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.practices.meetings.actions import MotionDraft, VoteLine
from linli.practices.meetings.enums import Choice
from linli.practices.meetings.models import Seat

BARS = (
    ("voting >1/2", _("more than half of those voting")),
    ("all >1/2", _("more than half of all who have a vote")),
    ("voting >=2/3", _("at least 2/3 of those voting")),
    ("all >=2/3", _("at least 2/3 of all who have a vote")),
    ("voting >=3/4", _("at least 3/4 of those voting")),
)


class MotionForm(forms.Form):
    """What is to be decided, and by which majority."""

    text = forms.CharField(
        label=_("What is to be decided?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One sentence to which one can say for or against."),
    )
    bar = forms.ChoiceField(
        label=_("Carried when so many are for"),
        choices=BARS,
        widget=forms.RadioSelect,
        initial="voting >1/2",
        help_text=_("Abstentions count as taking part. A tie fails."),
    )

    def draft(self) -> MotionDraft:
        base, bar = self.cleaned_data["bar"].split()
        return MotionDraft(self.cleaned_data["text"], base, bar)


class VoteForm(forms.Form):
    """For, against or abstain."""

    choice = forms.ChoiceField(label=_("Your vote"), choices=Choice, widget=forms.RadioSelect)


class EnterVotesForm(forms.Form):
    """A choice for each seat; `rest` for all that are left open."""

    rest = forms.ChoiceField(
        label=_("All who are not marked below"),
        choices=[("", _("have not voted")), *Choice.choices],
        required=False,
        help_text=_("In a show of hands it is quicker to mark only those who differ."),
    )

    def __init__(self, *args: Any, seats: Sequence[Seat], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.seats = list(seats)
        for seat in self.seats:
            self.fields[f"seat_{seat.pk}"] = forms.ChoiceField(
                label=f"{seat.number} · {seat.label}",
                choices=[("", "–"), *Choice.choices],
                required=False,
            )

    def clean(self) -> dict:
        data = super().clean()
        if not self.lines():
            raise forms.ValidationError(gettext("Nobody's vote has been entered."))
        return data

    def lines(self) -> list[VoteLine]:
        """The lines of the sheet."""
        rest = self.cleaned_data.get("rest", "")
        chosen = ((seat, self.cleaned_data.get(f"seat_{seat.pk}") or rest) for seat in self.seats)
        return [VoteLine(seat, choice) for seat, choice in chosen if choice]
