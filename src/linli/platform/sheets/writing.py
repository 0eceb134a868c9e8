"""Writing a sheet: XLSX whose cells can never turn into formulas."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext

from linli.kernel.money import Money
from linli.kernel.sentence import Sentence
from linli.platform.clock import CHINA
from linli.platform.sheets.columns import Column, yuan
from linli.platform.ui.blocks import reach
from linli.platform.ui.words import told

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What spreadsheet programs take for the beginning of a formula (OWASP, CSV injection), full-width forms too."""
_LONGEST = 32_000
_NOT_IN_XML = {code: None for code in range(32) if code not in (9, 10, 13)}


def safe_text(text: str) -> str:
    """Text that no program takes for a formula, and that XLSX can hold."""
    clean = text.translate(_NOT_IN_XML)[:_LONGEST]
    return f"'{clean}" if clean.startswith(DANGEROUS) else clean


def write_sheet(name: str, columns: Sequence[Column], rows: Iterable[Any]) -> bytes:
    """An XLSX file; rows are dicts by column code, or objects with these attributes. Fen are written as yuan."""
    from openpyxl import Workbook  # slow library
    from openpyxl.cell import WriteOnlyCell  # slow library
    from openpyxl.styles import Font  # slow library
    from openpyxl.utils import get_column_letter  # slow library

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(name))
    sheet.freeze_panes = "A2"
    head = []
    for at, column in enumerate(columns, start=1):
        title = gettext(column.title) + (" *" if column.required and column.help else "")
        sheet.column_dimensions[get_column_letter(at)].width = min(40, max(12, 2 * len(title) + 4))
        cell = WriteOnlyCell(sheet, safe_text(title))
        cell.font = Font(bold=True)
        head.append(cell)
    sheet.append(head)
    for row in rows:
        sheet.append([_cell(sheet, column, reach(row, column.code)) for column in columns])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def template_sheet(columns: Sequence[Column]) -> bytes:
    """An empty sheet to fill in: each column's help as a note at its head, choices as a list to pick from."""
    from openpyxl import Workbook  # slow library
    from openpyxl.comments import Comment  # slow library
    from openpyxl.styles import Font  # slow library
    from openpyxl.utils import get_column_letter  # slow library
    from openpyxl.worksheet.datavalidation import DataValidation  # slow library

    book = Workbook()
    sheet = book.active
    sheet.freeze_panes = "A2"
    for at, column in enumerate(columns, start=1):
        title = gettext(column.title) + (" *" if column.required else "")
        cell = sheet.cell(1, at, safe_text(title))
        cell.font = Font(bold=True)
        if column.help:
            cell.comment = Comment(gettext(column.help), "Linli")
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = max(14, 2 * len(title) + 4)
        options = ",".join(getattr(column.parse, "options", list)())
        if options and len(options) < 250:
            picked = DataValidation(type="list", formula1=f'"{options}"', allow_blank=not column.required)
            sheet.add_data_validation(picked)
            picked.add(f"{letter}2:{letter}2000")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_response(name: str, columns: Sequence[Column], rows: Iterable[Any]) -> HttpResponse:
    """A sheet to take away, named in the reader's words."""
    return file_response(write_sheet(name, columns, rows), name)


def file_response(content: bytes, name: str) -> HttpResponse:
    """XLSX bytes to take away."""
    headers = {
        "Content-Disposition": content_disposition_header(True, f"{name}.xlsx"),
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, content_type=XLSX, headers=headers)


def _cell(sheet: Any, column: Column, value: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell  # slow library

    if isinstance(value, Money) or (column.parse is yuan and isinstance(value, int)):
        cell = WriteOnlyCell(sheet, getattr(value, "fen", value) / 100)
        cell.number_format = "#,##0.00"
        return cell
    return plain_cell(value)


def plain_cell(value: Any) -> Any:
    """A value as a cell holds it: numbers and dates as such, all else as safe text."""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if value is None or isinstance(value, (int, float)):
        return value
    if isinstance(value, dt.datetime):
        return value.astimezone(CHINA).replace(tzinfo=None) if value.tzinfo else value
    if isinstance(value, dt.date):
        return value
    if isinstance(value, Fraction):
        return float(value)
    if isinstance(value, Sentence) or (isinstance(value, Mapping) and "message" in value):
        return safe_text(told(value))
    if isinstance(value, (list, tuple, set)):
        return safe_text("; ".join(str(plain_cell(one) or "") for one in value))
    return safe_text(str(value))


def _sheet_name(name: str) -> str:
    return "".join(sign for sign in name if sign not in "[]:*?/\\'")[:31] or "1"
