"""What a proposal says, and when it is complete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from linli.civic.places.rules import lies_within
from linli.kernel.money import Money
from linli.kernel.sentence import Sentence, say

MICRO = 1_000_000
"""A point is kept in millionths of a degree: about 11 cm."""

ONE_PAGE = 1_200
"""Characters of a nomination's page."""


@dataclass(frozen=True)
class ProposalDraft:
    """All that a proposal says; a draft may lack any of it but the title.

    `lines` are the budget: titles with fen, adding up to `cost_fen`, of which `own_fen` is brought in money; the rest is
    asked for. `steps` are the schedule: what, and the last day for it as YYYY-MM-DD. `point` is longitude and latitude
    (WGS-84) in millionths of a degree. `estate` is a place's code, "" for the whole community, and `estate_name` its
    name. `photos` and `files` are numbers of attachments. Of a nomination `solution` is the one page of text.
    """

    title: str = ""
    category: str = ""
    estate: str = ""
    estate_name: str = ""
    spot: str = ""
    point: tuple[int, int] | None = None
    problem: str = ""
    solution: str = ""
    beneficiaries: int | None = None
    cost_fen: int | None = None
    own_fen: int = 0
    lines: tuple[tuple[str, int], ...] = ()
    own_part: str = ""
    steps: tuple[tuple[str, str], ...] = ()
    upkeep: str = ""
    photos: tuple[int, ...] = ()
    files: tuple[int, ...] = ()

    @property
    def asked_fen(self) -> int | None:
        """What is asked of the public budget."""
        return None if self.cost_fen is None else self.cost_fen - self.own_fen

    @property
    def category_told(self) -> Sentence:
        """Its category in words."""
        return Sentence(self.category)

    @property
    def dated_steps(self) -> list[tuple[str, date]]:
        """The schedule with its days as dates."""
        return [(what, date.fromisoformat(day)) for what, day in self.steps]

    def to_data(self) -> dict[str, Any]:
        """JSON form; `from_data` reads it back."""
        return {name: _listed(value) for name, value in asdict(self).items()}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> ProposalDraft:
        known = {field.name for field in fields(cls)}
        return cls(**{name: _tupled(value) for name, value in data.items() if name in known})


@dataclass(frozen=True)
class Frame:
    """What a call asks of proposals: its categories, what may be asked at most (fen), and the estate's polygon if known."""

    categories: tuple[str, ...] = ()
    most_fen: int | None = None
    boundary: Mapping[str, Any] | None = None


def faults_of(draft: ProposalDraft, frame: Frame) -> list[tuple[str, Sentence]]:
    """What a proposal still lacks: the field and a sentence for each."""
    return [
        *_unsaid(draft),
        *_category_faults(draft, frame),
        *_place_faults(draft, frame),
        *_budget_faults(draft, frame),
        *_schedule_faults(draft),
    ]


def faults_of_nomination(draft: ProposalDraft) -> list[tuple[str, Sentence]]:
    """What a nomination still lacks: photos and one page of text."""
    found, length = [], len(draft.solution)
    if not draft.title.strip():
        found.append(("title", say("The nomination has no headline yet.")))
    if not draft.solution.strip():
        found.append(("solution", say("Nothing is told of the estate yet.")))
    if length > ONE_PAGE:
        told = say("One page has at most %(most)d characters; this has %(n)d.", most=ONE_PAGE, n=length)
        found.append(("solution", told))
    if not draft.photos:
        found.append(("photos", say("A nomination shows at least one photo.")))
    return found


def why_lines_differ(lines: Sequence[tuple[str, int]], cost_fen: int) -> Sentence | None:
    """Why the budget lines do not add up to the whole cost; None where they do."""
    total = sum(fen for _title, fen in lines)
    if total == cost_fen:
        return None
    return say(
        "The lines come to %(total)s, but the whole cost is %(cost)s: a difference of %(difference)s.",
        total=str(Money(total)),
        cost=str(Money(cost_fen)),
        difference=str(Money(abs(cost_fen - total))),
    )


def _unsaid(draft: ProposalDraft) -> list[tuple[str, Sentence]]:
    asked = (
        ("title", say("The proposal has no title yet.")),
        ("problem", say("The problem is not told yet.")),
        ("solution", say("The solution is not told yet.")),
        ("spot", say("It is not said yet where.")),
        ("own_part", say("It is not said yet what you do yourselves.")),
        ("upkeep", say("It is not said yet who keeps it up afterwards.")),
    )
    found = [(field, fault) for field, fault in asked if not getattr(draft, field).strip()]
    if not draft.beneficiaries:
        found.append(("beneficiaries", say("It is not said yet how many households benefit.")))
    return found


def _category_faults(draft: ProposalDraft, frame: Frame) -> list[tuple[str, Sentence]]:
    if draft.category in frame.categories:
        return []
    return [("category", say("Please choose one of the call's categories."))]


def _place_faults(draft: ProposalDraft, frame: Frame) -> list[tuple[str, Sentence]]:
    if draft.point is None or frame.boundary is None:
        return []
    if lies_within([part / MICRO for part in draft.point], frame.boundary):
        return []
    return [("spot", say("The place on the map does not lie within the estate."))]


def _budget_faults(draft: ProposalDraft, frame: Frame) -> list[tuple[str, Sentence]]:
    if not draft.cost_fen:
        return [("cost_fen", say("The whole cost is not said yet."))]
    if not draft.lines:
        return [("cost_fen", say("The budget has no lines yet."))]
    if any(fen <= 0 for _title, fen in draft.lines):
        return [("cost_fen", say("Each budget line costs something."))]
    if differs := why_lines_differ(draft.lines, draft.cost_fen):
        return [("cost_fen", differs)]
    if not 0 <= draft.own_fen < draft.cost_fen:
        return [("own_fen", say("Your own money is less than the whole cost; otherwise nothing is asked."))]
    if frame.most_fen is not None and draft.asked_fen > frame.most_fen:
        asked, most = str(Money(draft.asked_fen)), str(Money(frame.most_fen))
        told = say("%(asked)s is asked, but the whole budget is %(most)s.", asked=asked, most=most)
        return [("cost_fen", told)]
    return []


def _schedule_faults(draft: ProposalDraft) -> list[tuple[str, Sentence]]:
    if not draft.steps:
        return [("steps", say("The schedule has no step yet."))]
    days = [date.fromisoformat(day) for _what, day in draft.steps]
    if days != sorted(days):
        return [("steps", say("The steps of the schedule are not in the order of their days."))]
    return []


def _listed(value: Any) -> Any:
    return [_listed(one) for one in value] if isinstance(value, (tuple, list)) else value


def _tupled(value: Any) -> Any:
    return tuple(_tupled(one) for one in value) if isinstance(value, list) else value
