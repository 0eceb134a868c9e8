"""What the pages of estates are made of: figures, the class with its reasons, a measure with its links."""

from __future__ import annotations

from dataclasses import dataclass

from linli.kernel.sentence import Sentence, say
from linli.platform.ui.addresses import page_of
from linli.platform.ui.blocks import Decision, Figure, Words
from linli.practices.estates.models import EstateClass, PlanMeasure, Profile
from linli.practices.estates.rules import TITLES, MeasureChange, explain
from linli.practices.estates.rules.plans import ADDED, CHANGED, DROPPED

SHOWN = (
    ("households", say("households")),
    ("buildings", say("buildings")),
    ("elderly", say("residents of 60 and older")),
    ("volunteers", say("volunteers")),
)
STATES: dict[str, Words] = {
    ADDED: say("new in this version"),
    CHANGED: say("changed"),
    DROPPED: say("no longer in the plan"),
}


def profile_figures(profile: Profile) -> list[Figure]:
    """The headline figures of a profile."""
    return [
        Figure(profile.values[code], "", title)
        for code, title in SHOWN
        if profile.values.get(code) is not None
    ]


def class_decision(row: EstateClass) -> Decision:
    """The class of an estate with the points of each criterion, and the decision that differs where there is one."""
    reasons = explain(row.classing.rules.rules, row.result)
    if row.reason:
        reasons.append(
            say("A person decided “%(tier)s”: %(reason)s", tier=Sentence(TITLES[row.tier]), reason=row.reason)
        )
    confirmed = row.classing.confirmed_at
    return Decision(
        outcome=Sentence(TITLES[row.tier]),
        reasons=reasons,
        rule=say("Rule of classing of %(place)s", place=row.classing.run.place.name),
        edition=str(row.classing.rules.version),
        decided_by=say("confirmed by the council")
        if confirmed
        else say("the council has not confirmed it yet"),
        when=confirmed,
        dossier_url=row.classing.dossier_url,
        command=f"linli recount {row.classing.dossier[7:]}.json",
    )


@dataclass(frozen=True)
class ShownMeasure:
    """A measure as the plan's page shows it."""

    row: PlanMeasure
    need_url: str
    carrier_url: str
    state: Words = ""
    parts: tuple[str, ...] = ()


def shown_measures(rows: list[PlanMeasure], changes: tuple[MeasureChange, ...]) -> list[ShownMeasure]:
    """The measures of a version with their links, each with what is new about it; those dropped are told apart."""
    by_title = {one.after.title: one for one in changes if one.after}
    found = []
    for row in rows:
        change = by_title.get(row.title)
        state = STATES.get(change.state, "") if change else ""
        parts = tuple(change.titles) if change else ()
        found.append(ShownMeasure(row, page_of(row.need), page_of(row.carrier), state, parts))
    return found
