"""`{% load charts %}`: a chart on a page, with the table behind it."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from linli.kernel.verdict import Refusal
from linli.platform.documents import charts, press

register = template.Library()

_ROOT = re.compile(r'<svg ([^>]*?)width="(\d+)" height="(\d+)"([^>]*)>')
_PART = re.compile(r' (?:role="graphics-\w+"|aria-roledescription="[^"]*"|aria-label="[^"]*")')
_COLOUR = re.compile("|".join(map(re.escape, charts.TOKENS)))


@register.inclusion_tag("documents/chart.html")
def chart(spec: charts.Spec, table: Any = None) -> dict:
    """A chart from `charts.bars`, `stacked` or `lines`; `table` as (header, rows) where it says more than the chart.

    Where the picture can't be drawn, the table stands open by itself.
    """
    header, rows = table or charts.table_of(spec)
    try:
        drawn = shown(press.svg(spec), charts.title_of(spec))
    except Refusal:
        drawn = ""
    return {"title": charts.title_of(spec), "drawn": drawn, "header": header, "rows": rows}


def shown(svg: str, title: str) -> SafeString:
    """An SVG fit for a page: as wide as its column, in the colours of the reader's mode, read out as its title."""
    told = escape(title)
    root = r'<svg \1viewBox="0 0 \2 \3" role="img" aria-label="{told}" width="100%"\4><title>{told}</title>'
    whole = _PART.sub("", svg)  # one picture with one name; the table behind it tells the parts
    without = re.sub(r' viewBox="[^"]*"', "", whole, count=1)
    framed = _ROOT.sub(lambda found: found.expand(root).replace("{told}", told), without, count=1)
    return mark_safe(_COLOUR.sub(lambda found: charts.TOKENS[found[0]], framed))
