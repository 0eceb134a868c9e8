"""What differs between two versions, field by field and line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from linli.kernel.money import Money
from linli.kernel.sentence import Sentence, say
from linli.practices.proposals.rules.drafts import MICRO, ProposalDraft

KEPT, TAKEN, ADDED = " ", "-", "+"


@dataclass(frozen=True)
class Line:
    """A line as it stands in both versions (" "), in the older one only ("-"), or in the newer one only ("+")."""

    sign: str
    text: str


@dataclass(frozen=True)
class Change:
    """One field that differs, with its lines."""

    field: str
    label: Sentence
    lines: tuple[Line, ...]


LABELS = {
    "title": say("Title"),
    "category": say("Category"),
    "estate_name": say("Estate"),
    "spot": say("Where"),
    "point": say("Place on the map"),
    "problem": say("Problem"),
    "solution": say("Solution"),
    "beneficiaries": say("Households that benefit"),
    "cost_fen": say("Whole cost"),
    "own_fen": say("Own money"),
    "lines": say("Budget"),
    "own_part": say("Own part"),
    "steps": say("Schedule"),
    "upkeep": say("Upkeep"),
    "photos": say("Photos"),
    "files": say("Attachments"),
}


def changes_between(older: ProposalDraft, newer: ProposalDraft) -> list[Change]:
    """The fields that differ, in the order in which a proposal is read."""
    return [
        Change(field, label, tuple(compared(lines_of(older, field), lines_of(newer, field))))
        for field, label in LABELS.items()
        if getattr(older, field) != getattr(newer, field)
    ]


def compared(older: Sequence[str], newer: Sequence[str]) -> list[Line]:
    """The lines of two texts: what was taken out stands before what came in its place."""
    found: list[Line] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, older, newer, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [Line(KEPT, text) for text in older[i1:i2]]
        else:
            found += [Line(TAKEN, text) for text in older[i1:i2]]
            found += [Line(ADDED, text) for text in newer[j1:j2]]
    return found


def lines_of(draft: ProposalDraft, field: str) -> list[str]:
    """A field as lines of text."""
    value = getattr(draft, field)
    if value is None:
        return []
    if field in ("cost_fen", "own_fen"):
        return [str(Money(value))]
    if field == "lines":
        return [f"{title} {Money(fen)}" for title, fen in value]
    if field == "steps":
        return [f"{day} {what}" for what, day in value]
    if field == "point":
        return [", ".join(f"{part / MICRO:.6f}" for part in value)]
    if field in ("photos", "files"):
        return [f"#{number}" for number in value]
    return str(value).splitlines()
