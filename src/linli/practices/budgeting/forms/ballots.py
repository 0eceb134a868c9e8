"""A ballot as it is filled in on a phone: ticks or points, one row an option."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.practices.budgeting.enums import BallotKind
from linli.practices.budgeting.models import Option, Vote
from linli.practices.budgeting.rules.voting import Choice, cost_of


@dataclass(frozen=True)
class BallotRow:
    """One option on the ballot; `points` is what it has so far, 1 where it is ticked."""

    option: Option
    name: str
    points: int


class BallotForm(forms.Form):
    """A choice among the options of a vote. What is chosen so far is shown whether or not it may be cast."""

    def __init__(self, *args: Any, vote: Vote, options: Sequence[Option], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.vote, self.options = vote, options
        self.begun: Choice = kwargs.get("initial", {}).get("choice", {})
        if self.gives_points:
            for option in options:
                self.fields[f"points_{option.pk}"] = forms.IntegerField(
                    min_value=0, max_value=vote.limit or 0, required=False, label=option.title
                )
        else:
            self.fields["choice"] = forms.MultipleChoiceField(
                choices=[(option.number, option.title) for option in options],
                required=False,
                label=_("Your choice"),
            )

    @property
    def gives_points(self) -> bool:
        return self.vote.kind == BallotKind.POINTS

    def choice(self) -> Choice:
        """What is chosen, in the order of the ballot."""
        return {row.option.number: row.points for row in self.rows() if row.points}

    def rows(self) -> Iterator[BallotRow]:
        """Every option with what it has: as typed where something was sent, else as it was begun."""
        for option in self.options:
            name = f"points_{option.pk}" if self.gives_points else "choice"
            yield BallotRow(option, name, self._points_of(option, name))

    def _points_of(self, option: Option, name: str) -> int:
        if not self.is_bound:
            return self.begun.get(option.number, 0)
        if not self.gives_points:
            return int(option.number in self.data.getlist("choice"))
        typed = self.data.get(name, "").strip()
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 0

    @property
    def chosen(self) -> int:
        """How many options have something."""
        return len(self.choice())

    @property
    def points_given(self) -> int:
        return sum(self.choice().values())

    @property
    def cost_fen(self) -> int:
        """What is chosen costs together."""
        return cost_of(self.choice(), {option.number: option.cost_fen for option in self.options})

    @property
    def left_fen(self) -> int:
        """What of the budget is not spent; negative where too much is chosen."""
        return self.vote.budget_fen - self.cost_fen


class ReceiptForm(forms.Form):
    """The code from the receipt."""

    code = forms.CharField(
        label=_("Receipt code"),
        max_length=24,
        help_text=_("Twelve characters, from the page “Your vote is saved”."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
