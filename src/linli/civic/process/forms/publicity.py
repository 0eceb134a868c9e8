"""Notices, objections, answers, decisions."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.civic.process.actions.notices import NoticeDraft
from linli.civic.process.enums import ObjectionState
from linli.platform.ui.forms import ReasonForm


class NoticeForm(forms.Form):
    """What a public notice has to say."""

    title = forms.CharField(label=_("Title"), max_length=160)
    basis = forms.CharField(
        label=_("Basis"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The resolution or rule that this rests on."),
    )
    body = forms.CharField(label=_("What is published"), widget=forms.Textarea(attrs={"rows": 8}))
    issuer = forms.CharField(label=_("Issuer"), max_length=80)
    contact = forms.CharField(label=_("Contact"), max_length=80)
    supervision_phone = forms.CharField(label=_("Supervision phone"), max_length=30)

    def draft(self) -> NoticeDraft:
        return NoticeDraft(**self.cleaned_data)


class ObjectionForm(forms.Form):
    """What a resident objects to."""

    text = forms.CharField(
        label=_("What do you object to, and why?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Your text and the answer are public; your name is not."),
    )


class AnswerForm(forms.Form):
    """The public answer to an objection."""

    answer = forms.CharField(
        label=_("Answer, which will be published"), widget=forms.Textarea(attrs={"rows": 5})
    )


class DecisionForm(ReasonForm):
    """What the supervisors decide."""

    outcome = forms.ChoiceField(
        label=_("Decision on the objection"),
        choices=[
            (ObjectionState.DISMISSED, _("Dismiss the objection: the matter may go on")),
            (ObjectionState.UPHELD, _("Uphold the objection: the matter is to be mended first")),
        ],
        widget=forms.RadioSelect,
    )
    field_order = ("outcome", "reason")
