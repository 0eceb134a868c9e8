"""The code on a household's slip: ten characters that open a household's pages without an account.

Crockford's base 32 (no I, L, O, U), nine characters at random (45 bits) and one check character. The check is a
polynomial over GF(32): it finds every single wrong character and every swap of two characters, so that a slip of
the pen is told apart from a guess.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from typing import Protocol

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
MISREAD = str.maketrans("OIL", "011")
PRIMITIVE = 0b100101  # x⁵ + x² + 1


class Chooser(Protocol):
    """What `generate` needs of a source of chance; `secrets.SystemRandom()` in service."""

    def choice(self, seq: str, /) -> str: ...


def generate(rng: Chooser) -> str:
    """A new code as it is printed: `XXXXX-XXXXX`."""
    body = "".join(rng.choice(ALPHABET) for _ in range(LENGTH - 1))
    return shown(body + _check_character(body))


def normalise(text: str) -> str:
    """The bare ten characters of what was typed: capitals, no blanks or dashes, O read as 0, I and L as 1."""
    plain = unicodedata.normalize("NFKC", text).upper().translate(MISREAD)
    return "".join(character for character in plain if character.isalnum())


def check(text: str) -> bool:
    """Whether it can be a code at all: length, alphabet and check character."""
    code = normalise(text)
    if len(code) != LENGTH or any(character not in ALPHABET for character in code):
        return False
    return _check_character(code[:-1]) == code[-1]


def shown(text: str) -> str:
    """The code as it is printed and read out: two groups of five."""
    code = normalise(text)
    return f"{code[:5]}-{code[5:]}"


def digest(text: str, *, key: bytes) -> str:
    """What is kept of a code: a keyed digest (HMAC-SHA-256, 64 hexadecimal digits), never the code."""
    return hmac.new(key, normalise(text).encode(), hashlib.sha256).hexdigest()


def _check_character(body: str) -> str:
    """The character that makes the polynomial of the whole code vanish at the primitive element."""
    remainder = 0
    for character in body:
        remainder = _times_x(remainder ^ ALPHABET.index(character))
    return ALPHABET[remainder]


def _times_x(element: int) -> int:
    doubled = element << 1
    return doubled ^ PRIMITIVE if doubled & 0b100000 else doubled
