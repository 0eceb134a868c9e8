"""Opening a project and planning its work: lines of a budget, milestones, who carries it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.civic.people.models import Organisation
from linli.civic.places.models import Place
from linli.platform import clock
from linli.platform.ui.forms import DayField, YuanField
from linli.practices.microprojects.actions import ProjectDraft
from linli.practices.microprojects.models import MicroProject
from linli.practices.microprojects.rules.planning import MilestoneDraft

LINES = 6
STEPS = 6
FIRST = 3
"""So many rows stand open from the start."""


@dataclass(frozen=True)
class Row:
    """Fields that belong together, in one row where there is room; `spare` where it need not be filled in."""

    title: str
    fields: list[BoundField]
    spare: bool


class RowsMixin:
    """A form with numbered rows of fields (`line_1`, `amount_1`) beside single ones."""

    row_names: tuple[str, ...] = ()
    row_count = 0

    def row_title(self, number: int) -> str:
        """What a row is called."""
        return str(number)

    @property
    def rows(self) -> list[Row]:
        """The numbered rows; those behind the last one filled in are spare, save the next."""
        rows = [[self[f"{name}_{n}"] for name in self.row_names] for n in range(1, self.row_count + 1)]
        filled = [n for n, fields in enumerate(rows, 1) if any(bound.value() for bound in fields)]
        last = max(FIRST, max(filled, default=0) + 1)
        return [Row(self.row_title(n), fields, n > last) for n, fields in enumerate(rows, 1)]

    @property
    def single_fields(self) -> list[BoundField]:
        """The fields outside the rows."""
        numbered = {bound.name for row in self.rows for bound in row.fields}
        return [bound for bound in self.visible_fields() if bound.name not in numbered]


class CarrierForm(forms.Form):
    """Who carries it out: a group of the register, or a firm in words."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Carried out by a group or firm of the register"),
        required=False,
        empty_label=_("none of these"),
    )
    contractor = forms.CharField(
        label=_("or by"),
        max_length=120,
        required=False,
        help_text=_("The name of the firm that does the work."),
    )

    def __init__(self, *args: Any, carriers, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = carriers


class OpenForm(RowsMixin, CarrierForm):
    """A project that the guarantee fund pays alone."""

    row_names, row_count = ("line", "amount"), LINES
    field_order = (
        "estate",
        "title",
        "basis",
        "problem",
        "design",
        "upkeep_plan",
        "beneficiaries",
        "organisation",
        "contractor",
    )
    estate = forms.ModelChoiceField(Place.objects.none(), label=_("Estate"), empty_label=None)
    title = forms.CharField(label=_("Title"), max_length=120, help_text=_("As neighbours would call it."))
    basis = forms.CharField(
        label=_("What it rests on"), max_length=200, help_text=_("The resolution or topic, with its day.")
    )
    source = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput)
    problem = forms.CharField(label=_("What troubles the estate"), widget=forms.Textarea(attrs={"rows": 3}))
    design = forms.CharField(label=_("What is to be built"), widget=forms.Textarea(attrs={"rows": 4}))
    upkeep_plan = forms.CharField(
        label=_("Who shall keep it up, and how"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    beneficiaries = forms.IntegerField(
        label=_("Households that benefit"),
        min_value=1,
        required=False,
        help_text=_("Left empty: the whole estate."),
    )

    def __init__(self, *args: Any, estates, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["estate"].queryset = estates
        for n in range(1, LINES + 1):
            self.fields[f"line_{n}"] = forms.CharField(
                label=gettext("What for"), max_length=120, required=n == 1
            )
            self.fields[f"amount_{n}"] = YuanField(label=gettext("Amount"), required=n == 1)

    def row_title(self, number: int) -> str:
        return gettext("Budget line %(n)d") % {"n": number}

    def draft(self) -> ProjectDraft:
        """The project as it was filled in; empty lines are left out."""
        filled = self.cleaned_data
        lines = [(filled[f"line_{n}"], filled[f"amount_{n}"] or 0) for n in range(1, LINES + 1)]
        names = (
            "estate", "title", "problem", "design", "basis", "source", "upkeep_plan", "organisation", "contractor",
            "beneficiaries",
        )  # fmt: skip
        budget = tuple(line for line in lines if line[0].strip() or line[1])
        return ProjectDraft(budget=budget, **{name: filled[name] for name in names})


class PlanForm(RowsMixin, CarrierForm):
    """The milestones: what is done by when, and which share of the budget is paid for it."""

    row_names, row_count = ("title", "due", "share"), STEPS

    def __init__(self, *args: Any, project: MicroProject, **kwargs: Any):
        super().__init__(*args, **kwargs)
        planned = [(one.title, one.due_on, one.share_told) for one in project.milestones.all()] or _proposed()
        for n in range(1, STEPS + 1):
            title, due, share = planned[n - 1] if n <= len(planned) else ("", None, "")
            self.fields[f"title_{n}"] = forms.CharField(
                label=gettext("What is done"), max_length=120, required=n == 1, initial=title
            )
            self.fields[f"due_{n}"] = DayField(label=gettext("Done by"), required=n == 1, initial=due)
            self.fields[f"share_{n}"] = forms.CharField(
                label=gettext("Share of the budget"),
                max_length=20,
                required=n == 1,
                initial=share,
                help_text=gettext("Such as 40% or 1/3; all together make 100%.") if n == 1 else "",
            )

    def row_title(self, number: int) -> str:
        return gettext("Milestone %(n)d") % {"n": number}

    def drafts(self) -> list[MilestoneDraft]:
        """The milestones that were filled in, in their order."""
        rows = [
            [self.cleaned_data[f"{name}_{n}"] for name in ("title", "due", "share")]
            for n in range(1, STEPS + 1)
        ]
        return [
            MilestoneDraft(title, due, share or "0") for title, due, share in rows if title or due or share
        ]


def _proposed() -> list[tuple[str, Any, str]]:
    """What a small work usually takes, to be changed."""
    today = clock.today()
    return [
        (gettext("Material bought, spot prepared"), today + timedelta(days=15), "40%"),
        (gettext("Main work done"), today + timedelta(days=35), "40%"),
        (gettext("Finished and cleared"), today + timedelta(days=50), "20%"),
    ]
