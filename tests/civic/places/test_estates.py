import pytest

from linli.civic.places.actions import EstateDraft, add_below, add_estate, edit_estate, import_estates
from linli.civic.places.models import Place
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry

SQUARE = {"type": "Polygon", "coordinates": [[[104.0, 30.6], [104.1, 30.6], [104.1, 30.7], [104.0, 30.7]]]}
BOW_TIE = {"type": "Polygon", "coordinates": [[[104.0, 30.6], [104.1, 30.7], [104.1, 30.6], [104.0, 30.7]]]}


def test_estate_is_added_below_its_community(cast, community):
    estate = add_estate(
        by=cast.community_officer,
        community=community,
        name=" 清溪苑 ",
        kind="commodity",
        households=312,
        boundary=SQUARE,
    )

    assert (estate.name, estate.pinyin, estate.code) == ("清溪苑", "qingxiyuan", f"{community.code}-4")
    assert estate.path == f"{community.path}{estate.code}/"
    assert estate.boundary["coordinates"][0][0] == estate.boundary["coordinates"][0][-1]
    entry = Entry.objects.get()
    assert (entry.verb, entry.subject_id, entry.community) == ("places.add_estate", estate.pk, community.code)


@pytest.mark.parametrize(
    ("change", "because", "field"),
    [
        ({"name": " "}, "a name", "name"),
        ({"name": "院1"}, "called “院1” here already", "name"),
        ({"kind": "villa"}, "kind of estate", "kind"),
        ({"boundary": BOW_TIE}, "crosses itself near 104.05", "boundary"),
    ],
)
def test_faulty_estate_is_refused(cast, community, change, because, field):
    draft = {"name": "清溪苑", "kind": "commodity"} | change

    with pytest.raises(Refusal, match=because) as refused:
        add_estate(by=cast.community_officer, community=community, **draft)

    assert refused.value.field == field
    assert not Entry.objects.exists()


def test_estate_of_an_estate_is_refused(cast, estate):
    with pytest.raises(Refusal, match="another kind"):
        add_estate(by=cast.community_officer, community=estate, name="x", kind="commodity")


def test_sheet_of_estates_comes_in_once(cast, community):
    rows = [{"name": "清溪苑", "kind": "commodity", "households": 312}, {"name": "院1", "kind": "commodity"}]

    first = import_estates(by=cast.social_worker, community=community, rows=rows, invented=True)
    again = import_estates(by=cast.social_worker, community=community, rows=rows)

    assert [estate.name for estate in first] == ["清溪苑"]
    assert first[0].invented
    assert again == []
    assert Entry.objects.count() == 1


def test_estate_is_edited_and_keeps_its_code(cast, estate):
    edited = edit_estate(
        by=cast.community_officer, estate=estate, draft=EstateDraft("新名", "three_without", 20, SQUARE)
    )

    kept = Place.objects.get(pk=estate.pk)
    assert (kept.name, kept.pinyin, kept.estate_kind, kept.households, kept.code) == (
        "新名", "xinming", "three_without", 20, estate.code,
    )  # fmt: skip
    assert edited.boundary == kept.boundary


def test_edit_to_another_estates_name_is_refused(cast, estate):
    with pytest.raises(Refusal, match="院2"):
        edit_estate(by=cast.community_officer, estate=estate, draft=EstateDraft("院2", "commodity"))


def test_buildings_and_units_are_added_once(cast, estate):
    buildings = add_below(by=cast.social_worker, parent=estate, names=["1栋", "2栋", "1栋", " "])
    units = add_below(by=cast.social_worker, parent=buildings[0], names=["1单元"])
    add_below(by=cast.social_worker, parent=estate, names=["2栋", "3栋"])

    assert [place.name for place in estate.children.order_by("path")] == ["1栋", "2栋", "3栋"]
    assert units[0].level == "unit"
    assert estate.contains(units[0])


def test_community_has_no_buildings(cast, community):
    with pytest.raises(Refusal, match="Only estates have buildings"):
        add_below(by=cast.social_worker, parent=community, names=["1栋"])
