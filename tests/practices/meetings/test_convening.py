"""Calling a meeting: notice, agenda, roll."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from linli.civic.people.models import Household
from linli.kernel.canonical import digest
from linli.kernel.verdict import Refusal
from linli.platform import clock
from linli.platform.journal.models import Entry
from linli.practices.meetings import actions
from linli.practices.meetings.models import Meeting, Seat, Topic
from linli.practices.meetings.queries import agenda_drafts
from tests.practices.meetings.conftest import HELD


def test_meeting_calls_each_household_of_the_estates(meeting):
    assert meeting.called == 12
    assert meeting.needed == 4
    assert meeting.notice_days == 7
    assert [topic.source for topic in meeting.topics.all()] == ["needs.group:12", ""]
    assert meeting.place == meeting.run.place
    entry = Entry.objects.get(verb="meetings.convene")
    assert entry.tells["values"]["n"] == 12


def test_meeting_of_one_estate_is_held_there(convened, estates):
    meeting = convened(estates=(estates[1],))

    assert meeting.place == estates[1]
    assert {seat.household.estate for seat in meeting.seats.all()} == {estates[1]}


def test_roll_is_frozen_and_hashed(meeting, estates):
    Household.objects.create(estate=estates[0], address="9栋999")
    seats = [{"seat": seat.token, "standing": seat.standing} for seat in meeting.seats.all()]

    assert len(seats) == 12
    assert meeting.roll_digest == digest(seats)


def test_database_refuses_to_change_the_roll(meeting):
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.filter(meeting=meeting).update(standing="listens")


@pytest.mark.parametrize(
    ("days", "basis", "earliest"),
    [
        (6, "consultation", "2025-03-10"),
        (6, "residents_meeting", "2025-03-10"),
        (14, "owners_278", "2025-03-18"),
    ],
)
def test_notice_that_is_too_short_tells_the_earliest_day(convened, days, basis, earliest):
    with pytest.raises(Refusal, match=earliest) as refused:
        convened(starts_at=clock.in_days(days), legal_basis=basis)

    assert refused.value.field == "starts_at"
    assert convened(starts_at=clock.in_days(days + 1), legal_basis=basis)


def test_convener_may_lengthen_the_notice_not_shorten_it(convened):
    assert convened(notice_days=3).notice_days == 7
    with pytest.raises(Refusal, match="2025-03-23"):
        convened(notice_days=20)


def test_run_sets_the_days_of_notice(run_at, cast, draft, agenda):
    run = run_at("deliberate", parameters={"notice_days": 3})
    meeting = actions.convene(
        by=cast.social_worker, run=run, draft=draft(starts_at=clock.in_days(3)), agenda=agenda
    )

    assert meeting.notice_days == 3


def test_council_meets_without_households(convened, cast):
    meeting = convened(kind="council")
    standing = {seat.capacity: seat.standing for seat in meeting.seats.all()}

    assert (meeting.called, meeting.needed) == (1, 1)
    assert standing["council_member"] == "votes"
    assert standing["committee_member"] == "listens"


def test_nobody_has_two_votes_in_a_joint_meeting(convened, cast, estates):
    person = cast.council_member.person
    person.household = Household.objects.filter(estate=estates[0]).last()
    person.save()
    meeting = convened(kind="joint")

    assert meeting.called == 12
    assert meeting.seats.get(person=person).standing == "with_household"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"place_text": ""}, "place_text"),
        ({"convener": ""}, "convener"),
        ({"legal_basis": "owners_278", "quorum": ">=1/2", "starts_at": HELD + timedelta(days=30)}, "quorum"),
        ({"quorum": "most"}, None),
    ],
)
def test_notice_that_is_not_complete_is_refused(convened, changes, field):
    with pytest.raises(Refusal) as refused:
        convened(**changes)

    assert refused.value.field == field
    assert not Meeting.objects.exists()


def test_agenda_without_a_topic_is_refused(run, cast, draft):
    with pytest.raises(Refusal, match="topic"):
        actions.convene(by=cast.social_worker, run=run, draft=draft(), agenda=[actions.AgendaItemDraft(" ")])


def test_estate_outside_the_run_is_refused(convened, community):
    with pytest.raises(Refusal, match="take part"):
        convened(estates=(community,))


def test_empty_register_is_told(convened):
    Household.objects.update(moved_out_on="2025-01-01")
    with pytest.raises(Refusal, match="register"):
        convened()


def test_call_sent_twice_calls_once(run, cast, draft, agenda):
    once = "6a1f0d5e-2f43-4b39-9a6e-5d9a9a3f0a01"
    first = actions.convene(by=cast.social_worker, run=run, draft=draft(), agenda=agenda, client_id=once)
    again = actions.convene(by=cast.social_worker, run=run, draft=draft(), agenda=agenda, client_id=once)

    assert first == again
    assert Meeting.objects.count() == 1


def test_meeting_outside_its_stage_is_refused(run_at, cast, draft, agenda):
    with pytest.raises(Refusal, match="Deliberate and vote"):
        actions.convene(by=cast.social_worker, run=run_at("sort"), draft=draft(), agenda=agenda)


def test_meeting_is_called_off_with_a_reason(meeting, motion, cast):
    with pytest.raises(Refusal, match="reason"):
        actions.call_off(by=cast.social_worker, meeting=meeting, reason=" ")
    off = actions.call_off(by=cast.social_worker, meeting=meeting, reason="flood")
    motion.refresh_from_db()

    assert (off.state, motion.state) == ("called_off", "withdrawn")
    with pytest.raises(Refusal, match="over"):
        actions.call_off(by=cast.social_worker, meeting=meeting, reason="flood")


def test_meeting_that_carried_a_motion_is_not_called_off(carried, opened, cast):
    with pytest.raises(Refusal, match="carried"):
        actions.call_off(by=cast.social_worker, meeting=opened, reason="we dislike it")


def suggest(run):
    """What a hand-over may bring."""
    return [actions.AgendaItemDraft(f"Needs of {run.title}", source="needs.group:1")]


def suggest_the_decided(run):
    """The topic of the fixture's motion, once more."""
    topic = Topic.objects.filter(meeting__run=run).first()
    return [actions.AgendaItemDraft(topic.title, source=topic.source)]


def test_agenda_is_suggested_by_what_the_settings_name(run, settings):
    settings.LINLI_AGENDA_SOURCES = ("tests.practices.meetings.test_convening.suggest",)

    assert [draft.title for draft in agenda_drafts(run)] == ["Needs of Spring"]


def test_what_a_meeting_has_decided_is_not_suggested_again(carried, settings):
    settings.LINLI_AGENDA_SOURCES = ("tests.practices.meetings.test_convening.suggest_the_decided",)

    assert agenda_drafts(carried.run) == []


def test_topic_is_proposed_and_answered(meeting, cast):
    topic = actions.propose_topic(
        by=cast.household, meeting=meeting, draft=actions.AgendaItemDraft("A bench")
    )
    assert (topic.state, topic.number, topic.capacity) == ("proposed", 3, "resident")
    assert actions.take_topic(by=cast.social_worker, topic=topic).state == "taken"
    with pytest.raises(Refusal, match="answered before"):
        actions.decline_topic(by=cast.social_worker, topic=topic, reason="no room")


def test_declined_topic_has_its_reason(meeting, cast):
    topic = actions.propose_topic(
        by=cast.committee_member, meeting=meeting, draft=actions.AgendaItemDraft("A bench")
    )
    with pytest.raises(Refusal, match="reason"):
        actions.decline_topic(by=cast.social_worker, topic=topic, reason="")
    assert (
        actions.decline_topic(by=cast.social_worker, topic=topic, reason="no room").declined_because
        == "no room"
    )


def test_topic_needs_a_title_and_a_meeting_to_come(meeting, cast):
    with pytest.raises(Refusal, match="title"):
        actions.propose_topic(by=cast.household, meeting=meeting, draft=actions.AgendaItemDraft(" "))
    actions.call_off(by=cast.social_worker, meeting=meeting, reason="flood")
    with pytest.raises(Refusal, match="no more topics"):
        actions.propose_topic(by=cast.household, meeting=meeting, draft=actions.AgendaItemDraft("A bench"))
