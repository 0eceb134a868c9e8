"""Floor area in square decimetres: 1 dm² is 0.01 m², the unit in which property registers count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.kernel.written import plainly

_WRITTEN = re.compile(r"(\d{1,12})(?:\.(\d{1,2}))?\s*(?:m²|m2|㎡|平方米|平米|平)?", re.ASCII)


@dataclass(frozen=True, order=True)
class Area:
    """An exact floor area in dm², not negative."""

    dm2: int

    def __post_init__(self) -> None:
        if type(self.dm2) is not int or self.dm2 < 0:
            raise ValueError("an area is a whole number of dm², not negative")

    @classmethod
    def from_m2(cls, text: str) -> Area:
        """Read "88.5", "88.50㎡", "88.5平方米"; raises Refusal for anything else or finer than 0.01 m²."""
        found = _WRITTEN.fullmatch(plainly(text).replace(",", "").strip())
        if not found:
            raise Refusal(say("%(text)s is not an area in m² with at most two decimals.", text=str(text)))
        return cls(int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")))

    def __add__(self, other: Area) -> Area:
        return Area(self.dm2 + other.dm2) if isinstance(other, Area) else NotImplemented

    def __radd__(self, other: object) -> Area:
        """So that `sum(areas)` works from its 0."""
        return self if type(other) is int and other == 0 else NotImplemented

    def __str__(self) -> str:
        return f"{self.dm2 // 100:,}.{self.dm2 % 100:02d} m²"
