"""Every page of matching as it is opened, and its form as it is sent."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from linli.practices.matching import actions
from linli.practices.matching.enums import PledgeState, RaiseState
from linli.practices.matching.models import DeclaredRule, Match, Pledge, Raise
from tests.practices.matching.conftest import move_to, pay_all


def url(name, **kwargs):
    return reverse(f"matching:{name}", kwargs=kwargs)


RUN_PAGES = (
    "raises", "rule", "declare_rule", "match", "publish_match", "pledge", "pay_pledge",
    "record_cash_pledge", "confirm_cash_pledge", "refund",
)  # fmt: skip


@pytest.mark.parametrize("name", RUN_PAGES)
def test_pages_open_for_everybody_in_an_empty_contest(contest, client, name):
    assert client.get(url(name, run=contest.pk)).status_code == 200


@pytest.mark.parametrize("name", RUN_PAGES)
def test_pages_open_for_residents_and_staff_in_the_raising(raises, contest, cast, signed_in, name):
    for actor in (
        cast.resident,
        cast.household,
        cast.social_worker,
        cast.community_officer,
        cast.committee_member,
    ):
        assert signed_in(actor).get(url(name, run=contest.pk)).status_code == 200


def test_rule_is_declared_as_the_page_shows_it(contest, cast, signed_in):
    officer = signed_in(cast.community_officer)
    form = officer.get(url("declare_rule", run=contest.pk)).context["form"]
    filled = {name: field.initial for name, field in form.fields.items()}
    for name in [one for one in filled if one.endswith("_fen") or one.startswith("end_")]:
        filled[name] = "" if filled[name] is None else str(filled[name] / 100)

    sent = officer.post(url("declare_rule", run=contest.pk), filled)

    assert sent.status_code == 302, sent.context["form"].errors
    assert DeclaredRule.objects.get().rule.steps[0].up_to_fen == 50_000
    assert DeclaredRule.objects.get().digest in officer.get(url("rule", run=contest.pk)).content.decode()


def test_rule_that_overspends_keeps_all_input(contest, cast, signed_in):
    filled = {
        "ratio_1": "10",
        "floor_share": "1/3",
        "least_paid_fen": "1",
        "extra_share": "0",
        "cap_per_estate_fen": "5",
    }
    page = signed_in(cast.community_officer).post(
        url("declare_rule", run=contest.pk), {**filled, "ceiling_fen": "99999999"}
    )

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["ceiling_fen"]
    assert "99999999" in page.content.decode()


def test_household_pledges_pays_and_gets_its_receipt(raise_, contest, cast, signed_in):
    home = signed_in(cast.resident)
    sent = home.post(url("pledge", run=contest.pk), {"amount": "100"}, follow=True)
    assert sent.redirect_chain[-1][0] == url("raise", raising=raise_.pk)
    pledge = Pledge.objects.get()
    home.post(url("pledge", run=contest.pk), {"amount": "120"})
    assert pledge.number in home.get(url("pay_pledge", run=contest.pk)).content.decode()
    home.post(url("pay_pledge", run=contest.pk), {"reference": "李"})
    pledge.refresh_from_db()
    assert (pledge.amount_fen, pledge.state) == (12_000, PledgeState.REPORTED)

    committee = signed_in(cast.committee_member)
    assert "120.00" in committee.get(url("confirm_cash_pledge", run=contest.pk)).content.decode()
    committee.post(url("confirm_cash_pledge", run=contest.pk), {"picked": [pledge.pk]})

    committee.logout()
    receipt = signed_in(cast.resident).get(url("receipt", pledge=pledge.pk))
    assert pledge.number in receipt.content.decode()
    receipt.client.logout()
    assert signed_in(cast.household).get(url("receipt", pledge=pledge.pk)).status_code == 403


def test_pledge_sent_twice_is_kept_once(raise_, contest, cast, signed_in):
    home = signed_in(cast.resident)
    once = str(home.get(url("pledge", run=contest.pk)).context["once"])
    for _ in range(2):
        home.post(url("pledge", run=contest.pk), {"amount": "100", "once": once})

    assert Pledge.objects.count() == 1


def test_pledge_after_the_deadline_keeps_the_amount(raise_, contest, cast, signed_in, later):
    with later(days=30):
        page = signed_in(cast.resident).post(url("pledge", run=contest.pk), {"amount": "100"})

    assert page.status_code == 422
    assert 'value="100"' in page.content.decode()


def test_pledge_page_tells_strangers_who_can(raise_, contest, client):
    assert client.get(url("pledge", run=contest.pk)).context["refused"] is not None


def test_pledge_is_withdrawn_on_the_site(raise_, contest, cast, signed_in):
    actions.pledge(by=cast.resident, raise_=raise_, amount_fen=100)
    signed_in(cast.resident).post(url("withdraw_pledge", run=contest.pk))

    assert Pledge.objects.get().state == PledgeState.WITHDRAWN


def test_cash_is_recorded_confirmed_and_what_did_not_come_returned(raise_, contest, cast, signed_in):
    worker, households = signed_in(cast.social_worker), [cast.resident.household, cast.household.household]
    assert "院1" in worker.get(url("record_cash_pledge", run=contest.pk)).content.decode()
    for household in households:
        sent = worker.post(url("cash", raising=raise_.pk), {"household": household.pk, "amount": "60"})
        assert sent.status_code == 302
    first, second = Pledge.objects.order_by("id")

    committee = signed_in(cast.committee_member)
    committee.post(url("confirm_cash_pledge", run=contest.pk), {"picked": [first.pk]})
    assert committee.get(url("return_payment", pledge=second.pk)).status_code == 200
    committee.post(url("return_payment", pledge=second.pk))

    assert [one.state for one in Pledge.objects.order_by("id")] == [PledgeState.PAID, PledgeState.WITHDRAWN]


def test_cash_list_comes_in_as_a_sheet(raise_, cast, signed_in):
    book = openpyxl.Workbook()
    for row in (["Address", "Amount"], [cast.resident.household.address, 60], ["no such door", 60]):
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    worker = signed_in(cast.social_worker)
    page = url("import_cash", raising=raise_.pk)

    preview = worker.post(page, {"file": SimpleUploadedFile("cash.xlsx", kept.getvalue())}, follow=True)
    assert (preview.context["preview"]["good"], preview.context["preview"]["faulty"]) == (1, 1)
    assert not Pledge.objects.exists()
    worker.post(page, {"upload": preview.context["preview"]["token"]})

    assert [one.amount_fen for one in Pledge.objects.all()] == [6_000]


def test_raise_page_tells_how_it_stands(raise_, contest, cast, client):
    pay_all(cast, raise_)
    page = client.get(url("raise", raising=raise_.pk)).content.decode()

    assert "¥800.00" in page and "¥7,150.00" in page
    assert "1栋001" not in page
    assert 'id="live"' in client.get(url("live", raising=raise_.pk)).content.decode()


def test_pledge_list_shows_addresses_only_to_those_who_handle_it(raise_, cast, signed_in, client):
    pay_all(cast, raise_)

    assert "1栋001" not in client.get(url("pledges", raising=raise_.pk)).content.decode()
    assert "1栋001" in signed_in(cast.supervisor).get(url("pledges", raising=raise_.pk)).content.decode()


def test_match_is_previewed_published_and_recounted(raises, contest, cast, signed_in, client):
    for one in raises:
        pay_all(cast, one)
    run = move_to(contest, "match")
    officer = signed_in(cast.community_officer)
    assert "¥7,150.00" in officer.get(url("publish_match", run=run.pk)).content.decode()
    assert officer.post(url("publish_match", run=run.pk)).status_code == 302
    match = Match.objects.get()
    client.logout()

    page = client.get(url("match", run=run.pk)).content.decode()
    assert match.dossier_url in page
    assert client.get(match.dossier_url).status_code == 200
    for name in ("match", "raises"):
        assert client.get(url(name, run=run.pk) + "?export=xlsx")["Content-Type"].endswith(
            "spreadsheetml.sheet"
        )


def test_raising_that_fell_short_is_ended_and_paid_back(raise_, contest, cast, signed_in, later):
    pay_all(cast, raise_, count=1)
    with later(days=30):
        worker = signed_in(cast.social_worker)
        assert worker.get(url("fail_raise", raising=raise_.pk)).status_code == 200
        worker.post(url("fail_raise", raising=raise_.pk))
        assert Raise.objects.get(pk=raise_.pk).state == RaiseState.FAILED
        assert "院1" in worker.get(url("refund", run=contest.pk)).content.decode()
        worker.post(url("refund", run=contest.pk), {"picked": [raise_.pk], "reason": "退款"})
        assert worker.get(url("raise", raising=raise_.pk)).status_code == 200

    assert Pledge.objects.get().state == PledgeState.REFUNDED


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("raises", 12), ("match", 11), ("publish_match", 10)])
def test_run_pages_take_a_constant_number_of_queries(
    raises, contest, cast, signed_in, django_assert_num_queries, name, queries, count
):
    for one in raises[:count]:
        pay_all(cast, one)
    Raise.objects.filter(pk__in=[one.pk for one in raises[count:]]).delete()
    reader = signed_in(cast.auditor)
    reader.get(url(name, run=contest.pk))

    with django_assert_num_queries(queries):
        reader.get(url(name, run=contest.pk))


@pytest.mark.parametrize("count", [1, 3])
def test_raise_page_takes_a_constant_number_of_queries(
    raise_, cast, signed_in, django_assert_num_queries, count
):
    pay_all(cast, raise_, count=count)
    reader = signed_in(cast.auditor)
    reader.get(url("raise", raising=raise_.pk))

    with django_assert_num_queries(12):
        reader.get(url("raise", raising=raise_.pk))


@pytest.mark.parametrize("count", [1, 3])
def test_pledge_list_takes_a_constant_number_of_queries(
    raise_, cast, signed_in, django_assert_num_queries, count
):
    pay_all(cast, raise_, count=count)
    reader = signed_in(cast.auditor)
    reader.get(url("pledges", raising=raise_.pk))

    with django_assert_num_queries(7):
        reader.get(url("pledges", raising=raise_.pk))


def test_method_that_adds_nothing_has_no_rule_to_declare(run_at, client):
    assert client.get(url("declare_rule", run=run_at("collect").pk)).status_code == 404
