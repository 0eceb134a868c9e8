"""“Waiting for me”: what meetings need from an actor now."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse

from linli.civic.process.queries import Waiting
from linli.kernel.sentence import say
from linli.platform import clock
from linli.practices.meetings.enums import MeetingState, SheetState, TopicState
from linli.practices.meetings.models import Meeting, Minutes, Resolution, Topic, VoteSheet
from linli.practices.meetings.queries.meetings import RUN
from linli.practices.meetings.queries.motions import MEETING
from linli.practices.meetings.queries.resolutions import given_to, resolutions_at

HOSTS = {"social_worker", "community_officer"}
CHECKERS = HOSTS | {"council_member", "supervisor", "grid_worker", "party_committee"}


def waiting(by) -> list[Waiting]:
    """Resolutions to be done, topics to be answered, votes to be checked, minutes to be written and signed (≤ 6 queries)."""
    found = _resolutions(by)
    if by.holds(HOSTS):
        found += [*_topics(by), *_meetings(by)]
    if by.person and by.holds(CHECKERS):
        found += [*_sheets(by), *_minutes(by)]
    return found


def _resolutions(by) -> list[Waiting]:
    if not by.person:
        return []
    mine = list(given_to(by))
    late = []
    if by.holds(HOSTS):
        others = resolutions_at().overdue().exclude(pk__in=[one.pk for one in mine])
        late = [one for one in others if by.holds(HOSTS, one.place)]
    return [_resolution(one) for one in (*mine, *late)]


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


def _meetings(by) -> list[Waiting]:
    """Meetings whose hour has come, and closed ones that have no minutes yet."""
    come = Q(state=MeetingState.CALLED, starts_at__lte=clock.in_days(1))
    unwritten = Q(state=MeetingState.CLOSED, minutes=None)
    meetings = Meeting.objects.filter(come | unwritten).select_related(*RUN)
    return [
        Waiting(
            title=say("Open “%(meeting)s”", meeting=meeting.title)
            if meeting.state == MeetingState.CALLED
            else say("Write the minutes of “%(meeting)s”", meeting=meeting.title),
            place=meeting.place,
            url=meeting.get_absolute_url()
            if meeting.state == MeetingState.CALLED
            else reverse("meetings:edit_minutes", kwargs={"meeting": meeting.pk}),
            due=meeting.starts_at.astimezone(clock.CHINA).date(),
            run=meeting.run,
        )
        for meeting in meetings
        if by.holds(HOSTS, meeting.place)
    ]


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


def _minutes(by) -> list[Waiting]:
    unsigned = Minutes.objects.filter(signed_at=None, meeting__state=MeetingState.CLOSED).exclude(
        written_by=by.person
    )
    return [
        Waiting(
            title=say("Sign off the minutes of “%(meeting)s”", meeting=minutes.meeting.title),
            place=minutes.place,
            url=minutes.get_absolute_url(),
            run=minutes.run,
        )
        for minutes in unsigned.select_related(*(f"meeting__{path}" for path in RUN))
        if by.holds(CHECKERS - {"supervisor", "grid_worker"}, minutes.place)
    ]
