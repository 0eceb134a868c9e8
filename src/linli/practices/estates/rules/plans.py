"""A plan of an estate: when it can be drafted, when it can be adopted, and how two versions differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date

from linli.kernel.sentence import Sentence, say
from linli.kernel.sentence import mark as _

SOURCE = re.compile(r"[a-z]+\.[a-z_]+:[0-9]{1,18}", re.ASCII)
"""How another practice's row is named: needs.group:7."""

ADDED, DROPPED, CHANGED, SAME = "added", "dropped", "changed", "same"


@dataclass(frozen=True)
class MeasureDraft:
    """One measure: what, who, until when, what it costs (fen) and who pays; which need it answers, what carries it.

    `need` and `carrier` name rows of other practices, where there are any; `need_words` says the need in words.
    """

    title: str
    who: str
    due_on: date | None
    cost_fen: int
    need_words: str
    money_from: str = ""
    need: str = ""
    carrier: str = ""


@dataclass(frozen=True)
class PlanDraft:
    """What an estate wants to reach, and how."""

    aims: str
    measures: tuple[MeasureDraft, ...] = ()
    note: str = ""


def faults_of(draft: PlanDraft) -> Iterator[tuple[str, Sentence]]:
    """What a plan still lacks: the field (`title_1` for the first measure) and a sentence for each."""
    if not draft.aims.strip():
        yield "aims", say("The plan has no aims yet.")
    if not draft.measures:
        yield "title_1", say("The plan needs at least one measure.")
    for number, one in enumerate(draft.measures, 1):
        for field, fault in _measure_faults(one):
            yield f"{field}_{number}", fault


def _measure_faults(one: MeasureDraft) -> Iterator[tuple[str, Sentence]]:
    named = {"measure": one.title.strip() or "…"}
    if not one.title.strip():
        yield "title", say("A measure has no name yet.")
    if not one.who.strip():
        yield "who", say("Who carries out “%(measure)s”?", **named)
    if one.due_on is None:
        yield "due_on", say("Until when is “%(measure)s” to be done?", **named)
    if not one.need_words.strip():
        yield "need_words", say("Which need does “%(measure)s” answer?", **named)
    if one.cost_fen < 0:
        yield "cost_fen", say("“%(measure)s” can't cost less than nothing.", **named)
    elif one.cost_fen and not one.money_from.strip():
        yield "money_from", say("Who pays for “%(measure)s”?", **named)
    for field in ("need", "carrier"):
        if (said := getattr(one, field)) and not SOURCE.fullmatch(said):
            yield field, say("“%(text)s” is no page of the platform that can be linked to.", text=said)


PARTS = {
    "title": _("Measure"),
    "who": _("Who"),
    "due_on": _("Until when"),
    "cost_fen": _("Money"),
    "money_from": _("Paid by"),
    "need_words": _("Need that it answers"),
    "need": _("Page of the need"),
    "carrier": _("Carried by"),
}


@dataclass(frozen=True)
class MeasureChange:
    """A measure in two versions: what became of it, and the parts that differ."""

    state: str
    before: MeasureDraft | None
    after: MeasureDraft | None
    parts: tuple[str, ...] = ()

    @property
    def titles(self) -> list[str]:
        """The names of the parts that differ."""
        return [PARTS[part] for part in self.parts]


@dataclass(frozen=True)
class PlanChange:
    """How one version differs from the one before."""

    aims_changed: bool
    measures: tuple[MeasureChange, ...]

    @property
    def is_none(self) -> bool:
        return not self.aims_changed and all(one.state == SAME for one in self.measures)


def differences(before: PlanDraft, after: PlanDraft) -> PlanChange:
    """What changed between two versions; a measure is the same one where it has the same name, else the same words of need."""
    left = list(before.measures)
    found = []
    for one in after.measures:
        was = _counterpart(one, left, after.measures)
        if was is None:
            found.append(MeasureChange(ADDED, None, one))
            continue
        left.remove(was)
        parts = tuple(
            part.name for part in fields(MeasureDraft) if getattr(was, part.name) != getattr(one, part.name)
        )
        found.append(MeasureChange(CHANGED if parts else SAME, was, one, parts))
    found += [MeasureChange(DROPPED, one, None) for one in left]
    return PlanChange(before.aims.strip() != after.aims.strip(), tuple(found))


def _counterpart(
    one: MeasureDraft, left: Sequence[MeasureDraft], after: Sequence[MeasureDraft]
) -> MeasureDraft | None:
    """The measure of the old version that this one was; one that still stands under its own name is no other's."""
    kept = {other.title for other in after}
    return next((was for was in left if was.title == one.title), None) or next(
        (was for was in left if was.need_words == one.need_words and was.title not in kept), None
    )
