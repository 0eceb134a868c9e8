import io

import pytest
from django.core.management import call_command

from linli.civic.places import queries
from linli.civic.places.models import Grid


@pytest.fixture
def chengdu(db):
    call_command("import_places", "chengdu", stdout=io.StringIO())


FOUND = {
    "石灵": "石灵社区",
    "石灵社区": "石灵社区",
    "十陵 石灵": "石灵社区",
    "caotanglu": "草堂路社区",
    "CTL": "草堂路社区",
    "qingyang yusha": "玉沙路社区",
    "510106035011": "康禧社区",
    "金沙街道": "金沙街道",
    "ｓｈｉｌｉｎｇｓ　十陵街道": "石灵社区",
    "铁门社区": "铁门社区",
    "康禧": "康禧社区",
}
UNKNOWN = ("", "   ", "不存在的地方", "%", "_", "'; drop table")


def test_search_finds_by_name_pinyin_initials_and_code(chengdu):
    assert {typed: queries.search(typed)[0].place.name for typed in FOUND} == FOUND
    assert [typed for typed in UNKNOWN if queries.search(typed)] == []
    assert queries.search("石灵")[0].path == "成都市 · 龙泉驿区 · 十陵街道"


def test_search_takes_two_queries_however_much_it_finds(chengdu, django_assert_num_queries):
    for typed in ("石灵", "社区", "青羊 社区"):
        with django_assert_num_queries(2):
            assert queries.search(typed)


def test_search_of_one_level_and_limit(chengdu):
    found = queries.search("金", 3, level="street")

    assert len(found) == 3
    assert {one.place.level for one in found} == {"street"}


def test_place_by_code(community):
    assert queries.place_by_code(community.code) == community
    assert queries.place_by_code("x") is None


def test_storeys_above(estate, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [place.level for place in queries.storeys_above(estate)] == [
            "city",
            "district",
            "street",
            "community",
        ]


@pytest.mark.parametrize("count", [1, 3])
def test_grids_take_one_query(community, count, django_assert_num_queries):
    grid = Grid.objects.create(community=community, level="grid", name="g", households=9)
    for n in range(count):
        Grid.objects.create(community=community, level="micro_grid", name=f"m{n}", parent=grid, households=3)

    with django_assert_num_queries(1):
        grids = list(queries.grids_of(community))
        assert [str(each.parent) for each in grids[1:]] == ["g"] * count
    assert (grids[0].name, grids[0].inner, grids[0].households_within) == ("g", count, 3 * count)


def test_map_shows_what_has_a_boundary(community, estate, django_assert_num_queries):
    ring = {"type": "Polygon", "coordinates": [[[1, 1], [2, 1], [2, 2], [1, 1]]]}
    type(estate).objects.filter(pk=estate.pk).update(boundary=ring)
    Grid.objects.create(community=community, level="micro_grid", name="m", boundary=ring)

    with django_assert_num_queries(2):
        shown = queries.map_of(community)

    assert [each["properties"]["kind"] for each in shown["features"]] == ["estate", "micro_grid"]
