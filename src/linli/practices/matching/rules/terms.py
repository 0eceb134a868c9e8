"""What a community declares before anybody enters: how much is added to what neighbours pay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from linli.kernel.money import Money
from linli.kernel.sentence import Sentence, say
from linli.kernel.share import Share

EXTRA_KINDS = ("rural_resettlement", "three_without")
"""The kinds of estate that C1 gives an extra: poorer in means, not in will."""

TERMS = frozenset(
    {
        "match_first_rate",
        "match_further_rate",
        "match_step_fen",
        "match_cap_fen",
        "floor_share",
        "paid_least_fen",
        "match_extra_share",
        "match_ceiling_fen",
    }
)
"""The parameters of a playbook that say the rule."""


@dataclass(frozen=True)
class Step:
    """A stretch of the own part: up to `up_to_fen` in all (None: without end), each fen brings `ratio` fen."""

    up_to_fen: int | None
    ratio: Share


@dataclass(frozen=True)
class MatchRule:
    """The declared rule; amounts in fen, shares exact.

    `floor_share` of the households must take part and `least_paid_fen` must be paid, else nothing is matched. Estates of
    the `extra_kinds` get `extra_share` more. `cap_per_estate_fen` and `ceiling_fen` (of the fund) are never passed.
    """

    steps: tuple[Step, ...]
    cap_per_estate_fen: int
    floor_share: Share
    least_paid_fen: int
    extra_share: Share
    extra_kinds: tuple[str, ...]
    ceiling_fen: int

    def to_data(self) -> dict[str, Any]:
        """JSON form; `from_data` reads it back."""
        return {
            "steps": [{"up_to_fen": step.up_to_fen, "ratio": str(step.ratio)} for step in self.steps],
            "cap_per_estate_fen": self.cap_per_estate_fen,
            "floor_share": str(self.floor_share),
            "least_paid_fen": self.least_paid_fen,
            "extra_share": str(self.extra_share),
            "extra_kinds": list(self.extra_kinds),
            "ceiling_fen": self.ceiling_fen,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> MatchRule:
        """The rule that this data says; raises LookupError, TypeError or Refusal for what is none."""
        return cls(
            steps=tuple(Step(step["up_to_fen"], Share.parse(step["ratio"])) for step in data["steps"]),
            cap_per_estate_fen=int(data["cap_per_estate_fen"]),
            floor_share=Share.parse(data["floor_share"]),
            least_paid_fen=int(data["least_paid_fen"]),
            extra_share=Share.parse(data["extra_share"]),
            extra_kinds=tuple(data["extra_kinds"]),
            ceiling_fen=int(data["ceiling_fen"]),
        )

    def faults(self) -> list[tuple[str, Sentence]]:
        """What is wrong with the rule in itself: the field and a sentence for each."""
        found = []
        if not self.steps:
            found.append(("steps", say("The rule needs at least one step.")))
        ends = [step.up_to_fen for step in self.steps]
        if any(end is None for end in ends[:-1]) or any(
            later is not None and later <= earlier for earlier, later in pairwise(ends) if earlier is not None
        ):
            found.append(
                ("steps", say("Each step has to end above the one before; only the last has no end."))
            )
        if ends and ends[0] is not None and ends[0] <= 0:
            found.append(("steps", say("The first step has to end above nothing.")))
        if self.floor_share.of_one > 1:
            found.append(("floor_share", say("More than all households can't take part.")))
        if min(self.cap_per_estate_fen, self.least_paid_fen, self.ceiling_fen) < 0:
            found.append(("ceiling_fen", say("Amounts of the rule can't be less than nothing.")))
        return found

    def overspends(self, fund_fen: int) -> Sentence | None:
        """Why the rule promises more than the fund has; None where it does not."""
        if self.ceiling_fen <= fund_fen:
            return None
        return say(
            "The rule may give away %(ceiling)s, but the fund has only %(fund)s that is not promised yet. "
            "Lower the ceiling, or pay money into the fund first.",
            ceiling=str(Money(self.ceiling_fen)),
            fund=str(Money(max(fund_fen, 0))),
        )


def rule_of(values: Mapping[str, Any]) -> MatchRule:
    """The rule that a playbook's parameters (TERMS) say: one step, what goes beyond, and the bounds."""
    first, further = Share.parse(values["match_first_rate"]), Share.parse(values["match_further_rate"])
    end = int(values["match_step_fen"])
    return MatchRule(
        steps=(Step(end, first), Step(None, further)) if end else (Step(None, further),),
        cap_per_estate_fen=int(values["match_cap_fen"]),
        floor_share=Share.parse(values["floor_share"]),
        least_paid_fen=int(values["paid_least_fen"]),
        extra_share=Share.parse(values["match_extra_share"]),
        extra_kinds=EXTRA_KINDS,
        ceiling_fen=int(values["match_ceiling_fen"]),
    )
