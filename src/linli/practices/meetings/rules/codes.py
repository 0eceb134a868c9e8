"""The code on the screen of a hall: it changes every 30 seconds, so that a photo of it is soon worth nothing.

A time code as in RFC 6238, over a key of the meeting, written in 8 letters and digits that are not mistaken for one another.
"""

from __future__ import annotations

import hashlib
import hmac

SECONDS = 30
WINDOWS = 1
"""So many windows before and after the present one are taken too: clocks differ, and scanning takes a moment."""

SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 8


def code_at(key: bytes, second: int) -> str:
    """The code of the window in which this second of Unix time lies."""
    return _code(key, second // SECONDS)


def code_is_current(key: bytes, code: str, second: int) -> bool:
    """Whether the code is that of the present window or of a neighbouring one. Capitals and spaces do not matter."""
    given = "".join(code.lower().split()).encode()
    window = second // SECONDS
    near = range(window - WINDOWS, window + WINDOWS + 1)
    return any(hmac.compare_digest(given, _code(key, one).encode()) for one in near)


def seconds_left(second: int) -> int:
    """How long the present code still stands on the screen."""
    return SECONDS - second % SECONDS


def _code(key: bytes, window: int) -> str:
    number = int.from_bytes(hmac.new(key, window.to_bytes(8, "big"), hashlib.sha256).digest()[:8], "big")
    signs = []
    for _place in range(LENGTH):
        number, rest = divmod(number, len(SIGNS))
        signs.append(SIGNS[rest])
    return "".join(signs)
