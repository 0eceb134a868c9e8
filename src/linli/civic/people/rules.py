"""Pure rules of households."""

from __future__ import annotations

import re

from linli.kernel.written import plainly

LONGEST_ADDRESS = 80


def household_address(building: str = "", unit: str = "", room: str = "") -> str:
    """An address as it is written on doors: 3, 1, 502 is 3栋1单元502. What already has its word keeps it."""
    parts = (_with_word(building, "栋", "栋幢楼座号院"), _with_word(unit, "单元", "单元门"), _plain(room))
    return "".join(parts)[:LONGEST_ADDRESS]


def one_spelling(address: str) -> str:
    """An address without blanks and full-width signs, so that the same door is one household."""
    return _plain(address)[:LONGEST_ADDRESS]


def _with_word(part: str, word: str, words: str) -> str:
    plain = _plain(part)
    return plain if not plain or plain[-1] in words else plain + word


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", plainly(text)).upper()
