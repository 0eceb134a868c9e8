"""The quick way to read ticked votes: whole columns at once, on the bytes of the file.

It takes only what is written plainly (no quotes, no blanks in votes, known projects, each voter once); for anything else
it says so, and the careful way finds out what it is. Fingerprints only sort; what they call equal is compared in full.
"""

from __future__ import annotations

import re
from fractions import Fraction

import numpy as np

from linli.practices.budgeting.rules.crowd import Crowd
from linli.practices.budgeting.rules.pabulib.columns import NotPlain, Text, alike, fingerprints, looked_up
from linli.practices.budgeting.rules.pabulib.layout import Head

_COMMA = ord(",")
_VOTES = re.compile(rb"^[ \t]*votes[ \t;]*\r?\n", re.IGNORECASE | re.MULTILINE)


def votes_begin(data: bytes) -> int:
    """Where the section of votes begins; raises NotPlain where there is none."""
    found = _VOTES.search(data)
    if not found:
        raise NotPlain
    return found.start()


def read_quickly(data: bytes, begin: int, head: Head) -> Crowd:
    """The crowd of the votes that begin there; raises NotPlain."""
    names = data.index(b"\n", begin) + 1
    first = data.find(b"\n", names) + 1
    columns = [name.strip().lower() for name in data[names:first].decode("ascii", "replace").split(";")]
    if not first or columns[0] != "voter_id" or columns.count("vote") != 1:
        raise NotPlain
    if (
        len(set(columns)) < len(columns)
        or "" in columns
        or any(data.find(sign, begin) >= 0 for sign in (b'"', b"\0"))
    ):
        raise NotPlain
    last = len(data)
    while last > first and data[last - 1] in b"\r\n":
        last -= 1
    if last == first:
        return Crowd.of(len(head.projects), [])
    text = Text(np.frombuffer(data, dtype=np.uint8)[first:last])
    voters, votes = text.fields(len(columns), 0, columns.index("vote"))
    _once(text, *voters)
    return _crowd(text, *votes, head)


def _once(text: Text, starts: np.ndarray, ends: np.ndarray) -> None:
    """Raises NotPlain where two voters may be the same."""
    prints = np.sort(fingerprints(text.words(starts, ends)))
    if (prints[1:] == prints[:-1]).any():
        raise NotPlain


def _crowd(text: Text, starts: np.ndarray, ends: np.ndarray, head: Head) -> Crowd:
    kinds, counts = alike(text.words(starts, ends))
    ticked = starts[kinds] < ends[kinds]
    kinds, counts, total = kinds[ticked], counts[ticked], len(starts)
    if not len(kinds):
        return Crowd.of(len(head.projects), [((), Fraction(total))])
    pieces, stops = text.gathered(starts[kinds], ends[kinds])
    commas = np.flatnonzero(pieces == _COMMA)
    last = np.zeros(len(pieces), dtype=bool)
    last[stops - 1] = True
    ending = last[commas]
    kind = np.cumsum(ending) - ending
    place = _places(Text(pieces), np.append(0, commas[:-1] + 1), commas, head)
    kind, place, counts = _in_order(kind, place, counts, len(head.projects))
    many = len(head.projects)
    order = np.argsort(place.astype(np.uint16 if many < 2**16 else np.intp), kind="stable")
    borders = np.cumsum(np.bincount(place, minlength=many))[:-1]
    return Crowd(counts.astype(np.float64), tuple(np.split(kind[order], borders)), total)


def _places(text: Text, starts: np.ndarray, ends: np.ndarray, head: Head) -> np.ndarray:
    """Which project each piece of text names."""
    names = [project.id.encode() for project in head.projects]
    if not names:
        raise NotPlain
    stops = np.cumsum([len(name) + 1 for name in names])
    known = Text(b",".join(names)).words(np.append(0, stops[:-1]), stops - 1)
    return looked_up(known, text.words(starts, ends))


def _in_order(
    kind: np.ndarray, place: np.ndarray, counts: np.ndarray, many: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Votes with their projects in order, and those together that named the same projects in another order."""
    keys = kind * many + place
    if (keys[1:] > keys[:-1]).all():
        return kind, place, counts
    keys.sort()
    if (keys[1:] == keys[:-1]).any():
        raise NotPlain
    place = keys % many
    lengths = np.bincount(kind)
    stops = np.cumsum(lengths)
    spelt = Text((place + 1).astype("<u4").view(np.uint8))
    kinds, counts = alike(spelt.words(4 * (stops - lengths), 4 * stops), counts)
    kept = lengths[kinds]
    ends = np.cumsum(kept)
    taken = np.repeat(stops[kinds] - kept - (ends - kept), kept) + np.arange(ends[-1])
    return np.repeat(np.arange(len(kinds)), kept), place[taken], counts
