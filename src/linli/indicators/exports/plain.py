"""The report as data and as text for a terminal."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from linli.indicators.queries import Measured, Report
from linli.platform.ui.words import told

PLACES = 4
"""Decimal places of shares and ratios in the data; what they are made of stands exactly in `because`."""


def data_of(report: Report) -> dict[str, Any]:
    """`{"place", "period", "indicators": [{"code", "value", "unit", "because", "records"} …]}`.

    `period` is null for all time. Amounts are whole fen, shares decimals of one (−0.9 is −90 %); a value that can't be
    told is null, and `because` says why. `records` says how many there are, and where.
    """
    return {
        "place": report.place.code,
        "period": str(report.period) if report.period else None,
        "indicators": [_indicator(one) for one in report.measured],
    }


def json_of(report: Report) -> str:
    """The data as text, for reading too."""
    return json.dumps(data_of(report), ensure_ascii=False, indent=2) + "\n"


def text_of(report: Report) -> str:
    """The report on a terminal: each figure with how it was counted."""
    lines = [told(report.title), told(report.span)]
    for part in report.parts:
        lines += ["", told(part.title), *(f"  {told(sentence)}" for sentence in part.sentences)]
        for one in part.measured:
            number, unit = one.shown
            lines += [f"  - {told(one.title)}: {f'{number} {unit}'.strip()}", f"      {told(one.because)}"]
    return "\n".join(lines) + "\n"


def _indicator(one: Measured) -> dict[str, Any]:
    value = one.value
    return {
        "code": one.code,
        "value": round(float(value), PLACES) if isinstance(value, Fraction) else value,
        "unit": one.indicator.unit,
        "because": told(one.because),
        "records": {"count": one.records, "url": one.url},
    }
