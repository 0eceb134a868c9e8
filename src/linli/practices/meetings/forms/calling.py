"""Calling a meeting and proposing topics."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.civic.process.queries import estates_of
from linli.platform.ui.forms import MomentField
from linli.practices.meetings.actions import AgendaItemDraft, MeetingDraft
from linli.practices.meetings.enums import LegalBasis, MeetingKind, MeetingMode
from linli.practices.meetings.models import Series
from linli.practices.meetings.queries import agenda_drafts
from linli.practices.meetings.queries.series import series_in
from linli.practices.meetings.rules.agenda import RULES_OF_A_CONTEST

QUORUMS = (
    ("", _("as method and law set it")),
    (">=1/5", _("at least 1/5 of those who have a vote")),
    (">=1/3", _("at least 1/3 of those who have a vote")),
    (">1/2", _("more than half of those who have a vote")),
    (">=2/3", _("at least 2/3 of those who have a vote")),
)


class ConveneForm(forms.Form):
    """The notice of a meeting with its agenda; suggested topics are ticked, further ones written one a line."""

    kind = forms.ChoiceField(
        label=_("Who meets?"), choices=MeetingKind, widget=forms.RadioSelect, initial=MeetingKind.RESIDENTS
    )
    series = forms.ModelChoiceField(
        Series.objects.none(), label=_("Of which series?"), required=False, empty_label=_("of none")
    )
    title = forms.CharField(label=_("Title of the meeting"), max_length=120)
    starts_at = MomentField(label=_("When?"))
    place_text = forms.CharField(
        label=_("Where?"), max_length=120, help_text=_("So that everybody finds it.")
    )
    mode = forms.ChoiceField(
        label=_("How are votes taken?"),
        choices=MeetingMode,
        widget=forms.RadioSelect,
        initial=MeetingMode.BOTH,
    )
    estates = forms.ModelMultipleChoiceField(
        Place.objects.none(),
        label=_("Whose households are called?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A council meeting calls no households."),
    )
    more = forms.CharField(
        label=_("Further topics"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line."),
    )
    convener = forms.CharField(label=_("Who calls the meeting?"), max_length=80)
    contact = forms.CharField(
        label=_("Whom to ask"), max_length=80, required=False, help_text=_("Name and phone, for the notice.")
    )
    legal_basis = forms.ChoiceField(
        label=_("On what basis?"),
        choices=LegalBasis,
        widget=forms.RadioSelect,
        initial=LegalBasis.CONSULTATION,
    )
    quorum = forms.ChoiceField(label=_("Who must take part, at least?"), choices=QUORUMS, required=False)
    notice_days = forms.IntegerField(
        label=_("Days of notice"),
        required=False,
        min_value=1,
        max_value=90,
        help_text=_(
            "Only where you give more than method and law ask. The day of the notice is not counted."
        ),
    )

    def __init__(self, *args: Any, run: Run, **kwargs: Any):
        super().__init__(*args, **kwargs)
        estates = estates_of(run)
        self.fields["estates"].queryset = Place.objects.filter(pk__in=[estate.pk for estate in estates])
        self.fields["estates"].initial = [estate.pk for estate in estates]
        self._offer_series(run)
        self.suggested = self._suggested(run)
        for place, draft in enumerate(self.suggested):
            field = forms.BooleanField(label=draft.title, help_text=draft.text, required=False, initial=True)
            self.fields[f"topic_{place}"] = field
        topics = [f"topic_{place}" for place in range(len(self.suggested))]
        self.order_fields(
            ["series", "kind", "title", "starts_at", "place_text", "mode", "estates", *topics, "more"]
        )

    def _offer_series(self, run: Run) -> None:
        found = [series.pk for series in series_in(run)]
        self.fields["series"].queryset = Series.objects.filter(pk__in=found)
        self.fields["series"].initial = found[0] if found else None
        if not found:
            del self.fields["series"]

    def _suggested(self, run: Run) -> list[AgendaItemDraft]:
        """What waits in the run's series, what other practices suggest, and in a contest the adoption of its rules."""
        drafts = agenda_drafts(run)
        adopts = "contests.adopt_rules" in run.playbook.verbs()
        if adopts and not any(draft.source.startswith(RULES_OF_A_CONTEST) for draft in drafts):
            title = gettext("Adoption of the rules of the contest")
            drafts = [AgendaItemDraft(title, source=RULES_OF_A_CONTEST), *drafts]
        return drafts

    def agenda(self) -> list[AgendaItemDraft]:
        """The ticked and the written topics, in their order."""
        ticked = [draft for place, draft in enumerate(self.suggested) if self.cleaned_data[f"topic_{place}"]]
        written = [
            AgendaItemDraft(line.strip()[:120])
            for line in self.cleaned_data["more"].splitlines()
            if line.strip()
        ]
        return [*ticked, *written]

    def draft(self) -> MeetingDraft:
        """The notice."""
        said = self.cleaned_data
        names = (
            "kind",
            "title",
            "place_text",
            "starts_at",
            "legal_basis",
            "convener",
            "contact",
            "mode",
            "notice_days",
            "quorum",
        )
        return MeetingDraft(
            **{name: said[name] for name in names}, estates=tuple(said["estates"]), series=said.get("series")
        )


class TopicForm(forms.Form):
    """A topic that somebody proposes."""

    title = forms.CharField(label=_("What should be talked about?"), max_length=120)
    text = forms.CharField(
        label=_("Why, and what do you wish?"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def draft(self) -> AgendaItemDraft:
        return AgendaItemDraft(**self.cleaned_data)
