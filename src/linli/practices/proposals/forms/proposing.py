"""A proposal and a nomination, whole or as a draft; every fault is told at once, at its field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.civic.places.forms import SpotField
from linli.civic.places.models import Place
from linli.civic.places.rules import Spot
from linli.platform.ui.forms import DayField, DayInput, PhotosField, YuanField, YuanInput
from linli.platform.ui.words import told
from linli.practices.proposals.forms.calling import numbered
from linli.practices.proposals.models import Enclosure, Proposal
from linli.practices.proposals.rules import MICRO, ONE_PAGE, Frame, ProposalDraft, faults_of

LINES, STEPS = 5, 4
"""Rows for budget and schedule on an empty form; a fuller proposal gets two to spare."""

NEEDED = ("category", "where", "problem", "solution", "beneficiaries", "cost_fen", "own_part", "upkeep")
"""What a proposal has to say and a draft may leave out; the rules tell what lacks, in their own words."""

WORDS = ("title", "problem", "solution", "own_part", "upkeep")


def _text(label: Any, rows: int, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": rows}), help_text=help_text, required=False
    )


class KeptMixin(forms.Form):
    """Photos and files: those that stay, and new ones."""

    kept = forms.TypedMultipleChoiceField(
        label=_("Kept photos and attachments"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    photos = PhotosField(label=_("Photos"), required=False, help_text=_("They are public."))

    def offer_kept(self, enclosures: Sequence[Enclosure], shown: Sequence[int]) -> None:
        """Let those that the proposal shows now be ticked."""
        here = [one.attachment for one in enclosures if one.attachment_id in shown]
        if not here:
            del self.fields["kept"]
            return
        self.fields["kept"].choices = [(one.pk, one.name) for one in here]
        self.fields["kept"].initial = [one.pk for one in here]
        self.kinds = {one.pk: one.kind for one in here}

    def kept_of(self, kind: str) -> tuple[int, ...]:
        """The ticked ones of a kind."""
        ticked = self.cleaned_data.get("kept") or []
        return tuple(one for one in ticked if self.kinds[one] == kind)


class ProposalForm(KeptMixin):
    """A proposal, from what troubles to who keeps it up."""

    title = forms.CharField(label=_("Title"), max_length=120)
    team = forms.CharField(
        label=_("Name of your team"),
        max_length=120,
        required=False,
        help_text=_("Only if no self-organisation proposes; do not write your own name."),
    )
    category = forms.ChoiceField(label=_("Category"), required=False)
    estate = forms.ChoiceField(label=_("For which estate?"), required=False)
    where = SpotField(label=_("Where?"), required=False)
    problem = _text(_("What is the problem?"), 4)
    solution = _text(_("What do you propose?"), 5)
    beneficiaries = forms.IntegerField(label=_("Households that benefit"), min_value=0, required=False)
    cost_fen = YuanField(label=_("What does it cost in all?"), required=False)
    own_fen = YuanField(
        label=_("Of this you bring in money"), required=False, help_text=_("The rest is asked for.")
    )
    own_part = _text(
        _("What do you do yourselves?"), 3, _("Work, things, time, money: what the neighbours bring.")
    )
    upkeep = _text(_("Who keeps it up afterwards, and how?"), 3)
    files = PhotosField(
        label=_("Attachments"),
        most=5,
        required=False,
        widget=forms.FileInput,
        help_text=_("Drawings, offers, letters: PDF, Word, Excel or pictures."),
    )
    why = forms.CharField(label=_("What has changed?"), max_length=200, required=False)

    def __init__(
        self,
        *args: Any,
        draft: ProposalDraft,
        frame: Frame,
        estates: Sequence[Place],
        enclosures: Sequence[Enclosure] = (),
        is_change: bool = False,
        asks_team: bool = True,
        **kwargs: Any,
    ):
        kwargs["initial"] = _initial(draft) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.frame, self.estates = frame, {one.code: one for one in estates}
        self.fields["category"].choices = [
            ("", "—"),
            *((title, gettext(title)) for title in frame.categories),
        ]
        whole = ("", _("the whole community"))
        self.fields["estate"].choices = [whole, *((one.code, one.name) for one in estates)]
        self.fields["files"].widget = ManyFiles()
        self.offer_kept(enclosures, (*draft.photos, *draft.files))
        if not is_change:
            del self.fields["why"]
        if not asks_team:
            del self.fields["team"]
        self.line_rows = range(1, max(LINES, len(draft.lines) + 2) + 1)
        self.step_rows = range(1, max(STEPS, len(draft.steps) + 2) + 1)
        self._add_rows()
        for name in (*NEEDED, "team"):
            if name in self.fields:
                self.fields[name].required = True

    def _add_rows(self) -> None:
        for number in self.line_rows:
            words, amount = _row_labels(
                gettext("Line %(number)d"), gettext("Amount of line %(number)d"), number
            )
            self.fields[f"line_{number}"] = forms.CharField(label=words, max_length=120, required=False)
            self.fields[f"fen_{number}"] = YuanField(
                label=amount, required=False, widget=YuanInput(attrs={"aria-label": amount})
            )
        for number in self.step_rows:
            words, day = _row_labels(gettext("Step %(number)d"), gettext("Done by, step %(number)d"), number)
            self.fields[f"step_{number}"] = forms.CharField(label=words, max_length=120, required=False)
            self.fields[f"day_{number}"] = DayField(
                label=day, required=False, widget=DayInput(attrs={"aria-label": day})
            )

    @property
    def lines(self) -> list[tuple]:
        """The budget lines as pairs of fields."""
        return [(self[f"line_{number}"], self[f"fen_{number}"]) for number in self.line_rows]

    @property
    def steps(self) -> list[tuple]:
        """The steps as pairs of fields."""
        return [(self[f"step_{number}"], self[f"day_{number}"]) for number in self.step_rows]

    @cached_property
    def is_draft(self) -> bool:
        """Whether it is only to be kept."""
        return "keep" in self.data

    @property
    def chosen_estate(self) -> Place | None:
        """The estate that was chosen."""
        return self.estates.get(self.cleaned_data.get("estate") or "")

    def draft(self) -> ProposalDraft:
        """What was filled in."""
        filled = self.cleaned_data
        spot = filled.get("where") or Spot()
        return ProposalDraft(
            **{name: filled.get(name) or "" for name in (*WORDS, "category")},
            spot=spot.words,
            point=None
            if spot.latitude is None
            else (round(spot.longitude * MICRO), round(spot.latitude * MICRO)),
            beneficiaries=filled.get("beneficiaries"),
            cost_fen=filled.get("cost_fen") or None,
            own_fen=filled.get("own_fen") or 0,
            lines=self._pairs("line", "fen", self.line_rows),
            steps=tuple((what, day.isoformat()) for what, day in self._pairs("step", "day", self.step_rows)),
            photos=self.kept_of("photo"),
            files=self.kept_of("file"),
        )

    def full_clean(self) -> None:
        for name in NEEDED:
            self.fields[name].required = False
        super().full_clean()
        for name in NEEDED:
            self.fields[name].required = True

    def _pairs(self, words: str, value: str, rows: range) -> tuple:
        filled = self.cleaned_data
        pairs = ((filled.get(f"{words}_{n}"), filled.get(f"{value}_{n}")) for n in rows)
        return tuple((said, known) for said, known in pairs if said and known)

    def clean(self) -> dict:
        data = super().clean()
        for words, value, rows, told_so in (
            ("line", "fen", self.line_rows, gettext("A line needs words and an amount.")),
            ("step", "day", self.step_rows, gettext("A step needs words and a day.")),
        ):
            for number in rows:
                if bool(data.get(f"{words}_{number}")) != bool(data.get(f"{value}_{number}")):
                    self.add_error(f"{words}_{number}", told_so)
        if not self.is_draft and not self.errors:
            boundary = self.chosen_estate.boundary if self.chosen_estate else None
            for field, fault in faults_of(self.draft(), replace(self.frame, boundary=boundary)):
                self.add_error(FIELDS.get(field, field), told(fault))
        return data


class MergeForm(ProposalForm):
    """The common text, and the proposals that would go into it."""

    others = forms.ModelMultipleChoiceField(
        label=_("Which proposals go into it?"), queryset=None, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, others: Any, alike: Sequence[Proposal] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["others"].queryset = others
        self.fields["others"].label_from_instance = numbered
        self.fields["others"].initial = [one.pk for one in alike]
        for name in ("photos", "files", "estate"):
            del self.fields[name]


FIELDS = {"spot": "where", "steps": "step_1"}
"""Where a fault is shown that belongs to no field of its own name."""


class ManyFiles(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True


class NominationForm(KeptMixin):
    """An estate's page: a headline, one page of text, photos."""

    title = forms.CharField(label=_("Headline"), max_length=120)
    solution = forms.CharField(
        label=_("What have the neighbours made of it?"),
        max_length=ONE_PAGE,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("One page: who did what, what changed, what is still ahead."),
    )

    def __init__(self, *args: Any, draft: ProposalDraft, enclosures: Sequence[Enclosure] = (), **kwargs: Any):
        kwargs["initial"] = {"title": draft.title, "solution": draft.solution} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.offer_kept(enclosures, draft.photos)
        self.order_fields(["title", "solution", "kept", "photos"])

    def draft(self) -> ProposalDraft:
        """What was filled in."""
        filled = self.cleaned_data
        return ProposalDraft(title=filled["title"], solution=filled["solution"], photos=self.kept_of("photo"))


def _row_labels(words: str, value: str, number: int) -> tuple[str, str]:
    return words % {"number": number}, value % {"number": number}


def _initial(draft: ProposalDraft) -> dict[str, Any]:
    """What a draft says, as the form's first values."""
    point = draft.point
    values: dict[str, Any] = {name: getattr(draft, name) for name in (*WORDS, "category", "estate")}
    values |= {name: getattr(draft, name) for name in ("beneficiaries", "cost_fen")}
    values["own_fen"] = draft.own_fen or None
    values["where"] = Spot(draft.spot, *((point[1] / MICRO, point[0] / MICRO) if point else (None, None)))
    for number, (title, fen) in enumerate(draft.lines, 1):
        values |= {f"line_{number}": title, f"fen_{number}": fen}
    for number, (what, day) in enumerate(draft.steps, 1):
        values |= {f"step_{number}": what, f"day_{number}": day}
    return values
