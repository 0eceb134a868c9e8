"""The two tables of a panel, each in a constant number of queries and light enough for 500 candidates on one page."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from linli.practices.panels import rules
from linli.practices.panels.models import Panel, Reviewer
from linli.practices.panels.queries.panels import standing_candidates
from linli.practices.panels.queries.scores import valid_sheets

TO_DO, DONE, IN_CONFLICT, CHANGED, NOT_MINE = "to_do", "done", "in_conflict", "changed", "not_mine"


class OwnRow(NamedTuple):
    """A candidate as one reviewer sees it: `state` is to_do, done, changed (to be scored anew), in_conflict or not_mine."""

    pk: int
    number: str
    title: str
    estate: str
    category: str
    state: str
    score: str


class ScoreRow(NamedTuple):
    """A candidate as the office sees it: how many sheets of how many assigned, and what they come to by now."""

    pk: int
    number: str
    title: str
    estate: str
    assigned: int
    sheets: int
    score: Fraction | None
    shown: str
    enough: bool


_HEAD = ("pk", "number", "title", "estate__name")


def reviewer_table(panel: Panel, reviewer: Reviewer) -> list[OwnRow]:
    """Every candidate with the reviewer's own state, in the order of their numbers (2 queries)."""
    sheets = reviewer.sheets.order_by("version").values_list("candidate", "points", "content_digest")
    scored = {candidate: (points, digest) for candidate, points, digest in sheets}
    mine = standing_candidates(panel).annotate(
        given=Exists(reviewer.assignments.filter(candidate=OuterRef("pk"), ended_at=None)),
        barred=Exists(reviewer.conflicts.filter(candidate=OuterRef("pk"))),
    )
    rows = []
    for *head, digest, given, barred in mine.values_list(
        *_HEAD, "category", "content_digest", "given", "barred"
    ):
        points, of = scored.get(head[0], (None, ""))
        state = _own_state(barred, given, of, digest)
        shown = rules.two_places(rules.sheet_score(panel.rubric, points)) if state == DONE else ""
        rows.append(OwnRow(*head, state, shown))
    return rows


def _own_state(in_conflict: bool, is_assigned: bool, scored: str, stands: str) -> str:
    if in_conflict:
        return IN_CONFLICT
    if scored:
        return DONE if scored == stands else CHANGED
    return TO_DO if is_assigned else NOT_MINE


def organiser_table(panel: Panel) -> list[ScoreRow]:
    """Every candidate with its sheets and what they come to, the best first (3 queries)."""
    sheets, assigned = valid_sheets(panel), defaultdict(int)
    standing = panel.reviewers.filter(assignments__ended_at=None, recused_at=None)
    for candidate in standing.values_list("assignments__candidate", flat=True).order_by():
        assigned[candidate] += 1
    rubric, rows = panel.rubric, []
    for head in standing_candidates(panel).values_list(*_HEAD):
        counted = sheets.get(head[0], ())
        score = rules.panel_score(rubric, [rules.sheet_score(rubric, one.points) for one in counted])
        enough = len(counted) >= rubric.sheets_least
        rows.append(ScoreRow(*head, assigned[head[0]], len(counted), score, rules.two_places(score), enough))
    return sorted(rows, key=lambda row: (row.score is None, -(row.score or 0)))


def published_table(panel: Panel) -> list[dict]:
    """Every decided candidate with its result, the best first (1 query)."""
    decided = standing_candidates(panel).exclude(result=None)
    rows = [
        {
            "pk": pk,
            "number": number,
            "title": title,
            "estate": estate,
            "state": state,
            "rank": result["rank"],
            "shown": rules.two_places(result["score"]),
            "result": result,
        }
        for pk, number, title, estate, state, result in decided.values_list(*_HEAD, "state", "result")
    ]
    return sorted(rows, key=lambda row: row["rank"])
