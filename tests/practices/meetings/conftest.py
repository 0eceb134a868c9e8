"""A meeting of the households of all estates, eight days after its notice, and what happens in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from linli.civic.process.models import Edition
from linli.kernel.playbook import Duty
from linli.kernel.playbook.yaml import to_yaml
from linli.platform import clock
from linli.practices.meetings import actions
from linli.practices.meetings.models import Meeting, Motion
from linli.practices.meetings.queries import check_in_key, seats_of
from linli.practices.meetings.rules import code_at

HELD = datetime(2025, 3, 11, 19, 0, tzinfo=clock.CHINA)
"""The first Tuesday evening on which a meeting called on the tests' Monday can be held comfortably."""


@pytest.fixture
def run(run_at):
    """A run that deliberates."""
    return run_at("deliberate")


@pytest.fixture
def consulting(run_at, editions):
    """`consulting("deliberate")` is a run whose method consults in series at that stage."""
    shipped = editions["eight-step"].playbook
    bring = ("self_organisation", "committee_member", "community_officer", "resident")
    duties = (
        Duty(
            "social_worker",
            (
                "meetings.open_series",
                "meetings.bring_topic",
                "meetings.settle_topic",
                "meetings.answer_dissent",
            ),
        ),
        *(Duty(role, ("meetings.bring_topic",)) for role in bring),
    )
    stages = tuple(
        replace(stage, duties=(*stage.duties, *duties)) if stage.code == "deliberate" else stage
        for stage in shipped.stages
    )
    text = to_yaml(replace(shipped, edition="consulting", stages=stages))
    editions["consulting"] = Edition.objects.create(
        code="eight-step", edition="consulting", text=text, digest="x", published_at=clock.now()
    )
    return lambda stage: run_at(stage, method="consulting")


@pytest.fixture
def draft():
    """`draft(kind="council")` is the draft of a meeting."""

    def make(**changes):
        plan = {
            "kind": "residents",
            "title": "Spring meeting",
            "place_text": "Hall of the first estate",
            "starts_at": HELD,
            "legal_basis": "consultation",
            "convener": "Social work station",
        }
        return actions.MeetingDraft(**{**plan, **changes})

    return make


@pytest.fixture
def agenda():
    return (
        actions.AgendaItemDraft("Bicycle shed", "The roof leaks.", "needs.group:12"),
        actions.AgendaItemDraft("Lights"),
    )


@pytest.fixture
def convened(run, cast, draft, agenda):
    """`convened(kind="council")` is a meeting that has been called."""

    def call(**changes) -> Meeting:
        return actions.convene(by=cast.social_worker, run=run, draft=draft(**changes), agenda=agenda)

    return call


@pytest.fixture
def meeting(convened):
    """A residents' meeting that has been called: 12 seats with a vote, 4 of them make the quorum."""
    return convened()


@pytest.fixture
def in_the_hall():
    """Within it the clock stands at the hour of the meeting."""
    with clock.at(HELD):
        yield HELD


@pytest.fixture
def opened(meeting, cast, in_the_hall):
    """The meeting, going on."""
    return actions.open_meeting(by=cast.social_worker, meeting=meeting)


@pytest.fixture
def seats(meeting):
    return list(seats_of(meeting))


@pytest.fixture
def motion(meeting, cast) -> Motion:
    """A motion on the first topic, more than half of those voting, put to the vote."""
    topic = meeting.topics.get(number=1)
    moved = actions.move_motion(
        by=cast.social_worker, topic=topic, draft=actions.MotionDraft("Renew the roof")
    )
    return actions.put_to_vote(by=cast.social_worker, motion=moved)


@pytest.fixture
def code():
    """`code(meeting)` is what the screen of the hall shows, so many seconds ago."""
    return lambda meeting, ago=0: code_at(
        check_in_key(meeting), int((clock.now() - timedelta(seconds=ago)).timestamp())
    )


@pytest.fixture
def lines():
    """`lines(seats, "for")` are lines of a sheet."""
    return lambda seats, choice: [actions.VoteLine(seat, choice) for seat in seats]


@pytest.fixture
def carried(opened, motion, seats, lines, cast) -> Motion:
    """The motion, carried by paper ballots of all seats."""
    sheet = actions.enter_votes(
        by=cast.social_worker, motion=motion, channel="paper", lines=lines(seats, "for")
    )
    actions.check_votes(by=cast.community_officer, sheet=sheet)
    return actions.close_motion(by=cast.social_worker, motion=motion)
