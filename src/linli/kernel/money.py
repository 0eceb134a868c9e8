"""Money in fen. A yuan has 100 fen; nothing smaller exists, so nothing is ever rounded away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.kernel.written import plainly

_WRITTEN = re.compile(r"(-?)¥?(-?)(\d{1,3}(?:,\d{3})+|\d{1,15})?(?:\.(\d{1,10}))?(万|亿)?元?", re.ASCII)
_FEN_IN = {"": 100, "万": 1_000_000, "亿": 10_000_000_000}


@dataclass(frozen=True, order=True)
class Money:
    """An exact amount, in fen; may be negative where an amount can be owed."""

    fen: int

    def __post_init__(self) -> None:
        if type(self.fen) is not int:
            raise TypeError("Money is counted in whole fen")

    @classmethod
    def from_yuan(cls, text: str, *, negative: bool = False) -> Money:
        """Read "1,234.50", "¥250,000", "21.06万元", in full-width signs too.

        Raises Refusal for what is no amount, for a fraction of a fen, and for a negative amount unless asked for.
        """
        plain = "".join(plainly(text).split())
        found = _WRITTEN.fullmatch(plain)
        if not found or not (found[3] or found[4]) or (found[1] and found[2]):
            raise Refusal(say("%(text)s is not an amount in yuan, such as 1,234.50.", text=str(text)))
        digits, cents = (found[3] or "0").replace(",", ""), found[4] or ""
        fen = Fraction(int(digits + cents) * _FEN_IN[found[5] or ""], 10 ** len(cents))
        if fen.denominator != 1:
            raise Refusal(say("%(text)s has a part smaller than a fen.", text=str(text)))
        signed = -int(fen) if found[1] or found[2] else int(fen)
        if signed < 0 and not negative:
            raise Refusal(say("%(text)s is less than nothing; write an amount of 0 or more.", text=str(text)))
        return cls(signed)

    def __add__(self, other: Money) -> Money:
        return Money(self.fen + other.fen) if isinstance(other, Money) else NotImplemented

    def __radd__(self, other: object) -> Money:
        """So that `sum(amounts)` works from its 0."""
        return self if type(other) is int and other == 0 else NotImplemented

    def __sub__(self, other: Money) -> Money:
        return Money(self.fen - other.fen) if isinstance(other, Money) else NotImplemented

    def __mul__(self, times: int) -> Money:
        return Money(self.fen * times) if type(times) is int else NotImplemented

    __rmul__ = __mul__

    def __neg__(self) -> Money:
        return Money(-self.fen)

    def __bool__(self) -> bool:
        return self.fen != 0

    def __str__(self) -> str:
        """ "¥1,234.50"; "-¥0.05"."""
        yuan, fen = divmod(abs(self.fen), 100)
        return f"{'-' if self.fen < 0 else ''}¥{yuan:,}.{fen:02d}"

    def headline(self) -> str:
        """Short, for headlines in Chinese: "¥21.06万" from ten thousand yuan on, cut to the last digit, never up."""
        for word, size in (("亿", _FEN_IN["亿"]), ("万", _FEN_IN["万"])):
            if abs(self.fen) >= size:
                whole, rest = divmod(abs(self.fen), size)
                tail = f"{rest * 100 // size:02d}".rstrip("0")
                return f"{'-' if self.fen < 0 else ''}¥{whole:,}{'.' if tail else ''}{tail}{word}"
        text = str(self)
        return text.removesuffix(".00")

    def shares(self, weights: Sequence[int | Fraction]) -> tuple[Money, ...]:
        """Split exactly, to the fen, in proportion to the weights.

        Each gets its whole fen; the fen that are left go one by one to the largest remainders, the earlier first
        where two are equal. Weights are not negative and not all zero (ValueError).
        """
        exact = [Fraction(weight) for weight in weights]
        total = sum(exact)
        if total <= 0 or min(exact) < 0:
            raise ValueError("weights must not be negative, nor all zero")
        quotas = [self.fen * weight / total for weight in exact]
        parts = [quota.__floor__() for quota in quotas]
        by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - quotas[i], i))
        for i in by_remainder[: self.fen - sum(parts)]:
            parts[i] += 1
        return tuple(Money(part) for part in parts)
