"""Building a survey in the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.practices.needs.enums import QuestionKind
from linli.practices.needs.models import Question
from linli.practices.needs.rules.questions import ChoiceDraft, QuestionDraft

NO_NEED = "-"
"""A choice whose line begins with this says no need, although the question asks for needs."""


class SurveyForm(forms.Form):
    """How a survey begins."""

    title = forms.CharField(label=_("Title"), max_length=120)
    introduction = forms.CharField(
        label=_("Words at the beginning"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What it is for, what becomes of it, and whom one can ask."),
    )


class QuestionForm(forms.Form):
    """One question. Choices are written one on each line."""

    kind = forms.ChoiceField(label=_("What is asked for?"), choices=QuestionKind, widget=forms.RadioSelect)
    text = forms.CharField(label=_("Question"), max_length=200)
    help = forms.CharField(label=_("A word of help"), max_length=200, required=False)
    choices = forms.CharField(
        label=_("Choices"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One on each line; only for “one of several” and “several of several”."),
    )
    gives_needs = forms.BooleanField(
        label=_("What is ticked or written here is a need"),
        required=False,
        help_text=_(
            "It is then sorted with all other needs. A choice that is none, such as “nothing”, gets a - before it."
        ),
    )
    required = forms.BooleanField(label=_("Has to be answered"), required=False, initial=True)
    least = forms.IntegerField(label=_("Lowest mark"), required=False, initial=1, min_value=0, max_value=9)
    most = forms.IntegerField(label=_("Highest mark"), required=False, initial=5, min_value=1, max_value=10)
    low_end = forms.CharField(label=_("The lowest mark means"), max_length=30, required=False)
    high_end = forms.CharField(label=_("The highest mark means"), max_length=30, required=False)

    def draft(self) -> QuestionDraft:
        """The question as the actions take it."""
        said = self.cleaned_data
        lines = [line.strip() for line in said["choices"].splitlines() if line.strip()]
        choices = tuple(
            ChoiceDraft(
                line.removeprefix(NO_NEED).strip(), said["gives_needs"] and not line.startswith(NO_NEED)
            )
            for line in lines
        )
        least = 1 if said["least"] is None else said["least"]
        plain = {
            name: said[name]
            for name in ("kind", "text", "help", "required", "gives_needs", "low_end", "high_end")
        }
        return QuestionDraft(**plain, choices=choices, least=least, most=said["most"] or 5)


def told_question(question: Question) -> dict[str, Any]:
    """A question as the form shows it."""
    marks = {True: "", False: f"{NO_NEED} "}
    lines = [
        f"{marks[choice.is_need or not question.gives_needs]}{choice.text}"
        for choice in question.choices.all()
    ]
    names = ("kind", "text", "help", "required", "gives_needs", "least", "most", "low_end", "high_end")
    return {name: getattr(question, name) for name in names} | {"choices": "\n".join(lines)}
