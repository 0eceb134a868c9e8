"""A rubric, line by line, with the rules by which scores become decisions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.kernel.sentence import Sentence
from linli.platform.ui.words import told
from linli.practices.panels.rules import (
    BY_CRITERION,
    EACH,
    EARLIER_NUMBER,
    LOWER_COST,
    MEAN,
    MEDIAN,
    TOGETHER,
    TRIMMED,
    Criterion,
    Rubric,
)

SPARE, STEPS = 2, 3
"""Empty lines below those that are filled, and steps of the rule for ties before the number."""


class RubricForm(forms.Form):
    """Lines of criteria, then how their points become a decision."""

    aggregation = forms.ChoiceField(
        label=_("How the sheets of one candidate are joined"),
        choices=[
            (TRIMMED, _("Mean without the highest and lowest")),
            (MEDIAN, _("Median")),
            (MEAN, _("Mean")),
        ],
        widget=forms.RadioSelect,
    )
    trim = forms.IntegerField(label=_("Left out at each end"), min_value=1, max_value=10)
    sheets_least = forms.IntegerField(label=_("Valid score sheets needed"), min_value=1, max_value=50)
    reviewers_each = forms.IntegerField(
        label=_("Reviewers for each candidate"),
        min_value=0,
        max_value=50,
        help_text=_("0: everybody scores all."),
    )
    blind = forms.TypedChoiceField(
        label=_("Do reviewers see who the authors are?"),
        choices=[(1, _("No, the review is blind")), (0, _("Yes"))],
        coerce=lambda chosen: chosen == "1",
        widget=forms.RadioSelect,
    )
    least_score = forms.DecimalField(
        label=_("Least score to be accepted"), min_value=0, max_value=100, max_digits=5, decimal_places=2
    )
    places = forms.IntegerField(
        label=_("How many are accepted at most?"),
        min_value=0,
        help_text=_("0: as many as reach the least score."),
    )
    waiting = forms.IntegerField(label=_("Places on the waiting list"), min_value=0)
    minutes = forms.IntegerField(label=_("Minutes to present"), min_value=1, max_value=120)
    reveal = forms.ChoiceField(
        label=_("On the wall, after a presentation"),
        choices=[
            (EACH, _("Each score as it comes in")),
            (TOGETHER, _("All scores together, when the last is in")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, rubric: Rubric, **kwargs: Any):
        super().__init__(*args, **{**kwargs, "initial": _initial(rubric)})
        self.codes = [one.code for one in rubric.criteria]
        self.lines = range(1, len(self.codes) + SPARE + 1)
        for number in self.lines:
            self._add_line(number)
        choices = [("", "–"), (LOWER_COST, gettext("Lower cost"))]
        choices += [(str(n), gettext("Criterion %(n)d") % {"n": n}) for n in self.lines]
        for step in range(1, STEPS + 1):
            label = gettext("Equal scores, step %(n)d") % {"n": step}
            self.fields[f"tie_{step}"] = forms.ChoiceField(label=label, choices=choices, required=False)
        self.order_fields(
            [f"{part}_{n}" for n in self.lines for part in ("title", "about", "weight", "most")]
        )

    def _add_line(self, number: int) -> None:
        named = {"n": number}
        self.fields[f"title_{number}"] = forms.CharField(
            label=gettext("Name of criterion %(n)d") % named, max_length=40, required=False
        )
        self.fields[f"about_{number}"] = forms.CharField(
            label=gettext("What reviewers ask themselves (%(n)d)") % named, max_length=200, required=False
        )
        self.fields[f"weight_{number}"] = forms.IntegerField(
            label=gettext("Weight of criterion %(n)d") % named, min_value=1, max_value=100, required=False
        )
        self.fields[f"most_{number}"] = forms.IntegerField(
            label=gettext("Most points for criterion %(n)d") % named,
            min_value=1,
            max_value=100,
            required=False,
        )

    def clean(self) -> dict:
        filled = super().clean()
        for number in self.lines:
            if filled.get(f"title_{number}") and not filled.get(f"weight_{number}"):
                self.add_error(f"weight_{number}", gettext("Each criterion needs its weight."))
        return filled

    @property
    def groups(self) -> list[tuple[str, list]]:
        """The fields of each criterion together; the lines that are still empty last."""
        parts = ("title", "about", "weight", "most")
        return [
            (gettext("Criterion %(n)d") % {"n": n}, [self[f"{part}_{n}"] for part in parts])
            for n in self.lines
        ]

    @property
    def others(self) -> list:
        """The fields that tell how points become a decision."""
        lines = {bound.name for _title, fields in self.groups for bound in fields}
        return [bound for bound in self if bound.name not in lines]

    def rubric(self) -> Rubric:
        """The rubric as it was filled in."""
        filled = self.cleaned_data
        named = [n for n in self.lines if filled.get(f"title_{n}")]
        plain = (
            "aggregation", "trim", "sheets_least", "reviewers_each", "blind", "places", "waiting", "minutes", "reveal",
        )  # fmt: skip
        return Rubric(
            criteria=tuple(self._criterion(n) for n in named),
            ties=self._ties(named),
            least_score=f"{filled['least_score'].normalize():f}",
            **{name: filled[name] for name in plain},
        )

    def _criterion(self, number: int) -> Criterion:
        filled = self.cleaned_data
        title, about = filled[f"title_{number}"], filled[f"about_{number}"]
        return Criterion(
            self._code(number), title, filled[f"weight_{number}"], filled[f"most_{number}"] or 10, about
        )

    def _code(self, number: int) -> str:
        return self.codes[number - 1] if number <= len(self.codes) else f"criterion_{number}"

    def _ties(self, named: list[int]) -> tuple[str, ...]:
        steps = [self.cleaned_data[f"tie_{step}"] for step in range(1, STEPS + 1)]
        told_steps = [
            step if step == LOWER_COST else f"{BY_CRITERION}{self._code(int(step))}"
            for step in dict.fromkeys(steps)
            if step == LOWER_COST or (step and int(step) in named)
        ]
        return (*told_steps, EARLIER_NUMBER)


def _initial(rubric: Rubric) -> dict[str, Any]:
    """What a rubric says, as the form's first values, in the reader's language."""
    values: dict[str, Any] = {name: getattr(rubric, name) for name in RubricForm.base_fields}
    values["blind"] = int(rubric.blind)
    for number, one in enumerate(rubric.criteria, 1):
        values |= {
            f"title_{number}": told(Sentence(one.title)),
            f"about_{number}": told(Sentence(one.about)) if one.about else "",
            f"weight_{number}": one.weight,
            f"most_{number}": one.most,
        }
    codes = [one.code for one in rubric.criteria]
    for place, step in enumerate(rubric.ties[:-1][:STEPS], 1):
        code = step.removeprefix(BY_CRITERION)
        values[f"tie_{place}"] = str(codes.index(code) + 1) if code in codes else step
    return values
