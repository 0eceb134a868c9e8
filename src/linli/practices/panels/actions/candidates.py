"""What is to be scored comes from elsewhere; part of the act that opens the review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.kernel import canonical
from linli.platform import clock
from linli.platform.rows import locked
from linli.practices.panels import rules
from linli.practices.panels.actions.assigning import assign, find_conflicts
from linli.practices.panels.models import Candidate, Panel
from linli.practices.panels.queries import panel_of


@dataclass(frozen=True)
class CandidateDraft:
    """What is to be scored, known by its `source`. `fields` (label, text) and `summary` name no author.

    `author_people` are numbers of persons, `author_organisations` of organisations; nobody sees them, they serve to find
    conflicts of interest. `url` is the page that shows the authors too.
    """

    source: str
    number: str | int
    title: str
    estate: Place | None = None
    category: str = ""
    summary: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    cost_fen: int = 0
    author_people: tuple[int, ...] = ()
    author_organisations: tuple[int, ...] = ()
    url: str = ""


@transaction.atomic
def bring_candidates(*, run: Run, drafts: Sequence[CandidateDraft]) -> Panel:
    """Make the run's panel, if there is none yet, and let its candidates be just these, refreshed by their source.

    An open panel keeps its sheets: a candidate that is gone counts as withdrawn, one that says something else has to be
    scored anew, a new one is assigned. After the decisions were published, a new panel replaces the old one.
    """
    locked(run)
    panel = _panel_to_fill(run)
    known = {one.source: one for one in panel.candidates.all()}
    for draft in drafts:
        _refresh(known.pop(draft.source, None) or Candidate(panel=panel, source=draft.source), draft)
    gone = panel.candidates.filter(pk__in=[one.pk for one in known.values()])
    if panel.opened_at is None:
        gone.delete()
        return panel
    gone.filter(withdrawn_at=None).update(withdrawn_at=clock.now())
    find_conflicts(panel)
    assign(panel)
    return panel


def content_of(candidate: Candidate) -> dict:
    """What reviewers read of a candidate, as data."""
    return {
        "title": candidate.title,
        "estate": candidate.estate.code if candidate.estate else None,
        "category": candidate.category,
        "summary": candidate.summary,
        "fields": candidate.fields,
        "cost_fen": candidate.cost_fen,
    }


def _panel_to_fill(run: Run) -> Panel:
    panel = panel_of(run)
    if panel is None:
        return Panel.objects.create(run=run)
    if panel.published_at is None:
        return panel
    return Panel.objects.create(run=run, replaces=panel, terms=panel.terms)


def _refresh(candidate: Candidate, draft: CandidateDraft) -> None:
    candidate.number, candidate.sort_key = str(draft.number), rules.number_key(str(draft.number))
    candidate.title, candidate.estate, candidate.category = draft.title, draft.estate, draft.category
    candidate.summary, candidate.fields = draft.summary, [list(pair) for pair in draft.fields]
    candidate.cost_fen, candidate.url = draft.cost_fen, draft.url
    candidate.author_people = list(draft.author_people)
    candidate.author_organisations = list(draft.author_organisations)
    candidate.withdrawn_at = None
    candidate.content_digest = canonical.digest(content_of(candidate))
    candidate.save()
