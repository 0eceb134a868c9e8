import pytest

from linli.civic.places.actions import GridDraft, draw_grid, import_grids, redraw_grid
from linli.civic.places.models import Grid
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry

SQUARE = {"type": "Polygon", "coordinates": [[[104.0, 30.6], [104.1, 30.6], [104.1, 30.7], [104.0, 30.7]]]}
BOW_TIE = {"type": "Polygon", "coordinates": [[[104.0, 30.6], [104.1, 30.7], [104.1, 30.6], [104.0, 30.7]]]}


@pytest.fixture
def grid(cast, community):
    return draw_grid(
        by=cast.grid_worker, community=community, name="一网格", level="grid", households=400, boundary=SQUARE
    )


def feature(name, geometry=SQUARE, **said):
    return {"type": "Feature", "properties": {"name": name} | said, "geometry": geometry}


def test_grid_is_drawn_with_a_journal_row(grid, community):
    assert grid.boundary["coordinates"][0][-1] == [104.0, 30.6]
    assert (Entry.objects.get().verb, Entry.objects.get().community) == ("places.draw_grid", community.code)


@pytest.mark.parametrize(
    ("change", "because", "field"),
    [
        ({"name": ""}, "a name", "name"),
        ({"name": "一网格"}, "here already", "name"),
        ({"level": "x"}, "grid or micro-grid", "level"),
        ({"boundary": BOW_TIE}, "crosses itself near 104.05000, 30.65000", "boundary"),
    ],
)
def test_faulty_grid_is_refused(cast, community, grid, change, because, field):
    draft = {"name": "二网格", "level": "micro_grid", "parent": grid} | change

    with pytest.raises(Refusal, match=because) as refused:
        draw_grid(by=cast.community_officer, community=community, **draft)

    assert refused.value.field == field


def test_grid_lies_in_no_grid(cast, community, grid):
    with pytest.raises(Refusal, match="Only a micro-grid"):
        draw_grid(by=cast.community_officer, community=community, name="x", level="grid", parent=grid)


def test_estates_have_no_grids(cast, estate):
    with pytest.raises(Refusal, match="Only communities"):
        draw_grid(by=cast.community_officer, community=estate, name="x", level="grid")


def test_grid_is_drawn_anew(cast, grid):
    redraw_grid(by=cast.community_officer, grid=grid, draft=GridDraft("一网格", "grid", 380))

    kept = Grid.objects.get()
    assert (kept.households, kept.boundary) == (380, None)


def test_file_of_grids_comes_in_again_and_again(cast, community):
    features = {
        "features": [
            feature("一-1", parent="一网格", households=60),
            feature("一网格", level="grid", households=400),
        ]
    }

    import_grids(by=cast.community_officer, community=community, features=features)
    import_grids(by=cast.community_officer, community=community, features=features)

    assert [(g.name, g.level, g.parent and g.parent.name) for g in Grid.objects.order_by("households")] == [
        ("一-1", "micro_grid", "一网格"), ("一网格", "grid", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("features", "because"),
    [
        ([], "not a GeoJSON file"),
        ({"features": []}, "not a GeoJSON file"),
        ({"features": [3]}, "Feature 1 has no properties"),
        ({"features": [feature("")]}, "has no name"),
        ({"features": [feature("a", parent="b")]}, "“a”: the grid “b” is not known"),
        ({"features": [feature("a", households="many")]}, "not a whole number"),
        ({"features": [feature("a"), feature("b", BOW_TIE)]}, "“b”: The boundary crosses itself near"),
    ],
)
def test_faulty_file_of_grids_is_refused_whole(cast, community, features, because):
    with pytest.raises(Refusal, match=because) as refused:
        import_grids(by=cast.community_officer, community=community, features=features)

    assert refused.value.field == "file"
    assert not Grid.objects.exists()
