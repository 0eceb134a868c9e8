"""Rows as text for the screen and as XLSX, safe against formulas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from linli.platform.ui import words
from linli.platform.ui.blocks import Column

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def cell_text(column: Column, row: Any) -> str:
    """The value of a column as it is read on the screen."""
    value = column.of(row)
    if value is None:
        return ""
    if column.kind == "yuan":
        return words.yuan(value)
    if column.kind == "number" and isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, (dt.date, dt.datetime)):
        return words.when(value)
    return words.told(value)


def cell_value(column: Column, row: Any) -> Any:
    """The value of a column as a spreadsheet keeps it: yuan as a number, a day as a day, everything else as text."""
    value = column.of(row)
    if value is None or value == "":
        return None
    if column.kind == "yuan":
        return int(getattr(value, "fen", value)) / 100
    if isinstance(value, dt.datetime):
        return value.astimezone(words.CHINA).replace(tzinfo=None) if value.tzinfo else value
    if isinstance(value, (int, dt.date)) and not isinstance(value, bool):
        return value
    return words.told(value)


def workbook(title: str, columns: Sequence[Column], rows: Iterable[Any]) -> bytes:
    """An XLSX file with one sheet; text stays text, whatever sign it starts with."""
    import openpyxl  # slow library

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "".join(sign for sign in title if sign not in r"\/*?:[]")[:31] or "1"
    sheet.append([words.told(column.title) for column in columns])
    for row in rows:
        sheet.append([cell_value(column, row) for column in columns])
    for cells in sheet.iter_rows():
        for cell in cells:
            if cell.data_type == "f":
                cell.data_type = "s"
                cell.quotePrefix = True
    for place, column in enumerate(columns, 1):
        letter = openpyxl.utils.get_column_letter(place)
        sheet.column_dimensions[letter].width = 32 if column.kind == "lead" else 16
    sheet.freeze_panes = "A2"
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()
