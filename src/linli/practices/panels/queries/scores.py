"""Reads about score sheets: which of them count, and what they come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from linli.practices.panels import rules
from linli.practices.panels.models import Candidate, Conflict, Panel, Reviewer, ScoreSheet
from linli.practices.panels.queries.panels import standing_candidates


@dataclass(frozen=True)
class Counted:
    """A sheet that counts: of whom by number, with which points."""

    sheet: int
    candidate: int
    reviewer: int
    number: int
    points: Mapping[str, int]
    note: str


def valid_sheets(panel: Panel, candidate: Candidate | None = None) -> dict[int, list[Counted]]:
    """Candidate (of all, or just this one) → the sheets that count, in the order of the reviewers' numbers (1 query).

    The latest version of each; not those of reviewers who were recused or are in conflict, and not those for a content
    that the candidate no longer has.
    """
    which = {"candidate": candidate} if candidate else {"candidate__panel": panel}
    rows = _free_of_conflict(ScoreSheet.objects.filter(**which, candidate__withdrawn_at=None))
    latest: dict[tuple[int, int], tuple] = {}
    for row in rows.order_by("version").values_list(*_ROW):
        latest[row[1], row[2]] = row
    found = defaultdict(list)
    for *row, scored, stands in latest.values():
        if scored == stands:
            found[row[1]].append(Counted(*row))
    for sheets in found.values():
        sheets.sort(key=lambda one: one.number)
    return found


@dataclass(frozen=True)
class Board:
    """The sheets of one candidate side by side: for each criterion the mean and each reviewer's points, then the totals.

    `left_out` are the numbers of the reviewers whose total a trimmed mean leaves out.
    """

    numbers: list[int]
    rows: list[tuple[rules.Criterion, str, list[int]]]
    totals: list[str]
    score: str
    left_out: list[int]
    notes: list[tuple[int, str]]


def score_board(rubric: rules.Rubric, found: Mapping[int, list[Counted]]) -> Board:
    """The sheets of one candidate for its page; no query."""
    sheets = [one for of_candidate in found.values() for one in of_candidate]
    points = [one.points for one in sheets]
    totals = [rules.sheet_score(rubric, one) for one in points]
    left = rules.left_out(rubric, totals)
    return Board(
        numbers=[one.number for one in sheets],
        rows=[
            (
                one,
                rules.two_places(rules.criterion_score(rubric, one.code, points)),
                [sheet[one.code] for sheet in points],
            )
            for one in rubric.criteria
        ],
        totals=[rules.two_places(total) for total in totals],
        score=rules.two_places(rules.panel_score(rubric, totals)),
        left_out=[sheets[place].number for place in sorted(left)],
        notes=[(one.number, one.note) for one in sheets if one.note],
    )


_ROW = (
    "pk", "candidate", "reviewer", "reviewer__number", "points", "note", "content_digest", "candidate__content_digest",
)  # fmt: skip


def _free_of_conflict(sheets: QuerySet[ScoreSheet]) -> QuerySet[ScoreSheet]:
    conflict = Conflict.objects.filter(reviewer=OuterRef("reviewer"), candidate=OuterRef("candidate"))
    return sheets.filter(~Exists(conflict), reviewer__recused_at=None)


def score_inputs(panel: Panel, candidates: list[Candidate], sheets: Mapping[int, list[Counted]]) -> dict:
    """What the outcome follows from, as data that names nobody."""
    return {"rubric": panel.rubric.to_data(), "candidates": [_inputs_of(one, sheets) for one in candidates]}


def _inputs_of(candidate: Candidate, sheets: Mapping[int, list[Counted]]) -> dict[str, Any]:
    return {
        "source": candidate.source,
        "number": candidate.number,
        "cost_fen": candidate.cost_fen,
        "sheets": [
            {"reviewer": one.number, "points": dict(one.points)} for one in sheets.get(candidate.pk, ())
        ],
    }


def lacking_sheets(panel: Panel) -> list[tuple[Candidate, int]]:
    """The candidates that have fewer valid sheets than needed, with how many they have (2 queries)."""
    sheets, needed = valid_sheets(panel), panel.rubric.sheets_least
    counted = [(one, len(sheets.get(one.pk, ()))) for one in standing_candidates(panel)]
    return [(one, count) for one, count in counted if count < needed]


def own_sheet(reviewer: Reviewer | None, candidate: Candidate) -> ScoreSheet | None:
    """The latest version of a reviewer's sheet for a candidate."""
    if reviewer is None:
        return None
    return reviewer.sheets.filter(candidate=candidate).order_by("-version").first()


def versions_of(sheet: ScoreSheet) -> list[ScoreSheet]:
    """Every version of a sheet, the first one first."""
    return list(
        ScoreSheet.objects.filter(reviewer=sheet.reviewer_id, candidate=sheet.candidate_id).order_by(
            "version"
        )
    )


def sheet_with_all(pk: int) -> ScoreSheet | None:
    """A sheet with reviewer, candidate, panel and run (1 query)."""
    related = (
        "reviewer__person",
        "candidate__estate",
        "candidate__panel__run__edition",
        "candidate__panel__run__place",
    )
    return ScoreSheet.objects.select_related(*related).filter(pk=pk).first()


def sheets_in(panel: Panel) -> QuerySet[ScoreSheet]:
    """Every sheet of a panel in every version, with candidate and reviewer's number."""
    sheets = ScoreSheet.objects.filter(candidate__panel=panel).select_related("candidate", "reviewer")
    return sheets.order_by("candidate__sort_key", "candidate", "reviewer__number", "version")
