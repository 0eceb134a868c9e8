"""A community's own edition of a method."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.kernel.playbook.yaml import LONGEST_TEXT

MOST_BYTES = 4 * LONGEST_TEXT
"""A character takes four bytes at most; what is longer is refused by the reader of methods, with a sentence."""


class EditionTextForm(forms.Form):
    """An edition as YAML text or as a file; the text of a file goes on into the text field, so that it can be mended."""

    file = forms.FileField(label=_("YAML file"), required=False)
    text = forms.CharField(
        label=_("or its text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false", "class": "code"}),
    )

    def clean(self) -> dict:
        data = super().clean()
        if file := data.get("file"):
            data["text"] = file.read(MOST_BYTES).decode("utf-8-sig", "replace")
            self.data = self.data.copy()
            self.data[self.add_prefix("text")] = data["text"]
        if not (data.get("text") or "").strip():
            self.add_error("text", gettext("Choose a file or paste the text."))
        return data
