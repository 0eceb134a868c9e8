from fractions import Fraction

import pytest
from django.template import Context, Template

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.platform.documents import charts, press

BARS = charts.bars(
    [("楼道照明", 312), ("停车<b>", Fraction(35, 2))], "最多人想修<楼道>", "户", header=("问题", "户数")
)
STACKED = charts.stacked(
    [("清溪苑", "邻居", 25), ("清溪苑", "配资", 210), ("和顺里", "邻居", 0)], "配资是大头", "万元"
)
LINES = charts.lines(
    [("2023-01", "投诉", 9), ("2023-02", "投诉", 1), ("2023-01", "建议", 3)], "投诉少了", "件"
)


def test_each_chart_carries_its_numbers_as_a_table():
    assert charts.table_of(BARS) == (["问题", "户数"], [["楼道照明", "312 户"], ["停车<b>", "17.5 户"]])
    assert charts.table_of(STACKED)[1][0] == ["清溪苑", "邻居", "25 万元"]
    assert charts.table_of(LINES)[1] == [
        ["2023-01", "投诉", "9 件"], ["2023-02", "投诉", "1 件"], ["2023-01", "建议", "3 件"],
    ]  # fmt: skip


def test_each_mark_bears_its_own_number():
    assert [row["told"] for row in BARS["data"]["values"]] == ["312 户", "17.5 户"]
    assert [row["told"] for row in LINES["data"]["values"]] == ["", "投诉 1 件", "建议 3 件"]
    assert [(row["start"], row["end"]) for row in STACKED["data"]["values"]] == [(0, 25), (25, 235), (0, 0)]


@pytest.mark.parametrize("make", [charts.bars, charts.stacked, charts.lines])
def test_chart_of_nothing_can_be_drawn(make):
    assert "<svg" in press.svg(make([], "nothing yet"))


def shown(spec):
    return Template("{% load charts %}{% chart spec %}").render(Context({"spec": spec}))


def test_chart_on_a_page_reads_out_its_finding_and_has_the_table_behind():
    page = shown(BARS)

    assert 'role="img" aria-label="最多人想修&lt;楼道&gt;"' in page
    assert "<title>最多人想修&lt;楼道&gt;</title>" in page
    assert "<details><summary>" in page
    assert "停车&lt;b&gt;" in page
    assert "<楼道>" not in page
    assert "style=" not in page
    assert "var(--tile)" in page


def test_chart_that_cannot_be_drawn_shows_its_table(monkeypatch):
    def fails(spec):
        raise Refusal(say("no"))

    monkeypatch.setattr(press, "svg", fails)
    page = shown(BARS)

    assert "<svg" not in page
    assert "<details open>" in page
    assert "312 户" in page
