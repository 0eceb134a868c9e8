"""Reading a sheet: XLSX or CSV, row by row, with the reason for each row that can't be used."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal
from linli.platform.sheets.columns import Column, is_empty, plain_name

LARGEST = 10 * 1024 * 1024
LARGEST_UNPACKED = 200 * 1024 * 1024
MOST_ROWS = 20_000
HEAD_WITHIN = 10
"""The head may stand below a title and remarks, but not deeper than this."""

Grid = list[list[Any]]


class Row(dict):
    """The values of one row by column code; `number` is its number in the sheet, `cells` what was written there."""

    number: int
    cells: dict[str, Any]


@dataclass(frozen=True)
class RowFault:
    """What is wrong in a row of the sheet (its number there) and which column it concerns, by its code."""

    row: int
    column: str
    because: Sentence


@dataclass
class Reading:
    """What a sheet said: the good rows, the faults, and the rows that have faults as they were written."""

    rows: list[Row] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)
    faulty: list[Row] = field(default_factory=list)

    def set_aside(self, faults: Sequence[RowFault]) -> Reading:
        """The reading with further faults, found by looking at all rows; their rows are no longer good."""
        numbers = {fault.row for fault in faults}
        return Reading(
            rows=[row for row in self.rows if row.number not in numbers],
            faults=sorted([*self.faults, *faults], key=lambda fault: fault.row),
            faulty=sorted(
                [*self.faulty, *(row for row in self.rows if row.number in numbers)],
                key=lambda row: row.number,
            ),
        )


def read_sheet(file: Any, columns: Sequence[Column]) -> Reading:
    """Read an XLSX or CSV file (open file, path or bytes) whose head names the columns in Chinese or English.

    Rows above the head and empty rows are passed over; merged cells count for each of their rows. Raises Refusal
    (field `file`) where the file as a whole can't be used.
    """
    grid = _grid(_content(file))
    head, where = _head(grid, columns)
    reading = Reading()
    for number, cells in enumerate(grid[head + 1 :], start=head + 2):
        written = {code: cells[at] if at < len(cells) else None for code, at in where.items()}
        if all(is_empty(cell) for cell in written.values()):
            continue
        if len(reading.rows) + len(reading.faulty) >= MOST_ROWS:
            raise Refusal(say("A sheet may have %(n)d rows; please split it.", n=MOST_ROWS), "file")
        _read_row(reading, columns, number, written)
    if not (reading.rows or reading.faulty):
        raise Refusal(say("The sheet has a head but no rows."), "file")
    return reading


def _read_row(reading: Reading, columns: Sequence[Column], number: int, written: dict[str, Any]) -> None:
    row, faults = Row(), []
    row.number, row.cells = number, written
    for column in columns:
        try:
            row[column.code] = column.read(written.get(column.code))
        except Refusal as refusal:
            faults.append(RowFault(number, column.code, refusal.because))
    reading.faults.extend(faults)
    (reading.faulty if faults else reading.rows).append(row)


def _head(grid: Grid, columns: Sequence[Column]) -> tuple[int, dict[str, int]]:
    """Which row is the head, and where each column stands; raises Refusal naming required columns that are missing."""
    names = {name: column.code for column in columns for name in column.names()}
    best: tuple[int, dict[str, int]] = (0, {})
    for number, cells in enumerate(grid[:HEAD_WITHIN]):
        where: dict[str, int] = {}
        for at, cell in enumerate(cells):
            code = names.get(plain_name(str(cell))) if cell is not None else None
            if code:
                where.setdefault(code, at)
        if len(where) > len(best[1]):
            best = (number, where)
    missing = [column.title for column in columns if column.required and column.code not in best[1]]
    if missing:
        told = ", ".join(gettext(title) for title in missing)
        raise Refusal(
            say("The sheet lacks these columns: %(columns)s. Start from the template.", columns=told), "file"
        )
    return best


def _content(file: Any) -> bytes:
    if isinstance(file, (str, Path)):
        file = Path(file).read_bytes()
    if isinstance(file, bytes):
        content = file
    else:
        file.seek(0)
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Refusal(say("This file is larger than %(n)d MB.", n=LARGEST // 2**20), "file")
    return content


def _grid(content: bytes) -> Grid:
    if content.startswith(b"PK\x03\x04"):
        return _workbook(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refusal(say("This is an old Excel file (xls). Save it as xlsx and try again."), "file")
    return _csv(content)


def _workbook(content: bytes) -> Grid:
    """The first sheet that shows something; values, never formulas."""
    from openpyxl import load_workbook  # slow library
    from openpyxl.utils.exceptions import InvalidFileException  # slow library

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(part.file_size for part in package.infolist()) > LARGEST_UNPACKED:
                raise Refusal(say("This file unpacks to more than can be read. Please split it."), "file")
        book = load_workbook(io.BytesIO(content), data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, SyntaxError):
        raise _unreadable() from None
    sheet = next((one for one in book.worksheets if one.sheet_state == "visible" and one.max_row > 1), None)
    if sheet is None:
        raise Refusal(say("The sheet has a head but no rows."), "file")
    if sheet.max_row > MOST_ROWS * 3 or sheet.max_column > 500:
        raise Refusal(say("A sheet may have %(n)d rows; please split it.", n=MOST_ROWS), "file")
    grid = [list(row) for row in sheet.iter_rows(values_only=True)]
    for merged in sheet.merged_cells.ranges:
        _spread(grid, merged)
    return grid


def _spread(grid: Grid, merged: Any) -> None:
    """Let each row of a merged cell say what the cell says."""
    value = grid[merged.min_row - 1][merged.min_col - 1]
    for row in grid[merged.min_row - 1 : merged.max_row]:
        row[merged.min_col - 1] = value


def _csv(content: bytes) -> Grid:
    """Comma, semicolon or tab; UTF-8, or GB 18030 as Excel writes it in China."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            written = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise _unreadable()
    if "\x00" in written or not written.strip():
        raise _unreadable()
    first = written.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        return [list(row) for row in csv.reader(io.StringIO(written, newline=""), delimiter=delimiter)]
    except csv.Error:
        raise _unreadable() from None


def _unreadable() -> Refusal:
    return Refusal(say("This is not a sheet that can be read. Choose an xlsx or csv file."), "file")
