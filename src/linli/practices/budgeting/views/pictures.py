"""Results as pages show them: who supports an option, what its supporters pay, and rules side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from linli.kernel.sentence import Sentence
from linli.practices.budgeting.enums import Channel
from linli.practices.budgeting.models import Allocation, Option
from linli.practices.budgeting.queries import Support
from linli.practices.budgeting.rules.comparing import trials
from linli.practices.budgeting.rules.declared import TITLES, told_rule
from linli.practices.budgeting.rules.words import explain, number

WIDTH = 1000
"""A bar is drawn in so many parts."""


@dataclass(frozen=True)
class Segment:
    """A part of a bar: who, how many, from where, how wide."""

    title: str
    kind: str
    count: int
    x: int
    width: int


@dataclass(frozen=True)
class Purse:
    """Money under Equal Shares, in fen: what each supporter `paid` of the share of a ballot, or what they `had` together
    of the cost; `width` is the part of the bar that it fills."""

    kind: Literal["paid", "had"]
    part_fen: int
    whole_fen: int
    width: int

    @property
    def rest_fen(self) -> int:
        return max(self.whole_fen - self.part_fen, 0)


@dataclass(frozen=True)
class Explained:
    """Why an option was chosen or not: the outcome, its reasons, its support and its supporters' money as bars."""

    outcome: str
    reasons: Sequence[Sentence]
    bar: Sequence[Segment]
    estates: Sequence[tuple[str, int, int]]
    ballots: int
    purse: Purse | None


@dataclass(frozen=True)
class Column:
    """One rule in the comparison; `declared` is the rule of this vote."""

    title: str
    rule: Sentence
    spent_fen: int
    chosen: int
    declared: bool


@dataclass(frozen=True)
class Comparison:
    """Rules side by side: for each option what each rule grants it, None where it is not chosen."""

    columns: Sequence[Column]
    rows: Sequence[tuple[Option, Sequence[int | None]]]
    ranks: bool


def supported(outcome: Mapping[str, Any], option: Option) -> dict[str, Any]:
    """What came together for an option: supporters, votes, and the score of 100 that the rule went by, where it did."""
    tally = outcome["tallies"][option.number]
    score = tally.get("mixed") if tally.get("mixed") is not None else tally.get("score")
    return {
        "supporters": tally["supporters"],
        "votes": number(tally["votes"]),
        "score": "" if score is None else number(score),
        "place": outcome["explanations"][option.number].get("place"),
    }


def explained(allocation: Allocation, option: Option, support: Support) -> Explained:
    """An option's result in words and as a picture."""
    outcome = allocation.outcome
    ballots = outcome["ballots"]
    return Explained(
        outcome=option.get_state_display(),
        reasons=explain(outcome, option.number),
        bar=_bar(support, ballots),
        estates=[(name, count, _share(count, support.ballots)) for name, count in support.estates.items()],
        ballots=ballots,
        purse=_purse(outcome, option),
    )


def compared(inputs: Mapping[str, Any], outcome: Mapping[str, Any], options: Sequence[Option]) -> Comparison:
    """What each rule would have chosen, the declared one first."""
    tried = list(trials(inputs, outcome))
    columns = [
        Column(TITLES[one.rule["name"]], told_rule(one.rule), one.spent_fen, len(one.granted), one.declared)
        for one in tried
    ]
    rows = [(option, [one.granted.get(option.number) for one in tried]) for option in options]
    return Comparison(columns, rows, inputs["rule"]["name"] == "ranking")


def _bar(support: Support, ballots: int) -> list[Segment]:
    """One segment a channel, of all ballots that count."""
    segments, x = [], 0
    for channel in Channel:
        count = support.channels.get(channel.value, 0)
        width = _share(count, ballots)
        segments.append(Segment(channel.label, channel.value, count, x, width))
        x += width
    return segments


def _purse(outcome: Mapping[str, Any], option: Option) -> Purse | None:
    note = outcome["explanations"][option.number]
    if "price" in note and "share" in outcome:
        return _filled("paid", note["price"], outcome["share"])
    return _filled("had", note["had"], option.cost_fen) if "had" in note else None


def _filled(kind: Literal["paid", "had"], part: Any, whole: Any) -> Purse:
    """Amounts are cut to the fen for reading; the dossier has them exactly."""
    paid, all_of_it = Fraction(part), Fraction(whole)
    width = int(paid * WIDTH / all_of_it) if all_of_it else 0
    return Purse(kind, int(paid), int(all_of_it), min(width, WIDTH))


def _share(part: int, whole: int) -> int:
    return part * WIDTH // whole if whole else 0
