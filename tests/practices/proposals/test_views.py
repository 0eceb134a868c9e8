"""Every page of proposals as it is opened, and its form as it is sent."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from linli.practices.proposals import actions, audits
from linli.practices.proposals.models import Advice, Call, Cosign, Merger, Overlap, Proposal, Version
from linli.practices.proposals.queries import waiting
from tests.practices.proposals.conftest import fresh, move_to, photo

FORM = {
    "title": "楼道加装扶手",
    "category": "Public safety",
    "where_words": "3栋",
    "problem": "老人上下楼不稳。",
    "solution": "每层加装扶手。",
    "beneficiaries": "24",
    "cost_fen": "9000",
    "own_fen": "1,000",
    "line_1": "扶手",
    "fen_1": "7000",
    "line_2": "安装",
    "fen_2": "2000",
    "own_part": "邻居打扫",
    "step_1": "采购",
    "day_1": "2025-05-01",
    "upkeep": "楼栋长",
}
OF_A_RUN = (
    "proposals call open_call note_overlap submit_proposal nominate_estate withdraw_proposal merge_proposals "
    "consent_merge cosign coach"
).split()


def url(name, **kwargs):
    return reverse(f"proposals:{name}", kwargs=kwargs)


def text(response):
    return response.content.decode()


@pytest.mark.parametrize("name", OF_A_RUN)
def test_pages_open_for_everybody_before_the_call(name, contest, client):
    assert client.get(url(name, run=contest.pk)).status_code == 200


def test_call_is_opened_on_the_site(contest, cast, signed_in):
    party = signed_in(cast.party_committee)
    page = text(party.get(url("open_call", run=contest.pk)))
    assert "公共安全" in page
    sent = party.post(url("open_call", run=contest.pk), {"text": "来提案", "categories": "公共安全\n宠物"})
    assert sent.status_code == 302
    assert [one.title for one in Call.objects.get().categories.all()] == ["Public safety", "宠物"]
    assert "来提案" in text(party.get(url("call", run=contest.pk)))


def test_proposal_is_kept_submitted_and_changed(call, contest, cast, estate, signed_in, client):
    author = signed_in(cast.self_organisation)
    page = url("submit_proposal", run=contest.pk)
    author.post(page, {"title": "扶手", "estate": estate.code, "keep": "1"})
    kept = Proposal.objects.get()
    assert "扶手" in text(author.get(url("change", proposal=kept.pk)))

    sent = author.post(url("change", proposal=kept.pk), {**FORM, "estate": estate.code, "photos": [photo()]})
    assert sent.status_code == 302
    assert fresh(kept).asked_fen == 800_000
    author.post(
        url("change", proposal=kept.pk), {**FORM, "estate": estate.code, "upkeep": "志愿队", "why": "换人"}
    )
    assert Version.objects.get(number=2).draft.photos == ()

    client.logout()
    page = text(client.get(url("proposal", proposal=kept.pk)))
    assert "志愿队" in page
    difference = text(client.get(url("version", proposal=kept.pk, number=2)))
    assert "<del>楼栋长</del>" in difference
    assert "<ins>志愿队</ins>" in difference
    assert client.get(url("version", proposal=kept.pk, number=1)).status_code == 200
    assert client.get(url("version", proposal=kept.pk, number=9)).status_code == 404


def test_form_tells_every_fault_at_its_field_and_keeps_all_input(call, contest, cast, signed_in):
    wrong = {**FORM, "problem": "", "fen_2": "1", "upkeep": "很长的话", "day_1": "", "step_1": ""}
    page = signed_in(cast.self_organisation).post(url("submit_proposal", run=contest.pk), wrong)

    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"problem", "cost_fen", "step_1"}
    assert "很长的话" in text(page)
    assert not Proposal.objects.exists()


def test_form_wants_both_halves_of_a_row(call, contest, cast, signed_in):
    page = signed_in(cast.self_organisation).post(
        url("submit_proposal", run=contest.pk), {**FORM, "fen_2": "", "day_1": ""}
    )
    assert set(page.context["form"].errors) == {"line_2", "step_1"}


def test_residents_propose_with_a_team(call, contest, cast, signed_in):
    household = signed_in(cast.neighbour)
    assert 'name="team"' in text(household.get(url("submit_proposal", run=contest.pk)))
    household.post(url("submit_proposal", run=contest.pk), {**FORM, "team": "二院邻里组"})
    assert Proposal.objects.get().on_behalf == "二院邻里组"


def test_likely_double_is_shown_to_its_author(proposal, contest, cast, signed_in):
    page = signed_in(cast.neighbour).post(url("submit_proposal", run=contest.pk), {**FORM, "problem": ""})
    assert proposal.title in text(page)
    assert page.context["alike"]


def test_draft_is_shown_to_its_authors_and_the_social_worker_alone(
    call, contest, cast, estate, draft, signed_in, client
):
    kept = actions.save_draft(by=cast.self_organisation, run=contest, estate=estate, draft=draft)
    page = url("proposal", proposal=kept.pk)
    assert client.get(page).status_code == 404
    assert signed_in(cast.self_organisation).get(page).status_code == 200
    assert signed_in(cast.social_worker).get(page).status_code == 200
    assert signed_in(cast.party_committee).get(page).status_code == 404


def test_estate_is_entered_on_the_site(show, cast, estate, signed_in, client):
    member = signed_in(cast.committee_member)
    page = url("nominate_estate", run=show.pk)
    assert member.get(page).status_code == 200
    said = {"title": "一院", "solution": "邻居自己种花。"}
    assert member.post(page, said).status_code == 422
    assert member.post(page, {**said, "photos": [photo()]}).status_code == 302
    entered = Proposal.objects.get()
    assert "种花" in text(member.get(page))
    assert "一院" in text(client.get(url("proposals", run=show.pk)))
    assert "种花" in text(client.get(url("proposal", proposal=entered.pk)))
    assert member.post(url("withdraw", proposal=entered.pk), {"reason": "不参加了"}).status_code == 302


def test_household_signs_and_takes_it_back(proposal, contest, cast, signed_in):
    household = signed_in(cast.resident)
    page = url("cosign_one", proposal=proposal.pk)
    assert proposal.title in text(household.get(url("cosign", run=contest.pk), follow=True))
    assert household.post(page, {"version": "1"}).status_code == 302
    assert fresh(proposal).cosigned == 1
    assert "Your household has co-signed" in text(
        household.get(url("proposal", proposal=proposal.pk), headers={"Accept-Language": "en"})
    )
    household.post(url("withdraw_cosign", proposal=proposal.pk))
    assert fresh(proposal).cosigned == 0


def test_changed_proposal_asks_the_household_again(proposal, contest, cast, estate, draft, signed_in):
    actions.cosign(by=cast.resident, proposal=proposal)
    actions.submit_proposal(
        by=cast.self_organisation,
        run=contest,
        estate=estate,
        draft=replace(draft, upkeep="新"),
        proposal=proposal,
    )
    household = signed_in(cast.resident)
    assert [one.url for one in waiting(cast.resident)] == [url("proposal", proposal=proposal.pk)]
    stale = household.post(url("cosign_one", proposal=proposal.pk), {"version": "1"})
    assert stale.status_code == 422
    household.post(url("cosign_one", proposal=proposal.pk), {"version": "2"})
    assert fresh(proposal).cosigned == 1
    assert waiting(cast.resident) == []


def test_paper_list_is_printed_and_brought_in(proposal, cast, estate, signed_in, client):
    assert "We co-sign" in text(
        client.get(url("cosign_list", proposal=proposal.pk), headers={"Accept-Language": "en"})
    )
    sheet = "estate,address,version\n院1,1栋001,\n院1,1栋002,1\n院1,99栋999,\n院1,1栋001,\n院1,1栋003,7\n"
    worker = signed_in(cast.social_worker)
    page = url("record_paper_cosigns", proposal=proposal.pk)
    upload = SimpleUploadedFile("list.csv", sheet.encode(), "text/csv")
    seen = worker.post(page, {"file": upload}, follow=True)
    preview = seen.context["preview"]
    assert (preview["good"], preview["faulty"]) == (2, 3)
    assert not Cosign.objects.exists()

    worker.post(page, {"upload": preview["token"]})
    assert fresh(proposal).cosigned == 2


def test_advice_overlap_and_merger_on_the_site(proposal, second, contest, cast, signed_in, client):
    worker = signed_in(cast.social_worker)
    assert [one.url for one in waiting(cast.social_worker)] == [
        url("advise", proposal=one.pk) for one in (proposal, second)
    ]
    worker.post(url("advise", proposal=proposal.pk), {"aspect": "budget", "text": "请比三家"})
    assert Advice.objects.count() == 1
    assert worker.get(url("coach", run=contest.pk)).status_code == 200

    party = signed_in(cast.party_committee)
    both = {"proposals": [proposal.pk, second.pk], "text": "同一处", "exclusive": "on"}
    assert party.post(url("note_overlap", run=contest.pk), both).status_code == 302
    assert Overlap.objects.get().exclusive

    author = signed_in(cast.self_organisation)
    page = url("merge", proposal=proposal.pk)
    assert "checked" in text(author.get(page))
    asked = author.post(page, {**FORM, "title": "扶手和灯", "others": [second.pk]})
    assert asked.status_code == 302
    merger = Merger.objects.get()
    assert [one.url for one in waiting(cast.neighbour)] == [url("merger", merger=merger.pk)]

    client.logout()
    other = signed_in(cast.neighbour)
    assert "扶手和灯" in text(other.get(url("consent_merge", run=contest.pk), follow=True))
    assert other.post(url("merger", merger=merger.pk), {"agrees": "no"}).status_code == 422
    assert other.post(url("merger", merger=merger.pk), {"agrees": "yes"}).status_code == 302
    shown = text(client.get(url("proposal", proposal=proposal.pk)))
    assert "扶手和灯" in shown
    assert "请比三家" in shown
    assert "同一处" in shown
    assert client.get(url("proposal", proposal=second.pk)).status_code == 200


def test_outcome_is_shown(proposal, contest, client):
    actions.tell_outcome(run=contest, outcomes={proposal.source: ("awarded", 700_000)})
    assert "¥7,000.00" in text(client.get(url("proposal", proposal=proposal.pk)))


def test_party_committee_is_reminded_of_the_call(contest, cast):
    assert [one.url for one in waiting(cast.party_committee)] == [url("open_call", run=contest.pk)]
    actions.open_call(by=cast.party_committee, run=contest, text="x")
    assert waiting(cast.party_committee) == []


def test_list_searches_filters_sorts_and_exports(proposal, second, contest, client, estate):
    page = url("proposals", run=contest.pk)

    def titles(**asked):
        return [row["title"] for row in client.get(page, asked).context["object_list"]]

    assert titles() == [proposal.title, second.title]
    assert titles(q="二院") == [second.title]
    assert titles(q="2") == [second.title]
    assert titles(estate=estate.pk) == [proposal.title]
    assert titles(state="withdrawn") == []
    assert titles(category=proposal.category_id) == [proposal.title, second.title]
    assert titles(sort="title") == sorted([proposal.title, second.title])

    book = openpyxl.load_workbook(BytesIO(client.get(page, {"export": "xlsx"}).content))
    assert [cell.value for cell in book.active["A"]][1:] == [1, 2]
    lines = client.get(page, {"export": "csv"}).content.decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert "楼道加装扶手" in lines[1]


def test_list_escapes_what_people_write(call, contest, cast, estate, draft, client):
    nasty = replace(draft, title="<b>&x")
    actions.submit_proposal(by=cast.self_organisation, run=contest, estate=estate, draft=nasty)
    assert "&lt;b&gt;&amp;x" in text(client.get(url("proposals", run=contest.pk)))


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_and_three(
    call, contest, cast, estate, draft, count, client, django_assert_num_queries
):
    for n in range(count):
        actions.submit_proposal(
            by=cast.self_organisation, run=contest, estate=estate, draft=replace(draft, title=f"提案{n}")
        )
    client.get(url("call", run=contest.pk))
    with django_assert_num_queries(6):
        client.get(url("proposals", run=contest.pk))


def test_list_is_kept_until_something_happens(proposal, contest, cast, client, django_assert_num_queries):
    page = url("proposals", run=contest.pk)
    client.get(page)
    client.get(page)
    with django_assert_num_queries(1):
        client.get(page)
    actions.cosign(by=cast.resident, proposal=proposal)
    assert "1 / 2" in text(client.get(page))


@pytest.mark.parametrize("count", [1, 3])
def test_desk_costs_the_same_for_one_and_three(
    call, contest, cast, estate, draft, count, django_assert_max_num_queries
):
    for n in range(count):
        made = actions.submit_proposal(
            by=cast.self_organisation, run=contest, estate=estate, draft=replace(draft, title=f"提案{n}")
        )
        actions.cosign(by=cast.resident, proposal=made)
    with django_assert_max_num_queries(6):
        assert len(waiting(cast.social_worker)) == count


def test_audits_find_nothing_and_then_what_was_tampered_with(proposal, cast):
    actions.cosign(by=cast.resident, proposal=proposal)
    assert [told for audit in audits.AUDITS for told in audit()] == []

    Proposal.objects.filter(pk=proposal.pk).update(cosigned=9, title="x")
    told = [str(said) for audit in audits.AUDITS for said in audit()]
    assert len(told) == 2


def test_pages_stay_open_after_the_stage(proposal, contest, client):
    move_to(contest, "review")
    for name in ("proposals", "call"):
        assert client.get(url(name, run=contest.pk)).status_code == 200
    assert client.get(url("proposal", proposal=proposal.pk)).status_code == 200
