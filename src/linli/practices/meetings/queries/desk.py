"""“Waiting for me”: what meetings and their series need from an actor now."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse

from linli.civic.process.enums import RunState
from linli.civic.process.queries import Waiting
from linli.kernel.sentence import say
from linli.platform import clock
from linli.practices.meetings.enums import MeetingState, SheetState, TopicState
from linli.practices.meetings.models import Meeting, Resolution, Topic, VoteSheet
from linli.practices.meetings.queries.meetings import RUN, stage_allows
from linli.practices.meetings.queries.motions import MEETING
from linli.practices.meetings.queries.resolutions import given_to, resolutions_at
from linli.practices.meetings.queries.series import (
    next_due,
    series_at_rest,
    topics_to_answer,
    topics_to_settle,
)

HOSTS = {"social_worker", "community_officer"}
SERIES_HOSTS = {"social_worker"}
SIGNERS = HOSTS | {"council_member", "party_committee"}
CHECKERS = SIGNERS | {"supervisor", "grid_worker"}
SOON = 14
"""So many days before it is due a series asks for its next meeting: the notice takes its days."""


def waiting(by) -> list[Waiting]:
    """Resolutions, topics, votes to be checked, minutes to be written and signed, series to go on (≤ 7 queries)."""
    found = _resolutions(by)
    if by.holds(HOSTS):
        found += _topics(by)
    if by.holds(SERIES_HOSTS):
        found += [*_to_settle(by), *_to_answer(by), *_series(by)]
    if by.person and by.holds(CHECKERS):
        found += [*_meetings(by), *_sheets(by)]
    return found


def _resolutions(by) -> list[Waiting]:
    """What this actor has to do, and as a host what others should have done by now."""
    if not by.person:
        return []
    mine = given_to(by)
    if not by.holds(HOSTS):
        return [_resolution(one) for one in mine]
    found = mine | resolutions_at().overdue()
    return [_resolution(one) for one in found if one.is_given_to(by) or by.holds(HOSTS, one.place)]


def _resolution(one: Resolution) -> Waiting:
    return Waiting(
        title=say("To be done: %(text)s", text=one.text),
        place=one.place,
        url=one.get_absolute_url(),
        why=say("Resolved by “%(meeting)s”", meeting=one.motion.meeting.title),
        due=one.due_on,
        run=one.motion.run,
    )


def _topics(by) -> list[Waiting]:
    proposed = Topic.objects.filter(
        state=TopicState.PROPOSED, meeting__state__in=(MeetingState.CALLED, MeetingState.OPEN)
    )
    return [
        Waiting(
            title=say("Answer the proposed topic “%(topic)s”", topic=topic.title),
            place=topic.place,
            url=reverse("meetings:take_topic", kwargs={"topic": topic.pk}),
            why=say("Proposed for “%(meeting)s”", meeting=topic.meeting.title),
            due=topic.meeting.starts_at.astimezone(clock.CHINA).date(),
            run=topic.run,
        )
        for topic in proposed.select_related(*(f"meeting__{path}" for path in RUN))
        if by.holds(HOSTS, topic.place)
    ]


def _to_settle(by) -> list[Waiting]:
    """Topics of series that a meeting has talked about and that are still open."""
    return [
        Waiting(
            title=say("Settle the topic “%(topic)s”", topic=topic.title),
            place=topic.place,
            url=reverse("meetings:settle", kwargs={"topic": topic.pk}),
            why=say("A meeting of “%(series)s” has talked about it.", series=topic.series.title),
            run=topic.run,
        )
        for topic in topics_to_settle().filter(talked=True, series__run__state=RunState.OPEN)
        if topic.in_hands and by.holds(SERIES_HOSTS, topic.place)
    ]


def _to_answer(by) -> list[Waiting]:
    return [
        Waiting(
            title=say("Answer the dissenters on “%(topic)s”", topic=topic.title),
            place=topic.place,
            url=reverse("meetings:answer", kwargs={"topic": topic.pk}),
            why=say("Dissenters who have no answer yet: %(n)d", n=topic.dissented - topic.answered),
            run=topic.series.run,
        )
        for topic in topics_to_answer()
        if by.holds(SERIES_HOSTS, topic.place)
    ]


def _series(by) -> list[Waiting]:
    """Series with topics that wait, no meeting to come, and the day of the next one near."""
    soon = clock.in_days(SOON).date()
    return [
        Waiting(
            title=say("Call the next meeting of “%(series)s”", series=series.title),
            place=series.place,
            url=reverse("meetings:convene", kwargs={"run": series.run_id}),
            why=say("Topics that wait: %(n)d", n=series.waiting),
            due=due,
            run=series.run,
        )
        for series in series_at_rest()
        if by.holds(SERIES_HOSTS, series.place) and stage_allows(series.run, "meetings.convene")
        if (due := next_due(series)) is None or due <= soon
    ]


def _meetings(by) -> list[Waiting]:
    """Meetings whose hour has come, closed ones that have no minutes yet, and minutes that nobody has signed off."""
    come = Q(state=MeetingState.CALLED, starts_at__lte=clock.in_days(1))
    unsigned = Q(state=MeetingState.CLOSED, minutes__signed_at=None)
    meetings = Meeting.objects.filter(come | unsigned).select_related(*RUN, "minutes")
    found = [_meeting(by, meeting) for meeting in meetings]
    return [waits for waits in found if waits]


def _meeting(by, meeting: Meeting) -> Waiting | None:
    minutes = getattr(meeting, "minutes", None)
    if minutes is None and by.holds(HOSTS, meeting.place):
        return _to_open(meeting) if meeting.state == MeetingState.CALLED else _to_write(meeting)
    if minutes and minutes.written_by_id != by.person.pk and by.holds(SIGNERS, meeting.place):
        return Waiting(
            title=say("Sign off the minutes of “%(meeting)s”", meeting=meeting.title),
            place=meeting.place,
            url=minutes.get_absolute_url(),
            run=meeting.run,
        )
    return None


def _to_open(meeting: Meeting) -> Waiting:
    return Waiting(
        title=say("Open “%(meeting)s”", meeting=meeting.title),
        place=meeting.place,
        url=meeting.get_absolute_url(),
        due=meeting.starts_at.astimezone(clock.CHINA).date(),
        run=meeting.run,
    )


def _to_write(meeting: Meeting) -> Waiting:
    return Waiting(
        title=say("Write the minutes of “%(meeting)s”", meeting=meeting.title),
        place=meeting.place,
        url=reverse("meetings:edit_minutes", kwargs={"meeting": meeting.pk}),
        due=meeting.starts_at.astimezone(clock.CHINA).date(),
        run=meeting.run,
    )


def _sheets(by) -> list[Waiting]:
    sheets = VoteSheet.objects.filter(state=SheetState.WAITING).exclude(entered_by=by.person)
    return [
        Waiting(
            title=say("Check the entered votes on “%(motion)s”", motion=sheet.motion.text),
            place=sheet.place,
            url=sheet.get_absolute_url(),
            why=say("They count only when a second person has checked them."),
            run=sheet.run,
        )
        for sheet in sheets.select_related(*(f"motion__{path}" for path in MEETING))
        if by.holds(CHECKERS, sheet.place)
    ]
