"""Calling a meeting, and calling it off."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.civic.process.queries import estates_of
from linli.kernel.canonical import digest
from linli.kernel.sentence import on_day, say
from linli.kernel.verdict import Refusal, filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked, sent_before
from linli.practices.meetings.enums import MeetingKind, MeetingMode, MeetingState, MotionState, SeatStanding
from linli.practices.meetings.models import Meeting, Motion, Seat, Series, SeriesTopic, Topic
from linli.practices.meetings.queries import (
    Called,
    days_asked,
    holiday_table,
    quorum_asked,
    who_is_called,
)
from linli.practices.meetings.rules import (
    AgendaItemDraft,
    Bar,
    days_of_notice,
    default_quorum,
    notice_is_long_enough,
)
from linli.practices.meetings.rules.series import topic_number


@dataclass(frozen=True)
class MeetingDraft:
    """What the notice of a meeting says.

    `estates` empty means all that take part in the run. `notice_days` may only lengthen what method and law set.
    `quorum` is a bar (">1/2", ">=1/3"), empty for what the method or the default sets. `series`: of the same run.
    """

    kind: str
    title: str
    place_text: str
    starts_at: datetime
    legal_basis: str
    convener: str
    contact: str = ""
    mode: str = MeetingMode.BOTH
    estates: tuple[Place, ...] = ()
    notice_days: int | None = None
    quorum: str = ""
    series: Series | None = None


@transaction.atomic
def convene(
    *, by, run: Run, draft: MeetingDraft, agenda: Sequence[AgendaItemDraft], client_id: UUID | None = None
) -> Meeting:
    """Call a meeting: the notice stands, the agenda with it, and the roll of who is called is frozen and hashed.

    Refuses too short a notice with the earliest possible day (field `starts_at`), an empty agenda and an empty roll.
    """
    permit(by, "meetings.convene", run)
    run = locked(run, "edition", "place", "parent__edition", "parent__place")
    if called := sent_before(Meeting.objects.filter(run=run), client_id):
        return called
    days = _judged_notice(run, draft)
    quorum = _judged_quorum(run, draft)
    estates = _judged_estates(run, draft)
    _judge_series(run, draft)
    topics = [topic for topic in agenda if topic.title.strip()]
    refuse_if(None if topics else say("A meeting needs at least one topic on its agenda."), "agenda")
    _judge_words(draft)
    roll = who_is_called(run, draft.kind, estates)
    meeting = _written(run, draft, days, quorum, estates, roll, client_id)
    _add_topics(meeting, topics)
    record(
        by,
        "meetings.convene",
        meeting,
        tells=say(
            "“%(meeting)s” was called for %(day)s; %(n)d have a vote",
            meeting=meeting.title,
            day=on_day(_day_of(meeting)),
            n=meeting.called,
        ),
        content={
            "roll": meeting.roll_digest,
            "agenda": [topic.title for topic in topics],
            "quorum": meeting.quorum,
        },
    )
    return meeting


@transaction.atomic
def call_off(*, by, meeting: Meeting, reason: str) -> Meeting:
    """Call a meeting off, or break it off for want of a quorum, with a public reason; what nobody has decided is withdrawn."""
    permit(by, "meetings.call_off", meeting)
    reason = filled(reason, say("Please write the reason; it will be published."), "reason")
    meeting = locked_meeting(meeting)
    refuse_if(say("This meeting is over.") if not meeting.takes_votes else None)
    motions = Motion.objects.filter(topic__meeting=meeting)
    refuse_if(
        say("A motion has been carried here; close the meeting instead.")
        if motions.filter(state=MotionState.CARRIED).exists()
        else None
    )
    undecided = motions.filter(state__in=(MotionState.MOVED, MotionState.OPEN))
    undecided.update(state=MotionState.WITHDRAWN, withdrawn_because=reason, closed_at=clock.now())
    meeting.state, meeting.called_off_because, meeting.closed_at = (
        MeetingState.CALLED_OFF,
        reason,
        clock.now(),
    )
    meeting.save(update_fields=["state", "called_off_because", "closed_at"])
    record(
        by,
        "meetings.call_off",
        meeting,
        tells=say(
            "“%(meeting)s” was called off: %(reason)s",
            meeting=meeting.title,
            reason=meeting.called_off_because,
        ),
        content={"reason": meeting.called_off_because},
    )
    return meeting


def locked_meeting(meeting: Meeting) -> Meeting:
    """The meeting as it is now, with nobody else writing to it; part of other actions."""
    return locked(meeting, "run__edition", "run__place", "run__parent__edition", "place")


def _judge_words(draft: MeetingDraft) -> None:
    for name in ("title", "place_text", "convener"):
        filled(getattr(draft, name), say("Please fill this in; the notice must say it."), name)


def _judge_series(run: Run, draft: MeetingDraft) -> None:
    strange = draft.series and draft.series.run_id not in (run.pk, run.parent_id)
    refuse_if(say("This series belongs to another run.") if strange else None, "series")


def _day_of(meeting: Meeting):
    return meeting.starts_at.astimezone(clock.CHINA).date()


def _judged_notice(run: Run, draft: MeetingDraft) -> int:
    days = max(days_of_notice(draft.legal_basis, days_asked(run)), draft.notice_days or 0)
    held_on = draft.starts_at.astimezone(clock.CHINA).date()
    refuse_if(
        notice_is_long_enough(clock.today(), held_on, days, draft.legal_basis, holiday_table()), "starts_at"
    )
    return days


def _judged_quorum(run: Run, draft: MeetingDraft) -> Bar:
    if not draft.quorum:
        return quorum_asked(run, draft.kind, draft.legal_basis)
    quorum = Bar.parse(draft.quorum)
    least = default_quorum(draft.kind, draft.legal_basis)
    if draft.legal_basis == "owners_278" and draft.kind != MeetingKind.COUNCIL and quorum.share < least.share:
        raise Refusal(
            say("The law asks for %(least)s here; less cannot be set.", least=least.told()), "quorum"
        )
    return quorum


def _judged_estates(run: Run, draft: MeetingDraft) -> list[Place]:
    named = estates_of(run)
    strangers = [estate for estate in draft.estates if estate not in named]
    if strangers:
        raise Refusal(say("%(estate)s does not take part in this run.", estate=strangers[0].name), "estates")
    return list(draft.estates) or named


def _judged_roll(roll: list[Called]) -> int:
    """How many on the roll have a vote."""
    nobody = say(
        "Nobody with a vote is on the register for this meeting. Import the households or give the mandates first."
    )
    with_vote = sum(one.standing == SeatStanding.VOTES for one in roll)
    refuse_if(None if with_vote else nobody, "estates")
    return with_vote


def _written(
    run: Run,
    draft: MeetingDraft,
    days: int,
    quorum: Bar,
    estates: list[Place],
    roll: list[Called],
    client_id: UUID | None,
) -> Meeting:
    with_vote = _judged_roll(roll)
    tokens = _tokens(len(roll))
    meeting = Meeting.objects.create(
        run=run,
        series=draft.series,
        place=estates[0] if draft.kind == MeetingKind.RESIDENTS and len(estates) == 1 else run.place,
        kind=draft.kind,
        mode=draft.mode,
        legal_basis=draft.legal_basis,
        title=draft.title.strip(),
        place_text=draft.place_text.strip(),
        starts_at=draft.starts_at,
        convener=draft.convener.strip(),
        contact=draft.contact.strip(),
        notice_days=days,
        quorum=str(quorum),
        called=with_vote,
        roll_digest=digest(
            [{"seat": t, "standing": str(c.standing)} for t, c in zip(tokens, roll, strict=True)]
        ),
        called_at=clock.now(),
        client_id=client_id,
    )
    _seat(meeting, roll, tokens)
    return meeting


def _seat(meeting: Meeting, roll: list[Called], tokens: list[str]) -> None:
    seats = [
        Seat(
            meeting=meeting,
            number=number,
            household=one.household,
            person=one.person,
            capacity=one.capacity,
            standing=one.standing,
            token=token,
        )
        for number, (token, one) in enumerate(zip(tokens, roll, strict=True), 1)
    ]
    Seat.objects.bulk_create(seats, batch_size=500)


def _tokens(count: int) -> list[str]:
    """So many different names without meaning."""
    tokens: dict[str, None] = {}
    while len(tokens) < count:
        tokens[secrets.token_hex(6)] = None
    return list(tokens)


def _add_topics(meeting: Meeting, topics: Sequence[AgendaItemDraft]) -> None:
    brought = _brought(meeting.run, topics)
    Topic.objects.bulk_create(
        Topic(
            meeting=meeting,
            number=number,
            title=topic.title.strip(),
            text=topic.text.strip(),
            source=topic.source,
            series_topic_id=brought.get(topic.source),
            added_at=clock.now(),
        )
        for number, topic in enumerate(topics, 1)
    )


def _brought(run: Run, topics: Sequence[AgendaItemDraft]) -> dict[str, int]:
    """The topics of the run's series that are on the agenda, by the source that names them."""
    numbers = {topic.source: topic_number(topic.source) for topic in topics}
    named = [number for number in numbers.values() if number]
    if not named:
        return {}
    theirs = SeriesTopic.objects.filter(pk__in=named, series__run__in=[run.pk, run.parent_id])
    known = set(theirs.values_list("pk", flat=True))
    return {source: number for source, number in numbers.items() if number in known}
