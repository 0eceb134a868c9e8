"""The call, and what the party committee notes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.practices.proposals.enums import CallKind
from linli.practices.proposals.models import Proposal
from linli.practices.proposals.rules import FIVE


class CallForm(forms.Form):
    """What is called for, and in which categories."""

    text = forms.CharField(
        label=_("The call"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("What is sought, who may answer and until when, and how it is decided."),
    )
    kind = forms.ChoiceField(label=_("What is called for?"), widget=forms.RadioSelect)
    categories = forms.CharField(
        label=_("Categories"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One on each line."),
    )

    def __init__(self, *args: Any, kinds: list[CallKind], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]
        self.fields["kind"].initial = kinds[0].value
        self.fields["categories"].initial = "\n".join(gettext(title) for title in FIVE)
        if len(kinds) == 1:
            del self.fields["kind"]
        if kinds == [CallKind.NOMINATIONS]:
            del self.fields["categories"]

    def titles(self) -> list[str]:
        """The categories as they are kept: one of the five as its message, so that everybody reads it in their language."""
        known = {gettext(title): title for title in FIVE}
        lines = (line.strip() for line in self.cleaned_data.get("categories", "").splitlines())
        return [known.get(line, line) for line in lines if line]


class OverlapForm(forms.Form):
    """Which proposals overlap, and what is to be done."""

    proposals = forms.ModelMultipleChoiceField(
        label=_("Which proposals overlap?"), queryset=None, widget=forms.CheckboxSelectMultiple
    )
    text = forms.CharField(
        label=_("What overlaps, and what is to be done?"), widget=forms.Textarea(attrs={"rows": 4})
    )
    exclusive = forms.BooleanField(
        label=_("They can't both be carried out; the award takes one of them at most."), required=False
    )

    def __init__(self, *args: Any, proposals: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["proposals"].queryset = proposals
        self.fields["proposals"].label_from_instance = numbered


def numbered(proposal: Proposal) -> str:
    """A proposal in a list of choices."""
    return f"{proposal.number} · {proposal.title}"
