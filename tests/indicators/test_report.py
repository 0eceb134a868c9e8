"""The report of a place and period: on the page, as Word, PDF, data and text."""

import json
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import translation
from pypdf import PdfReader

from linli.indicators import exports
from linli.indicators.catalogue import BY_CODE
from linli.indicators.queries import measure, report_of
from linli.kernel.period import Period
from linli.platform import clock
from linli.platform.documents import press

MARCH = Period.parse("2025-03")


@pytest.fixture
def reported(rows):
    """A community with records of every kind in March 2025."""
    rows.a_bit_of_everything()
    with clock.at("2025-04-02T10:00"):
        yield rows


@pytest.fixture
def no_press(monkeypatch):
    """Charts are not drawn: their tables stand in their place."""
    monkeypatch.setattr(press, "svgs", lambda specs: [""] * len(specs))
    monkeypatch.setattr(press, "svg", lambda spec: "")


@pytest.fixture
def made_anew(settings):
    """Pages are made for each visitor: what keeping them costs is counted with it."""
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if not one.endswith(".FreshPages")]


def url(name, place, query="", **kwargs):
    return reverse(f"indicators:{name}", kwargs={"place": place.code, **kwargs}) + query


def in_english(client):
    client.cookies["django_language"] = "en"
    return client


def values(report):
    return {one["code"]: one["value"] for one in exports.data_of(report)["indicators"]}


def test_data_has_exactly_the_shape_that_is_promised(reported, community):
    data = exports.data_of(report_of(community, MARCH))

    assert list(data) == ["place", "period", "indicators"]
    assert (data["place"], data["period"]) == ("510112003002", "2025-03")
    assert [one["code"] for one in data["indicators"]] == list(BY_CODE)
    assert {tuple(one) for one in data["indicators"]} == {("code", "value", "unit", "because", "records")}
    assert {tuple(one["records"]) for one in data["indicators"]} == {("count", "url")}


def test_data_has_whole_numbers_and_decimals(reported, community):
    found = values(report_of(community, MARCH))

    assert found["attendances"] == 12
    assert found["households_took_part"] == 3
    assert found["self_raised_fen"] == 30_000
    assert found["matched_fen"] == 252_000
    assert found["leverage"] == 8.4
    assert found["estates_renewed"] == 3
    assert found["courtyard_committees_founded"] == 1
    assert {name: type(value) for name, value in found.items() if name.endswith("_fen")} == {
        "self_raised_fen": int,
        "matched_fen": int,
    }


def test_complaints_are_compared_around_the_runs_that_are_completed(rows, community):
    for _n in range(10):
        rows.complaint("2024-08-01 10:00")
    rows.complaint("2024-07-01 10:00")
    rows.complaint("2025-02-20 10:00")
    rows.complaint("2025-04-20 10:00")
    rows.close_run("2025-03-31")

    with clock.at("2025-10-01"):
        assert values(report_of(community))["complaint_rate_change"] == -0.9
    with clock.at("2025-09-30"):
        assert values(report_of(community))["complaint_rate_change"] is None


def test_report_of_nothing_tells_nothing_and_says_why(community):
    data = exports.data_of(report_of(community))

    assert data["period"] is None
    assert {one["value"] for one in data["indicators"]} == {0, None}
    assert all(one["because"] for one in data["indicators"])


@pytest.mark.parametrize("kinds", [1, 3])
def test_report_takes_the_same_number_of_queries(
    rows, estates, community, client, django_assert_num_queries, no_press, made_anew, kinds
):
    rows.estates = estates[:kinds]
    rows.a_bit_of_everything()

    with django_assert_num_queries(7):
        assert client.get(url("report", community)).status_code == 200


@pytest.mark.parametrize("kinds", [1, 3])
@pytest.mark.parametrize(("code", "queries"), [("attendances", 9), ("leverage", 9)])
def test_records_take_the_same_number_of_queries(
    rows, estates, community, client, django_assert_num_queries, made_anew, kinds, code, queries
):
    rows.estates = estates[:kinds]
    rows.a_bit_of_everything()

    with django_assert_num_queries(queries):
        assert client.get(url("records", community, code=code)).status_code == 200


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "zh-hans",
            ["石灵社区成效报告", "居民自筹300元", "3个小区完成更新", "怎么数的", "一户一表", "人次"],
        ),
        (
            "en",
            [
                "Outcome report of 石灵社区",
                "Neighbours raised ¥300",
                "Estates renewed: 3",
                "How it was counted",
            ],
        ),
    ],
)
def test_report_page_speaks_both_languages(reported, community, client, no_press, language, said):
    client.cookies["django_language"] = language

    page = client.get(url("report", community, "?period=2025-03")).content.decode()

    assert [words for words in said if words not in page] == []
    assert page.count("<h1") == 1
    for code in ("attendances", "leverage", "complaint_rate_change"):
        assert url("records", community, "?period=2025-03", code=code) in page


def test_report_of_a_place_without_records_says_what_to_do(community, client):
    page = in_english(client).get(url("report", community)).content.decode()

    assert "Nothing has been counted here for this period yet." in page
    assert "take up a method" in page


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("?period=soon", "soon is not a period"),
        ("?first=2025-03-01", "Give both days"),
        ("?first=2025-03-09&last=2025-03-01", "The last day is before the first."),
        ("?first=yesterday&last=2025-03-01", "Enter a valid date."),
    ],
)
def test_period_that_is_none_keeps_the_form_with_a_sentence(community, client, query, fault):
    answer = in_english(client).get(url("report", community, query))

    assert answer.status_code == 422
    assert fault in answer.content.decode()
    assert in_english(client).get(url("report_json", community, query)).status_code == 403


def test_days_of_the_form_are_the_period(reported, community, client):
    answer = client.get(url("report_json", community, "?first=2025-03-01&last=2025-03-31"))

    assert answer.json()["period"] == "2025-03"


@pytest.mark.parametrize("name", ["report", "report_json", "report_word", "report_pdf", "report_print"])
def test_place_that_is_none_has_no_report(db, client, name):
    assert client.get(reverse(f"indicators:{name}", kwargs={"place": "510199"})).status_code == 404


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_word_has_numbered_headings_tables_and_the_figures(reported, community, language, no_press):
    from docx import Document

    with translation.override(language):
        document = Document(BytesIO(exports.word_of(report_of(community, MARCH)).bytes()))

    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert len(headings) == 4
    assert headings[0].startswith("一、空间" if language == "zh-hans" else "1. Space")
    assert ("8.40" in cells) and (("300元" in cells) or ("¥300" in cells) or ("300 元" in cells))
    assert "PAGE" in document.sections[0].footer._element.xml


def test_word_and_json_are_taken_away_under_the_name_of_place_and_period(
    reported, community, client, no_press
):
    answer = client.get(url("report_word", community, "?period=2025-03"))

    assert "report-510112003002-2025-03.docx" in answer["Content-Disposition"]
    assert client.get(url("report_json", community))["Content-Type"] == "application/json"


@pytest.mark.skipif(not press.available(), reason="needs Pango")
def test_pdf_has_the_four_parts(reported, community, client):
    answer = client.get(url("report_pdf", community, "?period=2025-03"))

    text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    assert answer["Content-Type"] == "application/pdf"
    assert [part for part in ("一、", "二、", "三、", "四、") if part not in text] == []


def test_print_page_stands_by_itself(reported, community, client, no_press):
    page = client.get(url("report_print", community, "?period=2025-03")).content.decode()

    assert "data-print" in page
    assert "居民自筹" in page


def run(*words):
    out = StringIO()
    call_command("build_report", *words, stdout=out)
    return out.getvalue()


def test_command_writes_the_data(reported, community):
    data = json.loads(
        run("--place", "510112003002", "--format", "json", "--from", "2025-03-01", "--to", "2025-03-31")
    )

    assert data["period"] == "2025-03"
    assert {one["code"]: one["value"] for one in data["indicators"]} == values(report_of(community, MARCH))


def test_command_knows_a_place_by_its_name(reported):
    assert json.loads(run("--place", "石灵社区"))["place"] == "510112003002"


def test_command_writes_text_that_says_how_each_figure_was_counted(reported, community):
    with translation.override("en"):
        text = run("--place", community.code, "--format", "text", "--period", "2025-03")

    assert "Attendances: 12 attendances" in text
    for one in measure(community, MARCH):
        assert str(one.because) in text


def test_command_writes_a_file(reported, community, tmp_path, no_press):
    run("--place", community.code, "--format", "word", "--out", str(tmp_path / "report.docx"))

    assert (tmp_path / "report.docx").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("--place", "nowhere"), "No place has the code or name “nowhere”"),
        (("--place", "院"), "fits several places"),
        (("--place", "510112003002", "--from", "March"), "March is not a day"),
        (("--place", "510112003002", "--from", "2025-03-02", "--to", "2025-03-01"), "before the first"),
        (("--place", "510112003002", "--period", "soon"), "soon is not a period"),
        (("--place", "510112003002", "--format", "word"), "--out"),
        (("--place", "510112003002", "--out", "/nowhere/report.json"), "/nowhere/report.json"),
    ],
)
def test_command_refuses_in_a_sentence(estates, words, fault):
    with translation.override("en"), pytest.raises(CommandError, match=fault):
        run(*words)
