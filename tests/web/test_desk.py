"""The desk: what waits first, the overdue on top; duties folded away; one table for who sees many communities."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.civic.process.models import NamedEstate
from linli.civic.process.queries import Waiting, duties_waiting, waiting

ENGLISH = {"accept-language": "en"}


def desk(client):
    page = client.get("/desk/", headers=ENGLISH)
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.parametrize(
    "who", ["social_worker", "community_officer", "supervisor", "street_officer", "council_member", "committee_member", "grid_worker", "resident", "household"]
)  # fmt: skip
def test_desk_costs_the_same_for_one_run_and_three(client, signed_in, run_at, cast, who):
    run_at("publicise")
    signed_in(getattr(cast, who))
    desk(client)
    with CaptureQueriesContext(connection) as one:
        desk(client)
    run_at("publicise")
    run_at("publicise")
    with CaptureQueriesContext(connection) as three:
        desk(client)
    assert len(one) == len(three) <= 15, [query["sql"][:150] for query in three]


def test_visitor_is_asked_to_sign_in(client, db):
    page = desk(client)
    assert "Sign in to see what waits for you" in page and "/accounts/login/" in page


def test_what_waits_comes_before_what_may_be_done(client, signed_in, run_at, cast):
    run = run_at("publicise")
    page = desk(signed_in(cast.community_officer))
    assert "1 thing waits for you" in page
    assert page.index("Publish the notice of “Spring”") < page.index("Open runs, and what your roles can do")
    duties = page.split('class="duties"')[1].split("</details>")[0]
    assert f"/process/runs/{run.pk}/close/" in duties


def test_overdue_stands_on_top(client, signed_in, run_at, cast, later):
    run_at("publicise")
    with later(days=9):
        run_at("publicise")
        page = desk(signed_in(cast.community_officer))
    assert "are overdue" in page
    assert 'class="late"' in page.split("<tbody>")[1].split("</tr>")[0]


def test_process_waits_for_estates_contacts_and_late_stages(run_at, cast, later):
    run = run_at()
    NamedEstate.objects.all().delete()

    def titles():
        return [str(one.title) for one in waiting(cast.social_worker)]

    assert titles() == ["Name the estates that take part in “Spring”"]
    NamedEstate.objects.create(run=run, estate=run.place.children.first())
    assert titles() == ["Give each estate of “Spring” a contact"]
    NamedEstate.objects.update(contact=cast.supervisor.person)
    assert titles() == []
    with later(days=15):
        assert titles() == ["See what keeps “Spring” from going on"]
        assert waiting(cast.social_worker)[0].overdue


def test_nothing_waits_for_who_has_no_duty(run_at, cast):
    run_at("publicise")
    assert waiting(cast.nobody) == waiting(cast.auditor) == duties_waiting(cast.nobody) == []


def test_duties_are_those_of_the_open_stage(run_at, cast):
    run_at("publicise")
    assert {one.duty for one in duties_waiting(cast.supervisor)} == {"process.decide_objection"}
    assert all(isinstance(one, Waiting) and one.url for one in duties_waiting(cast.community_officer))


def test_supervisor_sees_what_can_still_be_objected_to(client, signed_in, run_at, cast, later):
    from linli.civic.process.actions import publish_notice
    from linli.civic.process.actions.notices import NoticeDraft

    draft = NoticeDraft("Courtyards", "Resolution 3", "They are renewed.", "Shiling", "Station", "028-1")
    publish_notice(by=cast.community_officer, run=run_at("publicise"), draft=draft)
    for actor in (cast.supervisor, cast.resident):
        assert "Can still be objected to" in desk(signed_in(actor))
    assert "Can still be objected to" not in desk(signed_in(cast.social_worker))
    with later(days=8):
        assert "Can still be objected to" not in desk(signed_in(cast.supervisor))


def test_street_officer_sees_all_communities_in_one_table(client, signed_in, run_at, cast, community):
    run_at()
    page = desk(signed_in(cast.street_officer))
    assert f"All communities of {community.parent.name}" in page
    assert f"/at/{community.code}/" in page
    assert "All communities" not in desk(signed_in(cast.social_worker))
