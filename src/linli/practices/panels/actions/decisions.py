"""Decisions follow from the sheets by the frozen rule; the office publishes them, it does not make them."""

from __future__ import annotations

from fractions import Fraction

from django.db import transaction

from linli.civic.process.models import Run
from linli.kernel.sentence import say
from linli.kernel.verdict import refuse_if
from linli.platform import clock
from linli.platform.announcements import announce
from linli.platform.documents.actions import seal_dossier
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.practices.panels import rules
from linli.practices.panels.actions.locking import open_panel_of
from linli.practices.panels.enums import Decision
from linli.practices.panels.events import DecisionsPublished
from linli.practices.panels.models import Candidate, Panel
from linli.practices.panels.queries import lacking_sheets, score_inputs, standing_candidates, valid_sheets


@transaction.atomic
def publish_decisions(*, by, run: Run) -> Panel:
    """Count the valid sheets by the frozen rule, seal the dossier, and publish every decision at once.

    Refuses as long as a candidate has fewer valid sheets than the rubric asks for. Afterwards nothing changes.
    """
    permit(by, "panels.publish_decisions", run)
    panel = open_panel_of(run)
    _refuse_lacking(panel)
    candidates = list(standing_candidates(panel))
    inputs = score_inputs(panel, candidates, valid_sheets(panel))
    outcome = rules.recount_scores(inputs)
    sealed = seal_dossier(
        kind=rules.DOSSIER_KIND, rule=rules.DOSSIER_RULE, inputs=inputs, outcome=outcome, place=run.place
    )
    _settle(candidates, outcome)
    panel.published_at, panel.dossier, panel.dossier_url = clock.now(), sealed.digest, sealed.url
    panel.save(update_fields=["published_at", "dossier", "dossier_url"])
    accepted = sum(1 for one in outcome["results"] if one["state"] == Decision.ACCEPTED)
    told = say(
        "The panel's decisions were published: %(accepted)d of %(n)d accepted",
        accepted=accepted,
        n=len(candidates),
    )
    record(by, "panels.publish_decisions", panel, tells=told, content={"dossier": panel.dossier})
    announce(DecisionsPublished(run.pk, tuple(_told(one) for one in outcome["results"])))
    return panel


def _refuse_lacking(panel: Panel) -> None:
    for candidate, count in lacking_sheets(panel):
        refuse_if(
            say(
                "“%(title)s” has %(count)d valid score sheets; %(needed)d are needed.",
                title=candidate.title,
                count=count,
                needed=panel.rubric.sheets_least,
            )
        )


def _settle(candidates: list[Candidate], outcome: dict) -> None:
    results = {one["source"]: one for one in outcome["results"]}
    for candidate in candidates:
        candidate.result = results[candidate.source]
        candidate.state = candidate.result["state"]
    Candidate.objects.bulk_update(candidates, ["state", "result"], batch_size=200)


def _told(result: dict) -> tuple[str, str, int, int]:
    score = Fraction(result["score"])
    return result["source"], result["state"], score.numerator, score.denominator
