"""How a motion is decided, from its dossier alone.

The inputs hold everything: the rule, the roll of seats, who was present, and the register of ballots in its order. The
first valid ballot of a seat that has a vote counts, whatever its channel; all others stay in the register and do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linli.kernel.sentence import Sentence, say
from linli.practices.meetings.rules.bars import Bar, bar_told

RULE = {
    "name": "meetings.motion",
    "version": "2026.1",
    "source": "one seat, one vote; first valid ballot counts; a tie fails",
}
CHOICES = ("for", "against", "abstain")


@dataclass(frozen=True)
class MotionRule:
    """`bar` is what the votes for must pass, measured against `base` ("voting" or "all"); `quorum` is of all with a vote."""

    base: str
    bar: Bar
    quorum: Bar

    def to_data(self) -> dict[str, Any]:
        return {"base": self.base, "bar": self.bar.to_data(), "quorum": self.quorum.to_data()}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> MotionRule:
        return cls(data["base"], Bar.from_data(data["bar"]), Bar.from_data(data["quorum"]))


def recount_motion(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The outcome of a motion from the inputs of its dossier.

    `inputs`: `rule` as of MotionRule; `roll` [{"seat", "standing"}]; `present` [seat]; `register` in order
    [{"seat", "choice", "channel", "valid"}].
    """
    rule = MotionRule.from_data(inputs["rule"])
    with_vote = {one["seat"] for one in inputs["roll"] if one["standing"] == "votes"}
    counted = _counted(inputs["register"], with_vote)
    counts = Counter(counted.values())
    took_part = len(with_vote & (set(inputs["present"]) | set(counted)))
    whole = len(with_vote) if rule.base == "all" else len(counted)
    outcome = {
        "called": len(with_vote),
        "took_part": took_part,
        "quorum": rule.quorum.heads(len(with_vote)),
        **{choice: counts[choice] for choice in CHOICES},
        "voted": len(counted),
        "not_counted": len(inputs["register"]) - len(counted),
        "needed": rule.bar.heads(whole),
    }
    because = _because(outcome)
    return {**outcome, "carried": because == "carried", "because": because}


def _counted(register: Sequence[Mapping[str, Any]], with_vote: set[str]) -> dict[str, str]:
    counted: dict[str, str] = {}
    for ballot in register:
        if ballot["valid"] and ballot["seat"] in with_vote and ballot["choice"] in CHOICES:
            counted.setdefault(ballot["seat"], ballot["choice"])
    return counted


def _because(outcome: Mapping[str, int]) -> str:
    if outcome["took_part"] < outcome["quorum"]:
        return "no_quorum"
    if outcome["for"] < outcome["needed"]:
        return "tie" if outcome["for"] == outcome["against"] > 0 else "too_few"
    return "carried" if outcome["for"] > outcome["against"] else "tie"


def reasons(outcome: Mapping[str, Any], rule: MotionRule) -> list[Sentence]:
    """The outcome in sentences: the votes, the bar, who took part, and what was not counted."""
    told = [
        say(
            "%(for)d for, %(against)d against, %(abstain)d abstained",
            **{choice: outcome[choice] for choice in CHOICES},
        ),
        say(
            "%(needed)d votes for were needed: %(bar)s",
            needed=outcome["needed"],
            bar=bar_told(rule.bar, rule.base),
        ),
        say(
            "%(took_part)d of %(called)d who have a vote took part; %(quorum)d were needed",
            took_part=outcome["took_part"],
            called=outcome["called"],
            quorum=outcome["quorum"],
        ),
    ]
    if outcome["because"] == "tie":
        told.insert(1, say("As many against as for: a tie fails"))
    if outcome["not_counted"]:
        told.append(say("Ballots kept in the register and not counted: %(n)d", n=outcome["not_counted"]))
    return told
