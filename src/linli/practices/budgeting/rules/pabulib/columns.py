"""Columns of text as arrays: where fields start and end, and pieces of text as numbers that can be compared at once."""

from __future__ import annotations

import numpy as np

_WORD = 8
_MASKS = np.array([(1 << 8 * length) - 1 for length in range(_WORD + 1)], dtype=np.uint64)
_MIX = 0x9E3779B97F4A7C15
_NEWLINE, _RETURN, _SEMICOLON, _COMMA = b"\n\r;,"
_LONGEST = 2**16
"""No plain field is longer, in bytes."""


class NotPlain(Exception):
    """The file is not written as plainly as the quick way needs it."""


class Text:
    """Bytes, and the eight from any place on as one number."""

    def __init__(self, data: bytes | np.ndarray):
        """`data` without the end of its last line."""
        self.size = len(data) + 1
        padded = np.zeros(self.size + _LONGEST + _WORD, dtype=np.uint8)
        padded[: len(data)] = np.frombuffer(data, dtype=np.uint8) if isinstance(data, bytes) else data
        padded[len(data)] = _NEWLINE
        self.bytes = padded[: self.size]
        self._words = np.ndarray((self.size + _LONGEST,), dtype="<u8", buffer=padded, strides=(1,))

    def fields(self, columns: int, *wanted: int) -> list[tuple[np.ndarray, np.ndarray]]:
        """Where the fields of the wanted columns start and end in each line; raises NotPlain for uneven lines."""
        lines = self.bytes == _NEWLINE
        parts = np.flatnonzero((self.bytes == _SEMICOLON) | lines)
        if len(parts) % columns:
            raise NotPlain
        ends = parts.reshape(-1, columns)
        stops = ends[:, -1]
        if not lines[stops].all() or np.count_nonzero(lines) != len(stops):
            raise NotPlain
        returns = self.bytes[stops[:-1] - 1] == _RETURN
        if returns.any() and not returns.all():
            raise NotPlain
        found = []
        for column in wanted:
            end = ends[:, column]
            start = ends[:, column - 1] + 1 if column else np.append(0, stops[:-1] + 1)
            if column == columns - 1 and returns.any():
                end = np.append(end[:-1] - 1, end[-1])
            if (end < start).any():
                raise NotPlain
            found.append((start, end))
        return found

    def words(self, starts: np.ndarray, ends: np.ndarray) -> list[np.ndarray]:
        """Pieces of text as numbers, eight bytes each, as many for every piece as the longest needs."""
        lengths, found = ends - starts, []
        longest = int(lengths.max(initial=1))
        if longest > _LONGEST:
            raise NotPlain
        for begin in range(0, longest, _WORD):
            words = self._words[starts + begin if begin else starts]
            if begin or int(lengths.min(initial=0)) < _WORD:
                words &= _MASKS[np.clip(lengths - begin if begin else lengths, 0, _WORD)]
            found.append(words)
        return found

    def gathered(self, starts: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Pieces of text one after the other, each followed by a comma; and where each ends, its comma included."""
        lengths = ends - starts + 1
        stops = np.cumsum(lengths)
        places = np.repeat(starts - (stops - lengths), lengths)
        places += np.arange(stops[-1])
        pieces = self.bytes[places]
        pieces[stops - 1] = _COMMA
        return pieces, stops


def fingerprints(words: list[np.ndarray], seed: int = _MIX) -> np.ndarray:
    """A number for each piece of text; equal ones for equal pieces, and hardly ever for others."""
    mix = np.uint64(seed)
    found = words[0] * mix
    for word in words[1:]:
        found ^= found >> np.uint64(29)
        found += word
        found *= mix
    return found ^ (found >> np.uint64(32))


def alike(words: list[np.ndarray], counts: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """(one of each kind of equal pieces, how many there are of it, or what their counts come to).

    Raises NotPlain where two kinds have the same fingerprint.
    """
    many = len(words[0])
    bits = np.uint64(max(many - 1, 1).bit_length())
    keyed = np.sort(fingerprints(words) >> bits << bits | np.arange(many, dtype=np.uint64))
    order = (keyed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.intp)
    prints = keyed >> bits
    same = prints[1:] == prints[:-1]
    for word in words:
        ordered = word[order]
        if (ordered[1:] != ordered[:-1])[same].any():
            raise NotPlain
    first = np.append(0, np.flatnonzero(~same) + 1)
    together = np.diff(np.append(first, many)) if counts is None else np.add.reduceat(counts[order], first)
    return order[first], together


def looked_up(known: list[np.ndarray], asked: list[np.ndarray]) -> np.ndarray:
    """At which place of the known pieces each asked piece stands; raises NotPlain where one is not among them."""
    width = max(len(known), len(asked))
    known, asked = _widened(known, width), _widened(asked, width)
    many = len(known[0])
    bits = min((32 * many * many).bit_length(), 20)
    for attempt in range(64):
        seed = (_MIX * (2 * attempt + 1)) % 2**64
        slots = fingerprints(known, seed) & np.uint64(2**bits - 1)
        if len(np.unique(slots)) == many:
            break
    else:
        raise NotPlain
    table = np.zeros(2**bits, dtype=np.intp)
    table[slots] = np.arange(many)
    place = table[fingerprints(asked, seed) & np.uint64(2**bits - 1)]
    if any((ours[place] != theirs).any() for ours, theirs in zip(known, asked, strict=True)):
        raise NotPlain
    return place


def _widened(words: list[np.ndarray], width: int) -> list[np.ndarray]:
    return words + [np.zeros(len(words[0]), dtype=np.uint64)] * (width - len(words))
