"""What is filled in on site, and what a committee says about it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.sentence import Sentence
from linli.platform.ui.forms import PhotosField
from linli.platform.ui.words import told
from linli.practices.estates.rules import Field, Section
from linli.practices.estates.rules.fields import CHOICE, LEVEL, LEVELS, YES_NO

YES_OR_NO = (("yes", _("yes")), ("no", _("no")))


class SectionForm(forms.Form):
    """One section of a profile. Every question may stay open and be answered later."""

    def __init__(self, *args: Any, section: Section, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.section = section
        for field in section.fields:
            self.fields[field.code] = _form_field(field)
        self.fields["note"] = forms.CharField(
            label=_("What else you saw"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
            max_length=2000,
        )
        self.fields["photos"] = PhotosField(
            label=_("Photos"),
            required=False,
            help_text=_("Without faces and number plates; they are public."),
        )

    def answers(self) -> dict[str, Any]:
        """The answers by question; None for those that stay open."""
        data = self.cleaned_data
        return {field.code: _answer(data.get(field.code)) for field in self.section.fields}

    def full_clean(self) -> None:
        for field in self.section.fields:
            self.fields[field.code].required = False
        super().full_clean()
        for field in self.section.fields:
            self.fields[field.code].required = True


def initial_of(section: Section, values: dict[str, Any]) -> dict[str, Any]:
    """What is known, as the first values of a section's form."""
    found = {field.code: values[field.code] for field in section.fields if field.code in values}
    return {
        code: {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
        for code, value in found.items()
    }


def _form_field(field: Field) -> forms.Field:
    label = told(Sentence(field.title))
    if field.kind == YES_NO:
        return forms.TypedChoiceField(
            label=label, choices=YES_OR_NO, coerce=lambda said: said == "yes", widget=forms.RadioSelect, empty_value=None
        )  # fmt: skip
    if field.kind == LEVEL:
        choices = [(level, told(Sentence(title))) for level, title in LEVELS]
        return forms.TypedChoiceField(
            label=label, choices=choices, coerce=int, widget=forms.RadioSelect, empty_value=None
        )
    if field.kind == CHOICE:
        choices = [(code, told(Sentence(title))) for code, title in field.choices]
        return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)
    return forms.IntegerField(label=label, min_value=field.least)


def _answer(value: Any) -> Any:
    return None if value == "" else value


class CommentForm(forms.Form):
    """A comment that will be published."""

    text = forms.CharField(
        label=_("Your comment"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=_("Your words are public; a household is not named."),
    )
