"""A batch of paper ballots: serial and choice, line by line."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.kernel.verdict import Refusal
from linli.platform.ui.words import told
from linli.practices.budgeting.actions import PaperLine
from linli.practices.budgeting.enums import Channel
from linli.practices.budgeting.models import Vote
from linli.practices.budgeting.rules.voting import written_choice

LINES = 20
"""So many papers on one page; more are brought in as a sheet."""


class PaperForm(forms.Form):
    """The papers of one batch. Lines without a serial are left out."""

    channel = forms.ChoiceField(label=_("Where do these papers come from?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, vote: Vote, numbers: list[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.vote, self.numbers = vote, numbers
        channels = [(code, title) for code, title in Channel.choices if code in vote.on_paper]
        self.fields["channel"].choices = channels
        self.fields["channel"].initial = channels[0][0] if len(channels) == 1 else None
        for number in range(1, LINES + 1):
            attributes = {"inputmode": "numeric", "autocomplete": "off"}
            self.fields[f"serial_{number}"] = forms.CharField(
                label=_("Serial"), required=False, max_length=16, widget=forms.TextInput(attrs=attributes)
            )
            self.fields[f"choice_{number}"] = forms.CharField(
                label=_("Chosen"), required=False, max_length=400, widget=forms.TextInput(attrs={"autocomplete": "off"})
            )  # fmt: skip
            self.fields[f"spoilt_{number}"] = forms.BooleanField(label=_("spoilt"), required=False)

    def rows(self) -> list[tuple[int, Any, Any, Any]]:
        """Number, serial, choice and spoilt of each line, as bound fields."""
        names = ("serial", "choice", "spoilt")
        return [(n, *(self[f"{name}_{n}"] for name in names)) for n in range(1, LINES + 1)]

    def clean(self) -> dict:
        data = super().clean()
        self.lines = [line for n in range(1, LINES + 1) if (line := self._line(data, n))]
        if not self.lines and not self.errors:
            raise ValidationError(gettext("No ballot has been entered."))
        return data

    def _line(self, data: dict, n: int) -> PaperLine | None:
        serial, written, spoilt = (data.get(f"{name}_{n}") for name in ("serial", "choice", "spoilt"))
        if not serial:
            if written or spoilt:
                self.add_error(f"serial_{n}", gettext("Which serial stands on this paper?"))
            return None
        try:
            choice = {} if spoilt else written_choice(written or "", self.vote.kind, self.numbers)
        except Refusal as refusal:
            self.add_error(f"choice_{n}", told(refusal.because))
            return None
        return PaperLine(serial, choice, bool(spoilt))
