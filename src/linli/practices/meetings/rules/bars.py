"""Bars: shares that heads have to pass, exactly.

过半数 is strictly more than one half; 三分之二以上 includes two thirds (Civil Code, art. 1259).
"""

from __future__ import annotations

from dataclasses import dataclass

from linli.kernel.sentence import Sentence, say
from linli.kernel.share import Share
from linli.kernel.verdict import Refusal


@dataclass(frozen=True)
class Bar:
    """A share to be reached, or with `beyond` to be exceeded. Written ">1/2" and ">=2/3"."""

    share: Share
    beyond: bool

    @classmethod
    def parse(cls, text: str) -> Bar:
        """Read ">1/2" or ">=2/3"; raises Refusal for anything else, and for shares of nothing or of more than all."""
        plain = text.strip().replace("≥", ">=")
        sign = ">=" if plain.startswith(">=") else ">" if plain.startswith(">") else ""
        share = Share.parse(plain[len(sign) :]) if sign else None
        if share is None or not 0 < share.of_one <= 1 or (sign == ">" and share.of_one == 1):
            raise Refusal(
                say(
                    "%(text)s is no bar; write >1/2 for more than half or >=2/3 for at least two thirds.",
                    text=text,
                )
            )
        return cls(share, sign == ">")

    def passed_by(self, part: int, whole: int) -> bool:
        """Whether so many of the whole pass; nobody never passes."""
        return part >= self.heads(whole)

    def heads(self, whole: int) -> int:
        """The least number of heads that passes; at least one."""
        least = self.share.least(whole)
        reached = self.share.reached_by(least, whole) and not self.share.exceeded_by(least, whole)
        return max(1, least + 1 if self.beyond and reached else least)

    def told(self) -> Sentence:
        """ "more than 1/2", "at least 2/3"."""
        share = str(self.share)
        return (
            say("more than %(share)s", share=share) if self.beyond else say("at least %(share)s", share=share)
        )

    def to_data(self) -> dict:
        """As a dossier has it."""
        return {"share": str(self.share), "beyond": self.beyond}

    @classmethod
    def from_data(cls, data: dict) -> Bar:
        return cls(Share.parse(data["share"]), data["beyond"])

    def __str__(self) -> str:
        return f"{'>' if self.beyond else '>='}{self.share}"


def bar_told(bar: Bar, base: str) -> Sentence:
    """A bar with what it is measured against: "more than 1/2 of those voting"."""
    if base == "all":
        return say("%(bar)s of all who have a vote", bar=bar.told())
    return say("%(bar)s of those voting, abstentions included", bar=bar.told())
