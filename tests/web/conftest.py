"""Pages as visitors ask for them."""

import pytest

from linli.web.freshness import SHELF


@pytest.fixture(autouse=True)
def shelf():
    """What is kept, empty at first."""
    SHELF.clear()
    yield SHELF
    SHELF.clear()


@pytest.fixture
def page_of(community):
    return f"/at/{community.code}/"


@pytest.fixture
def unkept(monkeypatch):
    """Every page is made anew, so that its queries can be counted."""
    monkeypatch.setattr("linli.web.freshness._asks_as_anybody", lambda request: False)
