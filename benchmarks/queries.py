"""How many SQL queries each page takes, and which heavy libraries it has loaded: `python -m benchmarks.queries`.

Walks the demonstration in LINLI_HOME from link to link, as a visitor and as some of the cast, and says as JSON what it
found; then a small ground with one thing of each kind, and with three. Every page is made twice and counted the second time, with nothing kept.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter, deque
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

MOST = 15
EACH, IN_ALL = 2, 250
"""So many addresses of one view, and pages for each reader."""
START = ("/", "/desk/", "/methods/", "/places/?q=shiling", "/at/510112003002/", "/reports/510112003002/")
NOT_WALKED = ("/accounts/", "/identity/", "/static/", "/demonstration/", "/ui/")
"""The door, and pages that are no part of the neighbourhood."""
FILES = ("_word", "_pdf", "_json", "export_answers", "thumbnail", "attachment", "map")
"""Ends of the names of views that give a file: making it may load what it needs."""
WORKERS = ("social_worker", "community_officer", "committee_member", "auditor")
HEAVY = (
    "weasyprint", "vl_convert", "altair", "ibis", "duckdb", "pandas", "numpy", "jieba", "docx", "openpyxl", "shapely",
)  # fmt: skip


class Links(HTMLParser):
    """The addresses that a page links to."""

    def __init__(self, page: str):
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


def walk(client) -> dict[str, list]:
    """Address → [view, queries] of every page that this reader comes to."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from linli.web.freshness import SHELF

    found, seen, of_view, ahead = {}, set(), Counter(), deque(START)
    while ahead and len(found) < IN_ALL:
        address = ahead.popleft()
        view = name_of(address)
        if view is None or view.endswith(FILES) or address in seen or of_view[view] >= EACH:
            continue
        seen.add(address)
        first = client.get(address)
        if first.status_code != 200 or not first["Content-Type"].startswith("text/html"):
            continue
        of_view[view] += 1
        SHELF.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        found[address] = [view, len(queries)]
        links = Links(first.content.decode()).found
        ahead.extend(urlsplit(urljoin(address, link)).path for link in links if is_here(link))
    return found


def is_here(link: str) -> bool:
    """Whether a link stays within the platform."""
    return not urlsplit(link).scheme and not link.startswith(("#", *NOT_WALKED))


def name_of(address: str) -> str | None:
    """The view behind an address; None where there is none."""
    from django.urls import Resolver404, resolve

    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return None


def of_one_and_three() -> dict[str, list[int]]:
    """View → its most queries where there is one thing of each kind, and where there are three, in a database of its own."""
    from django.db import connection, transaction
    from django.test import Client

    name = connection.creation.create_test_db(verbosity=0, serialize=False)
    counted: dict[str, list[int]] = {}
    try:
        for count in (1, 3):
            with transaction.atomic():
                ground(count)
                most = Counter()
                for view, queries in walk(Client()).values():
                    most[view] = max(most[view], queries)
                for view, queries in most.items():
                    counted.setdefault(view, []).append(queries)
                transaction.set_rollback(True)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
    return {view: found for view, found in counted.items() if len(found) == 2}


def ground(count: int) -> None:
    """A community with so many estates, runs, reported needs and raisings of the own part."""
    from linli.civic.ledger.actions import guarantee_fund_of, pay_in
    from linli.civic.process.actions import name_estates, open_run, ship_editions
    from linli.platform import clock
    from linli.practices.matching.actions import RaiseDraft, declare_rule, open_raises
    from linli.practices.needs.actions import report_need
    from linli.practices.needs.actions.reports import ReportDraft
    from tests.conftest import make_cast, make_estates, make_places
    from tests.practices.matching.conftest import SMALL, move_to

    community = make_places().community
    estates = make_estates(community, count=max(count, 2))
    cast, shipped = make_cast(community, estates), {one.code: one for one in ship_editions()}
    by, estates = cast.social_worker, estates[:count]
    for _run in range(count):
        run = open_run(by=by, edition=shipped["eight-step"], place=community, title="Spring")
        name_estates(by=by, run=run, contacts=dict.fromkeys(estates))
        run = move_to(run, "collect")
        for number in range(count):
            draft = ReportDraft("other", f"need {number}", public=True)
            report_need(by=cast.resident, run=run, estate=estates[0], draft=draft)
    pay_in(
        by=cast.community_officer, fund=guarantee_fund_of(community), amount_fen=10_000_000, purpose="2025"
    )
    contest = open_run(
        by=by, edition=shipped["self-funding-contest"], place=community, title="Contest", parameters=SMALL
    )
    declare_rule(by=cast.community_officer, run=move_to(contest, "rules"))
    drafts = [RaiseDraft(one, one.name, 800_000, f"benchmark:{one.pk}") for one in estates]
    open_raises(run=move_to(contest, "raise"), closes_on=clock.in_days(21).date(), drafts=drafts)


def readers() -> dict:
    """A browser of a visitor, of a household, and of those who work most with the platform."""
    from django.conf import settings
    from django.test import Client

    from linli.civic.mandates.models import Mandate
    from linli.civic.people.models import Household
    from linli.platform.identity.hooks import demo_cast
    from linli.platform.identity.models import User

    found = {"visitor": Client(), "household": Client()}
    session = found["household"].session
    session["household"] = Household.objects.filter(moved_out_on=None).earliest("pk").pk
    session.save()
    cast = {member.user_id for member in demo_cast()}
    for capacity in WORKERS:
        mandate = Mandate.objects.filter(capacity=capacity, person__user__in=cast).earliest("pk")
        found[capacity] = Client()
        found[capacity].force_login(
            User.objects.get(pk=mandate.person.user_id), settings.AUTHENTICATION_BACKENDS[1]
        )
    return found


def main() -> None:
    """Walk as everybody and say it."""
    os.environ.update(DJANGO_SETTINGS_MODULE="linli.config.settings", LINLI_DEMONSTRATION="1")
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    browsers = readers()
    walked = {"visitor": walk(browsers.pop("visitor"))}
    loaded = [name for name in HEAVY if name in sys.modules]
    walked |= {reader: walk(client) for reader, client in browsers.items()}
    json.dump({"readers": walked, "loaded": loaded, "growth": of_one_and_three()}, sys.stdout)


if __name__ == "__main__":
    main()
