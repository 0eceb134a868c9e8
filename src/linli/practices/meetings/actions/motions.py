"""Motions: moved, put to the vote, counted."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, filled, refuse_if
from linli.platform import clock
from linli.platform.announcements import announce
from linli.platform.documents.actions import seal_dossier
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import sent_before
from linli.practices.meetings.actions.convening import locked_meeting
from linli.practices.meetings.enums import BallotState, MotionBase, MotionState, TopicState
from linli.practices.meetings.events import MotionCarried
from linli.practices.meetings.models import Motion, Topic
from linli.practices.meetings.queries import dossier_inputs, stage_allows
from linli.practices.meetings.queries.motions import MEETING
from linli.practices.meetings.rules import RULE, Bar, recount_motion


@dataclass(frozen=True)
class MotionDraft:
    """A motion before it is moved. `bar` (">1/2", ">=2/3") is measured against `base`: those voting, or all with a vote."""

    text: str
    base: str = MotionBase.VOTING
    bar: str = ">1/2"


@transaction.atomic
def move_motion(*, by, topic: Topic, draft: MotionDraft, client_id: UUID | None = None) -> Motion:
    """Move a motion on a topic of the agenda, with the bar that it has to pass; both stand from now on."""
    permit(by, "meetings.move_motion", topic)
    text = filled(draft.text, say("Please write what is to be decided."), "text")
    bar = Bar.parse(draft.bar)
    meeting = locked_meeting(topic.meeting)
    mine = topic.motions.filter(person=by.person, household=by.household)
    if moved := sent_before(mine, client_id):
        return moved
    refuse_if(say("This meeting is over; no more motions can be moved.") if not meeting.takes_votes else None)
    refuse_if(say("This topic is not on the agenda.") if topic.state != TopicState.TAKEN else None, "topic")
    motion = Motion.objects.create(
        topic=topic,
        text=text,
        base=draft.base,
        bar=str(bar),
        moved_at=clock.now(),
        household=by.household,
        person=by.person,
        capacity=by.capacity_at(meeting.place),
        client_id=client_id,
    )
    record(
        by,
        "meetings.move_motion",
        motion,
        tells=say("A motion was moved on “%(topic)s”: %(motion)s", topic=topic.title, motion=motion.text),
        content={"text": motion.text, "base": motion.base, "bar": motion.bar},
    )
    return motion


@transaction.atomic
def put_to_vote(*, by, motion: Motion) -> Motion:
    """Open the register of a motion: from now on votes are taken, online from the notice to the close of the meeting."""
    permit(by, "meetings.put_to_vote", motion)
    motion = locked_motion(motion)
    refuse_if(stage_allows(motion.run, "meetings.close_motion"))
    refuse_if(say("This meeting is over.") if not motion.meeting.takes_votes else None)
    refuse_if(
        say("This motion has been put to the vote before.") if motion.state != MotionState.MOVED else None
    )
    motion.state, motion.opened_at = MotionState.OPEN, clock.now()
    motion.save(update_fields=["state", "opened_at"])
    record(
        by, "meetings.put_to_vote", motion, tells=say("Votes are taken on: %(motion)s", motion=motion.text)
    )
    return motion


@transaction.atomic
def withdraw_motion(*, by, motion: Motion, reason: str) -> Motion:
    """Withdraw a motion that nobody has voted on yet, with a public reason."""
    permit(by, "meetings.withdraw_motion", motion)
    reason = filled(reason, say("Please write the reason; it will be published."), "reason")
    motion = locked_motion(motion)
    refuse_if(say("This motion is decided.") if motion.is_decided else None)
    refuse_if(say("This motion was withdrawn before.") if motion.state == MotionState.WITHDRAWN else None)
    refuse_if(
        say("Votes have been cast; now the motion has to be counted.") if motion.ballots.exists() else None
    )
    motion.state, motion.withdrawn_because, motion.closed_at = (
        MotionState.WITHDRAWN,
        reason,
        clock.now(),
    )
    motion.save(update_fields=["state", "withdrawn_because", "closed_at"])
    record(by, "meetings.withdraw_motion", motion, content={"reason": motion.withdrawn_because})
    return motion


@transaction.atomic
def close_motion(*, by, motion: Motion) -> Motion:
    """Count a motion: its dossier is sealed, the outcome is that of the rule alone, and the register takes no more votes."""
    permit(by, "meetings.close_motion", motion)
    motion = locked_motion(motion)
    refuse_if(say("No votes are being taken on this motion.") if not motion.is_open else None)
    refuse_if(
        say("Open the meeting first: motions are counted in it.") if not motion.meeting.is_open else None
    )
    waiting = motion.ballots.filter(state=BallotState.PENDING).count()
    refuse_if(
        say("Entered votes that a second person has not checked yet: %(n)d.", n=waiting) if waiting else None
    )
    inputs = dossier_inputs(motion)
    outcome = recount_motion(inputs)
    motion.dossier = seal_dossier(
        kind=RULE["name"], rule=RULE, inputs=inputs, outcome=outcome, place=motion.place
    )
    motion.outcome, motion.closed_at = outcome, clock.now()
    motion.state = MotionState.CARRIED if outcome["carried"] else MotionState.REJECTED
    motion.save(update_fields=["dossier", "outcome", "closed_at", "state"])
    record(
        by, "meetings.close_motion", motion, tells=_told(motion), content={"dossier": motion.dossier.digest}
    )
    if outcome["carried"]:
        announce(MotionCarried(motion.pk, motion.run.pk, motion.topic.source))
    return motion


def locked_motion(motion: Motion) -> Motion:
    """The motion as it is now, with nobody else writing to it or to its register; part of other actions."""
    found = (
        Motion.objects.select_for_update(of=("self",)).select_related(*MEETING).filter(pk=motion.pk).first()
    )
    if found is None:
        raise Refusal(say("There is no such motion."))
    return found


def _told(motion: Motion):
    counts = {choice: motion.outcome[choice] for choice in ("for", "against", "abstain")}
    if motion.state == MotionState.CARRIED:
        return say(
            "Carried with %(for)d for, %(against)d against, %(abstain)d abstained: %(motion)s",
            motion=motion.text,
            **counts,
        )
    return say(
        "Not carried with %(for)d for, %(against)d against, %(abstain)d abstained: %(motion)s",
        motion=motion.text,
        **counts,
    )
