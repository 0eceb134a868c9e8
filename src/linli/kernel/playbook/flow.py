"""The flow picture of a method: its stages as stations on one line, told from top to bottom.

An SVG without styles or scripts, so that the strictest policy lets it in. Colours are presentation attributes
for readers without a stylesheet; a stylesheet overrides them by class (`flow-card`, `flow-line`, `flow-done`,
`flow-now`, `flow-back`, `flow-soft`, `flow-paper`). 360 units wide: one unit is one pixel on a phone.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from linli.kernel.playbook.grammar import Playbook, Stage
from linli.kernel.playbook.lines import broken, packed
from linli.kernel.playbook.reading import Reading, Translate
from linli.kernel.playbook.vocabulary import Vocabulary
from linli.kernel.sentence import Sentence, mark, say

WIDTH = 360
_RAIL, _CARD, _RIGHT, _PAD, _GAP = 22, 46, 334, 12, 18
_TITLE, _SMALL, _SPACE = 16, 13, 5
_ROW = {_TITLE: 24, _SMALL: 19, _SPACE: 5}
_TILE, _CARE, _PAPER, _SHEET, _EDGE, _SOFT = "#14574f", "#b23c22", "#f6f3ec", "#fffdf8", "#cfc6b4", "#55605f"
_FONTS = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif"


def flow_svg(
    playbook: Playbook,
    vocabulary: Vocabulary,
    translate: Translate = mark,
    now: str | None = None,
    titles: Mapping[str, str] | None = None,
) -> str:
    """The picture; `now` is the code of the open stage, `titles` names other playbooks by code."""
    reading = Reading(playbook.bound(), vocabulary, translate, titles=titles or {})
    stages = reading.playbook.stages
    open_at = reading.playbook.place_of(now) if now else -1
    stations, tops, y = [], [], _PAD
    for place, stage in enumerate(stages):
        rows = _rows(reading, stage)
        height = sum(_ROW[size] for size, *_rest in rows) + _PAD
        state = "now" if place == open_at else "done" if place < open_at else "ahead"
        tops.append((y, height))
        stations.append(
            _station(place + 1, rows, y, height, state, reading.duration(stage), inner=bool(stage.inner))
        )
        y += height + _GAP
    height = y - _GAP + _PAD
    return "".join(
        (
            *_head(reading, height),
            _rail(tops),
            *_returns(reading, tops),
            *stations,
            "</svg>\n",
        )
    )


def _head(reading: Reading, height: int) -> tuple[str, ...]:
    book = reading.playbook
    told = [
        reading.sentence(say("%(n)d. %(title)s", n=place, title=Sentence(stage.title)))
        for place, stage in enumerate(book.stages, 1)
    ]
    mine = f"flow-{book.code}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="flow" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" role="img" aria-labelledby="{mine}-title {mine}-desc" font-family="{_FONTS}" color="#1c2325">',
        f'<title id="{mine}-title">{escape(reading.word(book.title))}</title>',
        f'<desc id="{mine}-desc">{escape(" → ".join(told))}</desc>',
        f'<rect class="flow-paper" width="{WIDTH}" height="{height}" rx="10" fill="{_PAPER}"/>',
    )


def _rows(reading: Reading, stage: Stage) -> list[tuple[int, str, str]]:
    """The rows of a card: size, class, text."""
    rows = [(_TITLE, "flow-title", line) for line in broken(reading.word(stage.title), 12)]
    soft = packed(reading.enumerated(reading.who(stage)), 20)
    if stage.inner:
        soft += broken(reading.sentence(say("→ %(method)s", method=reading.method(stage.inner))), 20)
    rows += [(_SMALL, "flow-soft", line) for line in soft]
    rows.append((_SPACE, "", ""))
    for question in reading.questions(stage):
        first, *others = broken(question, 19)
        rows += [(_SMALL, "flow-gate", first), *((_SMALL, "flow-gate-on", line) for line in others)]
    return rows


def _station(
    number: int,
    rows: list[tuple[int, str, str]],
    top: int,
    height: int,
    state: str,
    days: str,
    *,
    inner: bool,
) -> str:
    ring, digit = {
        "now": (_CARE, _SHEET),
        "done": (_TILE, _SHEET),
        "ahead": (_SHEET, _TILE),
    }[state]
    edge = _CARE if state == "now" else _EDGE
    dashes = ' stroke-dasharray="5 4"' if inner else ""
    middle = top + 20
    parts = [
        f'<g class="flow-station flow-{state}">',
        f'<rect class="flow-card" x="{_CARD}" y="{top}" width="{_RIGHT - _CARD}" height="{height}" rx="9" '
        f'fill="{_SHEET}" stroke="{edge}"{dashes}/>',
        f'<circle class="flow-ring" cx="{_RAIL}" cy="{middle}" r="13" fill="{ring}" '
        f'stroke="{_CARE if state == "now" else _TILE}" stroke-width="2"/>',
        f'<text class="flow-number" x="{_RAIL}" y="{middle + 5}" font-size="14" font-weight="700" '
        f'text-anchor="middle" fill="{digit}">{number}</text>',
    ]
    if days:
        parts.append(
            f'<text class="flow-soft" x="{_RIGHT - _PAD}" y="{top + 24}" font-size="{_SMALL}" text-anchor="end" '
            f'fill="{_SOFT}">{escape(days)}</text>'
        )
    y = top + _PAD // 2
    for size, style, text in rows:
        y += _ROW[size]
        if text:
            parts.append(_row(size, style, text, y - 6))
    return "".join((*parts, "</g>"))


def _row(size: int, style: str, text: str, y: int) -> str:
    gate = style.startswith("flow-gate")
    x = _CARD + _PAD + (16 if gate else 0)
    sign = ""
    if style == "flow-gate":
        left, mid = _CARD + _PAD, y - 5
        sign = f'<path class="flow-sign" d="M{left} {mid}l5 -5l5 5l-5 5z" fill="none" stroke="{_TILE}" stroke-width="1.5"/>'
    weight = ' font-weight="700"' if size == _TITLE else ""
    fill = _SOFT if style == "flow-soft" else "currentColor"
    return f'{sign}<text class="{style}" x="{x}" y="{y}" font-size="{size}"{weight} fill="{fill}">{escape(text)}</text>'


def _rail(tops: list[tuple[int, int]]) -> str:
    first, last = tops[0][0] + 20, tops[-1][0] + 20
    return (
        f'<path class="flow-line" d="M{_RAIL} {first}V{last}" fill="none" stroke="{_TILE}" stroke-width="2"/>'
    )


def _returns(reading: Reading, tops: list[tuple[int, int]]) -> list[str]:
    """An arrow at the right edge from each stage to where a run goes whose gates failed."""
    book = reading.playbook
    drawn = []
    for place, stage in enumerate(book.stages):
        top, height = tops[place]
        target = book.stage_on_failure(stage.code)
        label = f"<title>{escape(reading.on_failure(stage))}</title>"
        if target is None:
            x, y = _RIGHT + 8, top + height - 14
            drawn.append(
                f'<path class="flow-back" d="M{_RIGHT} {y}h6m2 -5l10 10m0 -10l-10 10" fill="none" '
                f'stroke="{_CARE}" stroke-width="1.5">{label}</path>'
            )
        elif target != stage:
            goal_top, goal_height = tops[book.place_of(target.code)]
            start, end = top + 14, goal_top + goal_height - 14
            x = _RIGHT + 8 + min(14, 4 * (place - book.place_of(target.code)))
            drawn.append(
                f'<path class="flow-back" d="M{_RIGHT} {start}H{x - 4}Q{x} {start} {x} {start - 4}V{end + 4}'
                f'Q{x} {end} {x - 4} {end}H{_RIGHT + 2}m5 -4l-5 4l5 4" fill="none" stroke="{_CARE}" '
                f'stroke-width="1.5">{label}</path>'
            )
    return drawn
