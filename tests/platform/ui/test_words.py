import datetime as dt
from fractions import Fraction

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.kernel.share import Share
from linli.platform.ui import words


@pytest.fixture(params=["zh-hans", "en"])
def language(request):
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def chinese():
    with translation.override("zh-hans"):
        yield


@pytest.fixture
def english():
    with translation.override("en"):
        yield


def test_told_reads_sentence_in_the_language_of_the_request():
    with translation.override("en"):
        assert words.told(say("Done.")) == "Done."
    with translation.override("zh-hans"):
        assert words.told(say("Done.")) == "已办好。"


def test_told_reads_json_and_plain_text(english):
    assert words.told(say("%(n)d days", n=3).to_data()) == "3 days"
    assert words.told("清溪苑") == "清溪苑"
    assert words.told("100 %") == "100 %"
    assert words.told(None) == ""
    assert words.told(say("")) == ""


@pytest.mark.parametrize(
    ("fen", "told"),
    [
        (123450, "¥1,234.50"),
        (5, "¥0.05"),
        (0, "¥0.00"),
        (-1200, "−¥12.00"),
        (Money(100), "¥1.00"),
        (None, ""),
        ("", ""),
    ],
)
def test_yuan_is_exact_to_the_fen(fen, told):
    assert words.yuan(fen) == told


@given(st.integers(-(10**15), 10**15))
def test_yuan_can_be_read_back(fen):
    told = words.yuan(fen)
    assert int(told.replace("−", "-").replace("¥", "").replace(",", "").replace(".", "")) == fen


@pytest.mark.parametrize(
    ("fen", "chinese", "english"),
    [
        (21_064_000, "21.06万元", "¥210.64k"),
        (25_000_000, "25万元", "¥250k"),
        (846_000, "8,460元", "¥8,460"),
        (210_640_000, "210.64万元", "¥2.1m"),
        (1_000_000_000_000, "100亿元", "¥10,000m"),
        (999_999, "9,999.99元", "¥9,999.99"),
    ],
)
def test_wan_is_cut_and_never_rounded_up(fen, chinese, english):
    with translation.override("zh-hans"):
        assert words.wan(fen) == chinese
    with translation.override("en"):
        assert words.wan(fen) == english


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (Fraction(117, 208), "56.3%"),
        (Fraction(1, 2), "50%"),
        (Fraction(9999, 10000), "99.9%"),
        (Fraction(1, 10000), "0.1%"),
        (0, "0%"),
        (1, "100%"),
        (Share(Fraction(2, 3)), "66.7%"),
        (-0.9, "−90%"),
        (None, ""),
    ],
)
def test_percent_reads_all_only_of_all(share, told):
    assert words.percent(share) == told


@given(st.fractions(0, 1))
def test_percent_of_a_part_is_neither_nothing_nor_all(share):
    assert (words.percent(share) == "100%") == (share == 1)
    assert (words.percent(share) == "0%") == (share == 0)


def test_when_in_chinese(chinese):
    day = dt.date(2026, 11, 3)
    assert words.when(day) == "2026年11月3日"
    assert words.when(day, "short") == "2026年11月3日"
    assert words.when(dt.date(2025, 11, 3), "short") == "11月3日"
    assert words.when(day, "week") == "2026年11月3日 星期二"


def test_when_in_english(english):
    day = dt.date(2026, 11, 3)
    assert words.when(day) == "3 Nov 2026"
    assert words.when(day, "short") == "3 Nov 2026"
    assert words.when(dt.date(2025, 11, 3), "short") == "3 Nov"
    assert words.when(day, "week") == "Tue 3 Nov 2026"


def test_when_tells_chinese_time(chinese):
    late = dt.datetime(2026, 11, 3, 23, 30, tzinfo=dt.UTC)
    assert words.when(late, "time") == "2026年11月4日 07:30"
    assert words.when(late) == "2026年11月4日"
    assert words.when(None) == ""


@pytest.mark.parametrize(
    ("name", "masked"),
    [("张三", "张**"), ("欧阳小红", "欧阳**"), ("Anna Li", "A**"), ("  李  ", "李**"), ("", ""), (None, "")],
)
def test_masked_name_tells_the_surname_only(name, masked):
    assert words.masked_name(name) == masked


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("+8613812345678", "138****5678"), ("138 1234 5678", "138****5678"), ("02887654321", "****21"),
        ("110", "****"), ("", ""),
    ],
)  # fmt: skip
def test_masked_phone_cannot_be_called(phone, masked):
    assert words.masked_phone(phone) == masked
