"""The operating guide, and the page that lets days pass in a demonstration."""

import pytest

from linli.platform import clock
from linli.platform.journal.models import Entry
from linli.playbooks import EDITIONS

ENGLISH = {"accept-language": "en"}


def test_every_method_has_its_page_with_a_picture(client, db):
    listed = client.get("/methods/", headers=ENGLISH).content.decode()
    for playbook in EDITIONS:
        url = f"/methods/{playbook.code}/"
        assert url in listed
        page = client.get(url, headers=ENGLISH).content.decode()
        assert 'class="flow"' in page and "style=" not in page
        assert all(stage.title in page.replace("&#x27;", "'") for stage in playbook.stages)


def test_guide_is_told_in_chinese_first(client, db):
    page = client.get("/methods/eight-step/").content.decode()
    assert "八步工作法" in page and "满足这些才往下走" in page and "Goes on when" not in page


def test_method_that_is_none_is_not_found(client, db):
    assert client.get("/methods/flying/").status_code == 404


@pytest.fixture
def demonstration(settings, tmp_path):
    settings.LINLI_DEMONSTRATION, settings.LINLI_HOME = True, tmp_path


@pytest.mark.parametrize("method", ["get", "post"])
def test_clock_has_no_page_outside_a_demonstration(client, db, method):
    assert getattr(client, method)("/demonstration/clock/", {"days": 1}).status_code == 404
    assert "/demonstration/clock/" not in client.get("/methods/").content.decode()


def test_days_pass_and_nobody_writes_it_down(client, db, demonstration):
    assert "/demonstration/clock/?next=" in client.get("/methods/").content.decode()
    assert client.get("/demonstration/clock/?next=/methods/").status_code == 200
    went = client.post("/demonstration/clock/", {"days": 7, "next": "/methods/"})
    assert went.headers["Location"] == "/methods/"
    assert clock.shift_days() == 7
    assert not Entry.objects.exists()


@pytest.mark.parametrize("days", ["0", "-1", "367", "x", ""])
def test_days_that_cannot_pass_are_refused(client, db, demonstration, days):
    assert client.post("/demonstration/clock/", {"days": days}).status_code == 200
    assert clock.shift_days() == 0


def test_way_back_stays_on_the_site(client, db, demonstration):
    went = client.post("/demonstration/clock/", {"days": 1, "next": "https://elsewhere.example/"})
    assert went.headers["Location"] == "/"
