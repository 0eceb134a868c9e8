import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.verdict import Refusal
from linli.platform.clock import CHINA
from linli.platform.sheets import Column, choice, day, moment, text, whole, yuan
from linli.platform.sheets.columns import plain_name


@pytest.mark.parametrize(
    ("parse", "cell", "value"),
    [
        (text, 13800000000.0, "13800000000"),
        (text, "  清溪苑 ", "清溪苑"),
        (text, dt.datetime(2025, 3, 1), "2025-03-01"),
        (whole, "１，２００", 1200),
        (whole, 12.0, 12),
        (yuan, "1,200.50元", 120050),
        (yuan, 1200.5, 120050),
        (yuan, 3, 300),
        (yuan, "¥2.1万", 2100000),
        (yuan, 0.1 + 0.2, 30),
        (day, "2025年3月1日", dt.date(2025, 3, 1)),
        (day, "２０２５／３／１", dt.date(2025, 3, 1)),
        (day, "2025-03-01 00:00:00", dt.date(2025, 3, 1)),
        (day, "20250301", dt.date(2025, 3, 1)),
        (day, 45717, dt.date(2025, 3, 1)),
        (day, "45717", dt.date(2025, 3, 1)),
        (day, dt.datetime(2025, 3, 1, 8), dt.date(2025, 3, 1)),
        (day, dt.date(2025, 3, 1), dt.date(2025, 3, 1)),
        (moment, "2025-3-1 14:30", dt.datetime(2025, 3, 1, 14, 30, tzinfo=CHINA)),
        (moment, "2025年3月1日14时30分", dt.datetime(2025, 3, 1, 14, 30, tzinfo=CHINA)),
        (moment, "2025-03-01T14:30:15.250", dt.datetime(2025, 3, 1, 14, 30, 15, tzinfo=CHINA)),
        (moment, 45717.604166667, dt.datetime(2025, 3, 1, 14, 30, tzinfo=CHINA)),
        (moment, dt.datetime(2025, 3, 1, 14), dt.datetime(2025, 3, 1, 14, tzinfo=CHINA)),
        (moment, dt.date(2025, 3, 1), dt.datetime(2025, 3, 1, tzinfo=CHINA)),
    ],
)
def test_cell_is_read_as_people_write_it(parse, cell, value):
    assert parse(cell) == value


@pytest.mark.parametrize(
    ("parse", "cell"),
    [
        (whole, "-1"), (whole, "1.5"), (whole, "many"), (yuan, "-5"), (yuan, "cash"), (day, "2025-13-01"), (day, 7),
        (day, "2025-02-30"), (day, "soon"), (day, "2025-03-01x"), (day, True), (moment, "2025-03-01 25:00"), (text, "x" * 2001),
    ],
)  # fmt: skip
def test_cell_that_cannot_be_read_says_why(parse, cell):
    with pytest.raises(Refusal) as refused:
        parse(cell)

    assert str(refused.value)


@pytest.mark.parametrize(
    "written", ["commodity", "Commodity Housing Estate", "商品住宅小区", " 商品住宅小区（新）"]
)
def test_choice_is_read_by_code_or_title_in_both_languages(written):
    parse = choice({"commodity": "commodity housing estate", "other": "Other"})

    assert parse(written) == "commodity"


def test_choice_that_is_none_names_them_all():
    with pytest.raises(Refusal, match="“villa” is none of: A / B"):
        choice([("a", "A"), ("b", "B")])("villa")


@pytest.mark.parametrize("empty", [None, "", "  ", "-", "／", "—", "无"])
def test_empty_cell(empty):
    assert Column("a", "A", required=False).read(empty) == ""
    assert Column("a", "A", whole, required=False).read(empty) is None
    with pytest.raises(Refusal, match="fill this in"):
        Column("a", "A").read(empty)


@pytest.mark.parametrize("head", ["Amount (yuan) *", "amount", "金 额（元）", "AMOUNT:"])
def test_head_is_known_whatever_people_add_to_it(head):
    assert plain_name(head) in Column("amount", "Amount", also=("金额",)).names()


@given(st.integers(0, 10**12))
def test_yuan_reads_back_what_a_number_cell_says(fen):
    assert yuan(fen / 100) == fen


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)))
def test_day_reads_every_spelling_alike(on):
    spellings = [
        on.isoformat(),
        f"{on.year}年{on.month}月{on.day}日",
        f"{on.year}/{on.month}/{on.day}",
        f"{on:%Y%m%d}",
    ]

    assert {day(spelling) for spelling in spellings} == {on}
