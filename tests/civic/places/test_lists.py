"""The official list of a city comes in fast, again and again, and only whole."""

import io
from time import perf_counter

import pytest
from django.core.management import CommandError, call_command

from linli.civic.mandates.models import OPERATOR
from linli.civic.places.actions import Imported, import_boundaries, import_places
from linli.civic.places.models import Place
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry

ROWS = [
    {"code": "5101", "name": "成都市", "level": "city", "parent_code": "51"},
    {"code": "510112003002", "name": "石灵社区居委会", "level": "community", "parent_code": "510112003"},
    {"code": "510112", "name": "龙泉驿区", "level": "district", "parent_code": "5101"},
    {"code": "510112003", "name": "十陵街道", "level": "street", "parent_code": "510112"},
]


def test_list_in_any_order_becomes_a_tree(db):
    assert import_places(by=OPERATOR, rows=ROWS) == Imported(new=4, changed=0, same=0)

    community = Place.objects.get(code="510112003002")
    assert (community.name, community.official_name) == ("石灵社区", "石灵社区居委会")
    assert (community.pinyin, community.initials) == ("shilingshequ", "slsq")
    assert community.path == "/5101/510112/510112003/510112003002/"
    assert community.parent.name == "十陵街道"
    entry = Entry.objects.get()
    assert (entry.verb, entry.capacity) == ("places.import_places", "system_administrator")


def test_list_again_changes_nothing_and_says_nothing(db):
    import_places(by=OPERATOR, rows=ROWS)

    assert import_places(by=OPERATOR, rows=ROWS) == Imported(new=0, changed=0, same=4)
    assert Entry.objects.count() == 1


def test_new_name_in_the_list_renames(db):
    import_places(by=OPERATOR, rows=ROWS)
    renamed = [row | {"name": "石灵新社区居委会"} if row["level"] == "community" else row for row in ROWS]

    assert import_places(by=OPERATOR, rows=renamed).changed == 1
    assert Place.objects.get(code="510112003002").pinyin == "shilingxinshequ"


def test_part_of_a_list_hangs_on_what_is_known(db):
    import_places(by=OPERATOR, rows=ROWS)
    further = {
        "code": "510112003003",
        "name": "江华社区居委会",
        "level": "community",
        "parent_code": "510112003",
    }

    assert import_places(by=OPERATOR, rows=[further]).new == 1


@pytest.mark.parametrize(
    ("row", "because"),
    [
        ({"code": "9", "name": "x", "level": "street", "parent_code": "8"}, "not in the list"),
        ({"code": "5101", "name": "x", "level": "city", "parent_code": ""}, "twice"),
    ],
)
def test_faulty_list_is_refused_whole(db, row, because):
    with pytest.raises(Refusal, match=because):
        import_places(by=OPERATOR, rows=[*ROWS, row])

    assert not Place.objects.exists()


def test_list_that_moves_a_storey_is_refused(db):
    import_places(by=OPERATOR, rows=ROWS)

    with pytest.raises(Refusal, match="is a street here and a district in the list"):
        import_places(
            by=OPERATOR, rows=[{"code": "510112003", "name": "x", "level": "district", "parent_code": "5101"}]
        )


def test_empty_list_is_refused(db):
    with pytest.raises(Refusal, match="no lines"):
        import_places(by=OPERATOR, rows=[])


def test_others_bring_in_no_list(cast):
    with pytest.raises(Refusal, match="Only the system administrator"):
        import_places(by=cast.community_officer, rows=ROWS)


def test_boundaries_come_in_by_code(cast, community):
    ring = [[104.0, 30.6], [104.1, 30.6], [104.1, 30.7]]
    features = {
        "features": [
            {"properties": {"code": community.code}, "geometry": {"type": "Polygon", "coordinates": [ring]}},
            {"properties": {"code": "unknown"}, "geometry": {"type": "Polygon", "coordinates": [ring]}},
        ]
    }

    assert import_boundaries(by=cast.system_administrator, features=features) == 1
    assert Place.objects.get(pk=community.pk).boundary["coordinates"][0][-1] == [104.0, 30.6]
    assert str(Entry.objects.get().tells["message"]) == "The boundaries of %(n)d places were brought in"


def test_chengdu_comes_in_within_two_seconds(db, django_assert_max_num_queries):
    out, start = io.StringIO(), perf_counter()
    with django_assert_max_num_queries(80):
        call_command("import_places", "chengdu", stdout=out)

    assert out.getvalue() == "3329 new, 0 renamed, 0 as before; 20 boundaries\n"
    assert perf_counter() - start < 10, "2 s on an idle machine; this only catches a row at a time"


def test_dry_run_does_nothing(db):
    out = io.StringIO()
    call_command("import_places", "chengdu", "--dry-run", stdout=out)

    assert out.getvalue().startswith("3329 new")
    assert not Place.objects.exists()


@pytest.mark.parametrize(("content", "because"), [("a,b\n1,2\n", "are missing"), (b"\xff\xfe", "decode")])
def test_file_that_is_no_list_is_told(db, tmp_path, content, because):
    file = tmp_path / "city.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())

    with pytest.raises(CommandError, match=because):
        call_command("import_places", str(file))


def test_file_that_is_not_there_is_told(db):
    with pytest.raises(CommandError, match=r"nowhere\.csv"):
        call_command("import_places", "nowhere.csv")
