"""Every page of estates as it is opened, and its form as it is sent."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from linli.practices.estates import actions
from linli.practices.estates.models import Classing, DeclaredRules, Plan, PlanComment, Profile
from linli.practices.estates.queries import classes_in, rule_to_use, waiting
from linli.practices.estates.rules import SHIPPED
from tests.practices.estates.conftest import GOOD, PLAN, fill_in, move_to


def url(name, **kwargs):
    return reverse(f"estates:{name}", kwargs=kwargs)


@pytest.mark.parametrize(
    "name",
    [
        "fill_profile",
        "import_profiles",
        "comment_profile",
        "classes",
        "class_estates",
        "classes_print",
        "differ_class",
        "confirm_classes",
        "plans",
        "draft_plan",
        "comment_plan",
        "adopt_plan",
    ],
)
def test_pages_open_for_everybody_in_an_empty_run(surveying, client, name):
    assert client.get(url(name, run=surveying.pk)).status_code == 200


@pytest.mark.parametrize("name", ["estate", "years", "profiles", "rules", "declare_rules"])
def test_pages_of_a_place_open_before_anything_is_known(estate, client, name):
    assert client.get(url(name, place=estate.code)).status_code == 200


def test_community_is_no_estate(community, client):
    assert client.get(url("estate", place=community.code)).status_code == 404


def test_section_is_filled_in_on_site(surveying, cast, estate, signed_in, client):
    worker = signed_in(cast.grid_worker)
    assert "院1" in worker.get(url("fill_profile", run=surveying.pk)).content.decode()
    here = {"run": surveying.pk, "place": estate.code}
    assert worker.get(url("sections", **here)).status_code == 200
    page = worker.get(url("section", **here, section="facilities"))
    assert 'name="has_ramps"' in page.content.decode()

    sent = worker.post(url("section", **here, section="facilities"), {"has_ramps": "yes", "has_green": "no"})
    assert sent.status_code == 302
    worker.post(
        url("section", **here, section="safety"), {"lamps": "4", "fire_risk": "1", "note": "东门锁着"}
    )

    assert Profile.objects.get().values == {"has_ramps": True, "has_green": False, "lamps": 4, "fire_risk": 1}
    assert "checked" in worker.get(url("section", **here, section="facilities")).content.decode()
    client.logout()
    assert "东门锁着" in client.get(url("estate", place=estate.code)).content.decode()


def test_section_shows_a_fault_at_its_field(surveying, cast, estate, signed_in):
    page = signed_in(cast.social_worker).post(
        url("section", run=surveying.pk, place=estate.code, section="safety"),
        {"lamps": "4", "lamps_broken": "5"},
    )

    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"lamps_broken"}


def test_section_that_does_not_exist_is_not_found(surveying, estate, client):
    assert (
        client.get(url("section", run=surveying.pk, place=estate.code, section="cellar")).status_code == 404
    )


def test_stranger_is_told_who_fills_in(surveying, cast, estate, signed_in):
    page = signed_in(cast.household).get(
        url("section", run=surveying.pk, place=estate.code, section="basics")
    )

    assert page.context["refused"] is not None


def test_profiles_come_in_as_a_sheet(surveying, cast, signed_in):
    book = openpyxl.Workbook()
    book.active.append(["estate", "year", "households", "has_ramps", "fault_roofs", "committee_state"])
    book.active.append(["院1", None, 200, "是", "轻微", "运转良好"])
    book.active.append(["院1", 2023, 190, "√", None, None])
    book.active.append(["远院", None, 3, None, None, None])
    book.active.append(["院2", None, 0, None, None, None])
    kept = BytesIO()
    book.save(kept)
    worker, here = signed_in(cast.social_worker), url("import_profiles", run=surveying.pk)

    sent = worker.post(here, {"file": SimpleUploadedFile("p.xlsx", kept.getvalue())})
    preview = worker.get(sent.url)
    assert preview.context["preview"]["good"] == 2
    assert preview.context["preview"]["faulty"] == 2
    worker.post(here, {"upload": preview.context["preview"]["token"]})

    assert Profile.objects.get(year=2025).values == {
        "households": 200, "has_ramps": True, "fault_roofs": 1, "committee_state": "works",
    }  # fmt: skip
    assert Profile.objects.get(year=2023).values == {"households": 190, "has_ramps": True}


def test_years_stand_side_by_side(surveying, cast, estate, client):
    rows = [{"estate": estate, "year": 2023, "households": 190}, {"estate": estate, "households": 200}]
    actions.import_profiles(by=cast.social_worker, run=surveying, rows=rows)

    page = client.get(url("years", place=estate.code)).content.decode()
    assert "2023" in page
    assert "+10" in page


def test_answer_that_is_not_public_is_shown_to_workers_only(surveying, cast, estate, signed_in, client):
    fill_in(cast.social_worker, surveying, estate, GOOD)
    here = url("estate", place=estate.code)

    assert "独居老人" not in client.get(here).content.decode()
    assert "独居老人" in signed_in(cast.grid_worker).get(here).content.decode()


def test_committee_comments_on_the_profile(surveying, cast, estate, signed_in):
    fill_in(cast.social_worker, surveying, estate, GOOD)
    member = signed_in(cast.committee_member)
    found = member.get(url("comment_profile", run=surveying.pk))
    assert found.status_code == 302

    assert member.post(found.url, {"text": "户数不对"}).status_code == 302
    assert "户数不对" in member.get(url("estate", place=estate.code)).content.decode()


def test_estates_are_classed_and_confirmed_on_the_site(surveyed, cast, signed_in, client, estate):
    worker = signed_in(cast.social_worker)
    assert worker.post(url("class_estates", run=surveyed.pk)).status_code == 302
    classing = Classing.objects.get()
    page = worker.get(url("classes", run=surveyed.pk)).content.decode()
    assert classing.dossier[7:] in page
    row = classes_in(classing)[2]
    assert "院3" in worker.get(url("differ_class", run=surveyed.pk)).content.decode()
    assert worker.post(url("differ", row=row.pk), {"tier": "improve", "reason": ""}).status_code == 422
    worker.post(url("differ", row=row.pk), {"tier": "improve", "reason": "刚成立院委会"})

    council = signed_in(cast.council_member)
    assert "刚成立院委会" in council.get(url("confirm_classes", run=surveyed.pk)).content.decode()
    assert council.post(url("confirm_classes", run=surveyed.pk)).status_code == 302
    client.logout()
    assert "刚成立院委会" in client.get(url("class", row=row.pk)).content.decode()
    assert "刚成立院委会" in client.get(url("classes_print", run=surveyed.pk)).content.decode()
    assert "示范" in client.get(url("estate", place=estate.code)).content.decode()
    sheet = client.get(url("classes", run=surveyed.pk) + "?export=xlsx")
    assert sheet["Content-Disposition"].endswith('"classes.xlsx"')


def rule_form(page):
    """The form of the rule as it stands, ready to be sent."""
    form = page.context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value is not None} | {"reason": "去年太宽"}


def test_rule_that_is_sent_back_unchanged_is_the_rule(community, cast, signed_in):
    worker, here = signed_in(cast.social_worker), url("declare_rules", place=community.code)
    sent = worker.post(here, rule_form(worker.get(here)))

    assert sent.status_code == 302
    assert rule_to_use(community) == SHIPPED
    assert "去年太宽" in worker.get(url("rules", place=community.code)).content.decode()


def test_rule_is_edited_as_a_new_version(community, cast, signed_in):
    worker, here = signed_in(cast.social_worker), url("declare_rules", place=community.code)
    filled = rule_form(worker.get(here))
    changed = filled | {"arrears_share-bound-0": "1/8", "groups-bound-0": "2", "groups-points-0": "5"}
    assert worker.post(here, changed).status_code == 302
    assert [one.measure for one in rule_to_use(community).criteria][-1] == "groups"

    wrong = worker.post(here, filled | {"arrears_share-bound-1": "5%"})
    assert wrong.status_code == 422
    assert "arrears_share-floor" in wrong.context["form"].errors
    assert (
        "demonstrate_from" in worker.post(here, filled | {"demonstrate_from": "500"}).context["form"].errors
    )
    assert DeclaredRules.objects.count() == 1


FORM = {
    "aims": "一年内灯都亮",
    "title_1": "换路灯",
    "need_words_1": "晚上看不见路",
    "who_1": "院委会",
    "due_on_1": "2025-06-30",
    "cost_fen_1": "8000",
    "money_from_1": "社区保障资金",
    "carrier_1": "https://linli.example/projects/3/",
    "title_3": "清楼道",
    "need_words_3": "通道被占",
    "who_3": "志愿队",
    "due_on_3": "2025-04-30",
}


def test_plan_is_drafted_discussed_and_adopted_on_the_site(planning, cast, estate, signed_in, client):
    worker = signed_in(cast.social_worker)
    assert "院1" in worker.get(url("draft_plan", run=planning.pk)).content.decode()
    here = url("write_plan", run=planning.pk, place=estate.code)
    assert worker.post(here, FORM).status_code == 302
    plan = Plan.objects.get()
    assert plan.versions.get().measures.first().carrier == "microprojects.project:3"
    worker.post(
        here, FORM | {"who_1": "物业", "title_3": "", "need_words_3": "", "who_3": "", "due_on_3": ""}
    )
    page = worker.get(url("plan", plan=plan.pk)).content.decode()
    assert "<del>清楼道" in page
    assert "/projects/3/" in page
    assert "清楼道" in worker.get(url("version", plan=plan.pk, number=1)).content.decode()

    home = signed_in(cast.resident)
    found = home.get(url("comment_plan", run=planning.pk))
    assert home.post(found.url, {"text": "先修三栋"}).status_code == 302
    assert PlanComment.objects.get().household is not None
    member = signed_in(cast.committee_member)
    found = member.get(url("adopt_plan", run=planning.pk))
    assert member.post(found.url, {"adopted_on": "2025-03-03", "meeting": "/people/"}).status_code == 422
    assert member.post(found.url, {"adopted_on": "2025-03-03", "words": "院坝会"}).status_code == 302
    client.logout()
    assert "院坝会" in client.get(url("plan", plan=plan.pk)).content.decode()
    assert "换路灯" in client.get(url("plan_print", plan=plan.pk)).content.decode()
    assert client.get(url("plan_word", plan=plan.pk)).status_code == 200
    assert "换路灯" in client.get(url("estate", place=estate.code)).content.decode()


def test_plan_form_tells_every_fault_at_its_row(planning, cast, estate, signed_in):
    page = signed_in(cast.social_worker).post(
        url("write_plan", run=planning.pk, place=estate.code), FORM | {"who_3": "", "money_from_1": ""}
    )

    assert set(page.context["form"].errors) == {"who_3", "money_from_1"}


def test_plan_form_refuses_what_is_no_page(planning, cast, estate, signed_in):
    page = signed_in(cast.social_worker).post(
        url("write_plan", run=planning.pk, place=estate.code), FORM | {"need_1": "https://example.org/x"}
    )

    assert set(page.context["form"].errors) == {"need_1"}


def test_desk_tells_what_waits(surveying, cast, estates, signed_in):
    assert len(waiting(cast.grid_worker)) == 3
    assert len(waiting(cast.micro_grid_worker)) == 1
    assert waiting(cast.nobody) == waiting(cast.household) == []
    for estate in estates:
        fill_in(cast.social_worker, surveying, estate, GOOD)
    run = move_to(surveying, "class")
    assert len(waiting(cast.social_worker)) == 1
    actions.class_estates(by=cast.social_worker, run=run)
    assert waiting(cast.social_worker) == []
    assert len(waiting(cast.council_member)) == 1
    run = move_to(run, "plan")
    assert len(waiting(cast.social_worker)) == 3
    actions.draft_plan(by=cast.social_worker, run=run, estate=estates[0], draft=PLAN)
    assert len(waiting(cast.committee_member)) == 1
    assert signed_in(cast.committee_member).get(waiting(cast.committee_member)[0].url).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"), [("classes", 9), ("classes_print", 8), ("plans", 10), ("fill_profile", 7)]
)
def test_list_takes_a_constant_number_of_queries(
    surveying, cast, estates, signed_in, django_assert_num_queries, count, name, queries
):
    for estate in estates[:count]:
        fill_in(cast.social_worker, surveying, estate, GOOD)
    actions.class_estates(by=cast.social_worker, run=move_to(surveying, "class"))
    run = move_to(surveying, "plan")
    for estate in estates[:count]:
        actions.draft_plan(by=cast.social_worker, run=run, estate=estate, draft=PLAN)
    reader = signed_in(cast.auditor)
    reader.get(url(name, run=run.pk))

    with django_assert_num_queries(queries):
        reader.get(url(name, run=run.pk))


@pytest.mark.parametrize("count", [1, 3])
def test_profiles_of_a_place_take_a_constant_number_of_queries(
    surveying, cast, community, estates, signed_in, django_assert_num_queries, count
):
    for estate in estates[:count]:
        fill_in(cast.social_worker, surveying, estate, GOOD)
    reader = signed_in(cast.auditor)
    reader.get(url("profiles", place=community.code))

    with django_assert_num_queries(8):
        reader.get(url("profiles", place=community.code))


def test_photo_of_the_visit_is_shown_on_the_page(surveying, cast, estate, signed_in, client):
    kept = BytesIO()
    Image.new("RGB", (64, 48), "red").save(kept, "JPEG")
    photo = SimpleUploadedFile("east.jpg", kept.getvalue(), "image/jpeg")
    here = url("section", run=surveying.pk, place=estate.code, section="basics")
    assert signed_in(cast.social_worker).post(here, {"buildings": "3", "photos": photo}).status_code == 302
    client.logout()

    one = Profile.objects.get().photos.get()
    assert one.section == "basics"
    assert one.url in client.get(url("estate", place=estate.code)).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_page_of_an_estate_takes_a_constant_number_of_queries(
    surveyed, cast, estate, signed_in, django_assert_num_queries, count
):
    actions.class_estates(by=cast.social_worker, run=surveyed)
    run = move_to(surveyed, "plan")
    for n in range(count):
        draft = replace(PLAN, aims=f"目标{n}", measures=PLAN.measures * (n + 1))
        version = actions.draft_plan(by=cast.social_worker, run=run, estate=estate, draft=draft)
        actions.comment_plan(by=cast.household, version=version, text=f"意见{n}")
    reader = signed_in(cast.auditor)
    pages = (url("estate", place=estate.code), version.plan.get_absolute_url())
    for page in pages:
        reader.get(page)

    for page, queries in zip(pages, (12, 8), strict=True):
        with django_assert_num_queries(queries):
            reader.get(page)
