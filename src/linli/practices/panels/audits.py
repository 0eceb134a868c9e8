"""What must always hold of panels."""

from __future__ import annotations

import json
from collections.abc import Iterator

from linli.kernel import canonical
from linli.kernel.sentence import Sentence, say
from linli.platform.documents.models import StoredDossier
from linli.practices.panels import rules
from linli.practices.panels.models import Assignment, Candidate, Conflict, Panel
from linli.practices.panels.queries import score_inputs, standing_candidates, valid_sheets


def frozen_rubrics_bear_their_digest() -> Iterator[Sentence]:
    """The rubric of an open panel is still the one that was hashed."""
    for panel in Panel.objects.exclude(opened_at=None):
        if canonical.digest(panel.terms) != panel.digest:
            yield say("The rubric of panel %(id)d does not bear its digest.", id=panel.pk)


def published_decisions_follow_from_their_sheets() -> Iterator[Sentence]:
    """The sheets of a published panel still give the outcome that was sealed."""
    sealed = dict(StoredDossier.objects.filter(kind=rules.DOSSIER_KIND).values_list("digest", "text"))
    for panel in Panel.objects.exclude(published_at=None).select_related("run__place"):
        candidates = list(standing_candidates(panel))
        outcome = rules.recount_scores(score_inputs(panel, candidates, valid_sheets(panel)))
        if json.loads(sealed[panel.dossier])["outcome"] != outcome:
            yield say("The decisions of panel %(id)d do not follow from its sheets.", id=panel.pk)


def decisions_are_those_of_the_dossier() -> Iterator[Sentence]:
    """Each candidate of a published panel has a decision, and before there is none."""
    undecided = Candidate.objects.filter(withdrawn_at=None, result=None, panel__published_at__isnull=False)
    early = Candidate.objects.filter(panel__published_at=None).exclude(result=None)
    for one in [*undecided, *early]:
        yield say("Candidate %(id)d and its panel do not agree on whether it is decided.", id=one.pk)


def nobody_is_assigned_what_they_have_an_interest_in() -> Iterator[Sentence]:
    """No standing assignment has a conflict."""
    conflicts = set(Conflict.objects.values_list("reviewer", "candidate"))
    for pk, *pair in Assignment.objects.filter(ended_at=None).values_list("pk", "reviewer", "candidate"):
        if tuple(pair) in conflicts:
            yield say("Assignment %(id)d stands although there is a conflict of interest.", id=pk)


AUDITS = (
    frozen_rubrics_bear_their_digest,
    published_decisions_follow_from_their_sheets,
    decisions_are_those_of_the_dossier,
    nobody_is_assigned_what_they_have_an_interest_in,
)
