"""A kept page is never stale, and nobody gets a page that was made for somebody else."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory

from linli.civic.process.actions import name_estates, open_run, publish_notice, raise_objection, stop_run
from linli.platform import clock
from linli.platform.journal.actions import EVERYWHERE, record
from linli.platform.journal.freshness import fresh_for, watched_for
from linli.platform.journal.models import Entry
from linli.web.freshness import LARGEST, FreshPages, Page, Shelf

VERB = "process.print_poster"
PROJECT = Path(__file__).resolve().parents[2]


def warmed(client, url, **headers):
    """The page, made and kept: the first time a view shows that it may be, the second time it is."""
    client.get(url, headers=headers)
    return client.get(url, headers=headers)


@pytest.fixture
def run(run_at):
    return run_at()


def test_kept_page_costs_one_query_and_is_the_same(client, run, page_of, django_assert_num_queries):
    made = warmed(client, page_of)
    with django_assert_num_queries(1):
        kept = client.get(page_of)
    assert kept.content == made.content and dict(kept.headers) == dict(made.headers)
    assert "Content-Security-Policy" in kept.headers and kept.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("where", ["/", "place", "run", "notices", "timeline", "lacking"])
def test_page_is_true_at_once_after_an_act(client, run, cast, page_of, where):
    url = {"place": page_of, "run": f"/runs/{run.pk}/", "notices": f"/process/places/{run.place.code}/notices/", "timeline": f"/runs/{run.pk}/timeline/", "lacking": f"/runs/{run.pk}/lacking/"}.get(where, where)  # fmt: skip
    warmed(client, url)
    before = Entry.objects.count()
    stop_run(by=cast.social_worker, run=run, reason="enough")
    assert Entry.objects.count() == before + 1
    assert client.get(url).content == made_anew(url)


def made_anew(url, **extra):
    """The page as a fresh process would make it."""
    from linli.web.freshness import SHELF

    SHELF.clear()
    return Client(**extra).get(url).content


def test_random_acts_never_leave_a_stale_page(client, run_at, cast, estates, draft_notice, later):
    run = run_at("publicise")
    urls = [
        f"/at/{run.place.code}/",
        f"/at/{estates[0].code}/",
        f"/at/{run.place.parent.code}/",
        f"/runs/{run.pk}/",
        "/",
    ]
    notice = []
    acts = [
        lambda: notice.append(publish_notice(by=cast.community_officer, run=run, draft=draft_notice)),
        lambda: raise_objection(by=cast.resident, notice=notice[0], text="Too dear"),
        lambda: open_run(by=cast.social_worker, edition=run.edition, place=run.place, title="Summer"),
        lambda: stop_run(by=cast.social_worker, run=run, reason="enough"),
    ]
    for url in urls:
        warmed(client, url)
    for act in acts:
        act()
        shown = [client.get(url).content for url in urls]
        assert shown == [made_anew(url) for url in urls]
        for url in urls:
            warmed(client, url)


@pytest.fixture
def draft_notice():
    from linli.civic.process.actions.notices import NoticeDraft

    return NoticeDraft("Courtyards", "Resolution 3", "They are renewed.", "Shiling", "Station", "028-1")


def test_another_community_leaves_the_page_kept(
    client, run, cast, page_of, community, django_assert_num_queries
):
    from linli.civic.places.models import Place

    other = Place.objects.create(
        code="510112003009", level="community", name="别处", official_name="别处", parent=community.parent,
        path=f"{community.parent.path}510112003009/",
    )  # fmt: skip
    warmed(client, page_of)
    record(cast.social_worker, VERB, run, place=other)
    with django_assert_num_queries(1):
        client.get(page_of)


@pytest.mark.parametrize("storey", ["street", "district", "city", "everywhere"])
def test_act_of_a_wider_place_makes_the_page_anew(client, run, cast, page_of, community, shelf, storey):
    warmed(client, page_of)
    street = community.parent
    wider = {
        "street": street,
        "district": street.parent,
        "city": street.parent.parent,
        "everywhere": EVERYWHERE,
    }
    street.name = "新街道"
    street.save()
    record(cast.social_worker, VERB, run, place=wider[storey])
    assert "新街道" in client.get(page_of).content.decode()


def test_day_language_and_letters_have_pages_of_their_own(client, run, page_of, later):
    chinese = warmed(client, page_of).content
    assert b'lang="zh-Hans"' in chinese
    english = warmed(client, page_of, **{"accept-language": "en"}).content
    assert b'lang="en"' in english
    client.cookies["linli_senior"] = "on"
    assert b"data-senior" in warmed(client, page_of).content
    client.cookies.clear()
    client.cookies["django_language"] = "en"
    assert client.get(page_of).content == english
    client.cookies.clear()
    assert client.get(page_of).content == chinese
    with later(days=20):
        assert client.get(page_of).content != chinese, "a stage is overdue now"


def test_query_and_scheme_and_host_are_told_apart(client, run, page_of, settings):
    settings.ALLOWED_HOSTS = ["*"]
    assert warmed(client, page_of, host="a.example").content
    again = client.get(f"{page_of}?before=1", headers={"host": "a.example"})
    assert b"%3Fbefore%3D1" in again.content
    secure = client.get(page_of, headers={"host": "a.example"}, secure=True)
    assert secure.status_code == 200 and "ETag" in secure.headers


def test_session_gets_no_kept_page_and_leaves_none(client, signed_in, run, cast, page_of, shelf):
    signed_in(cast.social_worker)
    own = client.get(page_of)
    own = client.get(page_of)
    assert "ETag" not in own.headers and len(shelf) == 0
    assert "process/places" in own.content.decode(), "the social worker may take up a method"
    anybody = warmed(Client(), page_of)
    assert "process/places/" + run.place.code + "/open/" not in anybody.content.decode()
    assert client.get(page_of).content == own.content


@pytest.mark.parametrize("cookie", ["messages", "sessionid"])
def test_bearer_of_a_cookie_of_ones_own_goes_past(client, run, page_of, cookie):
    warmed(client, page_of)
    client.cookies[cookie] = "x"
    assert "ETag" not in client.get(page_of).headers


def test_answer_to_an_authorised_request_is_not_kept(client, run, page_of, shelf):
    warmed(client, page_of, authorization="Bearer x")
    assert len(shelf) == 0


def test_browser_that_has_the_page_gets_304(client, run, cast, page_of):
    etag = warmed(client, page_of).headers["ETag"]
    for asked in (etag, f'"other", {etag}', etag.removeprefix("W/"), "*"):
        again = client.get(page_of, headers={"if-none-match": asked})
        assert again.status_code == 304 and not again.content
        assert again.headers["ETag"] == etag and "Cookie" in again.headers["Vary"]
        assert "Content-Length" not in again.headers
    assert client.get(page_of, headers={"if-none-match": '"other"'}).status_code == 200
    stop_run(by=cast.social_worker, run=run, reason="enough")
    assert client.get(page_of, headers={"if-none-match": etag}).status_code == 200


def test_page_made_anew_but_the_same_is_not_sent_again(client, run, cast, page_of):
    url = "/methods/"
    etag = warmed(client, url).headers["ETag"]
    record(cast.social_worker, VERB, run)
    assert client.get(url, headers={"if-none-match": etag}).status_code == 304


def test_head_tells_the_length_without_the_body(client, run, page_of):
    body = warmed(client, page_of).content
    head = client.head(page_of)
    assert head.status_code == 200 and not head.content
    assert head.headers["Content-Length"] == str(len(body))


def test_packed_page_is_the_same_page(client, run, page_of):
    import gzip

    body = warmed(client, page_of).content
    packed = client.get(page_of, headers={"accept-encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == body
    assert packed.headers["Content-Length"] == str(len(packed.content))


@pytest.mark.parametrize(
    "url", ["/static/linli/linli.css", "/accounts/login/", "/identity/household/", "/nowhere/", "/desk/"]
)
def test_what_says_nothing_is_not_kept(client, run, url, shelf):
    for _time in range(3):
        client.get(url).close()
    assert len(shelf) == 0


def test_post_goes_past(client, run, page_of, shelf):
    client.post(page_of)
    client.post(page_of)
    assert len(shelf) == 0


def test_nothing_is_kept_before_anything_is_written(client, db, shelf):
    for _time in range(3):
        client.get("/")
    assert len(shelf) == 0


# What the middleware itself lets by, with views of our own


def answered(view, times=3, **request):
    middleware = FreshPages(
        lambda request: (middleware.process_view(request, view, (), {}), view(request))[1]
    )
    return [middleware(RequestFactory().get("/page/", **request)) for _time in range(times)]


def watching(response, place=None):
    def view(request):
        fresh_for(request, place)
        return response(request)

    return view


def with_cookie(request):
    response = HttpResponse("mine")
    response.set_cookie("seen", "1")
    return response


def with_form(request):
    return HttpResponse(get_token(request))


@pytest.mark.parametrize(
    "response",
    [
        with_cookie,
        with_form,
        lambda request: HttpResponse("no", status=404),
        lambda request: HttpResponse("secret", headers={"Cache-Control": "no-store"}),
        lambda request: StreamingHttpResponse([b"much"]),
        lambda request: HttpResponse(b"x" * (LARGEST + 1)),
        lambda request: HttpResponse(b"x", headers={"Content-Encoding": "gzip"}),
    ],
    ids=["cookie", "csrf", "404", "no-store", "streaming", "large", "packed"],
)
def test_such_an_answer_is_never_kept(run, shelf, response):
    answered(watching(response))
    assert len(shelf) == 0


def test_page_is_not_kept_if_something_was_written_meanwhile(run, cast, shelf):
    def view(request):
        fresh_for(request)
        record(cast.social_worker, VERB, run)
        return HttpResponse("half old, half new")

    answered(view)
    assert len(shelf) == 0


def test_first_answer_of_a_view_is_not_kept_the_second_is(run, shelf):
    view = watching(lambda request: HttpResponse("true"))
    first, second, third = answered(view)
    assert "ETag" not in first.headers and "ETag" in second.headers
    assert third.content == b"true" and len(shelf) == 1


def test_page_of_a_community_watches_all_around_it(community):
    assert watched_for(community) == ("5101", "510112", "510112003", community.code, "")
    assert watched_for(community.parent) == () == watched_for(None)


def test_shelf_stays_within_its_room():
    page = Page((), (), "", {}, b"x" * 1000, b"")
    shelf = Shelf(room=5 * page.size)
    for n in range(50):
        shelf.put((str(n),), page)
        assert shelf.get(("0",)) or n < 1
    assert len(shelf) == 5 and shelf.used == 5 * page.size
    shelf.put(("0",), page)
    assert len(shelf) == 5 and shelf.used == 5 * page.size


def test_what_another_process_writes_is_seen_at_once(tmp_path):
    """Two processes with one database: the one that keeps the page is told by the journal alone."""
    script = Path(__file__).with_name("two_processes.py")
    environ = os.environ | {"LINLI_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    environ["PYTHONPATH"] = os.pathsep.join(str(folder) for folder in (PROJECT / "src", PROJECT))
    environ.pop("LINLI_DATABASE_URL", None)
    subprocess.run([sys.executable, script, "read"], env=environ, check=True, timeout=120)


def test_clock_that_was_set_makes_new_pages(client, run, page_of, later):
    shown = warmed(client, page_of).content
    with clock.at(clock.now() + timedelta(days=1)):
        assert client.get(page_of).content != shown


def test_estate_named_later_appears(client, run_at, cast, estates, community):
    from linli.civic.process.models import NamedEstate

    run = run_at()
    NamedEstate.objects.all().delete()
    url = f"/runs/{run.pk}/"
    record(cast.social_worker, VERB, run)
    assert "院2" not in warmed(client, url).content.decode()
    name_estates(by=cast.social_worker, run=run, contacts={estates[1]: None})
    assert "院2" in client.get(url).content.decode()
