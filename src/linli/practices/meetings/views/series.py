"""Consultation series: opened, shown with all their topics, printed; topics brought to them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from linli.civic.mandates.enums import Capacity
from linli.civic.process.views.runs import RunMixin
from linli.kernel.sentence import say
from linli.platform.journal.freshness import fresh_for
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Column, Filter, Link
from linli.platform.ui.views import ActionView, Option, PrintView, SheetView
from linli.practices.meetings import actions, forms
from linli.practices.meetings.actions.series import HOSTS
from linli.practices.meetings.enums import Tier, TopicOrigin, TopicStanding
from linli.practices.meetings.models import SeriesTopic
from linli.practices.meetings.queries.series import next_due, series_in, topics_of
from linli.practices.meetings.views.choosing import ChoosingView
from linli.practices.meetings.views.subjects import SeriesMixin


def brought_by(topic: SeriesTopic):
    """Who brought it, as everybody may read it: the capacity, the law, or the needs."""
    if topic.origin == TopicOrigin.LAW:
        return topic.basis
    if topic.origin == TopicOrigin.NEEDS:
        return topic.get_origin_display()
    return dict(Capacity.choices).get(topic.capacity, topic.get_origin_display())


def standing_of(topic: SeriesTopic):
    """What has come of it so far, in a line."""
    if not topic.is_open:
        return topic.get_standing_display()
    if not topic.in_hands:
        return say("open, sent up")
    return say("open, on the agenda") if topic.called else say("open, waits for the next meeting")


class OpenSeriesView(RunMixin, ActionView):
    """Open a series in a run."""

    verb = "meetings.open_series"
    form_class = forms.SeriesForm
    title = say("Open a consultation series")
    lead = say("Meetings that recur, to which everybody can bring topics.")
    button = say("Open the series")
    done = say("The series is open. Topics can be brought to it now.")

    def act(self, form):
        return actions.open_series(by=self.by, run=self.run, draft=form.draft(), client_id=form.once)


class ChooseSeriesView(ChoosingView):
    """To which series a topic is brought."""

    key = "meetings.bring_topic"
    lead = say("To which series?")
    nothing = say("No series has been opened yet.")

    def options(self):
        for series in series_in(self.run):
            url = reverse("meetings:bring", kwargs={"series": series.pk})
            yield Option(series.title, url, note=series.place_text)


class BringTopicView(SeriesMixin, ActionView):
    """Bring a topic to the series."""

    verb = "meetings.bring_topic"
    form_class = forms.BringTopicForm
    title = say("Bring a topic")
    button = say("Bring this topic")
    done = say("Your topic is saved. The next meeting takes it up.")

    @property
    def lead(self) -> str:
        return self.series.title

    def get_form_kwargs(self):
        hosts = self.by.holds(HOSTS, self.series.place)
        return {**super().get_form_kwargs(), "run": self.series.run, "hosts": hosts}

    def act(self, form):
        return actions.bring_topic(by=self.by, series=self.series, draft=form.draft(), client_id=form.once)


class SeriesView(SeriesMixin, SheetView):
    """A series for everybody: its meetings, and all its topics with what has come of them."""

    template_name = "meetings/series.html"
    search = ("title", "text", "estate__name")
    exports = "topics"
    empty_sentence = say("No topic has been brought yet.")
    sorts = {
        "new": (say("Newest first"), "-number"),
        "old": (say("Oldest first"), "number"),
    }
    columns = (
        Column(say("Topic"), "title", "lead", url=SeriesTopic.get_absolute_url),
        Column(say("Brought by"), brought_by),
        Column(say("Concerns"), "place.name"),
        Column(say("Tier"), "get_tier_display"),
        Column(say("State"), standing_of),
        Column(say("Dissenters"), "dissented", "number", label=True),
        Column(say("Brought on"), "brought_at", "when", label=True),
    )

    @property
    def title(self) -> str:
        return self.series.title

    @property
    def crumbs(self) -> list[Link]:
        return super().crumbs[:1]

    def rows(self):
        fresh_for(self.request, self.series.place)
        return topics_of(self.series)

    def filters(self):
        return (
            Filter("standing", say("State"), TopicStanding.choices),
            Filter("tier", say("Tier"), Tier.choices),
            Filter("origin", say("Origin"), TopicOrigin.choices),
        )

    def get_context_data(self, **kwargs: Any) -> dict:
        return super().get_context_data(
            series=self.series,
            place=self.series.place,
            meetings=self.series.meetings.all()[:12],
            due=next_due(self.series) if self.series.run.is_open else None,
            may_bring=bool(allowed(self.by, "meetings.bring_topic", self.series)),
            may_convene=bool(allowed(self.by, "meetings.convene", self.series.run)),
            **kwargs,
        )


class SeriesPrintView(SeriesMixin, PrintView):
    """All topics of the series with their state, for the notice board."""

    template_name = "meetings/series_print.html"
    file_name = "topics"

    @property
    def title(self) -> str:
        return self.series.title

    def get_context_data(self, **kwargs: Any) -> dict:
        topics = topics_of(self.series).prefetch_related("steps", "answers")
        lines = [(topic, brought_by(topic), standing_of(topic)) for topic in topics]
        return super().get_context_data(series=self.series, lines=lines, **kwargs)
