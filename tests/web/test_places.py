"""The homes of places: what goes on, what residents can do, what happened, in a constant number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.civic.process.actions import stop_run
from linli.platform.journal.actions import record

ENGLISH = {"accept-language": "en"}


def queries(client, url):
    with CaptureQueriesContext(connection) as counted:
        page = client.get(url, headers=ENGLISH)
    assert page.status_code == 200
    return len(counted)


def text_of(client, url):
    return client.get(url, headers=ENGLISH).content.decode()


@pytest.mark.parametrize("url", ["/", "/at/{community}/", "/at/{estate}/", "/at/{street}/", "/at/{community}/runs/", "/at/{community}/timeline/"])  # fmt: skip
def test_page_costs_the_same_for_one_run_and_three(client, unkept, run_at, community, estate, url):
    url = url.format(community=community.code, estate=estate.code, street=community.parent.code)
    run_at("publicise")
    client.get(url)
    one = queries(client, url)
    run_at("collect")
    run_at("raise")
    assert queries(client, url) == one
    assert one <= 15


def test_community_shows_where_its_runs_stand(client, run_at, page_of):
    run_at("publicise")
    page = text_of(client, page_of)
    assert "Spring" in page and "Publicise" in page and "7 days left" in page
    assert "/lacking/" in page, "what is lacking is fetched for each run"


def test_what_is_lacking_is_told_in_one_sentence(client, run_at):
    run = run_at("publicise")
    assert "0 of 7 days have passed" in text_of(client, f"/runs/{run.pk}/lacking/")


def test_residents_see_first_what_they_can_do(client, run_at, page_of):
    run = run_at("publicise")
    page = text_of(client, page_of)
    assert f"/process/runs/{run.pk}/object/" in page
    assert "close/" not in page


def test_only_who_may_is_offered_a_method(client, signed_in, cast, page_of, community):
    offer = f"/process/places/{community.code}/open/"
    assert offer not in text_of(client, page_of)
    assert offer in text_of(signed_in(cast.social_worker), page_of)


def test_estate_shows_the_runs_that_named_it(client, run_at, estates):
    run_at()
    assert "Spring" in text_of(client, f"/at/{estates[0].code}/")


def test_wider_place_lists_what_lies_in_it_and_who_is_at_work(client, run_at, community):
    page = text_of(client, f"/at/{community.parent.code}/")
    assert "No community here has taken up a method yet" in page and community.name in page
    run_at()
    for wider in (community.parent, community.parent.parent, community.parent.parent.parent):
        page = text_of(client, f"/at/{wider.code}/")
        assert f"/at/{community.code}/" in page and "Communities at work" in page


def test_place_that_is_none_is_not_found(client, db):
    assert client.get("/at/5199/").status_code == 404


def test_what_many_did_on_a_day_is_told_once(client, run_at, cast, page_of):
    run = run_at()
    for _time in range(30):
        record(cast.resident, "process.print_poster", run)
    page = text_of(client, page_of)
    assert page.count("Posters were printed") == 1 and "30 times" in page


def test_timeline_goes_back_to_the_beginning(client, run_at, cast, community):
    from linli.kernel.sentence import say

    run = run_at()
    for n in range(90):
        record(cast.social_worker, "process.print_poster", run, tells=say("Poster %(n)d.", n=n))
    url, seen = f"/at/{community.code}/timeline/", ""
    for _page in range(4):
        page = text_of(client, url)
        seen += page
        if "?before=" not in page:
            break
        url = f"/at/{community.code}/timeline/?before=" + page.split("timeline/?before=")[1].split('"')[0]
    assert all(seen.count(f"Poster {n}.") == 1 for n in range(90))
    assert "was opened after" in seen
    assert client.get(f"/at/{community.code}/timeline/?before=nonsense").status_code == 200


def test_stopped_run_is_told_with_care(client, run_at, cast, page_of):
    stop_run(by=cast.social_worker, run=run_at(), reason="the estate is to be rebuilt")
    page = text_of(client, page_of)
    assert 'class="care"' in page and "the estate is to be rebuilt" in page and "stopped" in page
