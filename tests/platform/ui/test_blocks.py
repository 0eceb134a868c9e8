import datetime as dt

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from linli.kernel.sentence import say
from linli.platform.ui import blocks


def shown(source, language="en", path="/", **context):
    with translation.override(language):
        request = RequestFactory().get(path)
        return Template("{% load i18n linli_ui %}" + source).render(Context({"request": request, **context}))


def test_stage_strip_marks_where_the_run_stands():
    steps = [
        blocks.StageStep(say("Entry"), "done"),
        blocks.StageStep(say("Pledge"), "now", days_left=9),
        blocks.StageStep(say("Match"), "todo"),
    ]

    html = shown("{% stage_strip steps %}", steps=steps)

    assert "Step 2 of 3: Pledge" in html
    assert html.count('aria-current="step"') == 1
    assert "9 days left" in html


def test_stage_strip_without_an_open_stage_has_no_heading():
    assert "<h2>" not in shown("{% stage_strip steps %}", steps=[blocks.StageStep("Entry", "done")])


def test_gate_list_names_who_can_move_on_only_what_is_not_met():
    lines = [
        blocks.GateLine(say("Half take part"), True, say("117 of 208"), who="Committee"),
        blocks.GateLine(
            say("Cash is confirmed"), False, say("3 wait"), who="Zhou", url="/remind/", act="Remind"
        ),
    ]

    html = shown("{% gate_list lines %}", lines=lines)

    assert "Committee can move" not in html
    assert "Zhou can move this on" in html
    assert '<a href="/remind/">Remind</a>' in html


def test_figure_leads_to_its_records_and_its_dossier():
    html = shown("{% figure one %}", one=blocks.Figure(10236, "people", "took part", "/how/", "/dossier/"))

    assert "10,236" in html
    assert 'href="/how/"' in html
    assert 'href="/dossier/"' in html


@pytest.mark.parametrize(
    ("raised", "matched", "goal", "own", "match", "missing"),
    [
        (846_000, 6_730_000, 8_000_000, 105, 841, "¥4,240.00"),
        (0, 0, 0, 0, 0, None),
        (500, 1500, 1000, 250, 750, None),
        (100, None, 100, 1000, 0, None),
    ],
)
def test_raise_bar_is_never_longer_than_its_line(raised, matched, goal, own, match, missing):
    html = shown("{% raise_bar raised matched goal %}", raised=raised, matched=matched, goal=goal)

    assert f'class="own" width="{own}"' in html
    assert f'x="{own}" width="{match}"' in html
    assert ("Still missing" in html) == bool(missing)
    assert missing is None or missing in html


def test_money_row_tells_which_key_is_turned():
    row = blocks.MoneyRow(
        "李**", "Account", 10_000, "Pledge", dt.date(2026, 11, 3), "/voucher/",
        (blocks.Key("recorded", "杨**", True), blocks.Key("confirmed")), "/ask/", back=True,
    )  # fmt: skip

    html = shown("{% money_rows rows %}", rows=[row])

    assert "¥100.00" in html
    assert html.count('class="key"') == html.count('class="key off"') == 1
    assert "reversal" in html
    assert "/ask/" in html and "/voucher/" in html


def test_person_is_masked_unless_shown():
    assert "张**" in shown('{% person "张小明" open_url="/open/" %}')
    assert "小明" not in shown('{% person "张小明" %}')
    assert "张小明" in shown('{% person "张小明" open_url="/open/" show=True %}')


@pytest.mark.parametrize(
    ("days", "english", "chinese"),
    [
        (9, "9 days left", "还剩9天"),
        (1, "1 day left", "还剩1天"),
        (0, "today", "今天"),
        (-2, "2 days overdue", "逾期2天"),
    ],
)
def test_deadline_counts_down_and_over(days, english, chinese):
    assert english in shown("{% deadline days %}", days=days)
    assert chinese in shown("{% deadline days %}", "zh-hans", days=days)


def test_deadline_of_nothing_is_nothing():
    assert shown("{% deadline days %}", days=None).strip() == ""


def test_decision_shows_rule_dossier_and_receipt():
    decision = blocks.Decision(
        "Not awarded",
        ("¥4,130 are missing",),
        "Equal shares",
        "2026.1",
        "Council",
        dt.date(2026, 11, 8),
        "/d/",
        "/r/",
    )

    html = shown("{% decision decision %}", decision=decision)

    assert "Equal shares · edition 2026.1" in html
    assert "Council · 8 Nov 2026" in html
    assert 'href="/d/"' in html and 'href="/r/"' in html


def test_text_from_people_is_escaped():
    html = shown("{% page_head title %}{% note title %}{% timeline items %}", title="<script>", items=[
        blocks.TimelineItem(dt.date(2026, 1, 1), "<script>"),
    ])  # fmt: skip

    assert "<script>" not in html


def test_pagination_keeps_the_query_and_drops_the_export():
    page = Paginator(range(100), 25).page(2)

    html = shown("{% pagination page %}", path="/?q=lamp&page=2&export=xlsx", page=page)

    assert "?q=lamp&amp;page=3" in html
    assert "export" not in html


def test_reach_follows_attributes_keys_and_functions():
    row = {"place": {"name": "清溪苑"}, "told": lambda: "ja"}

    assert blocks.reach(row, "place.name") == "清溪苑"
    assert blocks.reach(row, "told") == "ja"
    assert blocks.reach(row, lambda each: len(each)) == 2
    assert blocks.reach(row, "nothing.there") is None
