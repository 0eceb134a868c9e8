"""A topic of a series: its whole record, settling it, dissenting, answering those who did."""

from __future__ import annotations

from django.urls import reverse

from linli.kernel.sentence import say
from linli.platform.journal.freshness import fresh_for
from linli.platform.ui.views import ActionView, Option, PageView
from linli.practices.meetings import actions, forms
from linli.practices.meetings.queries.series import agendas_of, dissenters, topics_to_answer, topics_to_settle
from linli.practices.meetings.views.choosing import ChoosingView
from linli.practices.meetings.views.series import brought_by
from linli.practices.meetings.views.subjects import SeriesTopicMixin


class ChooseSettleView(ChoosingView):
    """Which topic is settled; those that no meeting has talked about say so."""

    key = "meetings.settle_topic"
    lead = say("What has come of which topic?")
    nothing = say("No topic waits to be settled.")

    def options(self):
        for topic in topics_to_settle(self.run):
            ready = topic.talked or not topic.in_hands
            url = reverse("meetings:settle", kwargs={"topic": topic.pk}) if ready else ""
            note = topic.get_tier_display() if ready else say("waits for a meeting to talk about it")
            yield Option(topic.title, url, note=note)


class ChooseDissentView(ChoosingView):
    """The dissenters on which topic are answered."""

    key = "meetings.answer_dissent"
    lead = say("The dissenters on which topic?")
    nothing = say("All who dissented have been answered.")

    def options(self):
        for topic in topics_to_answer(self.run):
            yield Option(topic.title, reverse("meetings:answer", kwargs={"topic": topic.pk}))


class SeriesTopicView(SeriesTopicMixin, PageView):
    """A topic for everybody: who brought it, where it was talked about, what came of it, who dissented, the answer."""

    template_name = "meetings/series_topic.html"

    def get_context_data(self, **kwargs):
        topic = self.topic
        fresh_for(self.request, topic.place)
        return super().get_context_data(
            topic=topic,
            brought_by=brought_by(topic),
            agendas=agendas_of(topic),
            steps=topic.steps.select_related("motion"),
            dissents=topic.dissents.all(),
            answers=topic.answers.all(),
            counts=dissenters(topic),
            crumbs=self.crumbs[:1],
            may=self.allowed_verbs("settle_topic", "put_dissent", "answer_dissent"),
            **kwargs,
        )


class SettleView(SeriesTopicMixin, ActionView):
    """Say what has come of the topic."""

    verb = "meetings.settle_topic"
    form_class = forms.SettleForm
    title = say("Settle a topic")
    button = say("Publish it")
    done = say("It is published.")

    def act(self, form):
        return actions.settle_topic(by=self.by, topic=self.topic, client_id=form.once, **form.cleaned_data)


class PutDissentView(SeriesTopicMixin, ActionView):
    """Put a dissent on record."""

    verb = "meetings.put_dissent"
    form_class = forms.DissentForm
    title = say("Put a dissent on record")
    button = say("Put it on record")
    done = say("Your dissent is on record. The answer will be public, your name is not.")

    def act(self, form):
        return actions.put_dissent(
            by=self.by, topic=self.topic, text=form.cleaned_data["text"], client_id=form.once
        )


class AnswerDissentView(SeriesTopicMixin, ActionView):
    """Answer all who dissented, publicly."""

    verb = "meetings.answer_dissent"
    form_class = forms.DissentAnswerForm
    title = say("Answer the dissenters")
    button = say("Publish the answer")
    done = say("The answer is public.")

    def act(self, form):
        return actions.answer_dissent(
            by=self.by, topic=self.topic, text=form.cleaned_data["text"], client_id=form.once
        )
