"""Sheets: XLSX and CSV in, row by row with reasons, and out, safe against formulas.

No verbs of its own; practices give columns and an action. `ImportView` shows what a sheet says before anything is
written.
"""

from linli.platform.sheets.columns import Column, choice, day, moment, text, whole, yuan
from linli.platform.sheets.reading import Reading, Row, RowFault, read_sheet
from linli.platform.sheets.views import ImportView
from linli.platform.sheets.writing import sheet_response, template_sheet, write_sheet

__all__ = [
    "Column",
    "ImportView",
    "Reading",
    "Row",
    "RowFault",
    "choice",
    "day",
    "moment",
    "read_sheet",
    "sheet_response",
    "template_sheet",
    "text",
    "whole",
    "write_sheet",
    "yuan",
]
