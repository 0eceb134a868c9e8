"""What follows from a carried motion, until it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from linli.civic.people.models import Organisation, Person
from linli.kernel.sentence import on_day, say
from linli.kernel.verdict import filled, refuse_if
from linli.platform import clock
from linli.platform.documents.actions import keep_photo
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked, sent_before
from linli.practices.meetings.actions.motions import locked_motion
from linli.practices.meetings.enums import MotionState, ResolutionState
from linli.practices.meetings.models import FollowUp, Motion, Resolution
from linli.practices.meetings.queries.resolutions import RELATED


@dataclass(frozen=True)
class ResolutionDraft:
    """What is to be done, by a person or an organisation (one of the two), until when."""

    text: str
    due_on: date
    person: Person | None = None
    organisation: Organisation | None = None


@transaction.atomic
def give_resolution(
    *, by, motion: Motion, draft: ResolutionDraft, client_id: UUID | None = None
) -> Resolution:
    """Say what follows from a carried motion, who does it and until when; it stays on their desk until it is done."""
    permit(by, "meetings.give_resolution", motion)
    motion = locked_motion(motion)
    if given := sent_before(motion.resolutions, client_id):
        return given
    refuse_if(
        say("Only what was carried can be given to somebody to do.")
        if motion.state != MotionState.CARRIED
        else None
    )
    text = filled(draft.text, say("Please write what is to be done."), "text")
    refuse_if(
        say("Name one who is responsible: a person or an organisation.")
        if (draft.person is None) == (draft.organisation is None)
        else None,
        "responsible",
    )
    refuse_if(say("The day lies in the past.") if draft.due_on < clock.today() else None, "due_on")
    resolution = Resolution.objects.create(
        motion=motion,
        text=text,
        person=draft.person,
        organisation=draft.organisation,
        due_on=draft.due_on,
        given_at=clock.now(),
        client_id=client_id,
    )
    record(
        by,
        "meetings.give_resolution",
        resolution,
        tells=say("To be done by %(day)s: %(text)s", day=on_day(draft.due_on), text=resolution.text),
        content={"text": resolution.text, "due_on": draft.due_on.isoformat()},
    )
    return resolution


@transaction.atomic
def complete_resolution(*, by, resolution: Resolution, evidence: str, photo: Any = None) -> Resolution:
    """Report a resolution done, in words and if possible with a photo; both are public."""
    permit(by, "meetings.complete_resolution", resolution)
    evidence = filled(evidence, say("Please write what was done; it will be published."), "evidence")
    resolution = locked(resolution, *RELATED)
    refuse_if(say("This was reported done before.") if resolution.is_done else None)
    kept = keep_photo(by=by, upload=photo, place=resolution.place) if photo else None
    _follow(by, resolution, ResolutionState.DONE, evidence, kept)
    record(
        by,
        "meetings.complete_resolution",
        resolution,
        tells=say("Done: %(text)s", text=resolution.text),
        content={"evidence": evidence, "photo": kept.sha256 if kept else None},
    )
    return resolution


@transaction.atomic
def reopen_resolution(*, by, resolution: Resolution, reason: str) -> Resolution:
    """Reopen what was reported done and is not, with a public reason; it goes back to the desk."""
    permit(by, "meetings.reopen_resolution", resolution)
    reason = filled(reason, say("Please write the reason; it will be published."), "reason")
    resolution = locked(resolution, *RELATED)
    refuse_if(say("This is still to be done.") if not resolution.is_done else None)
    _follow(by, resolution, ResolutionState.OPEN, reason)
    record(
        by,
        "meetings.reopen_resolution",
        resolution,
        tells=say("Reopened: %(text)s (%(reason)s)", text=resolution.text, reason=reason),
        content={"reason": reason},
    )
    return resolution


def _follow(by, resolution: Resolution, state: ResolutionState, text: str, photo=None) -> None:
    now = clock.now()
    FollowUp.objects.create(
        resolution=resolution, state=state, text=text, photo=photo, at=now, person=by.person
    )
    resolution.state = state
    resolution.done_at = now if state == ResolutionState.DONE else None
    resolution.save(update_fields=["state", "done_at"])
