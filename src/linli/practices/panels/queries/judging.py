"""Whether a reviewer scores a candidate now, and if not, why."""

from __future__ import annotations

from linli.kernel.sentence import Sentence, mark, on_day, say
from linli.practices.panels import rules
from linli.practices.panels.enums import ConflictKind
from linli.practices.panels.models import Candidate, Panel, Reviewer
from linli.practices.panels.queries.ties import candidate_ties, reviewer_ties


def why_not_to_score(panel: Panel, reviewer: Reviewer, candidate: Candidate) -> Sentence | None:
    """Why this reviewer does not score this candidate now; None where they do."""
    if candidate.panel_id != panel.pk or candidate.withdrawn_at:
        return say("This candidate is not before the panel any more.")
    if not panel.takes_scores:
        return say(
            "Scores were taken until %(day)s. The office can give more time.", day=on_day(panel.closes_on)
        )
    if reviewer.declared_at is None:
        return say("First say whether you have an interest in one of the candidates.")
    known = reviewer.conflicts.filter(candidate=candidate).values_list("kind", flat=True).first()
    kind = known or next(iter(found_now(reviewer, candidate)), None)
    if kind:
        return say("You do not score this one: %(why)s.", why=Sentence(_CONFLICT[kind]))
    if not reviewer.assignments.filter(candidate=candidate, ended_at=None).exists():
        return say("This candidate is assigned to other reviewers.")
    return None


_CONFLICT = {
    ConflictKind.AUTHOR: mark("you are one of its authors"),
    ConflictKind.KINSHIP: mark("an author is kin of yours or lives in your household"),
    ConflictKind.ORGANISATION: mark("you belong to the organisation that proposes it"),
    ConflictKind.OWN_ESTATE: mark("it is about your own estate"),
    ConflictKind.OTHER: mark("a conflict of interest is recorded"),
}


def found_now(seat: Reviewer, candidate: Candidate) -> tuple[str, ...]:
    """The kinds of conflict that the register shows between the two today."""
    ties = reviewer_ties([seat.person_id])[seat.person_id]
    return rules.found_conflicts(ties, candidate_ties(candidate))
