"""A plan with its measures, row by row, and its adoption."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.platform.ui.forms import DayField, PageField, YuanField
from linli.platform.ui.words import told
from linli.practices.estates.rules import MeasureDraft, PlanDraft, plan_faults

ROWS, OPEN = 8, 3
"""Rows of an empty form, and how many of them stand open."""

ROW = ("title", "need_words", "need", "who", "due_on", "cost_fen", "money_from", "carrier")


@dataclass(frozen=True)
class Row:
    """The fields of one measure; `spare` where it need not be filled in."""

    title: str
    fields: list[BoundField]
    spare: bool


class PlanForm(forms.Form):
    """Aims and measures; every fault is told at once, at its field."""

    aims = forms.CharField(
        label=_("What is the estate to reach, and until when?"), widget=forms.Textarea(attrs={"rows": 5})
    )
    note = forms.CharField(
        label=_("What is new in this version?"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, draft: PlanDraft | None = None, **kwargs: Any):
        if draft:
            kwargs["initial"] = _initial(draft) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.count = max(ROWS, len(draft.measures) + 2 if draft else 0)
        for number in range(1, self.count + 1):
            for name, field in _row_fields().items():
                self.fields[f"{name}_{number}"] = field

    @property
    def single_fields(self) -> list[BoundField]:
        """The fields outside the rows."""
        return [self["aims"], self["note"]]

    @property
    def rows(self) -> list[Row]:
        """A row a measure; those behind the last one filled in are spare."""
        rows = [[self[f"{name}_{n}"] for name in ROW] for n in range(1, self.count + 1)]
        filled = [n for n, fields in enumerate(rows, 1) if any(bound.value() for bound in fields)]
        last = max(OPEN, max(filled, default=0) + 1)
        return [
            Row(gettext("Measure %(number)d") % {"number": n}, fields, n > last)
            for n, fields in enumerate(rows, 1)
        ]

    def filled_rows(self) -> list[int]:
        """The numbers of the rows in which something was written."""
        data = self.cleaned_data
        return [n for n in range(1, self.count + 1) if any(data.get(f"{name}_{n}") for name in ROW)]

    def draft(self) -> PlanDraft:
        """The plan as it was filled in."""
        data = self.cleaned_data
        measures = tuple(self._measure(number) for number in self.filled_rows())
        return PlanDraft((data.get("aims") or "").strip(), measures, (data.get("note") or "").strip())

    def clean(self) -> dict:
        data = super().clean()
        if self.errors:
            return data
        rows = self.filled_rows()
        for field, fault in plan_faults(self.draft()):
            name, _line, number = field.rpartition("_")
            row = rows[int(number) - 1] if number.isdigit() and rows else number
            self.add_error(f"{name}_{row}" if name else field, told(fault))
        return data

    def _measure(self, number: int) -> MeasureDraft:
        said = {name: self.cleaned_data.get(f"{name}_{number}") for name in ROW}
        words = {name: (said[name] or "").strip() for name in ROW if name not in ("due_on", "cost_fen")}
        return MeasureDraft(**words, due_on=said["due_on"], cost_fen=said["cost_fen"] or 0)


class AdoptForm(forms.Form):
    """Which meeting adopted the plan, and when."""

    adopted_on = DayField(label=_("Adopted on"))
    meeting = PageField(
        label=_("Page of the meeting"),
        required=False,
        max_length=300,
        help_text=_("Copy its address here, if the meeting was held on the platform."),
    )
    words = forms.CharField(
        label=_("or: which meeting, in words"),
        required=False,
        max_length=200,
        help_text=_("For example: courtyard meeting at the pavilion, 46 households."),
    )


def _row_fields() -> dict[str, forms.Field]:
    page = _("Copy the address of its page here, if it has one.")
    return {
        "title": forms.CharField(label=_("What is done?"), max_length=120, required=False),
        "need_words": forms.CharField(label=_("Which need does it answer?"), max_length=200, required=False),
        "need": PageField(label=_("Page of the need"), max_length=300, required=False, help_text=page),
        "who": forms.CharField(label=_("Who carries it out?"), max_length=120, required=False),
        "due_on": DayField(label=_("Until when?"), required=False),
        "cost_fen": YuanField(label=_("What does it cost?"), required=False),
        "money_from": forms.CharField(label=_("Who pays?"), max_length=120, required=False),
        "carrier": PageField(
            label=_("Page of the proposal or project that carries it"),
            max_length=300,
            required=False,
            help_text=page,
        ),
    }


def _initial(draft: PlanDraft) -> dict[str, Any]:
    values: dict[str, Any] = {"aims": draft.aims}
    for number, one in enumerate(draft.measures, 1):
        values |= {f"{name}_{number}": getattr(one, name) or None for name in ROW}
    return values
