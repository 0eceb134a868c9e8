"""When an entry is complete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linli.civic.places.rules import lies_within
from linli.kernel.money import Money
from linli.kernel.sentence import Sentence, say
from linli.practices.contests.rules.exclusions import words_found


@dataclass(frozen=True)
class EntryDraft:
    """What an estate enters; a draft may lack any of it but the title. `lines` are titles with fen, `point` is (longitude, latitude)."""

    title: str
    problem: str = ""
    design: str = ""
    upkeep: str = ""
    spot: str = ""
    point: tuple[float, float] | None = None
    beneficiaries: int | None = None
    asked_fen: int | None = None
    lines: tuple[tuple[str, int], ...] = ()
    exclusions_denied: bool = False
    exclusion_answer: str = ""


def faults_of(draft: EntryDraft, *, boundary: Mapping[str, Any] | None = None) -> list[tuple[str, Sentence]]:
    """What an entry still lacks: the field and a sentence for each. `boundary` is the estate's polygon, where it is known."""
    return [
        *_unsaid(draft),
        *_budget_faults(draft),
        *_place_faults(draft, boundary),
        *_exclusion_faults(draft),
    ]


def why_budget_differs(lines: Sequence[tuple[str, int]], asked_fen: int) -> Sentence | None:
    """Why the lines do not add up to what is asked; None where they do."""
    total = sum(fen for _title, fen in lines)
    if total == asked_fen:
        return None
    return say(
        "The lines come to %(total)s, but %(asked)s is asked: a difference of %(difference)s.",
        total=str(Money(total)),
        asked=str(Money(asked_fen)),
        difference=str(Money(abs(asked_fen - total))),
    )


def _unsaid(draft: EntryDraft) -> list[tuple[str, Sentence]]:
    asked = (
        ("title", say("The project has no title yet.")),
        ("problem", say("It is not said yet what troubles the estate.")),
        ("design", say("The design is not described yet.")),
        ("spot", say("It is not said yet where in the estate.")),
        ("upkeep", say("It is not said yet who keeps it up afterwards.")),
    )
    found = [(field, fault) for field, fault in asked if not getattr(draft, field).strip()]
    if not draft.beneficiaries:
        found.append(("beneficiaries", say("It is not said yet how many households benefit.")))
    return found


def _budget_faults(draft: EntryDraft) -> list[tuple[str, Sentence]]:
    if not draft.asked_fen:
        return [("asked_fen", say("The whole cost is not said yet."))]
    if not draft.lines:
        return [("lines", say("The budget has no lines yet."))]
    differs = why_budget_differs(draft.lines, draft.asked_fen)
    return [("lines", differs)] if differs else []


def _place_faults(draft: EntryDraft, boundary: Mapping[str, Any] | None) -> list[tuple[str, Sentence]]:
    if draft.point is None or boundary is None or lies_within(draft.point, boundary):
        return []
    return [("point", say("The place on the map does not lie within the estate."))]


def _exclusion_faults(draft: EntryDraft) -> list[tuple[str, Sentence]]:
    found = []
    if not draft.exclusions_denied:
        found.append(
            (
                "exclusions_denied",
                say("It is not confirmed yet that nothing is paid that the fund may not pay."),
            )
        )
    texts = [draft.title, draft.problem, draft.design, *(title for title, _fen in draft.lines)]
    if not draft.exclusion_answer.strip():
        found += [
            (
                "exclusion_answer",
                say(
                    "“%(word)s” may mean %(kind)s, which the fund can't pay. Change it, or explain why it is not that.",
                    word=word,
                    kind=Sentence(kind.title),
                ),
            )
            for kind, word in words_found(texts)
        ]
    return found
