"""What people fill in for a group, its activities, its project and its registration."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.civic.people.models import Household
from linli.kernel.written import plainly
from linli.platform import clock
from linli.platform.ui.forms import DayField, PageField, YuanField
from linli.platform.ui.words import told
from linli.practices.groups.rules import ProjectDraft, RegisterDraft, Thresholds, faults_of, register_faults

MILESTONES = 3


def _words(label: Any, rows: int, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


class GroupForm(forms.Form):
    """A group is started."""

    name = forms.CharField(label=_("Name of the group"), max_length=80)
    aim = _words(_("What do you want to do together?"), 3)


class ActivityForm(forms.Form):
    """An activity that was held, with its list or its number."""

    title = forms.CharField(label=_("What was held?"), max_length=120)
    held_on = DayField(label=_("On which day?"))
    where = forms.CharField(label=_("Where was it?"), max_length=120)
    check_ins = _words(
        _("Check-in list"),
        6,
        required=False,
        help_text=_("A household a line: its address, then how many came, if more than one."),
    )
    attenders = forms.IntegerField(
        label=_("or: how many attended, counted by hand"),
        required=False,
        min_value=1,
        help_text=_("Another person has to confirm this number."),
    )

    def __init__(self, *args: Any, households: dict[str, Household], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.households = {"".join(address.split()): one for address, one in households.items()}

    def clean_check_ins(self) -> dict[Household, int]:
        """Household → how many came; every line that names none is told."""
        found: dict[Household, int] = {}
        for line in plainly(self.cleaned_data["check_ins"]).splitlines():
            if not line.strip():
                continue
            household, people = self._line(line)
            if household is None:
                raise forms.ValidationError(
                    gettext("No household of this place: “%(line)s”") % {"line": line.strip()}
                )
            found[household] = people
        return found

    def clean(self) -> dict:
        data = super().clean()
        if not self.errors and not data["check_ins"] and not data["attenders"]:
            self.add_error("attenders", gettext("How many attended?"))
        return data

    def _line(self, line: str) -> tuple[Household | None, int]:
        whole = self.households.get("".join(line.split()))
        if whole:
            return whole, 1
        found = re.fullmatch(r"(.+?)[\s,]+(\d{1,2})", line.strip(), re.ASCII)
        return (self.households.get("".join(found[1].split())), int(found[2])) if found else (None, 0)


class ProjectForm(forms.Form):
    """What the group takes up; every fault at its field."""

    title = forms.CharField(label=_("Name of the project"), max_length=120)
    aim = _words(_("What is it to reach?"), 3)
    budget_fen = YuanField(label=_("What does it cost in all?"))
    own_fen = YuanField(label=_("What does the group bring itself?"))
    matched_fen = YuanField(label=_("What is added to it?"), required=False)
    source = PageField(
        label=_("Page of the micro-project that carries it out"),
        required=False,
        max_length=300,
        help_text=_("Copy its address here, if there is one."),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for number in range(1, MILESTONES + 1):
            named = {"number": number}
            label = gettext("Milestone %(number)d") % named
            self.fields[f"milestone_{number}"] = forms.CharField(
                label=label, max_length=120, required=number == 1
            )
            day = gettext("Milestone %(number)d: until when?") % named
            self.fields[f"due_{number}"] = DayField(label=day, required=number == 1)

    def draft(self) -> ProjectDraft:
        """The project as it was filled in."""
        data = self.cleaned_data
        pairs = ((data.get(f"milestone_{n}"), data.get(f"due_{n}")) for n in range(1, MILESTONES + 1))
        return ProjectDraft(
            title=data["title"],
            aim=data["aim"],
            budget_fen=data["budget_fen"],
            own_fen=data["own_fen"],
            matched_fen=data.get("matched_fen") or 0,
            milestones=tuple((what, day) for what, day in pairs if what and day),
            source=data["source"],
        )

    def clean(self) -> dict:
        data = super().clean()
        for number in range(2, MILESTONES + 1):
            if bool(data.get(f"milestone_{number}")) != bool(data.get(f"due_{number}")):
                self.add_error(f"milestone_{number}", gettext("A milestone needs words and a day."))
        if not self.errors:
            for field, fault in faults_of(self.draft()):
                self.add_error(field if field in self.fields else "milestone_1", told(fault))
        return data


class ReportForm(forms.Form):
    """What came of a project."""

    report = _words(_("What was done, and what came of it?"), 5)


class RegisterForm(forms.Form):
    """The registration of an organisation."""

    name = forms.CharField(label=_("Name of the organisation"), max_length=80)
    charter = _words(_("Charter"), 10)
    members = _words(
        _("Members"), 8, help_text=_("One a line: the name, and the phone behind it if it is known.")
    )
    leader = forms.CharField(label=_("Elected leader"), max_length=60)
    elected_on = DayField(label=_("Elected on"))
    voters = forms.IntegerField(label=_("Members who voted"), min_value=1)
    votes = forms.IntegerField(label=_("Votes for the leader"), min_value=1)

    def __init__(self, *args: Any, thresholds: Thresholds, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.thresholds = thresholds

    def clean_members(self) -> tuple[tuple[str, str], ...]:
        """Names with phones."""
        lines = (line.split(maxsplit=1) for line in plainly(self.cleaned_data["members"]).splitlines())
        return tuple((parts[0], parts[1] if len(parts) > 1 else "") for parts in lines if parts)

    def draft(self) -> RegisterDraft:
        """What is registered."""
        return RegisterDraft(**{name: self.cleaned_data[name] for name in self.fields})

    def clean(self) -> dict:
        data = super().clean()
        if not self.errors:
            today: date = clock.today()
            for field, fault in register_faults(self.draft(), self.thresholds, today):
                self.add_error(field, told(fault))
        return data
