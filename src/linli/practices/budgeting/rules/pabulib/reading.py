"""Reading a Pabulib file: quickly where it is written plainly, else carefully."""

from __future__ import annotations

from fractions import Fraction

from linli.kernel.verdict import Refusal
from linli.practices.budgeting.rules.pabulib.careful import read_carefully, read_head
from linli.practices.budgeting.rules.pabulib.layout import TICKED, PbFile, remarks


def read_pabulib(data: bytes) -> PbFile:
    """The election in a file; raises Refusal with the line and what is wrong with it. Both ways read the same."""
    from linli.practices.budgeting.rules.pabulib import quick  # slow library: numpy

    try:
        begin = quick.votes_begin(data)
        head = read_head(data[:begin])
        if head.kind not in TICKED:
            return read_carefully(data)
        crowd = quick.read_quickly(data, begin, head)
    except (quick.NotPlain, Refusal):
        return read_carefully(data)
    points = tuple(Fraction(int(support)) for support in crowd.support)
    return PbFile(head, crowd, points, remarks(head, crowd.total))
