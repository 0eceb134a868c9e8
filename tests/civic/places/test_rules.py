import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.civic.places import rules
from linli.civic.places.rules import PlaceRow

SQUARE = [[104.0, 30.6], [104.1, 30.6], [104.1, 30.7], [104.0, 30.7]]
BOW_TIE = [[104.0, 30.6], [104.1, 30.7], [104.1, 30.6], [104.0, 30.7]]


def polygon(*rings):
    return {"type": "Polygon", "coordinates": [list(ring) for ring in rings]}


@pytest.mark.parametrize(
    ("official", "short"),
    [
        ("石灵社区居委会", "石灵社区"),
        ("草堂路社区居民委员会", "草堂路社区"),
        ("共和村村民委员会", "共和村"),
        ("共和村委会", "共和村"),
        ("双水碾居委会", "双水碾社区"),
        ("天瑞社区工作站社区居委会", "天瑞社区工作站社区"),
        ("十陵街道", "十陵街道"),
        ("龙泉驿区", "龙泉驿区"),
        ("石灵 社区 居委会", "石灵社区"),
        ("居委会", "居委会"),
    ],
)
def test_short_name_is_what_people_say(official, short):
    assert rules.short_name(official) == short


@given(st.text("石灵社区村居民委员会路A1 ", max_size=12))
def test_short_name_of_a_short_name_is_itself(name):
    once = rules.short_name(name)

    assert rules.short_name(once) == once or once.endswith(("居委会", "村委会", "委员会"))


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("石灵社区", "shilingshequ", "slsq"),
        ("3号院A区", "3haoyuanaqu", "3hyaq"),
        ("锦西花园三期", "jinxihuayuansanqi", "jxhysq"),
    ],
)
def test_name_is_read_out(name, pinyin, initials):
    assert rules.read_out(name) == (pinyin, initials)


def test_sound_polygon_has_no_fault():
    assert rules.boundary_fault(polygon(SQUARE)) is None
    assert rules.boundary_fault({"type": "MultiPolygon", "coordinates": [[SQUARE]]}) is None


def test_polygon_that_crosses_itself_is_told_where():
    assert (
        str(rules.boundary_fault(polygon(BOW_TIE))) == "The boundary crosses itself near 104.05000, 30.65000."
    )


@pytest.mark.parametrize(
    ("geometry", "because"),
    [
        (None, "polygon in GeoJSON"),
        ({"type": "Point", "coordinates": [104, 30]}, "polygon in GeoJSON"),
        (polygon(), "three corners"),
        (polygon(SQUARE[:2]), "three corners"),
        (polygon([[104.0], *SQUARE]), "three corners"),
        (polygon([["104", "30"], *SQUARE]), "three corners"),
        ({"type": "Polygon", "coordinates": 3}, "three corners"),
        (polygon([[30.6, 104.0], [30.6, 104.1], [30.7, 104.1]]), "no longitude and latitude"),
        (polygon([[104.0, 30.6], [104.1, 30.6], [104.2, 30.6]]), "encloses nothing|not sound|crosses"),
        (polygon([[104 + n / 1e5, 30] for n in range(6000)]), "more than 5000 corners"),
    ],
)
def test_boundary_that_is_none_says_why(geometry, because):
    import re

    assert re.search(because, str(rules.boundary_fault(geometry)))


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), max_size=12))
def test_any_ring_is_either_sound_or_told(points):
    fault = rules.boundary_fault(polygon([list(point) for point in points]))

    assert fault is None or str(fault).endswith(".")


def test_closed_ends_where_it_begins_and_keeps_only_two_numbers():
    assert rules.closed(polygon([[1, 2, 9], [3, 4], [5, 6]]))["coordinates"] == [
        [[1, 2], [3, 4], [5, 6], [1, 2]]
    ]


@pytest.mark.parametrize(
    ("row", "above", "because"),
    [
        (PlaceRow("5101 x", "成都市", "city", ""), None, "not a code"),
        (PlaceRow("5101", " ", "city", ""), None, "no name"),
        (PlaceRow("5101", "成都市", "province", ""), None, "none of city"),
        (PlaceRow("510112", "龙泉驿区", "district", "5101"), None, "not in the list"),
        (PlaceRow("510112", "龙泉驿区", "district", "5"), "street", "no wider"),
    ],
)
def test_faulty_line_of_a_list_says_why(row, above, because):
    assert because in str(rules.row_fault(row, above))


def test_sound_line_of_a_list_has_no_fault():
    assert rules.row_fault(PlaceRow("5101", "成都市", "city", "51"), None) is None
    assert rules.row_fault(PlaceRow("510112003", "十陵街道", "street", "510112"), "district") is None
