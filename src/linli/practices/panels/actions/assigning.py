"""Conflicts that the register shows, and who is to score what; part of the acts that change either."""

from __future__ import annotations

from linli.platform import clock
from linli.practices.panels import rules
from linli.practices.panels.enums import Origin
from linli.practices.panels.models import Assignment, Candidate, Conflict, Panel, Reviewer
from linli.practices.panels.queries import candidate_ties, reviewer_ties, standing_candidates


def find_conflicts(panel: Panel) -> None:
    """Record every conflict between reviewers and candidates that the register shows and that is not recorded yet."""
    seats = list(panel.reviewers.filter(recused_at=None))
    ties = reviewer_ties([seat.person_id for seat in seats])
    found = [
        _conflict(seat, candidate, kind)
        for candidate in standing_candidates(panel)
        for seat in seats
        for kind in rules.found_conflicts(ties[seat.person_id], candidate_ties(candidate))
    ]
    Conflict.objects.bulk_create(found, ignore_conflicts=True)


def assign(panel: Panel) -> None:
    """End the assignments that a conflict or recusal forbids, and fill up what is missing by the rule."""
    seats = list(panel.reviewers.filter(recused_at=None).order_by("number").values_list("pk", flat=True))
    candidates = list(standing_candidates(panel).values_list("pk", flat=True))
    barred = barred_pairs(panel)
    standing = set(_standing(panel).values_list("reviewer", "candidate"))
    over = {pair for pair in standing if pair in barred or pair[0] not in seats}
    for reviewer in {pair[0] for pair in over}:
        theirs = [candidate for who, candidate in over if who == reviewer]
        _standing(panel).filter(reviewer=reviewer, candidate__in=theirs).update(ended_at=clock.now())
    pairs = rules.assigned(
        candidates,
        seats,
        each=panel.rubric.reviewers_each,
        barred=barred,
        standing=sorted(standing - over),
    )
    Assignment.objects.bulk_create(
        Assignment(reviewer_id=reviewer, candidate_id=candidate, assigned_at=clock.now())
        for reviewer, candidate in pairs
    )


def barred_pairs(panel: Panel) -> set[tuple[int, int]]:
    """Reviewer and candidate of every conflict of a panel."""
    return set(Conflict.objects.filter(reviewer__panel=panel).values_list("reviewer", "candidate"))


def _standing(panel: Panel):
    return Assignment.objects.filter(reviewer__panel=panel, ended_at=None)


def _conflict(seat: Reviewer, candidate: Candidate, kind: str) -> Conflict:
    return Conflict(
        reviewer=seat, candidate=candidate, kind=kind, origin=Origin.FOUND, recorded_at=clock.now()
    )
