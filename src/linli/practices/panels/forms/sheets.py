"""A score sheet: one row of points for each criterion, big enough for a thumb."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.kernel.sentence import Sentence, say
from linli.platform.ui.forms import ScaleField
from linli.platform.ui.words import told
from linli.practices.panels.models import ScoreSheet
from linli.practices.panels.rules import Criterion, Rubric

FINEST = 10
"""Up to so many points there is a button for each; beyond that a number is typed."""


class ScoreForm(forms.Form):
    """Points for each criterion of a rubric, and a note."""

    note = forms.CharField(
        label=_("Note for the author"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It is published with the decision, without your name."),
    )

    def __init__(self, *args: Any, rubric: Rubric, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.criteria = rubric.criteria
        for criterion in self.criteria:
            self.fields[f"points_{criterion.code}"] = points_field(criterion)
        self.order_fields([f"points_{one.code}" for one in self.criteria])

    def points(self) -> dict[str, int]:
        """Points by the code of the criterion."""
        return {one.code: self.cleaned_data[f"points_{one.code}"] for one in self.criteria}


class CorrectForm(ScoreForm):
    """The same once more, with the reason."""

    reason = forms.CharField(
        label=_("Why do you correct it?"),
        max_length=200,
        help_text=_("The version before stays; the supervisors see both."),
    )


def points_field(criterion: Criterion) -> forms.Field:
    """The field of one criterion: a tick for one point, buttons for few, a number for many."""
    label = gettext("%(criterion)s (weight %(weight)d)") % {
        "criterion": told(Sentence(criterion.title)),
        "weight": criterion.weight,
    }
    about = told(Sentence(criterion.about)) if criterion.about else ""
    if criterion.most > FINEST:
        return forms.IntegerField(label=label, help_text=about, min_value=0, max_value=criterion.most)
    return ScaleField(
        label=label, help_text=about, least=0, most=criterion.most, ends=(say("not met"), say("fully met"))
    )


def initial_of(sheet: ScoreSheet) -> dict[str, Any]:
    """What a sheet says, as a form's first values."""
    return {"note": sheet.note, **{f"points_{code}": given for code, given in sheet.points.items()}}
