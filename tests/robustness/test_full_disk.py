"""A disk that is full, truly: the kernel refuses to let a file grow, and SQLite is given no more pages.

Wherever it strikes (in the folder of files, while a large upload still waits, in the database, on any other page) the
sentence is the same, what was typed is still there, nothing half-done stays, and the same form goes through once there
is room again.
"""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.urls import reverse

from linli.platform.documents.store import is_full
from linli.practices.needs.models import Complaint, Report
from tests.robustness.conftest import sent
from tests.robustness.house import House, Visitor
from tests.robustness.test_bad_input import GOOD, HEAD, sheet

SENTENCE = "There is no room left to keep this, so nothing was sent."
MEGABYTE = 1024 * 1024


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """No file of this process may grow beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    deaf = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, deaf)


@pytest.fixture
def report(run_at, estate):
    """The address of a free report, and what somebody typed."""
    address = reverse("needs:report_need", args=[run_at("collect").pk])
    return address, {"estate": estate.pk, "kind": "other", "text": "三单元的灯坏了"}


def photo(content: bytes) -> dict:
    return {"photo": SimpleUploadedFile("photo.jpg", content)}


def test_photo_that_finds_no_room_is_told_and_goes_through_later(
    report, cast, signed_in, picture, nothing_written
):
    (address, said), client, content = report, signed_in(cast.household), picture(800, 600)
    with nothing_written(), files_of_at_most(2_000):
        page = sent(client, address, said | photo(content))

    assert SENTENCE in page and said["text"] in page
    sent(client, address, said | photo(content), status=302)
    assert Report.objects.get().photo.size > 2_000


def test_large_upload_that_finds_no_room_while_it_waits_is_told(
    report, cast, signed_in, picture, nothing_written
):
    """Beyond 2.5 MB an upload waits in a file of its own, before any view has seen it."""
    (address, said), client, content = report, signed_in(cast.household), picture(1100, 1000, "PNG")
    assert len(content) > 3 * MEGABYTE
    with nothing_written(), files_of_at_most(MEGABYTE):
        page = sent(client, address, said | photo(content))

    assert SENTENCE in page and said["text"] in page
    sent(client, address, said | photo(content), status=302)
    assert Report.objects.get().photo


def test_large_upload_waits_inside_the_home_and_leaves_nothing(report, cast, signed_in, picture, settings):
    (address, said), client = report, signed_in(cast.household)
    sent(client, address, said | photo(picture(1100, 1000, "PNG")), status=302)

    assert settings.FILE_UPLOAD_TEMP_DIR.is_relative_to(settings.LINLI_HOME)
    assert not list(settings.FILE_UPLOAD_TEMP_DIR.iterdir())


def test_sheet_that_finds_no_room_is_told_and_comes_in_later(cast, run_at, signed_in, nothing_written):
    address = reverse("needs:import_complaints", args=[run_at("collect").pk])
    client = signed_in(cast.social_worker)
    full, later = sheet(HEAD, *GOOD), sheet(HEAD, *GOOD)
    with nothing_written(), files_of_at_most(1_000):
        assert SENTENCE in sent(client, address, {"file": full})

    waits = client.post(address, {"file": later}).url
    with files_of_at_most(1):
        client.post(address, {"upload": waits.partition("upload=")[2]})
    assert Complaint.objects.count() == 2, "what is in the database is in, though its sentence found no room"


def test_database_that_finds_no_room_tells_it_and_takes_the_same_form_later(house):
    """SQLite itself says so, in a server as people have it."""
    path = f"/needs/runs/{house.ground['collecting']}/report/"
    one, other = (Visitor(house.port) for _one in range(2))
    [[pages]] = house.rows("PRAGMA page_count")
    (house.home / "pages").write_text(str(pages + 12))
    with house.served("tests.robustness.small_database"):
        one.come_in(house.ground["households"][0]["code"])
        refused, page, done = until_refused(one, path, house.ground["households"][0]["estate"])
        assert SENTENCE in page and refused["text"] in page
        status, page = other.ask("POST", "/identity/household/", "")
        assert (status, SENTENCE in page) in {(403, False), (200, False)}, "who only reads is served as ever"

    assert reports_with_entries(house) == (done, done)
    with house.served():
        assert one.send(path, refused)[0] == 302
    assert reports_with_entries(house) == (done + 1, done + 1)
    assert "0 faults" in house.audit().stdout


def until_refused(visitor: Visitor, path: str, estate: int) -> tuple[dict, str, int]:
    """Reports, one after another, until one is refused: its form, the page, and how many were taken."""
    for done in range(200):
        form = visitor.hidden(path) | {
            "estate": estate,
            "kind": "other",
            "text": f"{done} " + "灯坏了。" * 200,
        }
        status, page = visitor.send(path, form)
        if status != 302:
            assert status == 422, page[:2000]
            return form, page, done
    raise AssertionError("The database was never full.")


def reports_with_entries(house: House) -> tuple[int, int]:
    """How many reports there are, and how many entries of the journal tell of one."""
    [[reports]] = house.rows("SELECT count(*) FROM needs_report")
    [[entries]] = house.rows("SELECT count(*) FROM journal_entry WHERE verb = 'needs.report_need'")
    return reports, entries


def test_fault_that_is_another_stays_a_fault():
    assert not is_full(DatabaseError("locked")) and not is_full(ValueError()) and not is_full(None)
