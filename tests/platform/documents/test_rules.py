import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.verdict import Refusal
from linli.platform.documents import rules


@pytest.mark.parametrize(
    ("parts", "kind"), [(["word/document.xml"], rules.DOCX), (["xl/workbook.xml", "other"], rules.XLSX)]
)
def test_office_file_is_known_by_its_parts(package, parts, kind):
    assert rules.type_of_file(package(*parts)) == kind


def test_pdf_is_known_by_its_first_bytes():
    assert rules.type_of_file(b"%PDF-1.7\n") == rules.PDF


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00", b"<svg/>", b"PK\x03\x04broken", b"<html>%PDF-"])
def test_anything_else_is_refused(content):
    with pytest.raises(Refusal, match="can't be kept") as refused:
        rules.type_of_file(content)

    assert refused.value.field == "file"


def test_macros_are_refused(package):
    with pytest.raises(Refusal, match="macros"):
        rules.type_of_file(package("word/document.xml", "word/vbaProject.bin"))


def test_bomb_is_refused(package, monkeypatch):
    monkeypatch.setattr(rules, "LARGEST_UNPACKED", 1000)

    with pytest.raises(Refusal, match="unpacks"):
        rules.type_of_file(package("word/document.xml", size=2000))


@given(st.text())
def test_fit_name_is_a_plain_name_with_its_ending(name):
    fit = rules.fit_name(name, ".pdf")

    assert fit.endswith(".pdf")
    assert 4 < len(fit) <= 120
    assert not set(fit) & set('/\\:*?"<>|\x00\n\u202e')


@pytest.mark.parametrize(
    ("name", "fit"),
    [
        ("C:\\tmp\\凭证.PNG", "凭证.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("", "file.jpg"),
        ("a.b.pdf", "a.b.jpg"),
    ],
)
def test_fit_name_keeps_what_people_called_it(name, fit):
    assert rules.fit_name(name, ".jpg") == fit
