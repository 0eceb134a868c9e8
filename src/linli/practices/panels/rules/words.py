"""The rule of a panel and its result in words."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from linli.kernel.sentence import Sentence, say
from linli.kernel.share import Share
from linli.practices.panels.rules.rubrics import BY_CRITERION, LOWER_COST, MEAN, MEDIAN, Rubric
from linli.practices.panels.rules.scoring import BY_SCORE, DECLINED, FIRST, WAITING

AGGREGATED = {
    MEDIAN: say("The median of the sheets counts."),
    MEAN: say("The mean of the sheets counts."),
}
HIDDEN = say("Reviewers do not see who the authors are.")
SHOWN = say("Reviewers see who the authors are.")


def two_places(score: Fraction | str | None) -> str:
    """A score for reading, with two decimal places, rounded half up; “–” where there is none. Never for deciding."""
    if score is None:
        return "–"
    hundredths = (Fraction(score) * 100 + Fraction(1, 2)).__floor__()
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def tell_rubric(rubric: Rubric) -> list[Sentence]:
    """How scores become decisions, step by step."""
    return [
        AGGREGATED.get(rubric.aggregation)
        or say(
            "Of each candidate's sheets the %(trim)d highest and the %(trim)d lowest are left out; the mean of the others counts.",
            trim=rubric.trim,
        ),
        say("Equal scores: %(steps)s.", steps=_in_turn([tell_step(rubric, step) for step in rubric.ties])),
        say("Valid score sheets needed for each candidate: %(n)d.", n=rubric.sheets_least),
        *_tell_decision(rubric),
        HIDDEN if rubric.blind else SHOWN,
    ]


def tell_step(rubric: Rubric, step: str) -> Sentence:
    """One step of the rule for ties."""
    if step.startswith(BY_CRITERION):
        criterion = rubric.criterion(step.removeprefix(BY_CRITERION))
        return say("the higher score for “%(criterion)s”", criterion=Sentence(criterion.title))
    return say("the lower cost") if step == LOWER_COST else say("the earlier number")


def explain(rubric: Rubric, result: Mapping[str, Any], of: int) -> list[Sentence]:
    """A candidate's result: where it stands, by what, and what it was short of. `of` candidates were ranked."""
    told = [
        say(
            "Rank %(rank)d of %(of)d with %(score)s points.",
            rank=result["rank"],
            of=of,
            score=two_places(result["score"]),
        )
    ]
    apart = result["told_apart_by"]
    if apart not in (FIRST, BY_SCORE) and apart in rubric.ties:
        told.append(
            say(
                "The one before has just as many points; what told them apart is %(step)s.",
                step=tell_step(rubric, apart),
            )
        )
    return told + _why(rubric, result)


def _why(rubric: Rubric, result: Mapping[str, Any]) -> list[Sentence]:
    if result["state"] == WAITING:
        return [say("All places are taken; it moves up when one becomes free.")]
    if result["state"] != DECLINED:
        return []
    short = Share.parse(rubric.least_score).of_one - Fraction(result["score"] or 0)
    if short > 0:
        return [say("It is %(short)s points short of the least score.", short=two_places(short))]
    return [say("It reached the least score, but all places are taken.")]


def _tell_decision(rubric: Rubric) -> list[Sentence]:
    told = [say("Accepted is who reaches %(least)s of 100 points.", least=rubric.least_score)]
    if rubric.places:
        told.append(say("At most %(n)d are accepted, the best first.", n=rubric.places))
    if rubric.waiting:
        told.append(say("The next %(n)d of them are on the waiting list.", n=rubric.waiting))
    return told


def _in_turn(steps: list[Sentence]) -> Sentence:
    told, *rest = steps
    for following in rest:
        told = say("%(first)s, then %(following)s", first=told, following=following)
    return told
