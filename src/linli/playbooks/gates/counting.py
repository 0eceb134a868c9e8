"""The few ways in which gates count, so that each gate only says what it counts.

Facts are JSON. A count by place is `{"<estate or project>": [part, whole]}`; a place without any household on
its roll never passes, because a missing roll must not open a gate.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from linli.kernel.sentence import Sentence, in_turn, say
from linli.kernel.share import Share
from linli.kernel.verdict import Verdict

Judge = Callable[[Mapping[str, Any], Mapping[str, Any]], Verdict]

NAMED_AT_MOST = 5
"""So many lagging places are named in one sentence; the rest are counted."""


def told_in_turn(sentences: Sequence[Sentence]) -> Sentence:
    """The first few sentences in full and the number of the others."""
    told = list(sentences[:NAMED_AT_MOST])
    if others := len(sentences) - len(told):
        told.append(say("and %(others)d more", others=others))
    return in_turn(told)


def share_in_each(fact: str, *, arg: str, counted: str, counted_at: str) -> Judge:
    """A judge that wants the share `args[arg]` reached in each place of a count by place.

    `counted` tells the sums with part and whole, `counted_at` the same of one place.
    """

    def judge(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
        counts, share = facts[fact], Share.parse(args[arg])
        if not counts:
            return Verdict(False, say("Nothing to count yet"))
        lagging = [
            _lag(place, part, whole, share, counted_at)
            for place, (part, whole) in counts.items()
            if not whole or not share.reached_by(part, whole)
        ]
        if lagging:
            return Verdict(False, told_in_turn(lagging))
        sums = {
            "part": sum(part for part, _whole in counts.values()),
            "whole": sum(whole for _part, whole in counts.values()),
        }
        return Verdict(
            True,
            say(
                "%(state)s; %(share)s or more in every one of %(places)d",
                state=Sentence(counted, sums),
                share=share.words(),
                places=len(counts),
            ),
        )

    return judge


def _lag(place: str, part: int, whole: int, share: Share, counted_at: str) -> Sentence:
    if not whole:
        return say("%(place)s: no household on the roll yet", place=place)
    return say(
        "%(state)s, %(missing)d more are needed",
        state=Sentence(counted_at, {"place": place, "part": part, "whole": whole}),
        missing=share.least(whole) - part,
    )


def none_left(fact: str, *, left: str, done: str) -> Judge:
    """A judge that wants the count of what is still to be done to be 0; `left` tells it with n."""

    def judge(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
        count = facts[fact]
        return Verdict(count == 0, Sentence(left, {"n": count}) if count else Sentence(done))

    return judge


def all_done(fact: str, *, counted: str, none: str) -> Judge:
    """A judge that wants a pair [done, all] to be complete and not empty; `counted` tells it with part and whole."""

    def judge(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
        part, whole = facts[fact]
        told = Sentence(counted, {"part": part, "whole": whole}) if whole else Sentence(none)
        return Verdict(whole > 0 and part >= whole, told)

    return judge
