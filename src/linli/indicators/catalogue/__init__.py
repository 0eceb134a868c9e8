"""What the report shows: each indicator with its words, and how it is made from measures. Pure."""

from linli.indicators.catalogue import capacity, capital, satisfaction, service, space
from linli.indicators.catalogue.words import (
    CAPACITY,
    CAPITAL,
    IN_FEN,
    MEASURES,
    PARTS,
    SERVICE,
    SPACE,
    Counted,
    CountedBy,
    Indicator,
)

INDICATORS: tuple[Indicator, ...] = (
    *space.INDICATORS,
    *capital.INDICATORS,
    *capacity.INDICATORS,
    *service.INDICATORS,
    *satisfaction.INDICATORS,
)
"""In the order of the report."""

BY_CODE = {indicator.code: indicator for indicator in INDICATORS}

__all__ = [
    "BY_CODE",
    "CAPACITY",
    "CAPITAL",
    "INDICATORS",
    "IN_FEN",
    "MEASURES",
    "PARTS",
    "SERVICE",
    "SPACE",
    "Counted",
    "CountedBy",
    "Indicator",
]
