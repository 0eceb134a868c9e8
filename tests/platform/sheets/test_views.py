"""An import shows first, brings in once, and loses nothing."""

import errno
import io
import os

import openpyxl
import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, Verdict
from linli.platform.sheets import ImportView, RowFault, uploads

GOOD = "小区,Kind\n清溪苑,commodity\n和顺里,commodity\n".encode()
MIXED = "小区,Kind\n清溪苑,commodity\n和顺里,villa\n清溪苑,commodity\n".encode()


@pytest.fixture
def session():
    return SessionStore()


@pytest.fixture
def brought():
    """What reached the action."""
    return []


@pytest.fixture
def view(columns, brought, session):
    class EstatesImport(ImportView):
        title = say("Import estates")
        success_url = "/done/"

        def check(self, rows):
            names = [row["name"] for row in rows]
            return [
                RowFault(r.number, "name", say("twice")) for n, r in enumerate(rows) if r["name"] in names[:n]
            ]

        def bring_in(self, rows):
            brought.append((self.client_id, [row["name"] for row in rows]))
            return say("%(n)d came in.", n=len(rows))

    EstatesImport.columns = columns

    def ask(method="get", path="/import/", session=session, view=EstatesImport, **sent):
        request = getattr(RequestFactory(), method)(path, sent)
        request.session, request.actor = session, None
        request._messages = CookieStorage(request)
        answer = view.as_view()(request)
        if hasattr(answer, "render"):
            answer.render()
        return answer

    ask.view = EstatesImport
    return ask


def sent(content, name="estates.csv"):
    return SimpleUploadedFile(name, content)


def uploaded(view, content=GOOD):
    answer = view("post", file=sent(content))
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"].partition("upload=")[2]


def test_sheet_is_shown_before_anything_is_written(view, brought):
    page = view(path=f"/import/?upload={uploaded(view)}").content.decode()

    assert "2 rows are good" in page
    assert "清溪苑" in page
    assert "Nothing has been written yet." in page
    assert not brought


def test_confirmation_brings_the_rows_in_and_goes_on(view, brought):
    answer = view("post", upload=uploaded(view))

    assert (answer.status_code, answer["Location"]) == (302, "/done/")
    assert [names for _id, names in brought] == [["清溪苑", "和顺里"]]
    assert brought[0][0] is not None


def test_second_confirmation_brings_nothing_in(view, brought):
    token = uploaded(view)
    view("post", upload=token)

    again = view("post", upload=token)

    assert again.status_code == 302
    assert len(brought) == 1
    assert view(path=f"/import/?upload={token}").status_code == 302, "nor is there anything left to look at"


def test_confirmation_that_is_under_way_is_not_begun_again(view, brought, session):
    token = uploaded(view)
    with uploads.upload_of(session, token).take():
        answer = view("post", upload=token)

    assert answer.status_code == 422
    assert not brought


def test_faulty_rows_are_told_with_their_reason_and_set_aside_in_a_file(view, brought):
    token = uploaded(view, MIXED)

    page = view(path=f"/import/?upload={token}").content.decode()
    aside = openpyxl.load_workbook(io.BytesIO(view(path=f"/import/?upload={token}&aside=1").content)).active

    assert "2 rows cannot be used yet" in page
    assert "is none of" in page
    assert "twice" in page
    assert [[cell.value for cell in row][:2] for row in aside.iter_rows(min_row=2)] == [
        ["和顺里", "villa"], ["清溪苑", "commodity"],
    ]  # fmt: skip
    assert aside["G2"].value.startswith("“villa” is none of")
    view("post", upload=token)
    assert [names for _id, names in brought] == [["清溪苑"]]


def test_sheet_without_a_good_row_cannot_be_confirmed(view, brought):
    answer = view("post", upload=uploaded(view, "小区,Kind\na,villa\n".encode()))

    assert answer.status_code == 422
    assert "No row of this sheet" in answer.content.decode()
    assert not brought


def test_file_that_is_no_sheet_is_told_at_its_field(view):
    answer = view("post", file=sent(b"\x00\x01", "x.xlsx"))

    assert answer.status_code == 422
    assert "not a sheet that can be read" in answer.content.decode()


def test_no_file_is_told(view):
    assert "Please choose a sheet." in view("post").content.decode()


def test_refusal_of_the_action_keeps_the_sheet(view, brought, session):
    class Refusing(view.view):
        def bring_in(self, rows):
            raise Refusal(say("The stage is closed."))

    token = uploaded(view)
    answer = view("post", view=Refusing, upload=token)

    assert answer.status_code == 422
    assert "The stage is closed." in answer.content.decode()
    assert view("post", upload=token).status_code == 302, "the sheet still waits"
    assert len(brought) == 1


def test_upload_belongs_to_its_session(view, brought):
    answer = view("post", session=SessionStore(), upload=uploaded(view))

    assert answer.status_code == 422
    assert "no longer here" in answer.content.decode()
    assert not brought


@pytest.mark.parametrize("token", ["x", "../../etc/passwd", ""])
def test_token_that_is_none_is_told(view, token):
    assert view("post", upload=token or "x").status_code == 422


def test_upload_is_gone_after_a_day(view, session):
    token = uploaded(view)
    for path in uploads.folder().iterdir():
        os.utime(path, (0, 0))

    assert uploads.sweep() == 1
    assert view("post", upload=token).status_code == 422


def test_full_disk_is_told_and_nothing_is_lost(view, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    answer = view("post", file=sent(GOOD))

    assert answer.status_code == 422
    assert "no room left" in answer.content.decode()
    assert not list(uploads.folder().glob("*"))


def test_template_is_offered(view):
    assert view(path="/import/?template=1").content.startswith(b"PK")


def test_who_may_not_sees_why_and_uploads_nothing(view):
    class Closed(view.view):
        def may(self):
            return Verdict(False, say("Only the office brings in sheets."))

    assert "Only the office brings in sheets." in view(view=Closed).content.decode()
    assert view("post", view=Closed, file=sent(GOOD)).status_code == 403
    assert not list(uploads.folder().glob("*"))
