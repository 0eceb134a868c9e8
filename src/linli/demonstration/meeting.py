"""Meetings: called in time, attended, voted in, written down, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from linli.civic.mandates.models import Actor
from linli.civic.places.models import Place
from linli.demonstration.needs import CHOICES
from linli.demonstration.scene import Scene
from linli.handovers.confirmed_needs_make_an_agenda import agenda_from_needs
from linli.platform import clock
from linli.practices.meetings import actions
from linli.practices.meetings.actions import (
    AgendaItemDraft,
    MeetingDraft,
    MinutesDraft,
    MotionDraft,
    ResolutionDraft,
    VoteLine,
)
from linli.practices.meetings.enums import Channel, Choice, LegalBasis, MeetingKind
from linli.practices.meetings.models import Meeting, Seat, Topic

PRESENT = 0.54
"""Share of the households called that come to a residents' meeting."""


def deliberate(scene: Scene) -> None:
    """Days 43–56: each estate meets on the topics that its households voiced."""
    worker = scene.actor("social_worker")
    with scene.day(43):
        topics = agenda_from_needs(scene.reload())
        called = {estate: _call_estate(scene, worker, estate, topics) for estate in scene.estates}
    with scene.day(52, 19):
        for estate, meeting in called.items():
            hold(
                scene,
                worker,
                scene.actor("community_officer"),
                meeting,
                due=scene.date(400),
                who=scene.committees[estate],
            )


def _call_estate(scene: Scene, worker: Actor, estate: Place, topics: Sequence[AgendaItemDraft]) -> Meeting:
    """The agenda of an estate: the topic that names its own trouble, else the first."""
    wanted = scene.plans[estate].plan
    own = [
        topic for topic in topics if CHOICES[wanted][:4] in topic.title or CHOICES[wanted][:4] in topic.text
    ]
    draft = MeetingDraft(
        kind=MeetingKind.RESIDENTS,
        title=f"{estate.name}居民会议",
        place_text=f"{estate.name}院坝",
        starts_at=datetime.combine(scene.date(52), time(19), clock.CHINA),
        legal_basis=LegalBasis.RESIDENTS_MEETING,
        convener=scene.community.name,
        contact="社区党群服务中心",
        estates=(estate,),
    )
    agenda = [
        AgendaItemDraft(CHOICES[wanted], text=(own or topics)[0].text, source=(own or topics)[0].source)
    ]
    return actions.convene(by=worker, run=scene.run, draft=draft, agenda=agenda)


def hold(scene: Scene, host: Actor, checker: Actor, meeting: Meeting, *, due, who=None) -> Meeting:
    """A meeting from its opening to its signed minutes; one resolution follows from each carried motion."""
    meeting = actions.open_meeting(by=host, meeting=meeting)
    seats = list(Seat.objects.filter(meeting=meeting, standing="votes").order_by("number"))
    share = PRESENT if len(seats) > 12 else 1
    present = scene.chance.sample(seats, min(len(seats), int(len(seats) * share) + 1))
    actions.enter_attendance(by=host, meeting=meeting, seats=present)
    for topic in Topic.objects.filter(meeting=meeting).select_related(
        "meeting__run__edition", "meeting__place"
    ):
        motion = actions.move_motion(by=host, topic=topic, draft=MotionDraft(f"同意：{topic.title}"))
        motion = actions.put_to_vote(by=host, motion=motion)
        choices = scene.chance.choices(
            (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN), (86, 6, 8), k=len(present)
        )
        lines = [VoteLine(seat, choice) for seat, choice in zip(present, choices, strict=True)]
        sheet = actions.enter_votes(by=host, motion=motion, channel=Channel.HALL, lines=lines)
        actions.check_votes(by=checker, sheet=sheet)
        motion = actions.close_motion(by=host, motion=motion)
        if who:
            draft = ResolutionDraft(f"按程序推进：{topic.title}", due, person=who)
            actions.give_resolution(by=host, motion=motion, draft=draft)
    meeting = actions.close_meeting(by=host, meeting=meeting)
    discussions = {
        topic.number: "与会住户逐一发言，赞成者居多；反对意见已记录并答复。" for topic in meeting.topics.all()
    }
    draft = MinutesDraft(chair=checker.person.name, recorder=host.person.name, discussions=discussions)
    minutes = actions.write_minutes(by=host, meeting=meeting, draft=draft)
    actions.sign_minutes(by=checker, minutes=minutes)
    return meeting
