"""A share of a whole, exact: never a float, so that “at least half” means at least half.

In Chinese law 以上 and 达到 include the number itself (`reached_by`), 过半数 and 超过 do not (`exceeded_by`);
Civil Code art. 1259.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.kernel.written import plainly

_FORMS = (
    (re.compile(r"(\d{1,18})\s*/\s*(\d{1,18})", re.ASCII), lambda m: (int(m[1]), int(m[2]))),
    (re.compile(r"(\d{1,12})(?:\.(\d{1,12}))?\s*%", re.ASCII), lambda m: _decimal(m[1], m[2], 100)),
    (re.compile(r"(\d{1,12})(?:\.(\d{1,12}))?", re.ASCII), lambda m: _decimal(m[1], m[2], 1)),
)


def _decimal(whole: str, part: str | None, per: int) -> tuple[int, int]:
    digits = part or ""
    return int(whole + digits), per * 10 ** len(digits)


@dataclass(frozen=True, order=True)
class Share:
    """An exact part of a whole, not negative; more than a whole is allowed (a rate of 12/10)."""

    of_one: Fraction

    @classmethod
    def parse(cls, text: str | int | Share) -> Share:
        """Read "1/2", "60%", "0.6" or 1, full-width signs too; raises Refusal for anything else."""
        if isinstance(text, Share):
            return text
        plain = plainly(text).strip()
        for form, read in _FORMS:
            if (found := form.fullmatch(plain)) and (pair := read(found))[1]:
                return cls(Fraction(*pair))
        raise Refusal(say("%(text)s is not a share; write it as 1/2, 60%% or 0.6.", text=str(text)))

    def reached_by(self, part: int, whole: int) -> bool:
        """At least this share: exactly the share is enough."""
        return part >= self.of_one * whole

    def exceeded_by(self, part: int, whole: int) -> bool:
        """More than this share: exactly the share is not enough."""
        return part > self.of_one * whole

    def least(self, whole: int) -> int:
        """The smallest whole number that reaches this share of `whole`."""
        return -(-self.of_one.numerator * whole // self.of_one.denominator)

    def __str__(self) -> str:
        return f"{self.of_one.numerator}/{self.of_one.denominator}"

    def percent(self, digits: int = 1) -> str:
        """ "60%", "33.3%": rounded half up to `digits`, trailing zeros dropped. For reading, never for deciding."""
        scale = 10**digits
        scaled = (self.of_one * 100 * scale + Fraction(1, 2)).__floor__()
        whole, rest = divmod(scaled, scale)
        tail = f"{rest:0{digits}d}".rstrip("0") if digits else ""
        return f"{whole}.{tail}%" if tail else f"{whole}%"

    def words(self) -> str:
        """As it is best read: "60%" where that is exact in whole percents, else "1/3"."""
        return self.percent(0) if (self.of_one * 100).denominator == 1 else str(self)
