"""Reviewers score; a sheet never changes, a correction is a new version; the supervisors may open any."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.db import transaction

from linli.kernel.sentence import mark, say
from linli.kernel.verdict import Refusal, filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import sent_before
from linli.practices.panels import rules
from linli.practices.panels.actions.locking import open_panel_of, seat
from linli.practices.panels.models import Candidate, Panel, Reviewer, ScoreSheet
from linli.practices.panels.queries import candidate_with_panel, own_sheet, why_not_to_score

CHANGED = mark("The candidate was changed after it had been scored.")


@transaction.atomic
def score(
    *, by, candidate: Candidate, points: Mapping[str, int], note: str = "", client_id: UUID | None = None
) -> ScoreSheet:
    """Score a candidate once: points by the code of each criterion. Sent again with the same id, it is one sheet.

    Refuses what is not assigned to the reviewer, kin, own estate and every other conflict, before the declaration, after the
    last day, and a second sheet.
    """
    permit(by, "panels.score", candidate)
    panel = open_panel_of(candidate.run)
    reviewer = seat(by, panel)
    if sent := sent_before(reviewer.sheets, client_id):
        return sent
    candidate = candidate_with_panel(candidate.pk)
    refuse_if(why_not_to_score(panel, reviewer, candidate))
    before = own_sheet(reviewer, candidate)
    if before and before.content_digest == candidate.content_digest:
        raise Refusal(
            say("You have scored this already. Until the decisions are published you can correct your sheet.")
        )
    _check_points(panel, points)
    sheet = _written(reviewer, candidate, points, note, before, CHANGED if before else "", client_id)
    told = say("A score sheet came in for “%(title)s”", title=candidate.title)
    record(by, "panels.score", sheet, tells=told, content={"points": dict(points), "note": note})
    return sheet


@transaction.atomic
def correct_sheet(
    *,
    by,
    sheet: ScoreSheet,
    points: Mapping[str, int],
    reason: str,
    note: str = "",
    client_id: UUID | None = None,
) -> ScoreSheet:
    """Correct one's own sheet, with a reason: a new version; the old ones stay and the supervisors see them all."""
    permit(by, "panels.score", sheet)
    permit(by, "panels.correct_sheet", sheet)
    reason = filled(reason, say("Please write why you correct your sheet."), "reason")
    panel = open_panel_of(sheet.run)
    reviewer = seat(by, panel)
    if sent := sent_before(reviewer.sheets, client_id):
        return sent
    candidate = candidate_with_panel(sheet.candidate_id)
    before = own_sheet(reviewer, candidate)
    if before is None or sheet.reviewer_id != reviewer.pk:
        raise Refusal(say("You can only correct a sheet of your own."))
    refuse_if(why_not_to_score(panel, reviewer, candidate))
    _check_points(panel, points)
    corrected = _written(reviewer, candidate, points, note, before, reason, client_id)
    told = say("A score sheet for “%(title)s” was corrected", title=candidate.title)
    content = {"points": dict(points), "note": note, "reason": reason, "version": corrected.version}
    record(by, "panels.correct_sheet", corrected, tells=told, content=content)
    return corrected


@transaction.atomic
def open_sheet(*, by, sheet: ScoreSheet) -> ScoreSheet:
    """A supervisor opens a sheet with its reviewer's name; each look is recorded."""
    permit(by, "panels.open_sheet", sheet)
    told = say("The supervisors opened a score sheet for “%(title)s”", title=sheet.candidate.title)
    record(by, "panels.open_sheet", sheet, tells=told, content={"sheet": sheet.pk})
    return sheet


def _check_points(panel: Panel, points: Mapping[str, int]) -> None:
    for code, fault in rules.faults_in_points(panel.rubric, points):
        raise Refusal(fault, f"points_{code}")


def _written(
    reviewer: Reviewer,
    candidate: Candidate,
    points: Mapping[str, int],
    note: str,
    before: ScoreSheet | None,
    reason: str,
    client_id: UUID | None,
) -> ScoreSheet:
    return ScoreSheet.objects.create(
        reviewer=reviewer,
        candidate=candidate,
        version=before.version + 1 if before else 1,
        points=dict(points),
        note=note.strip(),
        reason=reason,
        content_digest=candidate.content_digest,
        sent_at=clock.now(),
        client_id=client_id or uuid4(),
    )
