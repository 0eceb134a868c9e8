"""A sheet: search, choice, order, pages, and the way out; always the same number of queries."""

import datetime as dt
from io import BytesIO

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from django.test import RequestFactory
from django.utils import translation

from linli.kernel.sentence import say
from linli.platform.ui.blocks import Column, Filter
from linli.platform.ui.exports import workbook
from linli.platform.ui.views import SheetView


class AccountsView(SheetView):
    title = say("Accounts")
    columns = (
        Column(say("Name"), "username", "lead", url=lambda row: f"/{row.pk}/"),
        Column(say("Active"), lambda row: say("yes") if row.is_active else say("no")),
    )
    search = ("username",)
    sorts = {"name": (say("By name"), "username"), "back": (say("Backwards"), "-username")}
    exports = "accounts"

    def rows(self):
        return get_user_model().objects.all()

    def filters(self):
        return [Filter("is_active", say("Active"), (("True", say("yes")), ("False", say("no"))))]


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def accounts(db):
    def make(*names, **fields):
        for name in names:
            get_user_model()(username=name, **fields).save()

    return make


def shown(query=""):
    response = AccountsView.as_view()(RequestFactory().get(f"/accounts/{query}"))
    return response.render() if hasattr(response, "render") else response


def names(page):
    return [cells[0].text for cells in page.context_data["sheet"].cells]


def test_sheet_is_sorted_searched_and_narrowed(accounts):
    accounts("chen", "zhou")
    accounts("yang", is_active=False)

    assert names(shown()) == ["chen", "yang", "zhou"]
    assert names(shown("?sort=back")) == ["zhou", "yang", "chen"]
    assert names(shown("?q=H")) == ["chen", "zhou"]
    assert names(shown("?is_active=False")) == ["yang"]
    assert names(shown("?is_active=nonsense&sort=nonsense")) == ["chen", "yang", "zhou"]


def test_sheet_turns_pages_and_forgives_a_wrong_one(accounts):
    accounts(*(f"n{number:02}" for number in range(30)))

    assert len(names(shown())) == 25
    assert names(shown("?page=2")) == names(shown("?page=99")) == [f"n{number}" for number in range(25, 30)]


@pytest.mark.parametrize("many", [1, 3])
def test_sheet_asks_twice_however_long(accounts, many, django_assert_num_queries):
    accounts(*"abc"[:many])

    with django_assert_num_queries(2):
        shown("?q=")


def test_empty_sheet_says_so_and_an_empty_choice_too(db):
    assert "There is nothing here yet." in shown().content.decode()
    assert "Nothing fits this choice." in shown("?q=nobody").content.decode()


def test_sheet_goes_out_as_it_is_chosen(accounts):
    accounts("chen", "zhou")

    response = shown("?q=zh&export=xlsx")

    sheet = openpyxl.load_workbook(BytesIO(response.content)).active
    assert [[cell.value for cell in row] for row in sheet.rows] == [["Name", "Active"], ["zhou", "yes"]]
    assert 'filename="accounts.xlsx"' in response["Content-Disposition"]


def test_workbook_holds_values_and_never_formulas():
    columns = (
        Column("Text", "text"),
        Column("Sum", "fen", "yuan"),
        Column("Day", "day"),
        Column("Note", "none"),
    )
    rows = [
        {"text": '=HYPERLINK("http://x")', "fen": 123450, "day": dt.date(2026, 11, 3)},
        {"text": "+1", "fen": None},
    ]

    sheet = openpyxl.load_workbook(BytesIO(workbook("A/B: sums", columns, rows))).active

    assert sheet.title == "AB sums"
    assert sheet["A2"].data_type == "s" and sheet["A2"].value == '=HYPERLINK("http://x")'
    assert sheet["A3"].data_type == "s"
    assert sheet["B2"].value == 1234.5
    assert sheet["C2"].value == dt.datetime(2026, 11, 3)
    assert sheet["B3"].value is None
