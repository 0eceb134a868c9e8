"""Motions: moved, voted on, counted."""

from __future__ import annotations

from django.utils.functional import cached_property

from linli.kernel.sentence import say
from linli.kernel.verdict import Verdict
from linli.platform import clock
from linli.platform.journal.freshness import fresh_for
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Decision
from linli.platform.ui.forms import ReasonForm
from linli.platform.ui.views import ActionView, PickView
from linli.platform.ui.words import told
from linli.practices.meetings import actions, forms, queries
from linli.practices.meetings.actions import MotionDraft
from linli.practices.meetings.enums import BallotState, MotionState
from linli.practices.meetings.models import Motion, Seat, Topic
from linli.practices.meetings.rules import RULE, bar_told, reasons
from linli.practices.meetings.views.meetings import TopicActionView
from linli.practices.meetings.views.subjects import MeetingMixin, MotionMixin

HOST_VERBS = (
    "put_to_vote",
    "withdraw_motion",
    "enter_votes",
    "check_votes",
    "close_motion",
    "give_resolution",
)


class MoveMotionView(TopicActionView):
    """Move a motion on a topic."""

    verb = "meetings.move_motion"
    form_class = forms.MotionForm
    title = say("Move a motion")
    button = say("Move it")
    done = say("The motion is moved. The host puts it to the vote.")

    def act(self, form):
        return actions.move_motion(by=self.by, topic=self.subject, draft=form.draft(), client_id=form.once)

    def goes_to(self, result):
        return result.get_absolute_url()


class MotionView(MotionMixin, ActionView):
    """A motion for everybody: while it is open the ballot of who has a seat, then the outcome with its reasons."""

    verb = "meetings.vote"
    template_name = "meetings/motion.html"
    form_class = forms.VoteForm
    button = say("Cast my vote")
    keeps_draft = False

    @property
    def title(self):
        return self.motion.topic.title

    def get(self, request, *args, **kwargs):
        fresh_for(request, self.motion.place)
        return super().get(request, *args, **kwargs)

    @cached_property
    def seat(self) -> Seat | None:
        return queries.seat_of(self.motion.meeting, self.by)

    def may(self) -> Verdict:
        """The permission, and whether the reader's own seat has a vote to cast."""
        verdict = allowed(self.by, self.verb, self.motion)
        if verdict and self.seat is None:
            return Verdict(False, actions.attending.not_on_the_roll(self.motion.meeting))
        if verdict and not self.seat.votes:
            return Verdict(False, say("You attend this meeting without a vote."))
        return verdict

    def act(self, form):
        return actions.vote(
            by=self.by, motion=self.motion, choice=form.cleaned_data["choice"], client_id=form.once
        )

    def done_with(self, result):
        if result.state == BallotState.COUNTED:
            return say("Your vote is saved and counts.")
        return say(
            "Your ballot is kept and does not count: your seat has voted in the hall or on paper before."
        )

    def goes_to(self, result):
        return self.motion.get_absolute_url()

    def get_context_data(self, **kwargs):
        motion = self.motion
        return super().get_context_data(
            motion=motion,
            rule=bar_told(motion.rule.bar, motion.base),
            ballot=queries.ballot_of(motion, self.seat),
            seat=self.seat,
            takes_online=motion.takes_votes_online,
            votes=queries.turnout_of_motion(motion),
            decision=decision_of(motion) if motion.is_decided else None,
            sheets=motion.sheets.all(),
            resolutions=motion.resolutions.select_related("person", "organisation"),
            may=self.allowed_verbs(*HOST_VERBS),
            **kwargs,
        )


def decision_of(motion: Motion) -> Decision:
    """The outcome of a motion with its reasons, as a building block."""
    return Decision(
        outcome=say("Carried") if motion.state == MotionState.CARRIED else say("Not carried"),
        reasons=reasons(motion.outcome, motion.rule),
        rule=bar_told(motion.rule.bar, motion.base),
        edition=RULE["version"],
        decided_by=motion.meeting.title,
        when=motion.closed_at.astimezone(clock.CHINA).date(),
        dossier_url=motion.dossier.page_url,
        command=f"linli recount {motion.dossier.hex}.json",
    )


class PutToVoteView(MotionMixin, ActionView):
    verb = "meetings.put_to_vote"
    title = say("Put the motion to the vote")
    button = say("Open the vote")
    done = say("Votes are taken now. What was voted shows only when the motion is counted.")

    def act(self, form):
        return actions.put_to_vote(by=self.by, motion=self.motion)


class PutAllToVoteView(MeetingMixin, PickView):
    """Put several motions of a meeting to the vote at once."""

    verb = "meetings.put_to_vote"
    title = say("Put motions to the vote")
    button = say("Open the votes")
    nothing = say("No motion waits to be put to the vote.")
    done = say("Votes are taken now. What was voted shows only when the motion is counted.")

    @cached_property
    def choices(self) -> list[Motion]:
        return list(
            queries.motions_of(self.meeting.run).filter(topic__meeting=self.meeting, state=MotionState.MOVED)
        )

    def words(self, row):
        return row.text

    def do(self, rows):
        for motion in rows:
            actions.put_to_vote(by=self.by, motion=motion)


class MoveOnEachView(MeetingMixin, PickView):
    """Move the same kind of motion on each topic that has none: that it goes on."""

    verb = "meetings.move_motion"
    title = say("Move a motion on each topic")
    lead = say("On each ticked topic: that it goes on. More than half of those voting carry it.")
    button = say("Move them")
    nothing = say("Each topic has its motion.")
    done = say("The motions are moved. Put them to the vote.")

    @cached_property
    def choices(self) -> list[Topic]:
        topics = Topic.objects.filter(meeting=self.meeting, state="taken").exclude(
            motions__in=Motion.objects.exclude(state=MotionState.WITHDRAWN)
        )
        return list(topics.select_related(*(f"meeting__{path}" for path in queries.meetings.RUN)))

    def words(self, row):
        return say("That “%(topic)s” goes on", topic=row.title)

    def do(self, rows):
        for topic in rows:
            actions.move_motion(by=self.by, topic=topic, draft=MotionDraft(told(self.words(topic))))


class WithdrawMotionView(MotionMixin, ActionView):
    verb = "meetings.withdraw_motion"
    form_class = ReasonForm
    title = say("Withdraw the motion")
    button = say("Withdraw it")

    def act(self, form):
        return actions.withdraw_motion(by=self.by, motion=self.motion, reason=form.cleaned_data["reason"])


class CloseMotionView(MotionMixin, ActionView):
    """Count; before it, how many have voted and what is missing."""

    verb = "meetings.close_motion"
    template_name = "meetings/close_motion.html"
    title = say("Count the votes")
    button = say("Count now")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            motion=self.motion,
            votes=queries.turnout_of_motion(self.motion),
            there=queries.turnout(self.motion.meeting),
            **kwargs,
        )

    def act(self, form):
        return actions.close_motion(by=self.by, motion=self.motion)

    def done_with(self, result):
        return say("Carried.") if result.state == MotionState.CARRIED else say("Not carried.")
