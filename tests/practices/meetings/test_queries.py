"""Facts, desks, and how many questions the database is asked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linli.civic.process.queries import gate_states
from linli.platform import clock
from linli.practices.meetings import actions
from linli.practices.meetings.facts import FACTS
from linli.practices.meetings.queries import waiting
from tests.practices.meetings.conftest import HELD
from tests.practices.meetings.test_follow_up import DRAFT


def facts(run):
    return {name.removeprefix("meetings."): fact(run) for name, fact in FACTS.items()}


def test_facts_of_a_run_without_a_meeting(run):
    assert facts(run) == {
        "quorum": [],
        "topics_without_motion": 0,
        "motions_carried": 0,
        "rules_resolution_carried": False,
        "topics": {"brought": 0, "settled": 0, "open": []},
    }


def test_facts_follow_the_meeting(carried, run, cast):
    assert facts(run) == {
        "quorum": [{"meeting": "Spring meeting", "present": 12, "needed": 4}],
        "topics_without_motion": 1,
        "motions_carried": 1,
        "rules_resolution_carried": False,
        "topics": {"brought": 0, "settled": 0, "open": []},
    }


def test_meeting_to_come_and_one_called_off_are_not_held(meeting, run, cast):
    assert FACTS["meetings.quorum"](run) == []
    assert FACTS["meetings.topics_without_motion"](run) == 2
    actions.call_off(by=cast.social_worker, meeting=meeting, reason="flood")
    assert FACTS["meetings.topics_without_motion"](run) == 0


def test_gates_of_the_stage_open_when_each_topic_is_decided(carried, opened, run, cast, seats, lines):
    topic = opened.topics.get(number=2)
    motion = actions.move_motion(by=cast.household, topic=topic, draft=actions.MotionDraft("More lights"))
    actions.put_to_vote(by=cast.social_worker, motion=motion)
    assert [bool(state.verdict) for state in gate_states(run)] == [True, False, True]
    sheet = actions.enter_votes(
        by=cast.social_worker, motion=motion, channel="paper", lines=lines(seats, "against")
    )
    actions.check_votes(by=cast.supervisor, sheet=sheet)
    actions.close_motion(by=cast.social_worker, motion=motion)

    assert all(state.verdict for state in gate_states(run))


def test_rules_are_adopted_by_the_council_of_a_contest(run_at, cast, draft):
    contest = run_at("rules", method="self-funding-contest")
    agenda = [actions.AgendaItemDraft("Rules", source="contests.rules:1")]
    meeting = actions.convene(by=cast.social_worker, run=contest, draft=draft(kind="council"), agenda=agenda)
    motion = actions.move_motion(
        by=cast.council_member, topic=meeting.topics.get(), draft=actions.MotionDraft("Adopt", "all")
    )
    with clock.at(HELD):
        actions.open_meeting(by=cast.social_worker, meeting=meeting)
        actions.put_to_vote(by=cast.social_worker, motion=motion)
        actions.vote(by=cast.council_member, motion=motion, choice="for")
        actions.close_motion(by=cast.social_worker, motion=motion)

    assert FACTS["meetings.rules_resolution_carried"](contest) is True


def titles(by):
    return [str(one.title) for one in waiting(by)]


def test_desk_of_the_host_and_of_who_checks(opened, motion, seats, lines, cast):
    actions.propose_topic(by=cast.household, meeting=opened, draft=actions.AgendaItemDraft("A bench"))
    actions.enter_votes(by=cast.social_worker, motion=motion, channel="paper", lines=lines(seats, "for"))

    assert titles(cast.social_worker) == ["Answer the proposed topic “A bench”"]
    assert titles(cast.supervisor) == ["Check the entered votes on “Renew the roof”"]
    assert titles(cast.nobody) == titles(cast.household) == []


def test_desk_asks_for_minutes_and_their_signature(opened, cast):
    actions.close_meeting(by=cast.social_worker, meeting=opened)
    assert titles(cast.social_worker) == ["Write the minutes of “Spring meeting”"]
    actions.write_minutes(by=cast.social_worker, meeting=opened, draft=DRAFT)
    assert titles(cast.social_worker) == []
    assert titles(cast.council_member) == ["Sign off the minutes of “Spring meeting”"]


def test_resolution_stays_on_the_desk_until_it_is_done(carried, cast, later):
    resolution = give(cast, carried)
    with later(days=30):
        found = waiting(cast.committee_member)
        assert [str(one.title) for one in found] == ["To be done: Ask three firms"]
        assert found[0].overdue
        assert "To be done: Ask three firms" in titles(cast.social_worker)
        actions.complete_resolution(by=cast.committee_member, resolution=resolution, evidence="done")
        assert titles(cast.committee_member) == []


def give(cast, motion, text="Ask three firms"):
    day = clock.in_days(10).date()
    draft = actions.ResolutionDraft(text, day, person=cast.committee_member.person)
    return actions.give_resolution(by=cast.social_worker, motion=motion, draft=draft)


def queries_of(ask):
    with CaptureQueriesContext(connection) as queries:
        ask()
    return len(queries)


@pytest.mark.parametrize("role", ["social_worker", "committee_member", "supervisor"])
def test_desk_asks_as_often_for_three_as_for_one(carried, cast, opened, role, later):
    by = getattr(cast, role)
    give(cast, carried)
    topics = [actions.AgendaItemDraft(f"Bench {n}") for n in range(3)]
    actions.propose_topic(by=cast.household, meeting=opened, draft=topics[0])
    with later(days=30):
        one = queries_of(lambda: waiting(by))
    for draft in topics[1:]:
        give(cast, carried, draft.title)
        actions.propose_topic(by=cast.household, meeting=opened, draft=draft)
    with later(days=30):
        assert queries_of(lambda: waiting(by)) == one <= 11


LISTS = ["list", "resolutions"]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("query", ["", "?export=xlsx"])
def test_list_asks_as_often_for_three_as_for_one(client, carried, cast, convened, name, query):
    url = reverse(f"meetings:{name}") + query
    client.get(url)
    give(cast, carried)
    one = queries_of(lambda: client.get(url))
    for n in (2, 3):
        give(cast, carried, f"Ask {n}")
        with clock.at("2025-03-03T10:00"):
            convened(title=f"Meeting {n}")

    assert queries_of(lambda: client.get(url)) == one <= 10


def test_meeting_page_asks_as_often_for_three_motions_as_for_one(signed_in, motion, meeting, cast):
    client = signed_in(cast.household)
    url = meeting.get_absolute_url()
    client.get(url)
    one = queries_of(lambda: client.get(url))
    for topic in meeting.topics.all():
        actions.move_motion(by=cast.household, topic=topic, draft=actions.MotionDraft("Again"))

    assert queries_of(lambda: client.get(url)) == one <= 15


def test_minutes_page_asks_as_often_for_three_motions_as_for_one(
    signed_in, carried, opened, cast, seats, lines
):
    client = signed_in(cast.household)
    actions.write_minutes(by=cast.social_worker, meeting=opened, draft=DRAFT)
    url = reverse("meetings:minutes", kwargs={"meeting": opened.pk})
    client.get(url)
    give(cast, carried)
    one = queries_of(lambda: client.get(url))
    for topic in opened.topics.all():
        motion = actions.move_motion(by=cast.household, topic=topic, draft=actions.MotionDraft("Again"))
        actions.put_to_vote(by=cast.social_worker, motion=motion)
        sheet = actions.enter_votes(
            by=cast.social_worker, motion=motion, channel="paper", lines=lines(seats, "for")
        )
        actions.check_votes(by=cast.supervisor, sheet=sheet)
        give(cast, actions.close_motion(by=cast.social_worker, motion=motion))

    assert queries_of(lambda: client.get(url)) == one <= 15
