"""One spelling for data, so that the same data has the same digest everywhere (RFC 8785).

Decisions are whole numbers and fractions: a float is refused, an exact fraction is written "p/q".
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import rfc8785

from linli.kernel.share import Share

_LARGEST = 2**53 - 1
"""Beyond this, readers in other languages lose digits."""


def plain(data: Any, path: str = "$") -> Any:
    """The data as plain JSON: tuples become lists, fractions and shares "p/q".

    Raises TypeError for a float or for what JSON has no word for, ValueError for a number beyond 2^53 - 1; both
    name the JSON path.
    """
    if data is None or isinstance(data, (bool, str)):
        return data
    if isinstance(data, int):
        if abs(data) > _LARGEST:
            raise ValueError(f"{path}: {data} is too large for JSON")
        return int(data)
    if isinstance(data, Fraction):
        return f"{data.numerator}/{data.denominator}"
    if isinstance(data, Share):
        return str(data)
    if isinstance(data, Mapping):
        return {_key(key, path): plain(value, f"{path}.{key}") for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [plain(value, f"{path}[{place}]") for place, value in enumerate(data)]
    raise TypeError(f"{path}: {type(data).__name__} has no place in a decision")


def _key(key: Any, path: str) -> str:
    if not isinstance(key, str):
        raise TypeError(f"{path}: the key {key!r} is not text")
    return key


def canonical(data: Any) -> bytes:
    """The RFC 8785 bytes of the data; raises as `plain` does."""
    return rfc8785.dumps(plain(data))


def digest(data: Any) -> str:
    """ "sha256:…" of the canonical bytes."""
    return digest_of_bytes(canonical(data))


def digest_of_bytes(content: bytes) -> str:
    """ "sha256:…" of bytes as they are, such as a file."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
