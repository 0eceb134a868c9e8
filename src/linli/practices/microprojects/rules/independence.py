"""Who builds, who accepts and who pays are three: nobody may judge or pay their own work."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from linli.kernel.sentence import say
from linli.kernel.verdict import Verdict


@dataclass(frozen=True)
class Hands:
    """The persons (by number) who have had a hand in a project: who reported or brought vouchers, who accepted, who paid."""

    workers: Collection[int] = ()
    acceptors: Collection[int] = ()
    payers: Collection[int] = ()


@dataclass(frozen=True)
class Ties:
    """What ties a person to the work: a seat in the estate's committee, a place in the body that carries it out."""

    sits_on_committee: bool = False
    belongs_to_builder: bool = False


def may_accept(person: int, hands: Hands, ties: Ties) -> Verdict:
    """Whether this person neither does the work nor pays for it."""
    if person in hands.workers:
        return Verdict(
            False,
            say(
                "You have reported on this work or brought its vouchers; another supervisor has to accept it."
            ),
        )
    if ties.sits_on_committee:
        return Verdict(
            False,
            say(
                "You sit on this estate's committee, for which the work is done; another supervisor has to accept it."
            ),
        )
    if ties.belongs_to_builder:
        return Verdict(
            False, say("You belong to the group that carries this out; another supervisor has to accept it.")
        )
    if person in hands.payers:
        return Verdict(
            False, say("You have released money for this project; another supervisor has to accept it.")
        )
    return Verdict(True, say("You neither do this work nor pay for it."))


def may_pay(person: int, hands: Hands, ties: Ties) -> Verdict:
    """Whether this person neither did the work nor accepted it."""
    if person in hands.workers:
        return Verdict(
            False,
            say(
                "You have reported on this work or brought its vouchers; somebody else has to release the money."
            ),
        )
    if ties.belongs_to_builder:
        return Verdict(
            False,
            say("You belong to the group that carries this out; somebody else has to release the money."),
        )
    if person in hands.acceptors:
        return Verdict(False, say("You have accepted this work; somebody else has to release the money."))
    return Verdict(True, say("You neither did this work nor accepted it."))
