"""What must always hold of meetings."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, F, OuterRef, Q, Subquery

from linli.kernel.canonical import digest
from linli.kernel.sentence import Sentence, say
from linli.practices.meetings.enums import BallotState, MotionState, SeatStanding, TopicStanding
from linli.practices.meetings.models import Ballot, Meeting, Minutes, Motion, SeriesTopic, TopicStep
from linli.practices.meetings.queries import dossier_inputs
from linli.practices.meetings.queries.motions import MEETING
from linli.practices.meetings.rules import recount_motion


def rolls_are_as_frozen() -> Iterator[Sentence]:
    """Each roll has the seats and the digest that it was frozen with."""
    for meeting in Meeting.objects.prefetch_related("seats").iterator(chunk_size=50):
        seats = [{"seat": seat.token, "standing": seat.standing} for seat in meeting.seats.all()]
        votes = sum(seat["standing"] == SeatStanding.VOTES for seat in seats)
        if votes != meeting.called or digest(seats) != meeting.roll_digest:
            yield say("The roll of meeting %(id)d is not the one that was frozen.", id=meeting.pk)


def counted_ballots_belong_to_the_roll() -> Iterator[Sentence]:
    """A counted ballot is that of a seat with a vote in the motion's own meeting."""
    wrong = Ballot.objects.filter(state=BallotState.COUNTED).exclude(
        seat__standing=SeatStanding.VOTES, seat__meeting=F("motion__topic__meeting")
    )
    for ballot in wrong:
        yield say("Ballot %(id)d counts and is not of a seat with a vote.", id=ballot.pk)


def motions_recount_the_same() -> Iterator[Sentence]:
    """Each decided motion counts from its register to the outcome that it has."""
    decided = Motion.objects.filter(state__in=(MotionState.CARRIED, MotionState.REJECTED)).select_related(
        *MEETING
    )
    for motion in decided.iterator(chunk_size=50):
        counted = {choice: motion.outcome[choice] for choice in ("for", "against", "abstain")}
        found = recount_motion(dossier_inputs(motion))
        if {choice: found[choice] for choice in counted} != counted:
            yield say("Motion %(id)d does not count to its outcome.", id=motion.pk)


def registers_have_no_gap() -> Iterator[Sentence]:
    """The places of a register are 1, 2, 3 … with every settled ballot in one."""
    for motion in Motion.objects.annotate(
        settled=Count("ballots", filter=~Q(ballots__state=BallotState.PENDING)),
        placed=Count("ballots", filter=Q(ballots__number__isnull=False)),
    ).exclude(settled=F("placed")):
        yield say("The register of motion %(id)d has ballots without a place.", id=motion.pk)


def signed_minutes_are_as_signed() -> Iterator[Sentence]:
    """The text of signed minutes has the digest that was signed."""
    for minutes in Minutes.objects.exclude(signed_at=None):
        if digest(minutes.content) != minutes.digest:
            yield say("The minutes of meeting %(id)d are not as they were signed.", id=minutes.meeting_id)


def settled_topics_have_their_step() -> Iterator[Sentence]:
    """What has come of a topic is what its last step says."""
    last = TopicStep.objects.filter(topic=OuterRef("pk")).order_by("-id").values("outcome")[:1]
    settled = SeriesTopic.objects.exclude(standing=TopicStanding.OPEN).annotate(last=Subquery(last))
    for topic in settled.filter(~Q(standing=F("last")) | Q(last=None)):
        yield say("Topic %(id)d is settled and its record does not say so.", id=topic.pk)


AUDITS = (
    rolls_are_as_frozen,
    counted_ballots_belong_to_the_roll,
    motions_recount_the_same,
    registers_have_no_gap,
    signed_minutes_are_as_signed,
    settled_topics_have_their_step,
)
