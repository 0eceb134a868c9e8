"""What the server writes lies in LINLI_HOME: not in the user's own home, not in the folder for temporary files."""

import pytest

from tests.robustness.house import Visitor

PLACE = "510112003002"


@pytest.fixture
def outside(tmp_path, monkeypatch):
    """The user's home and the temporary folder, both empty at first."""
    folders = [tmp_path / name for name in ("user", "temporary")]
    for name, folder in zip(("HOME", "TMPDIR"), folders, strict=True):
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return folders


def test_server_writes_nothing_outside_its_home(house, outside):
    visitor = Visitor(house.port)
    pages = (
        f"/reports/{PLACE}/",
        f"/reports/{PLACE}/word/",
        f"/reports/{PLACE}/pdf/",
        "/methods/eight-step/",
    )
    with house.served():
        visitor.come_in(house.ground["households"][0]["code"])
        asked = [visitor.ask("GET", path)[0] for path in pages]
        found = [path for folder in outside for path in folder.rglob("*")]

    assert asked[0] == 200
    assert not found
