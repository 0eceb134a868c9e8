"""Consultation series: topics brought by any party, taken up by the next meeting, settled, sent up; dissenters answered."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as some

from linli.kernel.verdict import Refusal
from linli.platform import clock
from linli.platform.journal.models import Entry
from linli.practices.meetings import actions
from linli.practices.meetings.audits import settled_topics_have_their_step
from linli.practices.meetings.facts import FACTS
from linli.practices.meetings.models import Dissent, DissentAnswer, Series, SeriesTopic, TopicStep
from linli.practices.meetings.queries import agenda_drafts, waiting
from linli.practices.meetings.queries.series import dissenters, next_due
from linli.practices.meetings.rules import series as rules
from tests.practices.meetings.conftest import HELD

DAYS = some.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.fixture(autouse=True)
def _english(settings):
    settings.LANGUAGE_CODE = "en"


@given(DAYS, some.sampled_from(["weekly", "fortnightly", "monthly", "quarterly"]))
def test_next_meeting_is_due_in_time(last, rhythm):
    spans = {"weekly": (7, 7), "fortnightly": (14, 14), "monthly": (28, 31), "quarterly": (89, 92)}
    least, most = spans[rhythm]
    due = rules.next_day(rhythm, last)
    assert timedelta(days=least) <= due - last <= timedelta(days=most)
    assert due.day == last.day or rhythm in ("weekly", "fortnightly") or due.day < last.day


def test_month_without_the_day_ends_on_its_last():
    assert rules.next_day("monthly", date(2025, 1, 31)) == date(2025, 2, 28)
    assert rules.next_day("quarterly", date(2025, 11, 30)) == date(2026, 2, 28)
    assert rules.next_day("as_needed", date(2025, 1, 1)) is None


@pytest.mark.parametrize(
    ("level", "within"),
    [("estate", 1), ("building", 1), ("community", 2), ("street", 3), ("district", 3)],
)
def test_tiers_in_the_hands_of_a_run(level, within):
    assert rules.tiers_within(level) == rules.TIERS[:within]


def test_topic_rises_to_the_street_and_no_further():
    assert [rules.tier_above(tier) for tier in rules.TIERS] == ["community", "street", None]


@given(some.integers(1, 10**9), some.text(max_size=20))
def test_source_names_a_topic_or_nothing(number, other):
    assert rules.topic_number(f"{rules.REFERENCE}{number}") == number
    assert rules.topic_number(f"needs.group:{number}") is rules.topic_number(f"x{other}") is None


@pytest.fixture
def draft_series():
    return actions.SeriesDraft("Tea at the cottage", "monthly", "Cottage")


@pytest.fixture
def series(run, cast, draft_series):
    return actions.open_series(by=cast.social_worker, run=run, draft=draft_series)


@pytest.fixture
def brought(series, cast, estates):
    """A topic of the first estate, brought by a resident."""
    topic = actions.TopicDraft("Charging points", "Cables hang from windows.", estate=estates[0])
    return actions.bring_topic(by=cast.resident, series=series, draft=topic)


@pytest.fixture
def talked(brought, series, run, cast, draft, estates):
    """The topic with a meeting of the series going on."""
    meeting = actions.convene(
        by=cast.social_worker, run=run, draft=draft(series=series), agenda=agenda_drafts(run)
    )
    with clock.at(HELD):
        actions.open_meeting(by=cast.social_worker, meeting=meeting)
        yield SeriesTopic.objects.get(pk=brought.pk)


def carry(topic, cast, seats_against=1):
    """A motion on the topic is carried by paper ballots of all seats, so many of them against."""
    item = topic.on_agendas.get()
    motion = actions.move_motion(
        by=cast.social_worker, topic=item, draft=actions.MotionDraft("Put up ten points")
    )
    actions.put_to_vote(by=cast.social_worker, motion=motion)
    seats = list(item.meeting.seats.filter(standing="votes"))
    lines = [
        actions.VoteLine(seat, "against" if place < seats_against else "for")
        for place, seat in enumerate(seats)
    ]
    sheet = actions.enter_votes(by=cast.social_worker, motion=motion, channel="paper", lines=lines)
    actions.check_votes(by=cast.community_officer, sheet=sheet)
    return actions.close_motion(by=cast.social_worker, motion=motion)


def settle(topic, cast, outcome="answered", text="The firm comes in May.", **more):
    return actions.settle_topic(by=cast.social_worker, topic=topic, outcome=outcome, text=text, **more)


def test_series_is_opened_once_under_its_title(series, run, cast, draft_series):
    assert Entry.objects.get(verb="meetings.open_series").run_id == run.pk
    with pytest.raises(Refusal, match="series of this title") as refused:
        actions.open_series(by=cast.social_worker, run=run, draft=draft_series)
    assert refused.value.field == "title"


@pytest.mark.parametrize(
    ("change", "field"),
    [({"title": " "}, "title"), ({"place_text": ""}, "place_text"), ({"rhythm": "daily"}, "rhythm")],
)
def test_series_needs_title_place_and_rhythm(run, cast, change, field):
    plan = {"title": "Tea", "rhythm": "monthly", "place_text": "Cottage"} | change
    with pytest.raises(Refusal) as refused:
        actions.open_series(by=cast.social_worker, run=run, draft=actions.SeriesDraft(**plan))
    assert refused.value.field == field and not Series.objects.exists()


def test_sent_twice_is_kept_once(run, cast, draft_series):
    once = uuid4()
    opened = [
        actions.open_series(by=cast.social_worker, run=run, draft=draft_series, client_id=once)
        for _ in range(2)
    ]
    topics = [
        actions.bring_topic(
            by=cast.resident, series=opened[0], draft=actions.TopicDraft("Lamps"), client_id=once
        )
        for _ in range(2)
    ]
    assert opened[0] == opened[1] and topics[0] == topics[1]
    assert Entry.objects.filter(verb="meetings.bring_topic").count() == 1


@pytest.mark.parametrize(
    "party",
    ["resident", "household", "self_organisation", "committee_member", "community_officer", "social_worker"],
)
def test_every_party_brings_topics(series, cast, party):
    topic = actions.bring_topic(by=getattr(cast, party), series=series, draft=actions.TopicDraft("Lamps"))
    assert (topic.tier, topic.standing, topic.origin) == ("community", "open", "party")
    assert topic.reference == f"meetings.topic:{topic.pk}"
    assert topic.capacity == ("resident" if party == "household" else party)


def test_topic_of_an_estate_begins_there(brought, estates):
    assert (brought.tier, brought.place, brought.number) == ("estate", estates[0], 1)


def test_topic_needs_a_title_and_an_estate_of_the_run(series, cast, community):
    with pytest.raises(Refusal, match="title"):
        actions.bring_topic(by=cast.resident, series=series, draft=actions.TopicDraft(" "))
    with pytest.raises(Refusal, match="does not take part"):
        actions.bring_topic(
            by=cast.resident, series=series, draft=actions.TopicDraft("Lamps", estate=community)
        )


def test_law_is_named_and_only_by_hosts(series, cast):
    draft = actions.TopicDraft("Prices of parking", basis="Price Law, art. 23")
    with pytest.raises(Refusal, match="brought by the social worker"):
        actions.bring_topic(by=cast.resident, series=series, draft=draft)
    assert actions.bring_topic(by=cast.social_worker, series=series, draft=draft).origin == "law"
    with pytest.raises(IntegrityError), transaction.atomic():
        SeriesTopic.objects.create(
            series=series, number=9, title="x", origin="law", tier="estate", brought_at=clock.now(), since=clock.now()
        )  # fmt: skip


def test_need_is_brought_once_and_suggested_as_a_topic_only(series, cast, run, monkeypatch):
    suggested = actions.AgendaItemDraft("Roof", "It leaks.", "needs.group:12")
    monkeypatch.setattr(
        "linli.practices.meetings.queries.calling.import_string", lambda dotted: lambda run: [suggested]
    )
    draft = actions.TopicDraft("Roof", source="needs.group:12")
    topic = actions.bring_topic(by=cast.social_worker, series=series, draft=draft)
    assert topic.origin == "needs"
    assert [one.source for one in agenda_drafts(run)] == [topic.reference]
    with pytest.raises(Refusal, match="brought to the series before"):
        actions.bring_topic(by=cast.social_worker, series=series, draft=draft)


def test_next_meeting_takes_waiting_topics(talked, series):
    item = talked.on_agendas.get()
    assert (item.title, item.source, item.meeting.series) == ("Charging points", talked.reference, series)


def test_meeting_takes_no_topic_of_another_run(run_at, cast, draft, brought):
    other = run_at("deliberate")
    agenda = [actions.AgendaItemDraft("Charging points", source=brought.reference)]
    meeting = actions.convene(by=cast.social_worker, run=other, draft=draft(), agenda=agenda)
    assert meeting.topics.get().series_topic is None
    with pytest.raises(Refusal, match="another run") as refused:
        actions.convene(by=cast.social_worker, run=other, draft=draft(series=brought.series), agenda=agenda)
    assert refused.value.field == "series"


def test_topic_is_settled_only_after_a_meeting(brought, cast):
    with pytest.raises(Refusal, match="has to talk about"):
        settle(brought, cast)
    assert FACTS["meetings.topics"](brought.series.run) == {
        "brought": 1,
        "settled": 0,
        "open": ["Charging points"],
    }


@pytest.mark.parametrize("outcome", ["answered", "proposal"])
def test_settled_topic_is_public_and_announced(talked, cast, run, outcome, settings, monkeypatch):
    heard = []
    settings.LINLI_HANDOVERS = {"meetings.TopicSettled": ("linli.heard",)}
    monkeypatch.setattr("linli.platform.announcements.import_string", lambda dotted: heard.append)
    step = settle(talked, cast, outcome)
    talked.refresh_from_db()
    assert (talked.standing, step.tier) == (outcome, "estate")
    event = heard[0]
    assert (event.run_id, event.topic_id, event.outcome) == (run.pk, talked.pk, outcome)
    assert (event.title, event.text) == ("Charging points", "The firm comes in May.")
    assert Entry.objects.get(verb="meetings.settle_topic").run_id == run.pk
    assert FACTS["meetings.topics"](run) == {"brought": 1, "settled": 1, "open": []}
    assert agenda_drafts(run) == [] and not list(settled_topics_have_their_step())


def test_resolution_comes_of_a_carried_motion(talked, cast):
    with pytest.raises(Refusal, match="motion that was carried") as refused:
        settle(talked, cast, "resolution")
    assert refused.value.field == "outcome"
    motion = carry(talked, cast)
    assert settle(talked, cast, "resolution").motion == motion


def test_settling_needs_words_an_outcome_and_happens_once(talked, cast):
    for outcome, text, field in (("answered", " ", "text"), ("forgotten", "x", "outcome")):
        with pytest.raises(Refusal) as refused:
            settle(talked, cast, outcome, text)
        assert refused.value.field == field
    once = uuid4()
    assert settle(talked, cast, client_id=once) == settle(talked, cast, client_id=once)
    with pytest.raises(Refusal, match="settled before"):
        settle(talked, cast)


def test_unresolved_topic_rises_tier_by_tier_and_stays_open(talked, cast, run, draft, series):
    settle(talked, cast, "sent_up", "The estate has no money.")
    talked = SeriesTopic.objects.get(pk=talked.pk)
    assert (talked.tier, talked.standing, talked.place) == ("community", "open", run.place)
    assert FACTS["meetings.topics"](run)["open"] == ["Charging points"]
    with clock.at(HELD + timedelta(hours=1)):
        with pytest.raises(Refusal, match="has to talk about"):
            settle(talked, cast)
        later = HELD + timedelta(days=14)
        again = actions.convene(
            by=cast.social_worker, run=run, draft=draft(series=series, starts_at=later), agenda=agenda_drafts(run)
        )  # fmt: skip
    with clock.at(later):
        actions.open_meeting(by=cast.social_worker, meeting=again)
        settle(talked, cast, "sent_up", "The cable crosses the street.")
    talked = SeriesTopic.objects.get(pk=talked.pk)
    assert (talked.tier, talked.standing, talked.in_hands, talked.run) == ("street", "open", False, None)
    assert FACTS["meetings.topics"](run) == {"brought": 1, "settled": 1, "open": []}
    assert agenda_drafts(run) == []
    with pytest.raises(Refusal, match="no tier above"):
        settle(talked, cast, "sent_up", "further")
    run.stage_code = "publicise"
    run.save(update_fields=["stage_code"])
    talked = SeriesTopic.objects.get(pk=talked.pk)
    assert settle(talked, cast, "answered", "The street office pays.").tier == "street"
    assert [step.tier for step in talked.steps.all()] == ["estate", "community", "street"]


def test_dissenters_are_counted_and_answered_without_names(talked, cast):
    carry(talked, cast, seats_against=3)
    settle(talked, cast, "resolution")
    assert dissenters(talked).all == dissenters(talked).unanswered == 3
    actions.put_dissent(by=cast.household, topic=talked, text="Too near my window")
    answer = actions.answer_dissent(by=cast.social_worker, topic=talked, text="They move five metres.")
    assert answer.dissenters == 4 and dissenters(talked).unanswered == 0
    entry = Entry.objects.get(verb="meetings.put_dissent")
    assert "window" not in str(entry.tells) and entry.run_id == talked.series.run_id
    with pytest.raises(Refusal, match="have been answered"):
        actions.answer_dissent(by=cast.social_worker, topic=talked, text="again")
    actions.put_dissent(by=cast.committee_member, topic=talked, text="And the noise?")
    assert dissenters(talked).unanswered == 1
    assert actions.answer_dissent(by=cast.social_worker, topic=talked, text="None at night.").pk


def test_votes_against_what_failed_are_no_dissent(talked, cast):
    carry(talked, cast, seats_against=12)
    assert dissenters(talked).all == 0
    with pytest.raises(Refusal, match="Nobody has dissented"):
        actions.answer_dissent(by=cast.social_worker, topic=talked, text="To whom?")


def test_dissent_is_put_once_with_words(brought, cast):
    for by in (cast.council_member, cast.household):
        with pytest.raises(Refusal, match="do not agree"):
            actions.put_dissent(by=by, topic=brought, text=" ")
        once = uuid4()
        put = [actions.put_dissent(by=by, topic=brought, text="No", client_id=once) for _ in range(2)]
        assert put[0] == put[1]
        with pytest.raises(Refusal, match="on record"):
            actions.put_dissent(by=by, topic=brought, text="No again")


@pytest.mark.parametrize(
    ("act", "by"),
    [
        ("open_series", "community_officer"),
        ("bring_topic", "supervisor"),
        ("settle_topic", "council_member"),
        ("put_dissent", "nobody"),
        ("answer_dissent", "community_officer"),
    ],
)
def test_others_are_told_who_may(talked, series, run, cast, draft_series, act, by):
    subjects = {
        "open_series": {"run": run, "draft": draft_series},
        "bring_topic": {"series": series, "draft": actions.TopicDraft("x")},
        "settle_topic": {"topic": talked, "outcome": "answered", "text": "x"},
        "put_dissent": {"topic": talked, "text": "x"},
        "answer_dissent": {"topic": talked, "text": "x"},
    }
    with pytest.raises(Refusal, match="social worker who hosts|Topics are brought by|sign in"):
        getattr(actions, act)(by=getattr(cast, by), **subjects[act])


@pytest.mark.both_databases
def test_words_steps_dissents_and_answers_never_change(talked, cast):
    carry(talked, cast)
    settle(talked, cast)
    actions.put_dissent(by=cast.household, topic=talked, text="No")
    actions.answer_dissent(by=cast.social_worker, topic=talked, text="Yes")
    for model in (TopicStep, Dissent, DissentAnswer, SeriesTopic):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(text="x")
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        SeriesTopic.objects.update(standing="open")


def titles(by):
    return [str(one.title) for one in waiting(by)]


def test_desk_follows_a_topic(brought, series, run, cast, draft, later):
    assert titles(cast.social_worker) == []
    with later(days=20):
        found = waiting(cast.social_worker)
        assert [str(one.title) for one in found] == ["Call the next meeting of “Tea at the cottage”"]
        assert found[0].due == next_due(series) == date(2025, 4, 3)
    meeting = actions.convene(
        by=cast.social_worker, run=run, draft=draft(series=series), agenda=agenda_drafts(run)
    )
    assert titles(cast.social_worker) == []
    with clock.at(HELD):
        actions.open_meeting(by=cast.social_worker, meeting=meeting)
        assert titles(cast.social_worker) == ["Settle the topic “Charging points”"]
        settle(brought, cast)
        actions.put_dissent(by=cast.household, topic=brought, text="No")
        assert titles(cast.social_worker) == ["Answer the dissenters on “Charging points”"]
        assert titles(cast.community_officer) == titles(cast.household) == []
        actions.answer_dissent(by=cast.social_worker, topic=brought, text="Yes")
        assert titles(cast.social_worker) == []
    assert next_due(series) == date(2025, 4, 11)
