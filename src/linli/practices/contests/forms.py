"""What people fill in for the rules, an entry, an award and a signature."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.civic.process.forms.runs import parameter_field
from linli.civic.process.models import Run
from linli.platform.ui.forms import PhotosField, YuanField, YuanInput
from linli.platform.ui.words import told
from linli.practices.contests.enums import ChangeState
from linli.practices.contests.models import Entry
from linli.practices.contests.queries import draft_of
from linli.practices.contests.rules import EntryDraft, faults_of, terms_in

LINES = 6
"""Budget lines on an empty form; an entry that has more gets two rows to spare."""

NEEDED = ("problem", "spot", "design", "beneficiaries", "asked_fen", "upkeep")
"""What an entry has to say and a draft may leave out; the rules tell what lacks, in their own words."""


class RulesForm(forms.Form):
    """The text of the rules, and a field for each term of the match."""

    text = forms.CharField(
        label=_("Rules"),
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_(
            "Who may enter, what is judged, how the money is added, what happens when an entry fails."
        ),
    )

    def __init__(self, *args: Any, run: Run, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.parameters = terms_in(run.playbook)
        for parameter in self.parameters:
            self.fields[parameter.code] = parameter_field(parameter)

    def terms(self) -> dict[str, Any]:
        """The terms as they were filled in."""
        return {one.code: self.cleaned_data[one.code] for one in self.parameters}


class ChangeForm(forms.Form):
    """A change to the draft."""

    text = forms.CharField(
        label=_("What should be changed, and why?"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Your words and the answer are public, in the name of your estate."),
    )


class ChangeAnswerForm(forms.Form):
    """The public answer to a proposed change."""

    state = forms.ChoiceField(
        label=_("Decision"),
        choices=[(ChangeState.TAKEN, _("Take it up")), (ChangeState.DECLINED, _("Do not take it up"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Answer, which will be published"), widget=forms.Textarea(attrs={"rows": 4})
    )


def _words(label: Any, rows: int, help_text: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, help_text=help_text)


class EntryForm(forms.Form):
    """An entry, whole or as a draft; for an entry every fault is told at once, at its field."""

    title = forms.CharField(label=_("Name of the project"), max_length=120)
    problem = _words(_("What troubles the estate?"), 4)
    photos = PhotosField(
        label=_("Photos"),
        required=False,
        help_text=_("Of what troubles you, or of the design; they are public."),
    )
    spot = forms.CharField(label=_("Where in the estate?"), max_length=120)
    design = _words(_("What is to be done?"), 5)
    beneficiaries = forms.IntegerField(label=_("Households that benefit"), min_value=0)
    asked_fen = YuanField(label=_("What does it cost in all?"))
    upkeep = _words(_("Who keeps it up afterwards, and how?"), 3)
    exclusions_denied = forms.BooleanField(
        label=_(
            "Nothing here is a private cost, what somebody else is liable for, a duty of the government, or pay of staff."
        ),
        required=False,
    )
    exclusion_answer = _words(
        _("If a word of your text sounds like one of these: why is it not?"),
        2,
        _("Your explanation is public."),
    )

    def __init__(self, *args: Any, entry: Entry | None, boundary: Any = None, **kwargs: Any):
        if entry:
            kwargs["initial"] = _initial(draft_of(entry)) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.boundary, self.entry = boundary, entry
        written = entry.lines.count() + 2 if entry else 0
        self.rows = range(1, max(LINES, written) + 1)
        self.fields["exclusion_answer"].required = False
        for number in self.rows:
            named = {"number": number}
            self.fields[f"line_{number}"] = forms.CharField(
                label=gettext("Line %(number)d") % named, max_length=120, required=False
            )
            self.fields[f"fen_{number}"] = YuanField(
                label=gettext("Amount of line %(number)d") % named,
                required=False,
                widget=YuanInput(attrs={"aria-label": gettext("Amount of line %(number)d") % named}),
            )

    @property
    def lines(self) -> list[tuple]:
        """The budget lines as pairs of fields."""
        return [(self[f"line_{number}"], self[f"fen_{number}"]) for number in self.rows]

    @cached_property
    def is_draft(self) -> bool:
        """Whether it is only to be kept."""
        return "keep" in self.data

    def draft(self) -> EntryDraft:
        """What was filled in."""
        filled = self.cleaned_data
        pairs = ((filled.get(f"line_{n}"), filled.get(f"fen_{n}")) for n in self.rows)
        words = {
            name: filled.get(name) or ""
            for name in ("title", "problem", "design", "upkeep", "spot", "exclusion_answer")
        }
        draft = EntryDraft(
            **words,
            beneficiaries=filled.get("beneficiaries"),
            asked_fen=filled.get("asked_fen") or None,
            lines=tuple((title, fen) for title, fen in pairs if title and fen),
            exclusions_denied=bool(filled.get("exclusions_denied")),
        )
        return replace(draft, point=tuple(self.entry.point)) if self.entry and self.entry.point else draft

    def full_clean(self) -> None:
        for name in NEEDED:
            self.fields[name].required = False
        super().full_clean()
        for name in NEEDED:
            self.fields[name].required = True

    def clean(self) -> dict:
        data = super().clean()
        for number in self.rows:
            if bool(data.get(f"line_{number}")) != bool(data.get(f"fen_{number}")):
                self.add_error(f"line_{number}", gettext("A line needs words and an amount."))
        if not self.is_draft and not self.errors:
            for field, fault in faults_of(self.draft(), boundary=self.boundary):
                self.add_error(field if field in self.fields else "asked_fen", told(fault))
        return data


def _initial(draft: EntryDraft) -> dict[str, Any]:
    """What an entry says, as the form's first values."""
    values = {name: getattr(draft, name) for name in EntryForm.base_fields if name != "photos"}
    for number, (title, fen) in enumerate(draft.lines, 1):
        values |= {f"line_{number}": title, f"fen_{number}": fen}
    return values


class WithdrawForm(forms.Form):
    """A reason that will be published."""

    reason = forms.CharField(
        label=_("Reason, which will be published"), widget=forms.Textarea(attrs={"rows": 3})
    )
