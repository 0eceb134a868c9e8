"""Opening a series, bringing topics to it, settling them, dissenting and answering."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.civic.process.queries import estates_of
from linli.practices.meetings.actions import SeriesDraft, TopicDraft
from linli.practices.meetings.enums import Rhythm, StepOutcome
from linli.practices.meetings.queries import agenda_drafts
from linli.practices.meetings.rules import AgendaItemDraft
from linli.practices.meetings.rules.series import topic_number


class SeriesForm(forms.Form):
    """What it is called, how often it meets and where."""

    title = forms.CharField(
        label=_("Title of the series"), max_length=80, help_text=_("As neighbours would call it.")
    )
    rhythm = forms.ChoiceField(
        label=_("How often does it meet?"), choices=Rhythm, widget=forms.RadioSelect, initial=Rhythm.MONTHLY
    )
    place_text = forms.CharField(
        label=_("Where?"), max_length=120, help_text=_("So that everybody finds it.")
    )

    def draft(self) -> SeriesDraft:
        return SeriesDraft(**self.cleaned_data)


class BringTopicForm(forms.Form):
    """A topic in somebody's words; hosts may take one from the needs, or name the law that asks for it."""

    source = forms.ChoiceField(
        label=_("From the needs"),
        required=False,
        help_text=_("Its title and text stand in when you write none."),
    )
    title = forms.CharField(label=_("What should be talked about?"), max_length=120, required=False)
    text = forms.CharField(
        label=_("Why, and what do you wish?"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    estate = forms.ModelChoiceField(
        Place.objects.none(),
        label=_("Whom does it concern?"),
        required=False,
        empty_label=_("the whole community"),
    )
    basis = forms.CharField(
        label=_("Which law asks for it?"),
        max_length=160,
        required=False,
        help_text=_("Only where a law or rule says that residents have to be consulted on it."),
    )

    def __init__(self, *args: Any, run: Run, hosts: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        estates = [estate.pk for estate in estates_of(run)]
        self.fields["estate"].queryset = Place.objects.filter(pk__in=estates).defer("boundary")
        self.drafts = {draft.source: draft for draft in self._from_needs(run)} if hosts else {}
        if not hosts:
            del self.fields["basis"]
        if self.drafts:
            pairs = [(source, draft.title) for source, draft in self.drafts.items()]
            self.fields["source"].choices = [("", "—"), *pairs]
        else:
            del self.fields["source"]

    def draft(self) -> TopicDraft:
        said = self.cleaned_data
        source = said.get("source", "")
        taken = self.drafts.get(source, AgendaItemDraft(""))
        return TopicDraft(
            title=said["title"] or taken.title,
            text=said["text"] or taken.text,
            estate=said["estate"],
            source=source,
            basis=said.get("basis", ""),
        )

    def _from_needs(self, run: Run) -> list[AgendaItemDraft]:
        """What other practices suggest and nobody has brought yet."""
        return [draft for draft in agenda_drafts(run) if draft.source and not topic_number(draft.source)]


class SettleForm(forms.Form):
    """What comes of a topic, with the words that are published."""

    outcome = forms.ChoiceField(
        label=_("What comes of it?"),
        choices=StepOutcome,
        widget=forms.RadioSelect,
        help_text=_("What is sent up stays open until it is settled there."),
    )
    text = forms.CharField(
        label=_("In words, which will be published"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("The answer; what is to be proposed or was resolved; or the record that goes up."),
    )


class DissentForm(forms.Form):
    """A dissent in writing."""

    text = forms.CharField(
        label=_("What do you not agree with, and why?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Your text and the answer are public; your name is not."),
    )


class DissentAnswerForm(forms.Form):
    """The answer to all who dissented."""

    text = forms.CharField(
        label=_("Answer, which will be published"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Take up each reason. Do not name anybody."),
    )
