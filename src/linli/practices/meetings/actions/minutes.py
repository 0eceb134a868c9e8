"""Minutes: written, and signed off for good."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from linli.kernel.canonical import digest
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked
from linli.practices.meetings.actions.convening import locked_meeting
from linli.practices.meetings.enums import MeetingState
from linli.practices.meetings.models import Meeting, Minutes
from linli.practices.meetings.queries import record_of


@dataclass(frozen=True)
class MinutesDraft:
    """What the records do not tell: who led and wrote, who else was there, what was said. `discussions`: by topic number."""

    chair: str
    recorder: str
    observers: str = ""
    remarks: str = ""
    discussions: Mapping[int, str] = field(default_factory=dict)


@transaction.atomic
def write_minutes(*, by, meeting: Meeting, draft: MinutesDraft) -> Minutes:
    """Write the minutes, or write them anew as long as they are not signed off."""
    permit(by, "meetings.write_minutes", meeting)
    meeting = locked_meeting(meeting)
    begun = (MeetingState.OPEN, MeetingState.CLOSED)
    refuse_if(say("This meeting has not been held.") if meeting.state not in begun else None)
    minutes = Minutes.objects.select_for_update().filter(meeting=meeting).first() or Minutes(meeting=meeting)
    refuse_if(say("These minutes are signed off and stand as they are.") if minutes.signed_at else None)
    for name in ("chair", "recorder", "observers", "remarks"):
        setattr(minutes, name, getattr(draft, name).strip())
    minutes.discussions = {
        str(number): text.strip() for number, text in draft.discussions.items() if text.strip()
    }
    minutes.written_by, minutes.written_at = by.person, clock.now()
    minutes.save()
    record(
        by,
        "meetings.write_minutes",
        minutes,
        tells=say("The minutes of “%(meeting)s” were written", meeting=meeting.title),
        content={"discussions": minutes.discussions, "remarks": minutes.remarks},
    )
    return minutes


@transaction.atomic
def sign_minutes(*, by, minutes: Minutes) -> Minutes:
    """Sign off the minutes of a closed meeting that somebody else wrote; from now on nothing in them changes."""
    permit(by, "meetings.sign_minutes", minutes)
    meeting = locked_meeting(minutes.meeting)
    minutes = locked(minutes)
    refuse_if(say("These minutes are signed off and stand as they are.") if minutes.signed_at else None)
    refuse_if(say("Close the meeting first.") if meeting.state != MeetingState.CLOSED else None)
    refuse_if(
        say("The minutes do not say yet who led the meeting and who wrote them.")
        if not (minutes.chair and minutes.recorder)
        else None
    )
    if by.person is None or by.person.pk == minutes.written_by_id:
        raise Refusal(say("You wrote these minutes; somebody else has to sign them off."))
    minutes.content = record_of(meeting, minutes)
    minutes.digest = digest(minutes.content)
    minutes.signed_by, minutes.signed_at = by.person, clock.now()
    minutes.save(update_fields=["content", "digest", "signed_by", "signed_at"])
    record(
        by,
        "meetings.sign_minutes",
        minutes,
        tells=say("The minutes of “%(meeting)s” were signed off", meeting=meeting.title),
        content={"digest": minutes.digest},
    )
    return minutes
