"""Why an option was funded or not, in sentences for its author and everybody else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from linli.kernel.money import Money
from linli.kernel.sentence import Sentence, say
from linli.practices.budgeting.rules import results, terms

Note = Mapping[str, Any]


def explain(outcome: Mapping[str, Any], option: str) -> list[Sentence]:
    """The result of an option, from the outcome of `allocate`: who supports it, what they pay, what it was short of."""
    note, tally = outcome["explanations"][option], outcome["tallies"][option]
    told = [_support(outcome, tally)] if outcome["ballots"] else []
    if tally["score"] is not None:
        told.append(say("The panel gave it %(score)s of 100.", score=number(tally["score"])))
    if tally["mixed"] is not None:
        told.append(say("By the declared weights that makes %(score)s of 100.", score=number(tally["mixed"])))
    told += _TOLD[note["why"]](outcome, note)
    return told


def number(exact: str | int | Fraction) -> str:
    """A number for reading: whole, or to two digits. Decisions were taken on the exact one."""
    value = Fraction(exact)
    if value.denominator == 1:
        return f"{value.numerator:,}"
    hundredths = (value * 100 + Fraction(1, 2)).__floor__()
    return f"{hundredths // 100:,}.{hundredths % 100:02d}".rstrip("0").rstrip(".")


def money(fen: str | int | Fraction) -> str:
    """An amount for reading, to the fen: rounded half up."""
    return str(Money((Fraction(fen) + Fraction(1, 2)).__floor__()))


def _support(outcome: Mapping[str, Any], tally: Note) -> Sentence:
    if Fraction(tally["votes"]) == tally["supporters"]:
        return say("%(n)d of %(all)d ballots support it.", n=tally["supporters"], all=outcome["ballots"])
    return say(
        "%(n)d of %(all)d ballots support it; together they weigh %(votes)s.",
        n=tally["supporters"],
        all=outcome["ballots"],
        votes=number(tally["votes"]),
    )


def _chosen(outcome: Mapping[str, Any], note: Note) -> list[Sentence]:
    if "price" in note:
        return [
            _paid(
                note,
                weighed=any(
                    Fraction(one["votes"]) != one["supporters"] for one in outcome["tallies"].values()
                ),
            )
        ]
    if outcome["rule"] == terms.KNAPSACK:
        return [say("It belongs to the choice that is worth most of all that the budget can buy.")]
    if outcome["rule"] == terms.RANKING:
        return [say("It came in place %(place)d.", place=note["place"])]
    if "place" in note:
        return [say("It came in place %(place)d, and there was money enough for it.", place=note["place"])]
    return [say("It costs nothing.")]


def _paid(note: Note, *, weighed: bool) -> Sentence:
    price = money(note["price"])
    if weighed:
        return say(
            "For each vote of its weight a supporting ballot paid %(price)s, or all that it had left where that was less; "
            "together that is its cost.",
            price=price,
        )
    if not Fraction(note["part"]):
        return say("Each supporter paid %(price)s; together that is its cost.", price=price)
    return say(
        "%(full)s supporters paid %(price)s each and %(part)s paid all that they had left, which was less; "
        "together that is its cost.",
        full=number(note["full"]),
        price=price,
        part=number(note["part"]),
    )


def _part(_outcome: Mapping[str, Any], note: Note) -> list[Sentence]:
    return [
        say(
            "It gets the %(granted)s that were left of the %(cost)s that it costs, as its author had agreed.",
            granted=money(note["granted_fen"]),
            cost=money(note["cost_fen"]),
        )
    ]


def _below_support(_outcome: Mapping[str, Any], note: Note) -> list[Sentence]:
    return [say("The rule funds nothing that has fewer than %(n)d supporters.", n=note["needed"])]


def _below_score(_outcome: Mapping[str, Any], note: Note) -> list[Sentence]:
    return [
        say(
            "The rule funds nothing to which the panel gives less than %(score)s.",
            score=number(note["needed"]),
        )
    ]


def _excluded(_outcome: Mapping[str, Any], note: Note) -> list[Sentence]:
    return [say("It cannot go together with option %(id)s, which was chosen.", id=note["by"]), *_short(note)]


def _too_dear(outcome: Mapping[str, Any], note: Note) -> list[Sentence]:
    return [
        say(
            "It costs %(cost)s, more than the whole budget of %(budget)s.",
            cost=money(note["cost_fen"]),
            budget=money(outcome["budget_fen"]),
        )
    ]


def _no_money(_outcome: Mapping[str, Any], note: Note) -> list[Sentence]:
    return [
        say(
            "In its place %(place)d, %(left)s were left, and it costs %(cost)s.",
            place=note["place"],
            left=money(note["left"]),
            cost=money(note["cost_fen"]),
        ),
        *_short(note),
    ]


def _short(note: Note) -> list[Sentence]:
    if note.get("short") is None:
        return []
    if not Fraction(note["short"]):
        return [
            say("It was level with one that was chosen, and only the order of their numbers told them apart.")
        ]
    return [say("It was %(votes)s short of being chosen.", votes=number(note["short"]))]


def _supporters_short(_outcome: Mapping[str, Any], note: Note) -> list[Sentence]:
    told = [
        say(
            "At the end its supporters had %(had)s left together, %(missing)s less than it costs.",
            had=money(note["had"]),
            missing=money(note["missing"]),
        )
    ]
    if note["short"] is not None:
        told.append(
            say(
                "That is as much as %(n)d more supporters with their whole share would have had.",
                n=note["short"],
            )
        )
    return told


def _always(sentence: Sentence) -> Callable[[Mapping[str, Any], Note], list[Sentence]]:
    return lambda _outcome, _note: [sentence]


def _not_in_seats(outcome: Mapping[str, Any], note: Note) -> list[Sentence]:
    return [say("It came in place %(place)d; %(n)d win.", place=note["place"], n=len(outcome["winners"]))]


_TOLD: dict[str, Callable[[Mapping[str, Any], Note], list[Sentence]]] = {
    results.CHOSEN: _chosen,
    results.PART: _part,
    results.FILLED: _always(
        say(
            "Its supporters could not pay it by themselves; it was chosen for its support from what was left."
        )
    ),
    results.NO_SUPPORT: _always(
        say("Nothing speaks for it in what the rule counts, so it cannot be funded.")
    ),
    results.BELOW_SUPPORT: _below_support,
    results.BELOW_SCORE: _below_score,
    results.EXCLUDED: _excluded,
    results.TOO_DEAR: _too_dear,
    results.NO_MONEY: _no_money,
    results.SUPPORTERS_SHORT: _supporters_short,
    results.NOT_IN_BEST: _always(
        say("The choice that is worth most of all that the budget can buy does not hold it.")
    ),
    results.NOT_IN_SEATS: _not_in_seats,
    results.NO_WORTH: _always(say("It costs nothing, so by this rule nobody gains by it.")),
}
