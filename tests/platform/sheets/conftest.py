import io

import openpyxl
import pytest
from django.utils import translation

from linli.platform.sheets import Column, choice, day, moment, whole, yuan

COLUMNS = (
    Column("name", "Estate", also=("小区",)),
    Column(
        "kind",
        "Kind",
        choice({"commodity": "commodity housing estate", "three_without": "“three-without” estate"}),
    ),
    Column("households", "Households", whole, required=False, help="The declared number."),
    Column("amount", "Amount", yuan, required=False, also=("金额",)),
    Column("on", "Day", day, required=False),
    Column("at", "Time", moment, required=False),
)


@pytest.fixture(autouse=True)
def _english(settings, tmp_path):
    settings.LINLI_HOME = tmp_path
    with translation.override("en"):
        yield


@pytest.fixture
def columns():
    return COLUMNS


@pytest.fixture
def book():
    """`book(rows, merged=["A2:A3"])` is an XLSX file with these rows."""

    def make(rows, merged=()):
        made = openpyxl.Workbook()
        for row in rows:
            made.active.append(row)
        for cells in merged:
            made.active.merge_cells(cells)
        out = io.BytesIO()
        made.save(out)
        return out.getvalue()

    return make
