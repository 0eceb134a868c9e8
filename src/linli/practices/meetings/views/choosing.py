"""The landing pages of the duties: which meeting, topic, motion or resolution of the run it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.shortcuts import redirect
from django.urls import reverse

from linli.civic.process.views.runs import RunMixin
from linli.kernel.sentence import Sentence, say
from linli.platform.permits import verb
from linli.platform.ui.blocks import Words
from linli.platform.ui.views import PageView
from linli.practices.meetings import queries
from linli.practices.meetings.enums import MeetingState, MotionState, TopicState
from linli.practices.meetings.models import Topic


@dataclass(frozen=True)
class Option:
    """One of the things that a duty may be about now."""

    title: str
    url: str
    note: Words = ""


class ChoosingView(RunMixin, PageView):
    """Lists what a duty may be about; goes there at once where it is only one."""

    template_name = "meetings/choose.html"
    key = ""
    lead: Words = ""
    nothing: Words = say("Nothing of this kind waits now.")

    def options(self) -> Iterable[Option]:
        """What it may be about."""
        return ()

    def get(self, request, *args, **kwargs):
        self.found = list(self.options())
        return redirect(self.found[0].url) if len(self.found) == 1 else super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=Sentence(verb(self.key).title),
            run=self.run,
            lead=self.lead,
            options=self.found,
            nothing=self.nothing,
            meetings=[] if self.found else queries.meetings_of(self.run)[:5],
            **kwargs,
        )


class ChooseCheckInView(ChoosingView):
    key = "meetings.check_in"
    lead = say("In the hall, scan the code on the screen with your phone. Who can't scan types it in.")
    nothing = say("No meeting is going on now.")

    def options(self):
        for meeting in queries.meetings_of(self.run).filter(state=MeetingState.OPEN):
            yield Option(
                meeting.title,
                reverse("meetings:enter_code", kwargs={"meeting": meeting.pk}),
                meeting.place_text,
            )


class ChooseTopicView(ChoosingView):
    key = "meetings.move_motion"
    lead = say("On which topic?")
    nothing = say("No meeting with an agenda has been called.")

    def options(self):
        topics = Topic.objects.filter(meeting__run=self.run, state=TopicState.TAKEN).select_related("meeting")
        for topic in topics.filter(meeting__state__in=(MeetingState.CALLED, MeetingState.OPEN)):
            yield Option(
                topic.title,
                reverse("meetings:move_motion_on", kwargs={"topic": topic.pk}),
                topic.meeting.title,
            )


class ChooseVoteView(ChoosingView):
    key = "meetings.vote"
    lead = say("One household, one vote; a council member votes with their own seat.")
    nothing = say("No motion is open for votes now.")
    states = (MotionState.OPEN,)

    def options(self):
        for motion in queries.motions_of(self.run).filter(state__in=self.states):
            yield Option(motion.text, motion.get_absolute_url(), motion.topic.title)


class ChooseMotionView(ChooseVoteView):
    key = "meetings.close_motion"
    lead = say("Put a motion to the vote, and count it when the votes are in.")
    nothing = say("No motion waits to be counted.")
    states = (MotionState.MOVED, MotionState.OPEN)


class ChooseMinutesView(ChoosingView):
    key = "meetings.write_minutes"
    nothing = say("No meeting has been held that waits for its minutes.")

    def options(self):
        held = queries.meetings_of(self.run).filter(state__in=(MeetingState.OPEN, MeetingState.CLOSED))
        for meeting in held.filter(minutes__signed_at=None):
            yield Option(
                meeting.title,
                reverse("meetings:edit_minutes", kwargs={"meeting": meeting.pk}),
                meeting.place_text,
            )


class ChooseResolutionView(ChoosingView):
    key = "meetings.complete_resolution"
    lead = say("What the meetings of this run resolved and is still to be done.")
    nothing = say("Everything that was resolved here is done.")

    def options(self):
        for one in queries.resolutions_at().undone().filter(motion__topic__meeting__run=self.run):
            yield Option(one.text, one.get_absolute_url(), say("due on %(day)s", day=one.due_on.isoformat()))
