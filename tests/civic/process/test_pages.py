"""The pages of process, as each of the cast walks through them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.civic.places.models import Place
from linli.civic.process.models import NamedEstate, Notice, Objection, Run

ENGLISH = {"accept-language": "en"}


def text_of(client, url, status=200):
    page = client.get(url, headers=ENGLISH)
    assert page.status_code == status, url
    return page.content.decode()


def sent(client, url, **data):
    page = client.post(url, data, headers=ENGLISH)
    assert page.status_code == 302, page.content.decode()[:3000]
    return page.headers["Location"]


def refused(client, url, **data):
    page = client.post(url, data, headers=ENGLISH)
    assert page.status_code == 422
    return page.content.decode()


def test_method_is_chosen_set_and_opened(client, signed_in, cast, community, editions):
    signed_in(cast.social_worker)
    choose = f"/process/places/{community.code}/open/"
    page = text_of(client, choose)
    assert "Eight-step method" in page and "carries its own needs" in page
    url = sent(client, choose, edition=editions["eight-step"].pk)
    form = text_of(client, url)
    assert "From 3 days to 90 days" in form and "A share, such as 1/2 or 60%." in form
    fields = {name: field.initial for name, field in client.get(url).context["form"].fields.items()}
    fields = {name: value for name, value in fields.items() if value is not None}
    page = refused(client, url, **fields | {"title": "Spring", "publicity_days": "1"})
    assert "at least 3 days" in page and 'value="Spring"' in page
    run = sent(client, url, **fields | {"title": "Spring", "publicity_days": "5"})
    opened = Run.objects.get()
    assert run == f"/runs/{opened.pk}/" and opened.playbook.value("publicity_days") == 5


def test_who_may_not_open_is_told_before_choosing(client, signed_in, cast, community, editions):
    page = text_of(signed_in(cast.supervisor), f"/process/places/{community.code}/open/")
    assert "Your role here does not include this" in page and "<form method" not in page.split("<main")[1]


def test_all_estates_are_named_with_one_contact_for_those_without(client, signed_in, run_at, cast, estates):
    run = run_at()
    NamedEstate.objects.filter(run=run).exclude(estate=estates[0]).delete()
    signed_in(cast.social_worker)
    url = f"/process/runs/{run.pk}/estates/"
    page = text_of(client, url)
    assert "All estates" in page and page.count('class="estate-row"') == 3
    kept, chosen = cast.committee_member.person.pk, cast.supervisor.person.pk
    sent(client, url, everyone="on", for_all=chosen, **{f"contact_{estates[0].pk}": kept})
    named = dict(NamedEstate.objects.filter(run=run).values_list("estate", "contact"))
    assert named == {estates[0].pk: kept, estates[1].pk: chosen, estates[2].pk: chosen}


def test_estate_that_was_named_stays_and_ticks_add(client, signed_in, run_at, cast, estates):
    run = run_at()
    NamedEstate.objects.filter(run=run).exclude(estate=estates[0]).delete()
    sent(signed_in(cast.social_worker), f"/process/runs/{run.pk}/estates/", **{f"in_{estates[2].pk}": "on"})
    assert set(NamedEstate.objects.filter(run=run).values_list("estate", flat=True)) == {
        estates[0].pk,
        estates[2].pk,
    }


def test_nothing_ticked_is_refused(client, signed_in, run_at, cast):
    run = run_at()
    NamedEstate.objects.all().delete()
    assert "at least one estate" in refused(signed_in(cast.social_worker), f"/process/runs/{run.pk}/estates/")


def test_sheet_of_estates_costs_the_same_for_three_and_six(client, signed_in, run_at, cast, community):
    url, counted = f"/process/runs/{run_at().pk}/estates/", []
    signed_in(cast.social_worker)
    text_of(client, url)
    for numbers in ((), (4, 5, 6)):
        for n in numbers:
            code = f"{community.code}-{n}"
            Place.objects.create(
                code=code, level="estate", name=f"院{n}", official_name=f"院{n}", parent=community,
                path=f"{community.path}{code}/", estate_kind="commodity",
            )  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            page = text_of(client, url)
        counted.append(len(queries))
    assert page.count('class="estate-row"') == 6
    assert counted[0] == counted[1] <= 15


def test_stage_shows_its_gates_and_closes_when_they_pass(client, signed_in, notice, cast, later):
    url = f"/process/runs/{notice.run_id}/close/"
    signed_in(cast.community_officer)
    page = text_of(client, url)
    assert "1 condition is not met yet" in page
    assert "0 of 7 days have passed" in refused(client, url)
    with later(days=8):
        assert "Everything is met" in text_of(client, url)
        assert sent(client, url) == f"/runs/{notice.run_id}/"
    assert Run.objects.get(pk=notice.run_id).stage_code == "raise"


def test_notice_is_published_read_printed_and_withdrawn(client, signed_in, run_at, cast, draft):
    run = run_at("publicise")
    signed_in(cast.community_officer)
    url = f"/process/runs/{run.pk}/notice/"
    fields = {name: getattr(draft, name) for name in draft.__dataclass_fields__}
    assert "This field is required" in refused(client, url, **fields | {"basis": ""})
    up = sent(client, url, **fields)
    notice = Notice.objects.get()
    assert up == f"/process/notices/{notice.pk}/"
    assert "Public notice, from 3 Mar 2025 to 10 Mar 2025" in text_of(client, up)
    assert "Any resident can object in this time" in text_of(client, f"{up}print/")
    assert "<svg" in text_of(client, f"{up}print/")
    sent(client, f"{up}withdraw/", reason="a wrong sum")
    assert "Withdrawn on 3 Mar 2025: a wrong sum" in text_of(client, up)


def test_resident_objects_by_phone_and_all_can_read_the_answer(client, signed_in, notice, cast):
    objecting = f"/process/notices/{notice.pk}/object/"
    signed_in(cast.household)
    sent(client, objecting, text="The shed is too near")
    objection = Objection.objects.get()
    page = f"/process/objections/{objection.pk}/"
    assert "The shed is too near" in text_of(client, page)
    signed_in(cast.community_officer)
    sent(client, f"{page}answer/", answer="It moved three metres")
    signed_in(cast.supervisor)
    assert "Decide" in text_of(client, page)
    sent(client, f"{page}decide/", outcome="dismissed", reason="The plan was changed")
    client.logout()
    for url in (page, f"/process/notices/{notice.pk}/"):
        read = text_of(client, url)
        assert "It moved three metres" in read and "The plan was changed" in read
        assert "1栋002" not in read, "who objected is not told"


def test_same_objection_sent_twice_is_one(client, signed_in, notice, cast):
    signed_in(cast.household)
    once = {"text": "Too near", "once": "7d4f3a2e-5f0c-4f0e-9b69-0d6b3c7a9f11"}
    for _time in range(2):
        sent(client, f"/process/notices/{notice.pk}/object/", **once)
    assert Objection.objects.count() == 1


def test_stranger_is_shown_the_doors(client, notice):
    page = text_of(client, f"/process/notices/{notice.pk}/object/")
    assert "Only residents of this place can object" in page
    assert "/identity/household/?next=" in page and "/accounts/login/" in page


def test_notice_that_is_over_says_so_before_asking_who_one_is(client, notice, later):
    with later(days=9):
        page = text_of(client, f"/process/notices/{notice.pk}/object/")
    assert "The notice ended on 2025-03-10" in page and "Only residents" not in page


def test_objecting_to_a_run_leads_to_its_notice(client, notice, run_at):
    page = client.get(f"/process/runs/{notice.run_id}/object/")
    assert page.headers["Location"] == f"/process/notices/{notice.pk}/object/"
    assert "No notice is up here" in text_of(client, f"/process/runs/{run_at('sort').pk}/object/")


def test_open_objections_are_listed(client, objection):
    for page in ("objections/", "objections/decide/"):
        assert "Too dear" in text_of(client, f"/process/runs/{objection.run.pk}/{page}")


@pytest.mark.parametrize(
    ("page", "who", "leaves"),
    [("back", "supervisor", "deliberate"), ("override", "street_officer", "raise"), ("stop", "social_worker", "publicise")],
)  # fmt: skip
def test_move_asks_for_a_reason_and_keeps_it(client, signed_in, run_at, cast, page, who, leaves):
    run = run_at("publicise")
    signed_in(getattr(cast, who))
    url = f"/process/runs/{run.pk}/{page}/"
    assert "This field is required" in refused(client, url, reason="")
    assert sent(client, url, reason="flood in the yard") == f"/runs/{run.pk}/"
    assert Run.objects.get(pk=run.pk).stage_code == leaves
    assert "flood in the yard" in text_of(client, f"/runs/{run.pk}/")


def test_inner_run_is_opened_from_its_stage(client, signed_in, run_at, cast):
    outer = run_at("raise")
    signed_in(cast.social_worker)
    url = f"/process/runs/{outer.pk}/open/"
    text_of(client, url)
    fields = {name: field.initial for name, field in client.get(url).context["form"].fields.items()}
    sent(
        client,
        url,
        **{name: value for name, value in fields.items() if value is not None} | {"title": "Contest"},
    )
    assert Run.objects.get(title="Contest").parent_id == outer.pk


def test_stage_without_an_inner_method_leads_to_the_choice(client, signed_in, run_at, cast, community):
    page = signed_in(cast.social_worker).get(f"/process/runs/{run_at().pk}/open/")
    assert page.headers["Location"] == f"/process/places/{community.code}/open/"


def test_poster_has_the_code_and_the_way_of_the_run(client, signed_in, run_at, cast):
    url = f"/process/runs/{run_at('collect').pk}/poster/"
    page = text_of(signed_in(cast.social_worker), url)
    assert 'class="poster"' in page and "<svg" in page and "until 24 Mar 2025" in page
    assert "style=" not in page


def test_poster_is_for_those_who_call(client, signed_in, run_at, cast):
    url = f"/process/runs/{run_at('collect').pk}/poster/"
    assert "Your role here does not include this" in text_of(client, url, 403)
    assert "Your role here does not include this" in text_of(signed_in(cast.resident), url, 403)


def test_poster_is_a_pdf_of_one_page(client, signed_in, run_at, cast):
    from linli.platform.documents import press

    if not press.available():
        pytest.skip("Pango is missing")
    from io import BytesIO

    from pypdf import PdfReader

    signed_in(cast.social_worker)
    answer = client.get(f"/process/runs/{run_at('collect').pk}/poster/?format=pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert len(PdfReader(BytesIO(answer.content)).pages) == 1


def test_notices_of_a_place_are_a_sheet(client, notice, community):
    page = text_of(client, f"/process/places/{community.code}/notices/?q=courtyards")
    assert "Seventeen courtyards" in page and "Publicise" in page


@pytest.mark.parametrize("url", ["runs/99/estates/", "notices/99/", "objections/99/", "places/99/open/", "editions/99.yaml"])  # fmt: skip
def test_what_is_none_is_not_found(client, db, url):
    assert client.get(f"/process/{url}").status_code == 404


def test_pages_speak_chinese_first(client, notice):
    page = client.get(f"/process/notices/{notice.pk}/").content.decode()
    assert "公示期：2025年3月3日至2025年3月10日" in page and "Objections" not in page
