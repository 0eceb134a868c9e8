"""The pages of a series, as each party walks through them."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from linli.platform import clock
from linli.practices.meetings import actions
from linli.practices.meetings.models import Dissent, Meeting, Series, SeriesTopic
from linli.practices.meetings.queries import agenda_drafts
from linli.practices.meetings.queries.series import topics_of
from tests.practices.meetings.conftest import HELD


@pytest.fixture(autouse=True)
def _english(settings):
    settings.LANGUAGE_CODE = "en"


def url(name, **kwargs):
    return reverse(f"meetings:{name}", kwargs=kwargs)


def text_of(client, address):
    page = client.get(address, follow=True)
    assert page.status_code == 200, address
    return page.content.decode()


@pytest.fixture
def series(run, cast):
    draft = actions.SeriesDraft("Tea at the cottage", "monthly", "Cottage")
    return actions.open_series(by=cast.social_worker, run=run, draft=draft)


@pytest.fixture
def bring(series, cast):
    """`bring("Lamps")` is a topic that a household has brought."""
    return lambda title, **more: actions.bring_topic(
        by=cast.household, series=series, draft=actions.TopicDraft(title, **more)
    )


@pytest.fixture
def held(series, run, cast, draft):
    """`held()` is a meeting of the series that is going on, with all open topics on its agenda."""

    def hold():
        meeting = actions.convene(
            by=cast.social_worker, run=run, draft=draft(series=series), agenda=agenda_drafts(run)
        )
        with clock.at(HELD):
            return actions.open_meeting(by=cast.social_worker, meeting=meeting)

    return hold


def test_social_worker_opens_a_series(signed_in, cast, run):
    client = signed_in(cast.social_worker)
    assert "Meetings that recur" in text_of(client, url("open_series", run=run.pk))
    form = {"title": "Tea", "rhythm": "monthly", "place_text": "Cottage"}
    assert client.post(url("open_series", run=run.pk), form | {"title": ""}).status_code == 422
    client.post(url("open_series", run=run.pk), form)
    series = Series.objects.get()
    page = text_of(client, series.get_absolute_url())
    assert "every month · Cottage" in page and "next due on" in page and "No topic has been brought" in page


def test_resident_brings_a_topic_from_the_run(signed_in, cast, run, estates):
    client = signed_in(cast.household)
    assert "No series has been opened yet" in text_of(client, url("bring_topic", run=run.pk))
    draft = actions.SeriesDraft("Tea at the cottage", "monthly", "Cottage")
    series = actions.open_series(by=cast.social_worker, run=run, draft=draft)
    page = client.get(url("bring_topic", run=run.pk), follow=True)
    assert page.redirect_chain == [(url("bring", series=series.pk), 302)]
    body = page.content.decode()
    assert 'name="basis"' not in body and 'name="source"' not in body
    client.post(url("bring", series=series.pk), {"title": "Lamps", "text": "Dark", "estate": estates[0].pk})
    assert "Lamps" in text_of(client, SeriesTopic.objects.get().get_absolute_url())


def test_host_takes_a_topic_from_the_needs(signed_in, cast, series, monkeypatch):
    need = actions.AgendaItemDraft("Roof", "It leaks.", "needs.group:12")
    monkeypatch.setattr(
        "linli.practices.meetings.queries.calling.import_string", lambda dotted: lambda run: [need]
    )
    client = signed_in(cast.social_worker)
    assert "needs.group:12" in text_of(client, url("bring", series=series.pk))
    client.post(url("bring", series=series.pk), {"source": "needs.group:12", "title": "", "text": ""})
    topic = SeriesTopic.objects.get()
    assert (topic.title, topic.text, topic.source) == ("Roof", "It leaks.", "needs.group:12")


def test_who_may_not_bring_is_told_before_writing(client, series):
    page = text_of(client, url("bring", series=series.pk))
    assert "Topics are brought by residents" in page and "<textarea" not in page


def test_next_meeting_has_the_waiting_topics_ticked(signed_in, cast, run, series, bring):
    topic = bring("Lamps")
    client = signed_in(cast.social_worker)
    page = client.get(url("convene", run=run.pk))
    form = page.context["form"]
    assert (
        form.initial["title"] == "Tea at the cottage, meeting 1" and form.initial["place_text"] == "Cottage"
    )
    assert form.fields["topic_0"].label == "Lamps" and form.fields["topic_0"].initial is True
    said = {
        "series": series.pk, "kind": "residents", "title": "First", "starts_at": "2025-03-11T19:00", "place_text": "Cottage",
        "mode": "both", "topic_0": "on", "convener": "Station", "legal_basis": "consultation", "quorum": "", "more": "",
        "estates": [estate.pk for estate in form.fields["estates"].queryset],
    }  # fmt: skip
    assert client.post(url("convene", run=run.pk), said).status_code == 302
    meeting = Meeting.objects.get()
    assert meeting.series == series and meeting.topics.get().series_topic == topic
    assert "open, on the agenda" in text_of(client, series.get_absolute_url())


def test_topic_is_settled_dissented_on_and_answered(signed_in, client, cast, bring, held, run):
    topic = bring("Lamps")
    host = signed_in(cast.social_worker)
    page = text_of(host, url("settle_topic", run=run.pk))
    assert "waits for a meeting to talk about it" in page
    held()
    with clock.at(HELD):
        chosen = host.get(url("settle_topic", run=run.pk))
        assert chosen.headers["Location"] == url("settle", topic=topic.pk)
        settle = url("settle", topic=topic.pk)
        refused = host.post(settle, {"outcome": "resolution", "text": "Ten lamps"})
        assert refused.status_code == 422 and "Ten lamps" in refused.content.decode()
        assert host.post(settle, {"outcome": "answered", "text": "Ten lamps in May"}).status_code == 302
        actions.put_dissent(by=cast.household, topic=topic, text="Too bright")
        assert "An answer is due" in text_of(host, topic.get_absolute_url())
        answer = host.get(url("answer_dissent", run=run.pk)).headers["Location"]
        assert host.post(answer, {"text": "They are dimmed at ten"}).status_code == 302
        page = text_of(host, topic.get_absolute_url())
        assert all(said in page for said in ("Ten lamps in May", "Too bright", "dimmed at ten"))
        assert "1栋" not in page and "An answer is due" not in page
        assert "have been answered" in text_of(host, url("answer_dissent", run=run.pk))


def test_household_puts_its_dissent_on_record(signed_in, cast, bring):
    topic = bring("Lamps")
    client = signed_in(cast.household)
    assert "your name is not" in text_of(client, url("put_dissent", topic=topic.pk))
    client.post(url("put_dissent", topic=topic.pk), {"text": "Too bright"})
    assert Dissent.objects.get().household == cast.household.household


def test_series_is_searched_narrowed_exported_and_printed(client, series, bring, cast, estates, held):
    lamps, shed = bring("Lamps", estate=estates[0]), bring("Shed")
    held()
    with clock.at(HELD):
        actions.settle_topic(by=cast.social_worker, topic=shed, outcome="answered", text="In May")
    address = series.get_absolute_url()
    assert [row.pk for row in client.get(f"{address}?standing=open").context["object_list"]] == [lamps.pk]
    assert [row.pk for row in client.get(f"{address}?tier=community").context["object_list"]] == [shed.pk]
    assert [row.pk for row in client.get(f"{address}?q=shed").context["object_list"]] == [shed.pk]
    sheet = load_workbook(BytesIO(client.get(f"{address}?export=xlsx").content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert any("Lamps" in map(str, row) for row in rows) and any("Shed" in map(str, row) for row in rows)
    page = text_of(client, url("series_print", series=series.pk))
    assert "In May" in page and "open, on the agenda" in page


def test_topic_that_was_sent_up_shows_where_it_is(client, bring, cast, held):
    topic = bring("Lamps")
    held()
    with clock.at(HELD):
        actions.settle_topic(by=cast.social_worker, topic=topic, outcome="sent_up", text="No money here")
    page = text_of(client, topic.get_absolute_url())
    assert "It was sent up and stays open" in page and "No money here" in page
    assert "open, sent up" in text_of(client, topic.series.get_absolute_url())


def queries_of(ask):
    with CaptureQueriesContext(connection) as queries:
        ask()
    return len(queries)


@pytest.mark.parametrize("page", ["series", "series_print"])
def test_series_asks_as_often_for_three_topics_as_for_one(signed_in, cast, series, bring, estates, page):
    client = signed_in(cast.social_worker)
    address = url(page, series=series.pk)
    bring("One")
    client.get(address)
    one = queries_of(lambda: client.get(address))
    bring("Two", estate=estates[0])
    bring("Three", estate=estates[1])
    assert queries_of(lambda: client.get(address)) == one <= 15
    assert topics_of(series).count() == 3


def test_topic_asks_as_often_for_three_dissents_as_for_one(signed_in, cast, bring, held):
    topic = bring("Lamps")
    held()
    client = signed_in(cast.social_worker)
    actions.put_dissent(by=cast.household, topic=topic, text="No")
    client.get(topic.get_absolute_url())
    one = queries_of(lambda: client.get(topic.get_absolute_url()))
    for by in (cast.neighbour, cast.council_member):
        actions.put_dissent(by=by, topic=topic, text="No")
    with clock.at(HELD):
        actions.settle_topic(by=cast.social_worker, topic=topic, outcome="answered", text="Yes")
        actions.answer_dissent(by=cast.social_worker, topic=topic, text="Because")
    assert queries_of(lambda: client.get(topic.get_absolute_url())) <= one + 1 <= 16


def test_missing_series_and_topics_are_not_found(client, db):
    for address in (url("series", series=9), url("series_topic", topic=9), url("settle", topic=9)):
        assert client.get(address).status_code == 404
