"""The page of a run: everybody sees where it stands; who may act sees it first."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.civic.process.actions import name_estates, open_inner_run, override_gate, send_back, stop_run
from linli.civic.process.models import NamedEstate

ENGLISH = {"accept-language": "en"}


def text_of(client, run, part=""):
    page = client.get(f"/runs/{run.pk}/{part}", headers=ENGLISH)
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.parametrize(
    "who", ["nobody", "social_worker", "community_officer", "supervisor", "street_officer", "resident"]
)
def test_page_costs_the_same_for_one_estate_and_three(client, unkept, signed_in, run_at, cast, estates, who):
    run = run_at("publicise")
    NamedEstate.objects.exclude(estate=estates[0]).delete()
    signed_in(getattr(cast, who))
    text_of(client, run)
    counted = []
    for contacts in ({}, dict.fromkeys(estates, cast.supervisor.person)):
        for estate, contact in contacts.items():
            NamedEstate.objects.update_or_create(run=run, estate=estate, defaults={"contact": contact})
        with CaptureQueriesContext(connection) as queries:
            text_of(client, run)
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 15, [one["sql"][:150] for one in queries]


def test_gates_say_who_can_move_them_on(client, run_at, cast, signed_in):
    run = run_at("publicise")
    page = text_of(client, run)
    assert "0 of 7 days have passed" in page
    run = run_at("mobilise")
    NamedEstate.objects.filter(run=run).update(contact=None)
    page = text_of(client, run)
    assert "Social workers can move this on" in page
    assert f"/process/runs/{run.pk}/estates/" not in page.split('id="gates"')[1].split("</section>")[0]
    gates = text_of(signed_in(cast.social_worker), run).split('id="gates"')[1].split("</section>")[0]
    assert f"/process/runs/{run.pk}/estates/" in gates


def test_gate_that_residents_move_leads_them_there(client, run_at):
    run = run_at("collect")
    gates = text_of(client, run).split('id="gates"')[1].split("</section>")[0]
    assert "Residents" in gates and f"/needs/runs/{run.pk}/form/" in gates


def test_my_duties_come_first_each_once(client, run_at, cast, signed_in):
    run = run_at("publicise")
    page = text_of(signed_in(cast.community_officer), run)
    mine = page.split("What you can do now")[1].split("</section>")[0]
    for action in ("notice", "objections", "close"):
        assert mine.count(f"/process/runs/{run.pk}/{action}/") == 1
    assert page.index("What you can do now") < page.index("What must be met")


def test_visitor_has_no_duties_but_sees_whose_they_are(client, run_at):
    page = text_of(client, run_at("publicise"))
    assert "What you can do now" not in page
    assert "Supervisory committee" in page


def test_missing_notice_is_said_and_offered_to_who_publishes(client, run_at, cast, signed_in):
    run = run_at("publicise")
    assert "No notice is up yet" in text_of(client, run)
    page = text_of(signed_in(cast.community_officer), run)
    assert page.split("Public notice")[1].count(f"/process/runs/{run.pk}/notice/") >= 1


def test_moves_are_for_those_who_hold_them(client, run_at, cast, signed_in):
    run = run_at("publicise")
    assert "override" not in text_of(client, run)
    assert f"/process/runs/{run.pk}/override/" in text_of(signed_in(cast.street_officer), run)


def test_passed_stages_are_told_with_their_verdicts(client, run_at, cast):
    run = run_at("publicise")
    send_back(by=cast.supervisor, run=run, reason="the sheet is missing")
    page = text_of(client, run)
    assert "sent back" in page and "the sheet is missing" in page and "0 of 7 days have passed" in page


def test_inner_run_and_outer_run_lead_to_each_other(client, run_at, cast, editions):
    outer = run_at("raise")
    inner = open_inner_run(
        by=cast.social_worker, outer=outer, edition=editions["self-funding-contest"], title="Contest"
    )
    assert f"/runs/{inner.pk}/" in text_of(client, outer)
    assert f"/runs/{outer.pk}/" in text_of(client, inner)
    assert "院1" in text_of(client, inner), "the estates of the outer run take part"


def test_closed_run_shows_its_end_and_asks_nothing(client, run_at, cast):
    run = run_at("review")
    override_gate(by=cast.street_officer, run=run, reason="the fund ends")
    page = text_of(client, run)
    assert "closed · 3 Mar 2025" in page and "What must be met" not in page


def test_stopped_run_asks_nothing(client, run_at, cast, signed_in):
    run = run_at("publicise")
    stop_run(by=cast.social_worker, run=run, reason="enough")
    page = text_of(signed_in(cast.social_worker), run)
    assert "stopped" in page and "What you can do now" not in page


def test_contact_is_masked(client, run_at, cast, estates):
    run = run_at()
    name_estates(by=cast.social_worker, run=run, contacts={estates[0]: cast.supervisor.person})
    page = text_of(client, run)
    assert cast.supervisor.person.name not in page and "甲**" in page


def test_guide_shows_the_edition_of_the_run_and_where_it_stands(client, run_at):
    run = run_at("publicise", parameters={"publicity_days": 5})
    page = text_of(client, run, "method/")
    assert "The run stands here" in page and "flow-now" in page and "5 days" in page


def test_timeline_and_lacking_are_pages_of_their_own(client, run_at):
    run = run_at("publicise")
    assert "was opened after" in text_of(client, run, "timeline/")
    assert text_of(client, run, "lacking/").strip().startswith("0 of 7")


@pytest.mark.parametrize("part", ["", "lacking/", "timeline/", "method/"])
def test_run_that_is_none_is_not_found(client, db, part):
    assert client.get(f"/runs/99999/{part}").status_code == 404
