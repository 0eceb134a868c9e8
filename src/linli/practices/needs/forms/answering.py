"""The household's form, made from the questions of a survey."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.civic.places.forms import SpotField
from linli.platform.ui.forms import PhotoField, ScaleField
from linli.practices.needs.enums import QuestionKind
from linli.practices.needs.models import Question
from linli.practices.needs.rules.questions import MOST_SIGNS


class AnswersForm(forms.Form):
    """One field for each question, named `q<number>`; `answers()` gives what the actions take."""

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            self.fields[f"q{question.pk}"] = _field(question)

    def answers(self) -> dict[int, Any]:
        """Question's number → answer, as the actions take it."""
        return {question.pk: self._answer(question) for question in self.questions}

    def _answer(self, question: Question) -> Any:
        said = self.cleaned_data[f"q{question.pk}"]
        if question.kind == QuestionKind.MULTIPLE:
            return [int(choice) for choice in said]
        if question.kind == QuestionKind.SINGLE:
            return int(said) if said else None
        return said


def _field(question: Question) -> forms.Field:
    shared = {"label": question.text, "help_text": question.help, "required": question.required}
    choices = [(choice.pk, choice.text) for choice in question.choices.all()]
    match question.kind:
        case QuestionKind.SINGLE:
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **shared)
        case QuestionKind.MULTIPLE:
            shared["help_text"] = question.help or _("Tick as many as fit.")
            return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **shared)
        case QuestionKind.SCALE:
            ends = (question.low_end, question.high_end) if question.low_end or question.high_end else ()
            return ScaleField(least=question.least, most=question.most, ends=ends, **shared)
        case QuestionKind.PHOTO:
            return PhotoField(**shared)
        case QuestionKind.PLACE:
            return SpotField(**shared)
    return forms.CharField(max_length=MOST_SIGNS, widget=forms.Textarea(attrs={"rows": 4}), **shared)
