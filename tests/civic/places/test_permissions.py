import pytest

from linli.platform.permits import allowed

TABLE = {
    "places.import_places": {"system_administrator"},
    "places.add_estate": {"community_officer", "street_officer", "social_worker"},
    "places.edit_estate": {"community_officer", "street_officer", "social_worker"},
    "places.draw_grid": {"community_officer", "street_officer", "social_worker", "grid_worker"},
}


@pytest.mark.parametrize("verb", TABLE)
def test_who_may(cast, community, verb):
    assert {name for name, actor in vars(cast).items() if allowed(actor, verb, community)} == TABLE[verb]


@pytest.mark.parametrize("verb", sorted(TABLE.keys() - {"places.import_places"}))
def test_nobody_may_next_door(cast, community, verb):
    from linli.civic.places.models import Place

    next_door = Place(code="510105002005", path="/5101/510105/510105002/510105002005/", level="community")

    assert not [name for name, actor in vars(cast).items() if allowed(actor, verb, next_door)]
