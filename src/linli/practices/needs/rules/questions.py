"""What a question must be, and what an answer to it must be. Kinds are the codes of `enums.QuestionKind`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linli.civic.places.rules import Spot, fault_in_spot
from linli.kernel.sentence import Sentence, say

CHOSEN = ("single", "multiple")
SAYS_NEEDS = ("single", "multiple", "text", "place")
MOST_CHOICES, MOST_SIGNS, WIDEST_SCALE = 30, 1000, 10


@dataclass(frozen=True)
class ChoiceDraft:
    """One choice of a question; `is_need` where ticking it says that something is needed."""

    text: str
    is_need: bool = False


@dataclass(frozen=True)
class QuestionDraft:
    """A question as it is built. `gives_needs`: what is written or marked in answer is a need to be sorted."""

    kind: str
    text: str
    help: str = ""
    required: bool = True
    choices: tuple[ChoiceDraft, ...] = ()
    gives_needs: bool = False
    least: int = 1
    most: int = 5
    low_end: str = ""
    high_end: str = ""


@dataclass(frozen=True)
class Asked:
    """What is needed of a question to judge an answer: its kind, its choices by number, the ends of its scale."""

    kind: str
    required: bool = True
    choices: frozenset[int] = frozenset()
    least: int = 1
    most: int = 5


def fault_in_question(draft: QuestionDraft) -> tuple[str, Sentence] | None:
    """The field and the sentence of what is wrong with a question, or None."""
    if not draft.text.strip():
        return "text", say("Please write the question.")
    if draft.kind in CHOSEN:
        return _fault_in_choices([choice.text.strip() for choice in draft.choices])
    if draft.kind == "scale" and not 0 <= draft.least < draft.most <= WIDEST_SCALE:
        return "most", say("A scale goes up, from 0 or more to at most %(most)d.", most=WIDEST_SCALE)
    return None


def fault_in_answer(asked: Asked, answer: Any) -> Sentence | None:
    """What is wrong with an answer, or None. An answer left out is None, "" or an empty list."""
    if (
        answer is None
        or answer == ""
        or answer == []
        or answer == ()
        or (isinstance(answer, Spot) and not answer)
    ):
        return say("Please answer this question.") if asked.required else None
    return _JUDGES[asked.kind](asked, answer)


def fault_in_answers(
    questions: Mapping[int, Asked], answers: Mapping[int, Any]
) -> tuple[int, Sentence] | None:
    """The first question with a fault in its answer and the sentence for it, or None."""
    for number, asked in questions.items():
        if fault := fault_in_answer(asked, answers.get(number)):
            return number, fault
    return None


def _fault_in_choices(texts: Sequence[str]) -> tuple[str, Sentence] | None:
    if len(texts) < 2:
        return "choices", say("A question of this kind needs at least two choices, one on each line.")
    if len(texts) > MOST_CHOICES:
        return "choices", say("At most %(most)d choices fit on a phone and on paper.", most=MOST_CHOICES)
    twice = next((text for place, text in enumerate(texts) if text in texts[:place]), None)
    if twice is not None:
        return "choices", say("“%(choice)s” stands there twice.", choice=twice)
    return None


def _one_choice(asked: Asked, answer: Any) -> Sentence | None:
    return None if answer in asked.choices else say("Please choose one of the answers given.")


def _some_choices(asked: Asked, answer: Any) -> Sentence | None:
    if len(set(answer)) == len(answer) and asked.choices.issuperset(answer):
        return None
    return say("Please choose from the answers given, each once.")


def _mark(asked: Asked, answer: Any) -> Sentence | None:
    if isinstance(answer, int) and asked.least <= answer <= asked.most:
        return None
    return say("Please give a mark from %(least)d to %(most)d.", least=asked.least, most=asked.most)


def _words(asked: Asked, answer: Any) -> Sentence | None:
    return (
        None
        if len(str(answer)) <= MOST_SIGNS
        else say("Please write at most %(most)d characters.", most=MOST_SIGNS)
    )


def _spot(asked: Asked, answer: Spot) -> Sentence | None:
    return fault_in_spot(answer)


_JUDGES = {
    "single": _one_choice,
    "multiple": _some_choices,
    "scale": _mark,
    "text": _words,
    "photo": lambda asked, answer: None,
    "place": _spot,
}
