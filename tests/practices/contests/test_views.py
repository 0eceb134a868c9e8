"""Every page of contests as it is opened, and its form as it is sent."""

from __future__ import annotations

import pytest
from django.urls import reverse

from linli.civic.places.models import Place
from linli.practices.contests import actions
from linli.practices.contests.models import Agreement, Award, ContestRules, Entry, RuleChange
from tests.practices.contests.conftest import member_of, move_to


def url(name, **kwargs):
    return reverse(f"contests:{name}", kwargs=kwargs)


FORM = {
    "title": "换车棚顶",
    "problem": "漏雨",
    "design": "换顶",
    "upkeep": "院委会",
    "spot": "2栋北侧",
    "beneficiaries": "4",
    "asked_fen": "8000",
    "line_1": "彩钢顶",
    "fen_1": "5000",
    "line_2": "充电桩",
    "fen_2": "3,000.00",
    "exclusions_denied": "on",
}


@pytest.mark.parametrize(
    "name", ["rules", "entries", "enter", "withdraw_entry", "confirm_award", "sign_agreement"]
)
def test_pages_open_for_everybody_in_an_empty_contest(contest, client, name):
    assert client.get(url(name, run=contest.pk)).status_code == 200


def test_rules_are_drafted_discussed_and_adopted_on_the_site(contest, cast, signed_in):
    worker = signed_in(cast.social_worker)
    page = worker.get(url("draft_rules", run=contest.pk)).content.decode()
    assert 'name="match_cap_fen"' in page
    terms = {
        "match_step_fen": "500",
        "match_first_rate": "9",
        "match_further_rate": "5",
        "match_extra_share": "10%",
    }
    terms |= {
        "match_cap_fen": "1万",
        "match_ceiling_fen": "50000",
        "floor_share": "1/3",
        "paid_least_fen": "100",
    }
    sent = worker.post(url("draft_rules", run=contest.pk), {"text": "一院一项。", **terms})
    assert sent.status_code == 302
    assert ContestRules.objects.get().terms["match_first_rate"] == 9

    member = signed_in(cast.committee_member)
    assert member.post(url("propose_change", run=contest.pk), {"text": "上限高一点"}).status_code == 302
    change = RuleChange.objects.get()
    worker = signed_in(cast.social_worker)
    assert "上限高一点" in worker.get(url("answer_change", change=change.pk)).content.decode()
    worker.post(url("answer_change", change=change.pk), {"state": "taken", "answer": "好"})

    council = signed_in(cast.council_member)
    assert "一院一项" in council.get(url("adopt_rules", run=contest.pk)).content.decode()
    assert council.post(url("adopt_rules", run=contest.pk)).status_code == 302
    assert ContestRules.objects.get().digest in council.get(url("rules", run=contest.pk)).content.decode()


def test_entry_is_kept_as_a_draft_and_then_entered(entering, cast, signed_in, client):
    member = signed_in(cast.committee_member)
    assert member.get(url("enter", run=entering.pk)).status_code == 200
    member.post(url("enter", run=entering.pk), {"title": "车棚", "keep": "1"})
    draft = Entry.objects.get()
    assert "车棚" in member.get(url("enter", run=entering.pk)).content.decode()
    assert member.get(url("entry", entry=draft.pk)).status_code == 200

    sent = member.post(url("enter", run=entering.pk), FORM)

    assert sent.status_code == 302
    assert [line.amount_fen for line in draft.lines.all()] == [500_000, 300_000]
    client.logout()
    assert "彩钢顶" in client.get(url("entry", entry=draft.pk)).content.decode()
    assert "换车棚顶" in client.get(url("entries", run=entering.pk)).content.decode()


def test_draft_is_not_shown_to_others(entering, cast, signed_in, estates):
    signed_in(cast.committee_member).post(url("enter", run=entering.pk), {"title": "车棚", "keep": "1"})

    other = signed_in(member_of(estates[1]))
    assert other.get(url("entry", entry=Entry.objects.get().pk)).status_code == 404


def test_draft_that_is_withdrawn_stays_with_its_own(entering, cast, signed_in, client):
    signed_in(cast.committee_member).post(url("enter", run=entering.pk), {"title": "车棚", "keep": "1"})
    entry = Entry.objects.get()
    actions.withdraw_entry(by=cast.committee_member, entry=entry, reason="另有安排")
    client.logout()

    assert client.get(url("entry", entry=entry.pk)).status_code == 404
    assert "车棚" not in client.get(url("entries", run=entering.pk)).content.decode()


def test_committee_of_an_estate_elsewhere_can_enter_nothing(entering, community, signed_in):
    city = Place.objects.get(level="city")
    elsewhere = Place.objects.create(
        code="x-1", level="estate", name="远院", official_name="远院", parent=city, path=f"{city.path}x-1/"
    )
    page = signed_in(member_of(elsewhere)).post(url("enter", run=entering.pk), FORM)

    assert page.status_code == 422
    assert not Entry.objects.exists()


def test_entry_form_tells_every_fault_and_keeps_all_input(entering, cast, signed_in):
    page = signed_in(cast.committee_member).post(
        url("enter", run=entering.pk), {**FORM, "problem": "", "fen_2": "1", "upkeep": "很长的话"}
    )

    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"problem", "asked_fen"}
    assert "很长的话" in page.content.decode()
    assert not Entry.objects.exists()


def test_entry_form_wants_words_and_amount_of_a_line(entering, cast, signed_in):
    page = signed_in(cast.committee_member).post(url("enter", run=entering.pk), {**FORM, "fen_2": ""})

    assert set(page.context["form"].errors) == {"line_2"}


def test_enter_page_says_who_may(entering, cast, signed_in):
    page = signed_in(cast.social_worker).get(url("enter", run=entering.pk))

    assert page.context["refused"] is not None


def test_withdrawing_starts_from_ones_own_entries(entry, entering, cast, signed_in):
    member = signed_in(cast.committee_member)
    assert entry.title in member.get(url("withdraw_entry", run=entering.pk)).content.decode()
    assert member.post(url("withdraw", entry=entry.pk), {"reason": ""}).status_code == 422
    assert member.post(url("withdraw", entry=entry.pk), {"reason": "另有安排"}).status_code == 302
    assert "另有安排" in member.get(url("entry", entry=entry.pk)).content.decode()


def test_awards_are_confirmed_and_signed_on_the_site(award, matched, cast, signed_in, client):
    party = signed_in(cast.party_committee)
    assert "院1" in party.get(url("confirm_award", run=matched.pk)).content.decode()
    both = [one.pk for one in Award.objects.all()]
    assert party.post(url("confirm_award", run=matched.pk), {"picked": both}).status_code == 302
    agreement = Agreement.objects.get(award=award)

    assert (
        signed_in(cast.community_officer)
        .post(url("sign_agreement", run=matched.pk), {"picked": [agreement.pk]})
        .status_code
        == 302
    )
    page = signed_in(cast.committee_member).get(url("sign_agreement", run=matched.pk))
    assert len(page.context["choices"]) == 1
    signed_in(cast.committee_member).post(url("sign_agreement", run=matched.pk), {"picked": [agreement.pk]})

    agreement.refresh_from_db()
    assert agreement.in_force
    client.logout()
    assert agreement.digest in client.get(url("agreement", agreement=agreement.pk)).content.decode()
    assert client.get(url("entry", entry=award.entry_id)).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_entries_take_a_constant_number_of_queries(
    entering, estates, draft, cast, signed_in, django_assert_num_queries, count
):
    for estate in estates[:count]:
        actions.enter(by=member_of(estate), run=entering, estate=estate, draft=draft)
    reader = signed_in(cast.auditor)
    reader.get(url("entries", run=entering.pk))

    with django_assert_num_queries(10):
        reader.get(url("entries", run=entering.pk))


@pytest.mark.parametrize("count", [1, 3])
def test_entry_takes_a_constant_number_of_queries(
    entering, estates, draft, cast, signed_in, django_assert_num_queries, count
):
    for estate in estates[:count]:
        entry = actions.enter(by=member_of(estate), run=entering, estate=estate, draft=draft)
    reader = signed_in(cast.auditor)
    reader.get(url("entry", entry=entry.pk))

    with django_assert_num_queries(9):
        reader.get(url("entry", entry=entry.pk))


def test_entries_go_out_as_a_sheet(entry, entering, client):
    page = client.get(url("entries", run=entering.pk) + "?export=xlsx")

    assert page["Content-Disposition"].endswith('"entries.xlsx"')


def test_entry_leads_to_its_raising(entry, entering, client):
    move_to(entering, "raise")

    found = client.get(reverse("matching:of_source", kwargs={"source": entry.source}))
    assert found.status_code == 302
    panel = client.get(reverse("matching:of_source", kwargs={"source": entry.source}), HTTP_HX_REQUEST="true")
    assert 'id="live"' in panel.content.decode()
