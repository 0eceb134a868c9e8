import io

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from linli.platform.documents import charts, press
from linli.platform.documents.word import Paper, chinese_number, heading_number, word_response


@pytest.fixture
def paper():
    paper = Paper("石灵社区自筹大赛成效报告", "zh")
    paper.heading(1, "总体情况")
    paper.paragraph("二十个小区。\n第二段。")
    paper.heading(2, "资金")
    paper.heading(1, "下一步")
    paper.table(["小区", "金额"], [["清溪苑", "¥250,000.00"], ["和顺里", None]])
    paper.signatures(["主持人（签字）："])
    return paper


def reopened(paper):
    return Document(io.BytesIO(paper.bytes()))


def test_paper_has_the_measures_of_the_standard(paper):
    section = reopened(paper).sections[0]

    measures = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(each / Mm(1), 1) for each in measures] == [210, 297, 37, 28]


def test_headings_are_numbered_as_they_come(paper):
    texts = [each.text for each in reopened(paper).paragraphs]

    assert [text for text in texts if "、" in text or "（一）" in text] == [
        "一、总体情况",
        "（一）资金",
        "二、下一步",
    ]


def test_body_is_fangsong_of_size_three_indented_by_two(paper):
    body = next(each for each in reopened(paper).paragraphs if each.text == "二十个小区。")

    assert body.runs[0].font.size == Pt(16)
    assert body.runs[0]._element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"
    assert body.paragraph_format.first_line_indent == Pt(32)
    assert body.paragraph_format.line_spacing == Pt(29)


def test_pages_are_numbered_to_the_outer_edge(paper):
    document = reopened(paper)

    assert document.settings.odd_and_even_pages_header_footer
    assert "PAGE" in document.sections[0].footer._element.xml
    assert "PAGE" in document.sections[0].even_page_footer._element.xml


def test_table_keeps_its_rows(paper):
    (table,) = reopened(paper).tables

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["小区", "金额"], ["清溪苑", "¥250,000.00"], ["和顺里", ""],
    ]  # fmt: skip
    assert "w:tblHeader" in table.rows[0]._tr.xml


def test_chart_becomes_a_picture(paper):
    paper.picture(press.svg(charts.bars([("a", 1)], "b")))

    assert len(reopened(paper).inline_shapes) == 1


def test_paper_is_taken_away_under_its_name(paper):
    answer = word_response(paper, "成效报告")

    assert "%E6%88%90%E6%95%88%E6%8A%A5%E5%91%8A.docx" in answer["Content-Disposition"]
    assert answer.content.startswith(b"PK")


@pytest.mark.parametrize(
    ("number", "told"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五")]
)
def test_chinese_number(number, told):
    assert chinese_number(number) == told


def test_heading_number_in_both_languages():
    assert [heading_number(level, 2) for level in (1, 2, 3, 4)] == ["二、", "（二）", "2.", "（2）"]
    assert heading_number(1, 2, chinese=False) == "2. "
