"""Breaks a text into lines of a given width, for pictures that have no layout engine."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_PIECES = re.compile(r"\s+|[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]|[^\s\u2e80-\u9fff\uff00-\uffef]+")
_NOT_FIRST = frozenset("，。、；：！？）】》”’％%,.;:!?)]")


def ems(text: str) -> float:
    """About how wide a text is, in ems: a Chinese character is 1, a Latin letter a little over half."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.54 for sign in text)


def broken(text: str, width: float) -> list[str]:
    """Lines of at most `width` ems; a line never begins with a closing sign, a word longer than a line stays whole."""
    return packed(_PIECES.findall(text), width)


def packed(pieces: Iterable[str], width: float) -> list[str]:
    """Lines of pieces that stay whole, such as the names of a list with their commas."""
    lines = [""]
    for piece in pieces:
        fits = ems((lines[-1] + piece).rstrip()) <= width
        if fits or not lines[-1] or piece[0] in _NOT_FIRST:
            lines[-1] += piece
        else:
            lines.append(piece.lstrip())
    return [line.strip() for line in lines if line.strip()]
