"""When a signature counts, and when a proposal is carried by enough households."""

from __future__ import annotations

from linli.kernel.sentence import say
from linli.kernel.verdict import Verdict

DEFAULT_FLOOR = 20
"""Households, where a method does not say how many (case C3)."""


def counts(signed_version: int, current_version: int, withdrawn: bool) -> bool:
    """Whether a signature counts: it is for the version that stands, and was not taken back."""
    return not withdrawn and signed_version == current_version


def floor_reached(cosigned: int, needed: int) -> Verdict:
    """Whether enough households co-sign."""
    told = say("%(cosigned)d of %(needed)d households co-sign", cosigned=cosigned, needed=needed)
    return Verdict(cosigned >= needed, told)
