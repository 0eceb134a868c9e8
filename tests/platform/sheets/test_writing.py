import datetime as dt
import io
from fractions import Fraction

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.platform.clock import CHINA
from linli.platform.sheets import Column, sheet_response, template_sheet, write_sheet, yuan
from linli.platform.sheets.writing import DANGEROUS, plain_cell, safe_text


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content)).active


@pytest.mark.parametrize("start", DANGEROUS)
def test_text_never_begins_a_formula(start):
    sheet = opened(write_sheet("x", [Column("a", "A")], [{"a": f"{start}cmd|' /C calc'!A0"}]))

    assert sheet["A2"].value.startswith("'")
    assert sheet["A2"].data_type == "s"


@given(st.text())
def test_safe_text_is_safe(text):
    assert not safe_text(text).startswith(DANGEROUS)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, None),
        (3, 3),
        (-3, -3),
        (True, "yes"),
        (dt.date(2025, 3, 1), dt.date(2025, 3, 1)),
        (dt.datetime(2025, 3, 1, 6, tzinfo=dt.UTC), dt.datetime(2025, 3, 1, 14)),
        (Fraction(1, 2), 0.5),
        (say("%(n)d households", n=3), "3 households"),
        (["a", 2], "a; 2"),
        ("x\x00y", "xy"),
    ],
)
def test_value_as_a_cell(value, cell):
    assert plain_cell(value) == cell


def test_fen_are_written_as_yuan():
    sheet = opened(
        write_sheet("x", [Column("a", "A", yuan), Column("b", "B")], [{"a": 12345, "b": Money(5)}])
    )

    assert (sheet["A2"].value, sheet["A2"].number_format, sheet["B2"].value) == (123.45, "#,##0.00", 0.05)


def test_rows_may_be_objects():
    assert opened(write_sheet("x", [Column("year", "Year")], [dt.date(2025, 3, 1)]))["A2"].value == 2025


def test_template_helps_to_fill_in(columns):
    sheet = opened(template_sheet(columns))

    assert [cell.value for cell in sheet[1]] == ["Estate *", "Kind *", "Households", "Amount", "Day", "Time"]
    assert sheet["C1"].comment.text == "The declared number."
    assert "commodity housing estate" in sheet.data_validations.dataValidation[0].formula1


def test_sheet_is_taken_away_under_its_name(columns):
    answer = sheet_response("小区", columns, [])

    assert "filename*=utf-8''%E5%B0%8F%E5%8C%BA.xlsx" in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "no-store"


def test_moment_keeps_chinese_time():
    at = dt.datetime(2025, 3, 1, 14, 30, tzinfo=CHINA)

    assert opened(write_sheet("x", [Column("at", "At")], [{"at": at}]))["A2"].value == dt.datetime(
        2025, 3, 1, 14, 30
    )
