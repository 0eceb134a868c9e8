"""Reads about motions and the register of their ballots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from linli.civic.process.models import Run
from linli.practices.meetings.enums import BallotState, Channel
from linli.practices.meetings.models import Attendance, Ballot, Motion, Seat, VoteSheet

MEETING = (
    "topic__meeting__run__edition",
    "topic__meeting__run__place",
    "topic__meeting__run__parent__edition",
    "topic__meeting__place",
)


@dataclass(frozen=True)
class MotionTurnout:
    """How many ballots are in the register, by channel; how many wait for the check. Never for what they are."""

    online: int
    hall: int
    paper: int
    pending: int
    not_counted: int

    @property
    def counted(self) -> int:
        return self.online + self.hall + self.paper


def motion_of(pk: int) -> Motion | None:
    """A motion with its topic, meeting and run."""
    return Motion.objects.select_related(*MEETING, "dossier").filter(pk=pk).first()


def motions_of(run: Run) -> QuerySet[Motion]:
    """The motions of a run's meetings."""
    return Motion.objects.filter(topic__meeting__run=run).select_related(*MEETING, "dossier").order_by("-id")


def sheet_of(pk: int) -> VoteSheet | None:
    """A sheet of entered votes with its motion."""
    related = [f"motion__{path}" for path in MEETING]
    return VoteSheet.objects.select_related(*related, "entered_by", "checked_by").filter(pk=pk).first()


def ballot_of(motion: Motion, seat: Seat | None) -> Ballot | None:
    """The ballot of a seat that counts, else its latest one."""
    if seat is None:
        return None
    ballots = Ballot.objects.filter(motion=motion, seat=seat).exclude(state=BallotState.PENDING)
    return min(ballots, key=lambda one: (one.state != BallotState.COUNTED, -one.pk), default=None)


def turnout_of_motion(motion: Motion) -> MotionTurnout:
    """How many have voted, without telling what (1 query)."""
    counted = Q(state=BallotState.COUNTED)
    return MotionTurnout(
        **Ballot.objects.filter(motion=motion).aggregate(
            online=Count("pk", filter=counted & Q(channel=Channel.ONLINE)),
            hall=Count("pk", filter=counted & Q(channel=Channel.HALL)),
            paper=Count("pk", filter=counted & Q(channel=Channel.PAPER)),
            pending=Count("pk", filter=Q(state=BallotState.PENDING)),
            not_counted=Count("pk", filter=Q(state__in=(BallotState.DUPLICATE, BallotState.REJECTED))),
        )
    )


def dossier_inputs(motion: Motion) -> dict[str, Any]:
    """What a motion is counted from, with seats by their tokens only (3 queries)."""
    meeting = motion.meeting
    roll = Seat.objects.filter(meeting=meeting).order_by("number").values_list("token", "standing")
    present = Attendance.objects.filter(seat__meeting=meeting, struck_at=None).order_by("seat__token")
    register = Ballot.objects.filter(motion=motion, number__isnull=False).order_by("number")
    return {
        "meeting": meeting.title,
        "place": meeting.place.code,
        "legal_basis": meeting.legal_basis,
        "motion": motion.text,
        "rule": motion.rule.to_data(),
        "roll_digest": meeting.roll_digest,
        "roll": [{"seat": token, "standing": standing} for token, standing in roll],
        "present": list(present.values_list("seat__token", flat=True)),
        "register": [
            {"seat": token, "choice": choice, "channel": channel, "valid": state != BallotState.REJECTED}
            for token, choice, channel, state in register.values_list(
                "seat__token", "choice", "channel", "state"
            )
        ],
    }
