"""What the report shows: each indicator with its words, and how it is made from measures. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from linli.kernel.money import Money
from linli.kernel.sentence import Sentence, say
from linli.kernel.sentence import mark as _

SPACE, CAPITAL, CAPACITY, SERVICE = "space", "capital", "capacity", "service"
PARTS = {
    SPACE: _("Space: what was renewed"),
    CAPITAL: _("Social capital: what neighbours gave and joined"),
    CAPACITY: _("Capacity: who learned to carry it"),
    SERVICE: _("Service: what was needed and answered"),
}
"""The four parts of an outcome report, after the four effects that the article tells."""


@dataclass(frozen=True)
class Counted:
    """What a measure counted: its value and from how many records."""

    value: int
    records: int


@dataclass(frozen=True)
class Indicator:
    """A figure of the report. `value` makes it from the counted measures (None: not to be told yet), `because` says how."""

    code: str
    part: str
    title: str
    unit: str
    measures: tuple[str, ...]
    value: Callable[[Mapping[str, Counted]], int | Fraction | None]
    because: Callable[[Mapping[str, Counted]], Sentence]


def _one(code: str, part: str, title: str, unit: str, because: str) -> Indicator:
    """An indicator that is one measure; `because` may name `%(records)d`."""
    return Indicator(
        code,
        part,
        title,
        unit,
        (code,),
        lambda counted: counted[code].value,
        lambda counted: Sentence(because, {"records": counted[code].records}),
    )


def _leverage(counted: Mapping[str, Counted]) -> Fraction | None:
    raised = counted["self_raised_fen"].value
    return Fraction(counted["matched_fen"].value, raised) if raised else None


def _leverage_because(counted: Mapping[str, Counted]) -> Sentence:
    return say(
        "public money ÷ own part: %(matched)s ÷ %(raised)s",
        matched=str(Money(counted["matched_fen"].value)),
        raised=str(Money(counted["self_raised_fen"].value)),
    )


def _complaint_change(counted: Mapping[str, Counted]) -> Fraction | None:
    before, after = counted["complaints_before"].value, counted["complaints_after"].value
    return Fraction(after - before, before) if before else None


def _complaint_because(counted: Mapping[str, Counted]) -> Sentence:
    return say(
        "complaints to the hotline among the same %(households)d households: %(before)d before, %(after)d after, over equal windows of %(days)d days",
        households=counted["households"].value,
        before=counted["complaints_before"].value,
        after=counted["complaints_after"].value,
        days=counted["complaints_window_days"].value,
    )


INDICATORS = (
    _one(
        "estates_renewed",
        SPACE,
        _("Estates renewed"),
        "estates",
        _("estates with a micro-project that the supervisors accepted, each estate once; %(records)d projects"),
    ),
    _one(
        "micro_projects_completed",
        SPACE,
        _("Micro-projects completed"),
        "projects",
        _("micro-projects accepted by the supervisors: %(records)d"),
    ),
    _one(
        "attendances",
        CAPITAL,
        _("Attendances"),
        "attendances",
        _(
            "each time somebody took part: a household form sent in, a check-in at a meeting, an own part paid, a rating; %(records)d records"
        ),
    ),
    _one(
        "self_raised_fen",
        CAPITAL,
        _("Raised by neighbours"),
        "fen",
        _("own part paid in, less what went back; %(records)d movements"),
    ),
    _one(
        "matched_fen",
        CAPITAL,
        _("Matched by the guarantee fund"),
        "fen",
        _("moved from the guarantee fund to projects, less what went back; %(records)d movements"),
    ),
    Indicator(
        "leverage", CAPITAL, _("Leverage"), "ratio", ("self_raised_fen", "matched_fen"), _leverage, _leverage_because
    ),
    _one(
        "courtyard_committees_founded",
        CAPACITY,
        _("Courtyard committees founded"),
        "organisations",
        _("courtyard committees entered in the register as founded: %(records)d"),
    ),
    _one(
        "volunteer_teams_founded",
        CAPACITY,
        _("Volunteer teams founded"),
        "organisations",
        _("volunteer teams entered in the register as founded: %(records)d"),
    ),
    _one(
        "micro_grid_teams_founded",
        CAPACITY,
        _("Micro-grid teams founded"),
        "organisations",
        _("micro-grid teams entered in the register as founded: %(records)d"),
    ),
    _one("forms", SERVICE, _("Household forms"), "forms", _("household forms sent in, one a household: %(records)d")),
    _one("reports", SERVICE, _("Needs reported"), "needs", _("needs that residents reported freely: %(records)d")),
    Indicator(
        "complaint_rate_change",
        SERVICE,
        _("Change of the complaint rate"),
        "share",
        ("complaints_before", "complaints_after"),
        _complaint_change,
        _complaint_because,
    ),
)
