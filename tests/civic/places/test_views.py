import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from linli.civic.places.models import Grid, Place

ENGLISH = {"accept-language": "en"}
SQUARE = "104.0, 30.6\n104.1，30.6\n104.1 30.7\n"
BOW_TIE = json.dumps(
    {"type": "Polygon", "coordinates": [[[104.0, 30.6], [104.1, 30.7], [104.1, 30.6], [104.0, 30.7]]]}
)


@pytest.fixture
def office(signed_in, cast):
    return signed_in(cast.community_officer)


def test_search_works_as_a_plain_form_and_as_one_types(client, community):
    Place.objects.filter(pk=community.pk).update(pinyin="shilingshequ")

    page = client.get("/places/?q=shiling").content.decode()
    part = client.get("/places/?q=shiling", headers={"hx-request": "true"}).content.decode()

    assert "石灵社区" in page
    assert "<h1>" in page
    assert "石灵社区" in part
    assert "<h1>" not in part


def test_search_for_nothing_known_says_so(client, community):
    assert "No place of this name" in client.get("/places/?q=zzz", headers=ENGLISH).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_estates_take_the_same_queries(client, community, estates, count, django_assert_num_queries):
    from linli.civic.people.models import Household

    Household.objects.all().delete()
    Place.objects.filter(pk__in=[estate.pk for estate in estates[count:]]).delete()

    with django_assert_num_queries(3):
        page = client.get(f"/places/{community.code}/estates/").content.decode()
    assert page.count("<tr>") == 1 + count


def test_estate_is_added_from_a_form(office, community):
    said = {"name": "清溪苑", "kind": "commodity", "households": 312, "boundary": SQUARE}

    assert office.post(f"/places/{community.code}/estates/add/", said).status_code == 302
    assert Place.objects.get(name="清溪苑").boundary["coordinates"][0][0] == [104.0, 30.6]


def test_boundary_that_crosses_itself_is_told_with_all_input_kept(office, community):
    said = {"name": "清溪苑", "kind": "commodity", "households": 312, "boundary": BOW_TIE}

    page = office.post(f"/places/{community.code}/estates/add/", said, headers=ENGLISH)

    assert page.status_code == 422
    assert "crosses itself near 104.05000, 30.65000" in page.content.decode()
    assert "清溪苑" in page.content.decode()
    assert "104.1, 30.7" in page.content.decode()


@pytest.mark.parametrize("typed", ["{not json", "104.0, x"])
def test_boundary_that_cannot_be_read_is_told(office, community, typed):
    said = {"name": "清溪苑", "kind": "commodity", "households": 1, "boundary": typed}

    assert office.post(f"/places/{community.code}/estates/add/", said).status_code == 422


def test_estate_is_edited(office, estate):
    assert estate.name in office.get(f"/places/{estate.code}/edit/").content.decode()

    office.post(f"/places/{estate.code}/edit/", {"name": "新名", "kind": "commodity", "households": 5})

    assert Place.objects.get(pk=estate.pk).name == "新名"


def test_sheet_of_estates_is_brought_in(office, community):
    sheet = SimpleUploadedFile(
        "estates.csv", "小区名称,小区类型,总户数\n清溪苑,商品住宅小区,312户\n和顺里,三无,9\n".encode()
    )
    shown = office.post(f"/places/{community.code}/estates/import/", {"file": sheet})
    page = office.get(shown["Location"], headers=ENGLISH).content.decode()

    assert "2 rows cannot be used yet" in page


def test_good_sheet_of_estates_is_brought_in(office, community):
    sheet = SimpleUploadedFile("estates.csv", "小区名称,小区类型,总户数\n清溪苑,商品住宅小区,312\n".encode())
    shown = office.post(f"/places/{community.code}/estates/import/", {"file": sheet})
    token = shown["Location"].partition("upload=")[2]

    assert office.post(f"/places/{community.code}/estates/import/", {"upload": token}).status_code == 302
    assert Place.objects.get(name="清溪苑").households == 312


def test_grids_are_drawn_redrawn_and_mapped(office, community, client):
    url = f"/places/{community.code}/grids/"
    office.post(f"{url}draw/", {"name": "一网格", "level": "grid", "households": 400, "boundary": SQUARE})
    grid = Grid.objects.get()
    office.post(
        f"/places/grids/{grid.pk}/",
        {"name": "一网格", "level": "grid", "households": 380, "boundary": SQUARE},
    )

    assert Grid.objects.get().households == 380
    page = client.get(url).content.decode()
    assert "一网格" in page
    assert "leaflet.js" in page
    assert (
        client.get(f"/places/{community.code}/map.json").json()["features"][0]["properties"]["name"]
        == "一网格"
    )


def test_file_of_grids_is_brought_in(office, community):
    content = {"features": [{"properties": {"name": "一网格", "level": "grid"}, "geometry": None}]}
    file = SimpleUploadedFile("grids.geojson", json.dumps(content).encode())

    assert office.post(f"/places/{community.code}/grids/import/", {"file": file}).status_code == 302
    assert Grid.objects.get().name == "一网格"


def test_file_that_is_no_geojson_is_told(office, community):
    file = SimpleUploadedFile("grids.geojson", b"\xff")

    assert office.post(f"/places/{community.code}/grids/import/", {"file": file}).status_code == 422


@pytest.mark.parametrize("path", ["estates/add/", "estates/import/", "grids/draw/", "grids/import/"])
def test_others_are_told_why_not(client, community, path):
    page = client.get(f"/places/{community.code}/{path}", headers=ENGLISH).content.decode()

    assert "Your role here does not include this" in page


@pytest.mark.parametrize("path", ["nowhere/estates/", "nowhere/map.json", "510112/grids/"])
def test_unknown_place_is_not_found(client, community, path):
    assert client.get(f"/places/{path}").status_code == 404
