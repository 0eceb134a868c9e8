"""What the minutes of a meeting say, gathered from its records."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from linli.civic.mandates.enums import Capacity
from linli.civic.mandates.models import Mandate
from linli.civic.people.models import Organisation, Person
from linli.civic.places.models import Place
from linli.kernel.sentence import say
from linli.practices.meetings.enums import MotionState, TopicState
from linli.practices.meetings.models import Meeting, Minutes, Motion, Resolution, Topic
from linli.practices.meetings.queries.meetings import turnout
from linli.practices.meetings.rules import bar_told, reasons

FOLLOWERS = (
    Capacity.SOCIAL_WORKER,
    Capacity.COMMUNITY_OFFICER,
    Capacity.PARTY_COMMITTEE,
    Capacity.COUNCIL_MEMBER,
    Capacity.COMMITTEE_MEMBER,
    Capacity.SELF_ORGANISATION,
    Capacity.PROPERTY_MANAGER,
)
"""The capacities to which the methods give the duty of reporting a resolution done."""


def record_of(meeting: Meeting, minutes: Minutes | None) -> dict[str, Any]:
    """The minutes as data: as signed off where they are, else from the records of now (4 queries).

    Names the chair, the recorder and who is responsible; sentences are kept as data, so that they are read in any language.
    """
    if minutes and minutes.signed_at:
        return minutes.content
    there = turnout(meeting)
    return {
        "title": meeting.title,
        "starts_at": meeting.starts_at.isoformat(),
        "place_text": meeting.place_text,
        "mode": meeting.mode,
        "kind": meeting.kind,
        "legal_basis": meeting.legal_basis,
        "convener": meeting.convener,
        "chair": minutes.chair if minutes else "",
        "recorder": minutes.recorder if minutes else "",
        "observers": minutes.observers if minutes else "",
        "called": there.called,
        "present": there.present,
        "elsewhere": there.elsewhere,
        "absent": there.absent,
        "listeners": there.listeners,
        "quorum": there.needed,
        "topics": [_topic(topic, minutes) for topic in _topics(meeting)],
        "remarks": minutes.remarks if minutes else "",
    }


def _topics(meeting: Meeting) -> QuerySet[Topic]:
    resolutions = Prefetch(
        "resolutions", Resolution.objects.select_related("person", "organisation").order_by("id")
    )
    decided = Motion.objects.filter(state__in=(MotionState.CARRIED, MotionState.REJECTED)).order_by("id")
    motions = Prefetch(
        "motions",
        decided.select_related("topic__meeting", "dossier").prefetch_related(resolutions),
        to_attr="decided",
    )
    return meeting.topics.filter(state=TopicState.TAKEN).prefetch_related(motions)


def _topic(topic: Topic, minutes: Minutes | None) -> dict[str, Any]:
    return {
        "number": topic.number,
        "title": topic.title,
        "text": topic.text,
        "discussion": minutes.discussions.get(str(topic.number), "") if minutes else "",
        "motions": [_motion(motion) for motion in topic.decided],
    }


def _motion(motion: Motion) -> dict[str, Any]:
    decided = say("Carried") if motion.state == MotionState.CARRIED else say("Not carried")
    return {
        "text": motion.text,
        "decision": decided.to_data(),
        "carried": motion.state == MotionState.CARRIED,
        "rule": bar_told(motion.rule.bar, motion.base).to_data(),
        "reasons": [reason.to_data() for reason in reasons(motion.outcome, motion.rule)],
        "dossier": motion.dossier.digest if motion.dossier else "",
        "resolutions": [_resolution(resolution) for resolution in motion.resolutions.all()],
    }


def _resolution(resolution: Resolution) -> dict[str, Any]:
    return {
        "text": resolution.text,
        "person": resolution.person.name if resolution.person else "",
        "organisation": resolution.organisation.name if resolution.organisation else "",
        "due_on": resolution.due_on.isoformat(),
    }


def responsible_people(place: Place) -> QuerySet[Person]:
    """Who may be given a resolution: whoever holds, at the place or within it, a mandate that lets them report it done."""
    here = Mandate.objects.standing().filter(place__path__startswith=place.path, capacity__in=FOLLOWERS)
    return Person.objects.filter(pk__in=here.values("person")).order_by("name")


def responsible_organisations(place: Place) -> QuerySet[Organisation]:
    """Which organisations may be given a resolution: those at the place that stand."""
    return Organisation.objects.filter(place__path__startswith=place.path, dissolved_on=None).order_by(
        "kind", "name"
    )
