"""Meetings: the list, the page of one, calling it, its papers."""

from __future__ import annotations

from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from linli.civic.places.models import Place
from linli.civic.process.views.runs import RunMixin
from linli.kernel.sentence import say
from linli.platform.documents import qr
from linli.platform.journal.freshness import fresh_for
from linli.platform.ui.blocks import Column, Filter
from linli.platform.ui.forms import ReasonForm
from linli.platform.ui.views import ActionView, PageView, PrintView, SheetView
from linli.platform.ui.words import told
from linli.practices.meetings import actions, forms, queries
from linli.practices.meetings.enums import MeetingKind, MeetingState
from linli.practices.meetings.models import Topic
from linli.practices.meetings.queries.meetings import agenda_of
from linli.practices.meetings.queries.series import series_in
from linli.practices.meetings.views.subjects import MeetingMixin, SubjectMixin

HOST_VERBS = (
    "call_off", "open_meeting", "close_meeting", "check_in_by_hand", "enter_attendance", "move_motion", "propose_topic",
    "write_minutes", "take_topic",
)  # fmt: skip


class MeetingsView(SheetView):
    """The meetings of a place, or of all places."""

    title = say("Meetings")
    columns = (
        Column(
            say("Meeting"), "title", "lead", url=lambda meeting: meeting.get_absolute_url(), note="place_text"
        ),
        Column(say("Time"), "starts_at"),
        Column(say("Place"), "place.name"),
        Column(say("Kind of meeting"), "get_kind_display"),
        Column(say("State"), "get_state_display"),
        Column(say("With a vote"), "called", "number", label=True),
    )
    search = ("title", "place_text", "place__name")
    sorts = {"new": (say("Newest first"), "-starts_at"), "old": (say("Oldest first"), "starts_at")}
    exports = "meetings"
    empty_sentence = say("No meeting has been called here yet.")

    def rows(self):
        code = self.request.GET.get("place")
        return queries.meetings_at(get_object_or_404(Place, code=code) if code else None)

    def filters(self):
        return (
            Filter("state", say("State"), MeetingState.choices),
            Filter("kind", say("Kind of meeting"), MeetingKind.choices),
        )


class ConveneView(RunMixin, ActionView):
    """Call a meeting in a run."""

    verb = "meetings.convene"
    form_class = forms.ConveneForm
    title = say("Call a meeting")
    button = say("Call the meeting")
    done = say("The meeting is called. Print the notice, and put the poster up.")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "run": self.run}

    def get_initial(self):
        """What the notice says at first; of a series, its title and place."""
        start = {"convener": self.run.place.name, "title": self.run.title}
        series = series_in(self.run).annotate(held=Count("meetings")).first()
        if series is None:
            return start
        title = told(say("%(series)s, meeting %(n)d", series=series.title, n=series.held + 1))
        return start | {"title": title, "place_text": series.place_text}

    def act(self, form):
        return actions.convene(
            by=self.by, run=self.run, draft=form.draft(), agenda=form.agenda(), client_id=form.once
        )


class MeetingView(MeetingMixin, PageView):
    """A meeting for everybody: notice, agenda with motions, who takes part, what was resolved."""

    template_name = "meetings/meeting.html"

    def get_context_data(self, **kwargs):
        meeting = self.meeting
        fresh_for(self.request, meeting.place)
        topics = agenda_of(meeting)
        return super().get_context_data(
            meeting=meeting,
            crumbs=self.crumbs[:1],
            seat=queries.seat_of(meeting, self.by),
            there=queries.turnout(meeting),
            taken=[topic for topic in topics if topic.state == "taken"],
            others=[topic for topic in topics if topic.state != "taken"],
            minutes=getattr(meeting, "minutes", None),
            may=self.allowed_verbs(*HOST_VERBS),
            **kwargs,
        )


class TurnoutView(MeetingMixin, PageView):
    """The live count of who takes part, fetched again and again by the page."""

    template_name = "meetings/turnout.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(meeting=self.meeting, there=queries.turnout(self.meeting), **kwargs)


class CallOffView(MeetingMixin, ActionView):
    """Call the meeting off, or break it off."""

    verb = "meetings.call_off"
    form_class = ReasonForm
    title = say("Call the meeting off")
    button = say("Call it off")
    done = say("The meeting is called off; the reason is public.")

    def act(self, form):
        return actions.call_off(by=self.by, meeting=self.meeting, reason=form.cleaned_data["reason"])


class PaperView(MeetingMixin, PrintView):
    """The notice of a meeting for the board, or as a poster with its QR code."""

    @property
    def title(self) -> str:
        return self.meeting.title

    def get_context_data(self, **kwargs):
        address = self.request.build_absolute_uri(self.meeting.get_absolute_url())
        topics = [topic for topic in agenda_of(self.meeting) if topic.state == "taken"]
        return super().get_context_data(
            meeting=self.meeting, topics=topics, address=address, code=qr.svg(address, scale=8), **kwargs
        )


class ProposeTopicView(MeetingMixin, ActionView):
    """Propose a topic."""

    verb = "meetings.propose_topic"
    form_class = forms.TopicForm
    title = say("Propose a topic")
    button = say("Propose this topic")
    done = say("Your topic is saved. The host puts it on the agenda or answers why not.")

    def goes_to(self, result):
        return self.back_url

    def act(self, form):
        return actions.propose_topic(
            by=self.by, meeting=self.meeting, draft=form.draft(), client_id=form.once
        )


class TopicActionView(SubjectMixin, ActionView):
    """Something done with a proposed topic."""

    @cached_property
    def subject(self) -> Topic:
        topics = Topic.objects.select_related(*(f"meeting__{path}" for path in queries.meetings.RUN))
        return get_object_or_404(topics, pk=self.kwargs["topic"])

    @property
    def back_url(self) -> str:
        return self.subject.meeting.get_absolute_url()

    @property
    def lead(self) -> str:
        return self.subject.title

    def goes_to(self, result) -> str:
        return self.back_url


class TakeTopicView(TopicActionView):
    """Put it on the agenda; beside it the way to decline it."""

    verb = "meetings.take_topic"
    template_name = "meetings/take_topic.html"
    title = say("Put this topic on the agenda?")
    button = say("Put it on the agenda")
    done = say("The topic is on the agenda.")

    def act(self, form):
        return actions.take_topic(by=self.by, topic=self.subject)


class DeclineTopicView(TopicActionView):
    verb = "meetings.decline_topic"
    form_class = ReasonForm
    title = say("Do not take the topic up")
    button = say("Answer")
    done = say("The answer is public.")

    def act(self, form):
        return actions.decline_topic(by=self.by, topic=self.subject, reason=form.cleaned_data["reason"])
