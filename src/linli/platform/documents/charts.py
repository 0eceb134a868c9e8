"""Charts as plain Vega-Lite definitions: the same on the page, in the PDF and in Word.

Each says its finding as title, labels its marks directly, and carries its rows along, so that the table behind the
picture is made from the same numbers. Titles and labels are in the reader's words already.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FONT = "Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif"

INK, SOFT, LINE, TILE, ON_TILE = "#1c2325", "#525c5b", "#e0d9cb", "#14574f", "#fffdf8"
SERIES = ("#14574f", "#a8371e", "#1d5fa6", "#746300", "#2b6f30", "#a34a08", "#b3261e", "#525c5b")
"""Tile-green first, then persimmon and the service colours; each ≥ 4.5:1 on paper."""
TOKENS = {
    INK: "var(--ink)",
    SOFT: "var(--ink-soft)",
    LINE: "var(--line)",
    TILE: "var(--tile)",
    ON_TILE: "var(--on-tile)",
    "#a8371e": "var(--persimmon)",
    "#1d5fa6": "var(--c-blue)",
    "#746300": "var(--c-yellow)",
    "#2b6f30": "var(--c-green)",
    "#a34a08": "var(--c-orange)",
    "#b3261e": "var(--c-red)",
}
"""On a page the colours follow the reader's light or dark mode."""

CHARACTER = 0.02
"""How much of the widest bar one character of a label takes."""

Number = int | float | Decimal | Fraction
Spec = dict[str, Any]


def bars(
    rows: Iterable[tuple[str, Number]],
    title: str,
    unit: str = "",
    *,
    header: Sequence[str] = ("", ""),
    colour: str = TILE,
) -> Spec:
    """One horizontal bar a row `(label, value)`, in the order given, with its value at its end."""
    listed = [{"label": str(label), "value": _plain(value)} for label, value in rows]
    for row in listed:
        row["told"] = _told(row["value"], unit)
    bar = _layer({"type": "bar", "color": colour, "cornerRadiusEnd": 2})
    words = _layer({"type": "text", "align": "left", "dx": 5, "color": INK}, text=_field("told", "nominal"))
    encoding = {"y": _labels("label"), "x": _lengths("value", [row["value"] for row in listed])}
    return _spec(title, unit, header, [[row["label"], row["told"]] for row in listed]) | {
        "data": {"values": listed},
        "encoding": encoding,
        "layer": [bar, words],
        "height": {"step": 30},
    }


def stacked(
    rows: Iterable[tuple[str, str, Number]],
    title: str,
    unit: str = "",
    *,
    header: Sequence[str] = ("", "", ""),
) -> Spec:
    """Horizontal bars of parts: rows `(label, part, value)`; parts keep their order, each labelled where there is room."""
    listed = [{"label": str(label), "part": str(part), "value": _plain(value)} for label, part, value in rows]
    parts = list(dict.fromkeys(row["part"] for row in listed))
    totals: dict[str, float] = {}
    for row in listed:
        row["order"], row["start"] = parts.index(row["part"]), totals.get(row["label"], 0)
        totals[row["label"]] = row["end"] = row["start"] + row["value"]
        row["told"] = _told(row["value"])
    widest = max(totals.values(), default=0)
    for row in listed:
        row["middle"] = (row["start"] + row["end"]) / 2
        fits = widest and row["value"] / widest >= CHARACTER * len(row["told"])
        row["told_inside"] = row["told"] if fits else ""
    ends = {"x": _lengths("start", totals.values()), "x2": {"field": "end"}, "y": _labels("label")}
    bar = {"mark": {"type": "bar"}, "encoding": ends | {"color": _colours("part", parts, legend=True)}}
    words = {
        "mark": {"type": "text", "color": ON_TILE},
        "encoding": {"x": _field("middle"), "y": _labels("label"), "text": _field("told_inside", "nominal")},
    }
    table = [[row["label"], row["part"], _told(row["value"], unit)] for row in listed]
    return _spec(title, unit, header, table) | {
        "data": {"values": listed},
        "layer": [bar, words],
        "height": {"step": 34},
    }


def lines(
    rows: Iterable[tuple[str, str, Number]],
    title: str,
    unit: str = "",
    *,
    header: Sequence[str] = ("", "", ""),
) -> Spec:
    """One line a series over ordered steps (months, stages): rows `(step, series, value)`, each named at its end."""
    listed = [
        {"step": str(step), "series": str(series), "value": _plain(value)} for step, series, value in rows
    ]
    steps = list(dict.fromkeys(row["step"] for row in listed))
    series = list(dict.fromkeys(row["series"] for row in listed))
    last = {row["series"]: row for row in listed}
    for row in listed:
        row["told"] = (
            f"{row['series']} {_told(row['value'], unit)}".strip() if last[row["series"]] is row else ""
        )
    across = _field("step", "ordinal") | {
        "sort": steps,
        "axis": {"title": None, "labelAngle": 0, "labelColor": SOFT, "labelOverlap": True},
        "scale": {"padding": 0.3},
    }
    up = _field("value") | {"axis": {"title": None, "grid": True, "domain": False, "tickCount": 4}}
    colour = _colours("series", series, legend=False)
    encoding = {"x": across, "y": up, "color": colour}
    line = _layer({"type": "line", "strokeWidth": 2.5, "point": {"size": 36}})
    words = _layer({"type": "text", "align": "left", "dx": 8, "clip": False}, text=_field("told", "nominal"))
    table = [[row["step"], row["series"], _told(row["value"], unit)] for row in listed]
    return _spec(title, unit, header, table) | {
        "data": {"values": listed},
        "encoding": encoding,
        "layer": [line, words],
        "height": 220,
    }


def table_of(spec: Spec) -> tuple[list[str], list[list[str]]]:
    """The rows behind a chart as header and lines, as they were given."""
    behind = spec["usermeta"]["linli"]
    return behind["header"], behind["rows"]


def title_of(spec: Spec) -> str:
    """The finding that a chart states."""
    return spec["usermeta"]["linli"]["title"]


def _spec(title: str, unit: str, header: Sequence[str], rows: list[list[str]]) -> Spec:
    return {
        "$schema": SCHEMA,
        "width": 430,
        "padding": {"left": 4, "right": 60, "top": 4, "bottom": 4},
        "background": "transparent",
        "title": {
            "text": title,
            "anchor": "start",
            "color": INK,
            "fontSize": 15,
            "fontWeight": 600,
            "limit": 520,
        },
        "usermeta": {"linli": {"title": title, "unit": unit, "header": list(map(str, header)), "rows": rows}},
        "config": {
            "font": FONT,
            "view": {"stroke": None},
            "axis": {
                "labelFontSize": 13,
                "labelColor": INK,
                "labelPadding": 7,
                "ticks": False,
                "domainColor": LINE,
                "gridColor": LINE,
            },
            "legend": {"labelFontSize": 13, "title": None, "orient": "bottom", "labelColor": INK},
            "text": {"fontSize": 13},
        },
    }


def _layer(mark: Mapping[str, Any], **encoding: Any) -> Spec:
    return {"mark": dict(mark)} | ({"encoding": encoding} if encoding else {})


def _field(name: str, kind: str = "quantitative") -> Spec:
    return {"field": name, "type": kind}


def _labels(name: str) -> Spec:
    """Names down the left side, in the order of the rows."""
    return _field(name, "nominal") | {
        "sort": None,
        "axis": {"title": None, "domain": False, "labelLimit": 220},
    }


def _lengths(name: str, values: Iterable[float]) -> Spec:
    """Lengths from nothing, without an axis: each mark bears its own number."""
    widest = max([*values, 0]) or 1
    return _field(name) | {"axis": None, "scale": {"domain": [0, widest], "nice": False}}


def _colours(name: str, values: Sequence[str], *, legend: bool) -> Spec:
    scale = {"domain": list(values), "range": [SERIES[place % len(SERIES)] for place in range(len(values))]}
    return _field(name, "nominal") | {"scale": scale} | ({} if legend else {"legend": None})


def _plain(value: Number) -> int | float:
    return value if isinstance(value, int) else float(value)


def _told(value: int | float, unit: str = "") -> str:
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}".removesuffix(".0")
    return f"{text} {unit}".strip() if unit not in {"%"} else f"{text}%"
