"""What is scored and how much each part weighs; stated before anybody scores, then frozen.

A rubric is pure data. `to_data` gives what is frozen and hashed, `from_data` reads it back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from linli.kernel.sentence import Sentence, say
from linli.kernel.share import Share
from linli.kernel.verdict import Refusal

WHOLE = 100
"""Weights add up to this, and so does the best score."""

MEDIAN, MEAN, TRIMMED = "median", "mean", "trimmed"
AGGREGATIONS = (MEDIAN, MEAN, TRIMMED)
LOWER_COST, EARLIER_NUMBER, BY_CRITERION = "lower_cost", "earlier_number", "criterion:"
EACH, TOGETHER = "each", "together"
LONGEST = 30
"""Criteria of one rubric."""


@dataclass(frozen=True)
class Criterion:
    """One thing that is scored, with whole points from 0 to `most`; `weight` is its part of the 100."""

    code: str
    title: str
    weight: int
    most: int = 10
    about: str = ""


@dataclass(frozen=True)
class Rubric:
    """The criteria, and every rule by which scores become decisions.

    `aggregation` joins the sheets of one candidate; `trimmed` leaves out the `trim` highest and the `trim` lowest. `ties` says
    in which order equal scores are told apart, and ends with the number. `sheets_least` valid sheets are needed;
    `reviewers_each` are assigned to each candidate (0: everybody). `blind` hides the authors. Accepted is who reaches
    `least_score`, the best `places` of them (0: all); the next `waiting` of them wait. `minutes` is the time to present; after it
    `reveal` shows each score as it comes in, or all `together` when the last is in.
    """

    criteria: tuple[Criterion, ...]
    aggregation: str = TRIMMED
    trim: int = 1
    ties: tuple[str, ...] = (LOWER_COST, EARLIER_NUMBER)
    sheets_least: int = 5
    reviewers_each: int = 0
    blind: bool = True
    least_score: str = "60"
    places: int = 0
    waiting: int = 0
    minutes: int = 7
    reveal: str = EACH

    def to_data(self) -> dict[str, Any]:
        """As it is frozen."""
        return {**asdict(self), "criteria": [asdict(one) for one in self.criteria], "ties": list(self.ties)}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Rubric:
        """Read what was frozen; only the criteria and the ties are lists."""
        criteria = tuple(Criterion(**one) for one in data["criteria"])
        return cls(**{**data, "criteria": criteria, "ties": tuple(data["ties"])})

    def criterion(self, code: str) -> Criterion | None:
        """The criterion of this code."""
        return next((one for one in self.criteria if one.code == code), None)


def checked(rubric: Rubric) -> Rubric:
    """The rubric, if it can be used; raises Refusal with the first fault, at its field."""
    for field, fault in faults_of(rubric):
        raise Refusal(fault, field)
    return rubric


def faults_of(rubric: Rubric) -> list[tuple[str, Sentence]]:
    """What keeps a rubric from being used: the field and a sentence for each."""
    return [*_faults_in_criteria(rubric), *_faults_in_ties(rubric), *_faults_in_numbers(rubric)]


def _faults_in_criteria(rubric: Rubric) -> list[tuple[str, Sentence]]:
    criteria = rubric.criteria
    if not 1 <= len(criteria) <= LONGEST:
        return [("criteria", say("A rubric has from 1 to %(most)d criteria.", most=LONGEST))]
    found: list[tuple[str, Sentence]] = []
    if any(not one.title.strip() or not one.code for one in criteria):
        found.append(("criteria", say("Each criterion needs a name.")))
    if len({one.code for one in criteria}) < len(criteria):
        found.append(("criteria", say("Two criteria have the same code.")))
    if any(one.weight < 1 or not 1 <= one.most <= WHOLE for one in criteria):
        found.append(("criteria", say("Each criterion weighs at least 1 and gives from 1 to 100 points.")))
    if (total := sum(one.weight for one in criteria)) != WHOLE:
        found.append(("criteria", say("The weights add up to %(total)d, not to 100.", total=total)))
    return found


def _faults_in_ties(rubric: Rubric) -> list[tuple[str, Sentence]]:
    known = {LOWER_COST, EARLIER_NUMBER, *(f"{BY_CRITERION}{one.code}" for one in rubric.criteria)}
    if set(rubric.ties) - known or len(set(rubric.ties)) < len(rubric.ties):
        return [
            (
                "ties",
                say("The rule for ties names criteria of this rubric, the cost and the number, each once."),
            )
        ]
    if rubric.ties[-1:] != (EARLIER_NUMBER,):
        return [("ties", say("The rule for ties ends with the number, so that it always decides."))]
    return []


def _faults_in_numbers(rubric: Rubric) -> list[tuple[str, Sentence]]:
    found: list[tuple[str, Sentence]] = []
    if rubric.aggregation not in AGGREGATIONS:
        found.append(("aggregation", say("Scores are joined by their median, mean or trimmed mean.")))
    if not 1 <= rubric.trim <= 10:
        found.append(("trim", say("From 1 to 10 scores are left out at each end.")))
    if not 1 <= rubric.sheets_least <= 50:
        found.append(("sheets_least", say("From 1 to 50 score sheets are needed for each candidate.")))
    if rubric.reviewers_each and rubric.reviewers_each < rubric.sheets_least:
        found.append(
            ("reviewers_each", say("Fewer reviewers would be assigned than score sheets are needed."))
        )
    if not 0 <= Share.parse(rubric.least_score).of_one <= WHOLE:
        found.append(("least_score", say("The least score lies between 0 and 100.")))
    if min(rubric.places, rubric.waiting, rubric.reviewers_each) < 0:
        found.append(("places", say("A number of places is not negative.")))
    if not 1 <= rubric.minutes <= 120:
        found.append(("minutes", say("A presentation lasts from 1 to 120 minutes.")))
    if rubric.reveal not in (EACH, TOGETHER):
        found.append(("reveal", say("Scores are shown each as it comes in, or all together.")))
    return found
