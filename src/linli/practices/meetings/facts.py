"""Numbers about a run's meetings that gates may ask for."""

from __future__ import annotations

from linli.civic.process.models import Run
from linli.practices.meetings.enums import MeetingState, MotionState, TopicState
from linli.practices.meetings.models import Meeting, Motion, Topic
from linli.practices.meetings.queries import took_part_by_meeting
from linli.practices.meetings.queries.series import open_in
from linli.practices.meetings.rules.agenda import RULES_OF_A_CONTEST


def quorum(run: Run) -> list[dict]:
    """Each meeting that was held: how many seats with a vote took part (in the hall, or by a vote), and how many had to."""
    held = Meeting.objects.filter(run=run, state__in=(MeetingState.OPEN, MeetingState.CLOSED)).order_by("id")
    took_part = took_part_by_meeting(run)
    return [
        {"meeting": meeting.title, "present": took_part.get(meeting.pk, 0), "needed": meeting.needed}
        for meeting in held
    ]


def topics_without_motion(run: Run) -> int:
    """Topics on the agenda of meetings that were not called off, on which no motion has been decided."""
    decided = Motion.objects.filter(state__in=(MotionState.CARRIED, MotionState.REJECTED))
    on_agenda = Topic.objects.filter(meeting__run=run, state=TopicState.TAKEN)
    return on_agenda.exclude(meeting__state=MeetingState.CALLED_OFF).exclude(motions__in=decided).count()


def motions_carried(run: Run) -> int:
    """Motions that were carried in this run."""
    return Motion.objects.filter(topic__meeting__run=run, state=MotionState.CARRIED).count()


def rules_resolution_carried(run: Run) -> bool:
    """Whether a motion was carried on a topic that is about the rules of a contest."""
    carried = Motion.objects.filter(topic__meeting__run=run, state=MotionState.CARRIED)
    return carried.filter(topic__source__startswith=RULES_OF_A_CONTEST).exists()


def topics(run: Run) -> dict:
    """Topics brought to the run's series; of them settled, or sent above the run; and the titles of those still open here."""
    brought, still = open_in(run)
    return {"brought": brought, "settled": brought - len(still), "open": still}


FACTS = {
    "meetings.quorum": quorum,
    "meetings.topics_without_motion": topics_without_motion,
    "meetings.motions_carried": motions_carried,
    "meetings.topics": topics,
    "meetings.rules_resolution_carried": rules_resolution_carried,
}
