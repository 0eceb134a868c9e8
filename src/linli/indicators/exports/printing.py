"""The report on A4, for the browser and for the press."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from linli.indicators import pictures
from linli.indicators.exports.paper import basis, span
from linli.indicators.queries import Part, Report
from linli.platform.documents import charts, press
from linli.platform.documents.word import heading_number

TEMPLATE = "indicators/report_print.html"


def page_of(report: Report) -> dict[str, Any]:
    """What the page for paper shows."""
    drawn = iter(pictures.draw([spec for part in report.parts for spec in part.charts]))
    chinese = (get_language() or "zh").startswith("zh")
    parts = [
        _part(part, heading_number(1, number, chinese=chinese), drawn)
        for number, part in enumerate(report.parts, 1)
    ]
    return {
        "report": report,
        "title": report.title,
        "span": span(report),
        "basis": basis(report),
        "parts": parts,
    }


def pdf_of(report: Report) -> bytes:
    """The report as PDF; raises Refusal where this machine can't make one."""
    return press.pdf(render_to_string(TEMPLATE, {**page_of(report), "on_paper": True}))


def _part(part: Part, number: str, drawn) -> dict[str, Any]:
    shown = [(charts.title_of(spec), mark_safe(next(drawn)), *charts.table_of(spec)) for spec in part.charts]
    return {"number": number, "part": part, "charts": shown}
