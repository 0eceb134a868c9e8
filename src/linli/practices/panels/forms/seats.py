"""Who sits on the panel, who does not score what, who has the floor."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.civic.mandates.models import Mandate
from linli.civic.people.models import Person
from linli.platform.ui.forms import DayField
from linli.practices.panels.enums import ConflictKind
from linli.practices.panels.models import Candidate, Reviewer
from linli.practices.panels.queries import resident_by_phone


def _choices(mandates: list[Mandate]) -> list[tuple[int, str]]:
    return [
        (one.person_id, f"{one.person.name} · {one.get_capacity_display()} · {one.place.name}")
        for one in mandates
    ]


class PhonesField(forms.CharField):
    """Phones of residents, one a line, cleaned to persons of the register."""

    widget = forms.Textarea(attrs={"rows": 3, "inputmode": "tel"})

    def clean(self, value: Any) -> list[Person]:
        written = [line.strip() for line in str(super().clean(value) or "").splitlines() if line.strip()]
        return [_resident(phone) for phone in written]


def _resident(phone: str) -> Person:
    digits = "".join(sign for sign in phone if sign.isdigit())
    person = resident_by_phone(f"+{digits}" if digits.startswith("86") else f"+86{digits}")
    if person is None:
        raise ValidationError(gettext("Nobody in the register has the phone %(phone)s.") % {"phone": phone})
    return person


class OpenPanelForm(forms.Form):
    """The reviewers and the last day for scores."""

    reviewers = forms.TypedMultipleChoiceField(
        label=_("Reviewers"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Who organises does not score and is not offered."),
    )
    phones = PhonesField(
        label=_("Residents, by phone"),
        required=False,
        help_text=_("One a line; they have to be in the register."),
    )
    closes_on = DayField(
        label=_("Last day for scores"), required=False, help_text=_("Left empty: the last day of the stage.")
    )

    def __init__(self, *args: Any, mandates: list[Mandate], residents: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.mandates = mandates
        self.fields["reviewers"].choices = _choices(mandates)
        if not residents:
            del self.fields["phones"]

    def people(self) -> list[Person]:
        """Everybody who was chosen."""
        by_id = {one.person_id: one.person for one in self.mandates}
        chosen = [by_id[pk] for pk in self.cleaned_data["reviewers"]]
        return chosen + self.cleaned_data.get("phones", [])


class AppointForm(forms.Form):
    """One more reviewer."""

    reviewers = forms.TypedChoiceField(label=_("Who?"), coerce=int, required=False, empty_value=None)
    phones = PhonesField(label=_("Or a resident, by phone"), required=False)

    def __init__(self, *args: Any, mandates: list[Mandate], residents: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.by_id = {one.person_id: one.person for one in mandates}
        self.fields["reviewers"].choices = [("", "–"), *_choices(mandates)]
        if not residents:
            del self.fields["phones"]

    def clean(self) -> dict:
        filled = super().clean()
        if not self.errors and len(self._found(filled)) != 1:
            self.add_error("reviewers", gettext("Choose one person."))
        return filled

    def person(self) -> Person:
        """Who was chosen."""
        return self._found(self.cleaned_data)[0]

    def _found(self, filled: dict) -> list[Person]:
        chosen = filled.get("reviewers")
        return [*([self.by_id[chosen]] if chosen else []), *(filled.get("phones") or [])]


class ExtendForm(forms.Form):
    """A later last day."""

    closes_on = DayField(label=_("Last day for scores"))
    reason = forms.CharField(
        label=_("Reason, which will be published"), widget=forms.Textarea(attrs={"rows": 3})
    )


class RecuseForm(forms.Form):
    """Who does not score what, and why."""

    reviewer = forms.TypedChoiceField(label=_("Reviewer"), coerce=int)
    candidate = forms.TypedChoiceField(label=_("From what?"), coerce=int, required=False, empty_value=None)
    kind = forms.ChoiceField(
        label=_("Kind of interest"), choices=ConflictKind.choices, initial=ConflictKind.KINSHIP
    )
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept with the panel; name nobody's health or family trouble."),
    )

    def __init__(self, *args: Any, seats: list[Reviewer], candidates: list[Candidate], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.seats = {one.pk: one for one in seats}
        self.candidates = {one.pk: one for one in candidates}
        self.fields["reviewer"].choices = [(one.pk, f"{one.number} · {one.person.name}") for one in seats]
        whole = [("", gettext("From the whole panel"))]
        self.fields["candidate"].choices = whole + [
            (one.pk, f"{one.number} · {one.title}") for one in candidates
        ]

    def chosen(self) -> dict[str, Any]:
        """What was chosen, for the act."""
        filled = self.cleaned_data
        return {
            "reviewer": self.seats[filled["reviewer"]],
            "candidate": self.candidates.get(filled["candidate"]),
            "kind": filled["kind"],
            "reason": filled["reason"],
        }


class DeclareForm(forms.Form):
    """In which candidates one has an interest, of which kind; or that there is none."""

    candidates = forms.TypedMultipleChoiceField(
        label=_("In which of these have you an interest?"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    kind = forms.ChoiceField(
        label=_("Kind of interest"), choices=ConflictKind.choices, required=False, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Would you like to add something?"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    read = forms.BooleanField(label=_("I have gone through the list; in all the others I have no interest."))

    def __init__(self, *args: Any, candidates: list[Candidate], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.listed = {one.pk: one for one in candidates}
        self.fields["candidates"].choices = [(one.pk, f"{one.number} · {one.title}") for one in candidates]

    def clean(self) -> dict:
        filled = super().clean()
        if filled.get("candidates") and not filled.get("kind"):
            self.add_error("kind", gettext("Please say what kind of interest it is."))
        return filled

    def conflicts(self) -> dict[Candidate, str]:
        """What was ticked, each with its kind."""
        filled = self.cleaned_data
        return {self.listed[pk]: filled["kind"] for pk in filled["candidates"]}


class PresentForm(forms.Form):
    """Who presents next."""

    candidate_to_present = forms.TypedChoiceField(label=_("Who presents now?"), coerce=int)

    def __init__(self, *args: Any, candidates: list[Candidate], presented: set[int], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.listed = {one.pk: one for one in candidates}
        done = gettext("presented")
        field = self.fields["candidate_to_present"]
        field.choices = [
            (one.pk, f"{one.number} · {one.title}" + (f" ({done})" if one.pk in presented else ""))
            for one in candidates
        ]
        field.initial = next((one.pk for one in candidates if one.pk not in presented), None)

    def candidate(self) -> Candidate:
        """Who was chosen."""
        return self.listed[self.cleaned_data["candidate_to_present"]]
