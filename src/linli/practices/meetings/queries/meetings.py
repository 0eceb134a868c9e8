"""Reads about meetings, their rolls, and who is there."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.civic.process.queries import halt_verdict
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Verdict
from linli.practices.meetings.enums import BallotState, MeetingState, SeatStanding
from linli.practices.meetings.models import Attendance, Ballot, Meeting, Motion, Seat, Topic

RUN = ("run__edition", "run__place", "run__parent__edition", "run__parent__place", "place")


@dataclass(frozen=True)
class Turnout:
    """How many seats that vote were called, are in the hall, voted from elsewhere; how many are needed; who listens."""

    called: int
    needed: int
    present: int
    elsewhere: int
    listeners: int

    @property
    def took_part(self) -> int:
        return self.present + self.elsewhere

    @property
    def absent(self) -> int:
        return self.called - self.took_part

    @property
    def missing(self) -> int:
        return max(self.needed - self.took_part, 0)

    @property
    def reached(self) -> bool:
        return not self.missing


def meeting_of(pk: int) -> Meeting | None:
    """A meeting with its run and place."""
    return Meeting.objects.select_related(*RUN).filter(pk=pk).first()


def meetings_of(run: Run) -> QuerySet[Meeting]:
    """The meetings of a run, the next or latest first."""
    return Meeting.objects.filter(run=run).select_related("run__edition", "run__place", "place")


def meetings_at(place: Place | None = None) -> QuerySet[Meeting]:
    """The meetings at a place and within it; of all places without one."""
    meetings = Meeting.objects.select_related("run__edition", "run__place", "place")
    return meetings.filter(place__path__startswith=place.path) if place else meetings


def agenda_of(meeting: Meeting) -> list[Topic]:
    """The topics of a meeting with their motions (2 queries)."""
    motions = Prefetch("motions", Motion.objects.select_related("dossier").order_by("id"))
    return list(meeting.topics.prefetch_related(motions))


def stage_allows(run: Run, verb: str) -> Verdict:
    """Whether the run's open stage has a place for this verb at all, whoever asks.

    The hosts' handwork at a meeting is no duty that playbooks name; it is possible while the duty is that it serves.
    """
    if run.halt_id:
        return halt_verdict(run)
    if verb not in run.playbook.verbs() or (run.is_open and run.playbook.roles_for(run.stage_code, verb)):
        return Verdict(True, say("The stage for this is open."))
    if not run.is_open:
        return Verdict(False, say("“%(run)s” is closed; nothing more can be done in it.", run=run.title))
    return Verdict(
        False,
        say("The run stands at “%(stage)s”; this is not the time for it.", stage=Sentence(run.stage.title)),
    )


def check_in_key(meeting: Meeting) -> bytes:
    """The key of a meeting's codes; derived, so that nothing secret is stored."""
    key = str(settings.LINLI_CODES_KEY).encode()
    return hmac.new(key, f"meetings.check_in:{meeting.pk}".encode(), hashlib.sha256).digest()


def _there() -> Exists:
    return Exists(Attendance.objects.filter(seat=OuterRef("pk"), struck_at=None))


def _voted() -> Exists:
    return Exists(Ballot.objects.filter(seat=OuterRef("pk"), state=BallotState.COUNTED))


def seats_of(meeting: Meeting) -> QuerySet[Seat]:
    """The roll with names, and whether each seat is taken in the hall (`there`) or has voted (`voted`)."""
    seats = Seat.objects.filter(meeting=meeting).select_related("household__estate", "person", "meeting")
    return seats.annotate(there=_there(), voted=_voted()).order_by("number")


def present_seats(meeting: Meeting) -> QuerySet[Seat]:
    """The seats with a vote that are taken in the hall."""
    return seats_of(meeting).filter(there=True, standing=SeatStanding.VOTES)


def seat_of(meeting: Meeting, by) -> Seat | None:
    """The seat that an actor takes, and whether it is taken (`there`); the one that votes, where two were given."""
    mine = Q(pk__in=())
    if by.household:
        mine |= Q(household=by.household)
    if by.person:
        mine |= Q(person=by.person)
    seats = list(
        Seat.objects.filter(mine, meeting=meeting)
        .annotate(there=_there())
        .select_related("household__estate", "person")
    )
    return min(seats, key=lambda seat: not seat.votes, default=None)


def turnout(meeting: Meeting) -> Turnout:
    """Who takes part (1 query)."""
    votes = Q(standing=SeatStanding.VOTES)
    seats = Seat.objects.filter(meeting=meeting).annotate(there=_there(), voted=_voted()).order_by()
    counts = seats.aggregate(
        present=Count("pk", filter=votes & Q(there=True)),
        elsewhere=Count("pk", filter=votes & Q(there=False, voted=True)),
        listeners=Count("pk", filter=~votes & Q(there=True)),
    )
    return Turnout(called=meeting.called, needed=meeting.needed, **counts)


def took_part_by_meeting(run: Run) -> dict[int, int]:
    """By meeting of a run, how many seats with a vote took part: in the hall, or by a counted vote (1 query)."""
    seats = Seat.objects.filter(meeting__run=run, standing=SeatStanding.VOTES).filter(_there() | _voted())
    rows = seats.exclude(meeting__state=MeetingState.CALLED_OFF).values("meeting").annotate(n=Count("pk"))
    return {row["meeting"]: row["n"] for row in rows.order_by()}
