"""Word documents after the habits of GB/T 9704-2012: A4, 仿宋 16 pt, 22 lines of 28 characters, numbered headings.

No red head: the issuers here are not government bodies.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from linli.platform.documents import press
from linli.platform.documents.rules import DOCX

BODY, TITLE, HEADINGS, PAGES = "仿宋_GB2312", "方正小标宋简体", ("黑体", "楷体_GB2312", "仿宋_GB2312"), "宋体"
ENGLISH = "Times New Roman"
SIZE_2, SIZE_3, SIZE_4, TABLE_PT = 22, 16, 14, 12
"""Chinese type sizes 二号, 三号, 四号 in points, and what tables use."""
LINE_PT = 29
"""22 lines on 225 mm."""
PICTURE_MM = 150
DIGITS = "〇一二三四五六七八九"


class Paper:
    """A Word document, built from top to bottom; `lang` is "zh" or "en"."""

    def __init__(self, title: str, lang: str = "zh"):
        from docx import Document  # slow library

        self.chinese = lang.startswith("zh")
        self.document = Document()
        self._numbers = [0, 0, 0, 0]
        self._lay_out()
        self.document.core_properties.title = title
        self.document.core_properties.author = "Linli"
        self._line(title, font=TITLE, size=SIZE_2, centred=True, bold=not self.chinese)
        self._line("", font=BODY, size=SIZE_3)

    def heading(self, level: int, text: str) -> None:
        """A heading of level 1 to 4, numbered 一、（一） 1. （1） as it comes."""
        self._numbers[level - 1] += 1
        self._numbers[level:] = [0] * (4 - level)
        number = heading_number(level, self._numbers[level - 1], chinese=self.chinese)
        made = self._line(
            f"{number}{text}",
            font=HEADINGS[min(level, 3) - 1],
            size=SIZE_3,
            indented=True,
            style=f"Heading {level}",
            bold=level == 3 or not self.chinese,
        )
        made.paragraph_format.keep_with_next = True

    def paragraph(self, text: str) -> None:
        """Text, indented by two characters; each line break begins a paragraph."""
        for part in text.splitlines() or [""]:
            self._line(part, font=BODY, size=SIZE_3, indented=True)

    def table(self, header: Sequence[Any], rows: Sequence[Sequence[Any]]) -> None:
        """A table with a head that is repeated on each page."""
        from docx.enum.table import WD_TABLE_ALIGNMENT  # slow library

        table = self.document.add_table(rows=1, cols=len(header), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        self._fill(table.rows[0].cells, header, font=HEADINGS[0])
        _repeat_on_each_page(table.rows[0])
        for row in rows:
            self._fill(table.add_row().cells, row, font=BODY)
        self._line("", font=BODY, size=TABLE_PT)

    def picture(self, picture: bytes | str, *, width_mm: int = PICTURE_MM) -> None:
        """A PNG or JPEG (bytes) or an SVG (text), centred, at most as wide as the type area."""
        from docx.shared import Mm  # slow library

        content = press.png(picture) if isinstance(picture, str) else picture
        made = self._line("", font=BODY, size=SIZE_3, centred=True, exact=False)
        made.add_run().add_picture(io.BytesIO(content), width=Mm(min(width_mm, 156)))

    def signatures(self, lines: Sequence[str]) -> None:
        """Who signs, each on a line of its own with room to write, to the right; then the page may end."""
        self._line("", font=BODY, size=SIZE_3)
        for text in lines:
            self._line(text, font=BODY, size=SIZE_3, right=True)

    def bytes(self) -> bytes:
        """The finished file."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _lay_out(self) -> None:
        from docx.shared import Mm, Pt  # slow library

        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.left_margin = Mm(37), Mm(28)
        section.right_margin, section.bottom_margin = Mm(210 - 28 - 156), Mm(297 - 37 - 225)
        section.footer_distance = Mm(28)
        self.document.settings.odd_and_even_pages_header_footer = True
        style = self.document.styles["Normal"]
        style.font.size = Pt(SIZE_3)
        _set_font(style.element.get_or_add_rPr(), BODY)
        for footer, right in ((section.footer, True), (section.even_page_footer, False)):
            self._number_page(footer.paragraphs[0], right=right)

    def _number_page(self, paragraph: Any, *, right: bool) -> None:
        """“— 1 —”, to the outer edge: odd pages right, even pages left, one character in."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # slow library
        from docx.shared import Pt  # slow library

        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
        inset = "right_indent" if right else "left_indent"
        setattr(paragraph.paragraph_format, inset, Pt(SIZE_4))
        for text, field in (("— ", False), ("PAGE", True), (" —", False)):
            run = paragraph.add_run("" if field else text)
            _style_run(run, PAGES, SIZE_4)
            if field:
                _add_field(run, text)

    def _line(
        self, text: str, *, font: str, size: int, centred=False, right=False, indented=False, bold=False,
        style: str | None = None, exact: bool = True,
    ):  # fmt: skip
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # slow library
        from docx.shared import Pt  # slow library

        made = self.document.add_paragraph(style=style)
        layout = made.paragraph_format
        layout.space_before = layout.space_after = Pt(0)
        if exact:
            layout.line_spacing = Pt(LINE_PT if size <= SIZE_3 else 36)
        if indented:
            layout.first_line_indent = Pt(2 * size)
        if centred or right:
            made.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.RIGHT
        if text:
            _style_run(made.add_run(text), font, size, bold=bold)
        return made

    def _fill(self, cells: Sequence[Any], values: Sequence[Any], *, font: str) -> None:
        for cell, value in zip(cells, values, strict=True):
            paragraph = cell.paragraphs[0]
            _style_run(paragraph.add_run("" if value is None else str(value)), font, TABLE_PT)


def heading_number(level: int, number: int, *, chinese: bool = True) -> str:
    """一、 （一） 1. （1） in Chinese; 1. 1) (1) in English."""
    if chinese:
        return (
            f"{chinese_number(number)}、",
            f"（{chinese_number(number)}）",
            f"{number}.",
            f"（{number}）",
        )[level - 1]
    return (f"{number}. ", f"{number}) ", f"({number}) ", f"({number}) ")[level - 1]


def chinese_number(number: int) -> str:
    """1 to 99 in Chinese: 一, 十, 十一, 二十, 二十一."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


def word_response(paper: Paper, filename: str) -> HttpResponse:
    """The document to take away."""
    name = filename if filename.endswith(".docx") else f"{filename}.docx"
    disposition = content_disposition_header(True, name)
    return HttpResponse(paper.bytes(), content_type=DOCX, headers={"Content-Disposition": disposition})


def _style_run(run: Any, font: str, size: int, *, bold: bool = False) -> None:
    from docx.shared import Pt, RGBColor  # slow library

    run.font.size, run.font.bold = Pt(size), bold
    run.font.italic = False
    run.font.color.rgb = RGBColor(0, 0, 0)
    _set_font(run._element.get_or_add_rPr(), font)


def _set_font(properties: Any, font: str) -> None:
    """Word takes Chinese characters from `eastAsia`; without it they fall back to whatever is there."""
    from docx.oxml.ns import qn  # slow library

    fonts = properties.get_or_add_rFonts()
    for script, name in (("ascii", ENGLISH), ("hAnsi", ENGLISH), ("eastAsia", font)):
        fonts.set(qn(f"w:{script}"), name)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _add_field(run: Any, code: str) -> None:
    from docx.oxml import OxmlElement  # slow library
    from docx.oxml.ns import qn  # slow library

    for kind in ("begin", code, "end"):
        part = OxmlElement("w:fldChar" if kind in {"begin", "end"} else "w:instrText")
        if kind in {"begin", "end"}:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = code
        run._element.append(part)


def _repeat_on_each_page(row: Any) -> None:
    from docx.oxml import OxmlElement  # slow library

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
