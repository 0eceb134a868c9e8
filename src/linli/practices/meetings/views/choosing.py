"""The landing pages of the duties: which meeting, topic, motion or resolution of the run it is about."""

from __future__ import annotations

from django.urls import reverse

from linli.civic.process.views.runs import RunMixin
from linli.kernel.sentence import on_day, say
from linli.platform.ui.views import ChoiceView, Option
from linli.practices.meetings import queries
from linli.practices.meetings.enums import MeetingState, MotionState, TopicState
from linli.practices.meetings.models import Topic


class ChoosingView(RunMixin, ChoiceView):
    """What a duty may be about in a run; beside nothing at all, the meetings that there are."""

    template_name = "meetings/choose.html"
    nothing = say("Nothing of this kind waits now.")

    def get_context_data(self, **kwargs):
        meetings = [] if self.found else queries.meetings_of(self.run)[:5]
        return super().get_context_data(run=self.run, meetings=meetings, **kwargs)


class ChooseCheckInView(ChoosingView):
    key = "meetings.check_in"
    lead = say("In the hall, scan the code on the screen with your phone. Who can't scan types it in.")
    nothing = say("No meeting is going on now.")

    def options(self):
        for meeting in queries.meetings_of(self.run).filter(state=MeetingState.OPEN):
            yield Option(
                meeting.title,
                reverse("meetings:enter_code", kwargs={"meeting": meeting.pk}),
                note=meeting.place_text,
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
                note=topic.meeting.title,
            )


class ChooseVoteView(ChoosingView):
    key = "meetings.vote"
    lead = say("One household, one vote; a council member votes with their own seat.")
    nothing = say("No motion is open for votes now.")
    states = (MotionState.OPEN,)

    def options(self):
        for motion in queries.motions_of(self.run).filter(state__in=self.states):
            yield Option(motion.text, motion.get_absolute_url(), note=motion.topic.title)


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
                note=meeting.place_text,
            )


class ChooseResolutionView(ChoosingView):
    key = "meetings.complete_resolution"
    lead = say("What the meetings of this run resolved and is still to be done.")
    nothing = say("Everything that was resolved here is done.")

    def options(self):
        for one in queries.resolutions_at().undone().filter(motion__topic__meeting__run=self.run):
            yield Option(one.text, one.get_absolute_url(), note=say("due on %(day)s", day=on_day(one.due_on)))
