"""Fill LINLI_HOME with a contest, and say as JSON how to come to its pages: `python -m benchmarks.entries 500`.

One community, one run of the proposal contest at its review: so many proposals, of which at most 500 stand before a panel
of five reviewers. Run, call, the first proposal and the panel come about by their actions; the other proposals, signatures
and score sheets are rows made in bulk, since thousands of acts would take minutes. Each page's SQL queries are counted.
"""

from __future__ import annotations

import json
import os
import sys
from urllib.parse import quote
from uuid import uuid4

from benchmarks.jury import judge

ESTATES, HOUSEHOLDS, MOST_ON_A_PAGE = 15, 40, 500
SOUGHT, WORD = 50, "坡道"
"""So many proposals, at most, have the word that is searched for."""
TITLES = (
    "楼道加装扶手", "车棚里装充电桩", "花园里添长椅", "楼道换感应灯", "老人食堂周末开门", "孩子们的阅读角",
    "雨天不积水的小路", "垃圾分类亭加顶", "每栋一个灭火器箱",
)  # fmt: skip


def main(number: int) -> None:
    """Fill the home and say what it holds."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "linli.config.settings"
    import django

    django.setup()
    from django.conf import settings
    from django.db import transaction

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.LINLI_STAFF_NEED_SECOND_FACTOR = False
    with transaction.atomic():
        run, estates, cast = opened()
        propose(run, estates, cast, number)
        reviewers = judge(run, cast)
    readers = {
        "visitor": browser(None),
        "reviewer": browser(reviewers[0]),
        "officer": browser(cast.community_officer),
    }
    pages = addresses(run, number)
    told = {
        "pages": {name: address for name, _reader, address in pages},
        "queries": {name: counted(readers[reader], address) for name, reader, address in pages},
        "cookies": {reader: cookies_of(client) for reader, client in readers.items()},
    }
    json.dump(told, sys.stdout)


def addresses(run, number: int) -> list[tuple[str, str, str]]:
    """What is measured: name, reader and address of each page."""
    from django.urls import reverse

    proposals = reverse("proposals:proposals", kwargs={"run": run.pk})
    return [
        ("list", "visitor", proposals),
        ("last page", "visitor", f"{proposals}?page={-(-number // MOST_ON_A_PAGE)}"),
        ("search", "visitor", f"{proposals}?q={quote(WORD)}"),
        ("reviewers' table", "reviewer", reverse("panels:score", kwargs={"run": run.pk})),
        ("table of all scores", "officer", reverse("panels:scores", kwargs={"run": run.pk})),
    ]


def opened():
    """A run of the proposal contest, its estates and the cast."""
    from linli.civic.process.actions import open_run, ship_editions
    from tests.conftest import make_cast, make_estates, make_places

    community = make_places().community
    estates = make_estates(community, count=ESTATES, households=HOUSEHOLDS)
    cast = make_cast(community, estates)
    edition = next(one for one in ship_editions() if one.code == "proposal-contest")
    run = open_run(
        by=cast.social_worker,
        edition=edition,
        place=community,
        title="提案大赛",
        parameters={"cosign_floor": 2},
    )
    return run, estates, cast


def propose(run, estates: list, cast, number: int) -> None:
    """A call, and so many proposals that enough households signed."""
    from linli.practices.proposals.actions import open_call, submit_proposal
    from tests.practices.proposals.conftest import DRAFT

    open_call(by=cast.party_committee, run=run, text="把你们想做的事写下来。")
    first = submit_proposal(by=cast.self_organisation, run=run, estate=estates[0], draft=DRAFT)
    copy(first, estates, number - 1)
    sign(run)


def copy(first, estates: list, number: int) -> None:
    """So many proposals like the first one, each with a title, an estate, a category and an amount of its own."""
    from linli.practices.proposals.models import Author, Category, Proposal, Version

    version, author = first.versions.get(), first.authors.get()
    categories = list(Category.objects.filter(call__run=first.run))
    fields = {field.attname for field in Proposal._meta.concrete_fields} - {"id", "client_id"}
    kept = {name: getattr(first, name) for name in fields}
    proposals = Proposal.objects.bulk_create(
        Proposal(
            **kept | {
                "number": count + 1,
                "title": f"{count}号：{title_of(count)}",
                "estate_id": estates[count % len(estates)].pk,
                "category_id": categories[count % len(categories)].pk,
                "asked_fen": first.asked_fen + 1_000 * (count % 97),
            },
            client_id=uuid4(),
        )
        for count in range(1, number + 1)
    )  # fmt: skip
    Version.objects.bulk_create(
        Version(
            proposal=one, number=1, content=version.content | {"title": one.title}, digest=version.digest,
            made_at=version.made_at,
        )
        for one in proposals
    )  # fmt: skip
    Author.objects.bulk_create(
        Author(
            proposal=one,
            person_id=author.person_id,
            household_id=author.household_id,
            organisation_id=author.organisation_id,
            on_behalf=author.on_behalf,
        )
        for one in proposals
    )


def title_of(count: int) -> str:
    """The first ones have the word that is searched for."""
    return f"门口修一条{WORD}" if count <= SOUGHT else TITLES[count % len(TITLES)]


def sign(run) -> None:
    """Two or three households of its estate under each proposal."""
    from linli.civic.people.models import Household
    from linli.platform import clock
    from linli.practices.proposals.models import Cosign, Proposal

    living: dict[int, list[int]] = {}
    for pk, estate in Household.objects.values_list("pk", "estate"):
        living.setdefault(estate, []).append(pk)
    proposals = list(Proposal.objects.filter(run=run))
    for one in proposals:
        one.cosigned = 2 + one.number % 2
    Proposal.objects.bulk_update(proposals, ["cosigned"], batch_size=500)
    Cosign.objects.bulk_create(
        Cosign(proposal=one, household_id=household, version=1, channel="online", signed_at=clock.now())
        for one in proposals
        for household in living[one.estate_id][: one.cosigned]
    )


def browser(actor):
    """A test client that has come in as this actor; for a visitor just a client."""
    from django.conf import settings
    from django.test import Client

    from tests.conftest import account_of

    client = Client()
    if actor:
        client.force_login(account_of(actor.person), settings.AUTHENTICATION_BACKENDS[1])
    return client


def cookies_of(client) -> dict[str, str]:
    """The cookies with which the reader is known."""
    return {name: morsel.value for name, morsel in client.cookies.items()}


def counted(client, address: str) -> int:
    """SQL queries of a page that is made for the second time, with nothing kept."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from linli.web.freshness import SHELF

    first = client.get(address)
    if first.status_code != 200:
        raise RuntimeError(f"{address} answers {first.status_code}")
    SHELF.clear()
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


if __name__ == "__main__":
    main(int(sys.argv[1]))
