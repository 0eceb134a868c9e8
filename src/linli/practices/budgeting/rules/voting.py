"""Ballots: whether one keeps to the rule of its vote, how one is written on paper, serials and receipts."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal

Choice = dict[str, int]
"""Number of an option → points; 1 where it is ticked."""

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISREAD = str.maketrans("OIL", "011")
RECEIPT_LETTERS = 12
"""60 bits: nobody finds a ballot by trying codes."""

_PARTS = re.compile(r"[\s,;、，；/]+")


class Chooser(Protocol):
    """What a serial needs of a source of chance; `secrets.SystemRandom()` in service."""

    def randrange(self, stop: int, /) -> int: ...


@dataclass(frozen=True)
class BallotRule:
    """`kind` is approval, knapsack or points; `limit` the most ticks, or the points to share out; none for no limit."""

    kind: str
    limit: int | None
    budget_fen: int


def cost_of(choice: Mapping[str, int], costs: Mapping[str, int]) -> int:
    """What the chosen options cost together, in fen."""
    return sum(costs.get(number, 0) for number, points in choice.items() if points)


def ballot_fault(choice: Mapping[str, int], rule: BallotRule, costs: Mapping[str, int]) -> Sentence | None:
    """What is wrong with a ballot, None where nothing is. `costs` has every option of the vote by its number, in fen."""
    unknown = [number for number in choice if number not in costs]
    if unknown:
        return say("There is no option %(number)s in this vote.", number=unknown[0])
    if any(points < 0 for points in choice.values()):
        return say("Points cannot be negative.")
    if not any(choice.values()):
        return say("Nothing is chosen yet.")
    if rule.kind == "points":
        return _points_fault(choice, rule)
    if rule.limit is not None and len(choice) > rule.limit:
        return say("%(n)d are ticked; at most %(limit)d may be.", n=len(choice), limit=rule.limit)
    if rule.kind == "knapsack" and (cost := cost_of(choice, costs)) > rule.budget_fen:
        return say(
            "What is ticked costs ¥%(cost)s, more than the budget of ¥%(budget)s.",
            cost=_yuan(cost),
            budget=_yuan(rule.budget_fen),
        )
    return None


def _points_fault(choice: Mapping[str, int], rule: BallotRule) -> Sentence | None:
    given = sum(choice.values())
    if rule.limit is not None and given > rule.limit:
        return say("%(n)d points are given; there are %(limit)d to share out.", n=given, limit=rule.limit)
    return None


def written_choice(text: str, kind: str, numbers: Sequence[str]) -> Choice:
    """What somebody typed from a paper ballot: "3 7 12" where options are ticked, "3:5 7:2" where points are given.

    Raises Refusal for what cannot be read; whether the ballot keeps to the rule is another question.
    """
    known = {_plain(number): number for number in numbers}
    choice: Choice = {}
    for part in filter(None, _PARTS.split(unicodedata.normalize("NFKC", text).strip())):
        name, _colon, points = part.partition(":")
        number = known.get(_plain(name))
        if number is None:
            raise Refusal(say("There is no option %(number)s in this vote.", number=name[:20]), "choice")
        if number in choice:
            raise Refusal(say("Option %(number)s is named twice.", number=number), "choice")
        choice[number] = _read_points(points, kind, part)
    return choice


def _read_points(points: str, kind: str, part: str) -> int:
    if kind != "points":
        if points:
            raise Refusal(
                say("“%(text)s”: options are ticked here, not given points.", text=part[:20]), "choice"
            )
        return 1
    if not (points.isascii() and points.isdigit() and len(points) < 7):
        raise Refusal(say("“%(text)s”: write the points after a colon, as 3:5.", text=part[:20]), "choice")
    return int(points)


def told_choice(choice: Mapping[str, int], kind: str) -> str:
    """A choice as it is typed and printed: "3 7 12", or "3:5 7:2"."""
    return " ".join(f"{number}:{points}" if kind == "points" else number for number, points in choice.items())


def serials(count: int, rng: Chooser) -> list[str]:
    """So many different serials for paper ballots, each with a check digit, in no order that tells anything."""
    digits = max(6, len(str(count * 20)))
    found: dict[str, None] = {}
    while len(found) < count:
        body = f"{rng.randrange(10**digits):0{digits}d}"
        found[body + check_digit(body)] = None
    return list(found)


def check_digit(body: str) -> str:
    """The last digit of a serial (Luhn): it finds every single wrong digit and nearly every swap of two."""
    doubled = [int(digit) * 2 if place % 2 == 0 else int(digit) for place, digit in enumerate(reversed(body))]
    return str(-sum(value - 9 if value > 9 else value for value in doubled) % 10)


def serial_of(text: str) -> str | None:
    """The serial in what was typed, without blanks and dashes; None where a digit of it is wrong."""
    plain = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text))
    good = plain.isascii() and plain.isdigit() and len(plain) > 6 and check_digit(plain[:-1]) == plain[-1]
    return plain if good else None


def receipt_code(key: bytes, vote: int, serial: str) -> str:
    """The code by which a voter finds the own ballot, as it is shown: `XXXX-XXXX-XXXX`."""
    number = int.from_bytes(
        hmac.new(key, f"budgeting.receipt:{vote}:{serial}".encode(), hashlib.sha256).digest()
    )
    letters = "".join(LETTERS[number >> 5 * place & 31] for place in range(RECEIPT_LETTERS))
    return "-".join(letters[start : start + 4] for start in range(0, RECEIPT_LETTERS, 4))


def receipt_digest(code: str) -> str:
    """How the published file names the ballot of a receipt: SHA-256 of its twelve characters, 64 hexadecimal digits."""
    return hashlib.sha256(plain_receipt(code).encode()).hexdigest()


def plain_receipt(code: str) -> str:
    """The bare characters of a code: capitals, no blanks or dashes, O read as 0, I and L as 1."""
    text = unicodedata.normalize("NFKC", code).upper().translate(MISREAD)
    return "".join(letter for letter in text if letter in LETTERS)


def _plain(number: str) -> str:
    text = unicodedata.normalize("NFKC", number).strip().casefold()
    return text.lstrip("0") or text


def _yuan(fen: int) -> str:
    return f"{fen // 100:,}.{fen % 100:02d}"
