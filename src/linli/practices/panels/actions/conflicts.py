"""Who has an interest says so, or the office records it; nobody scores what they have an interest in."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from linli.civic.process.models import Run
from linli.kernel.sentence import say
from linli.kernel.verdict import filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked
from linli.practices.panels.actions.assigning import assign
from linli.practices.panels.actions.locking import PUBLISHED, open_panel_of, seat
from linli.practices.panels.enums import ConflictKind, Origin
from linli.practices.panels.models import Candidate, Conflict, Reviewer


@transaction.atomic
def declare_conflict(
    *, by, run: Run, conflicts: Mapping[Candidate, str] | None = None, note: str = ""
) -> Reviewer:
    """A reviewer says in which candidates they have an interest, and of which kind, or that there is none.

    It may be said again, as long as the decisions are not published; nothing is taken back. What they scored before does not
    count, and another reviewer takes their place.
    """
    permit(by, "panels.declare_conflict", run)
    panel = open_panel_of(run)
    reviewer = seat(by, panel)
    for candidate, kind in (conflicts or {}).items():
        refuse_if(_foreign(candidate, reviewer))
        refuse_if(say("Please say what kind of interest it is.") if kind not in ConflictKind.values else None)
        _bar(reviewer, candidate, kind, Origin.DECLARED, note)
    reviewer.declared_at = reviewer.declared_at or clock.now()
    reviewer.save(update_fields=["declared_at"])
    assign(panel)
    told = say("A reviewer declared conflicts of interest: %(n)d", n=len(conflicts or {}))
    content = {"candidates": {one.source: kind for one, kind in (conflicts or {}).items()}, "note": note}
    record(by, "panels.declare_conflict", reviewer, tells=told, content=content)
    return reviewer


@transaction.atomic
def recuse_reviewer(
    *, by, reviewer: Reviewer, reason: str, candidate: Candidate | None = None, kind: str = ConflictKind.OTHER
) -> Reviewer:
    """The office recuses a reviewer: from one candidate (kin of an author, say), or without one from the whole panel.

    Their sheets no longer count there, and others take their place. The reason is kept with the panel.
    """
    permit(by, "panels.recuse_reviewer", reviewer)
    reason = filled(reason, say("Please write the reason."), "reason")
    panel = open_panel_of(reviewer.run)
    reviewer = locked(reviewer, "panel__run__place", "panel__run__edition")
    refuse_if(PUBLISHED if reviewer.panel_id != panel.pk else None)
    refuse_if(say("This reviewer has left the panel already.") if reviewer.recused_at else None)
    if candidate is None:
        reviewer.recused_at, reviewer.recused_because = clock.now(), reason
        reviewer.save(update_fields=["recused_at", "recused_because"])
    else:
        refuse_if(_foreign(candidate, reviewer))
        _bar(reviewer, candidate, kind, Origin.RECORDED, reason)
    assign(panel)
    told = (
        say("A reviewer was recused from the panel")
        if candidate is None
        else say("A reviewer was recused from “%(title)s”", title=candidate.title)
    )
    content = {"reviewer": reviewer.pk, "reason": reason, "kind": str(kind)}
    record(by, "panels.recuse_reviewer", reviewer, tells=told, content=content)
    return reviewer


def _foreign(candidate: Candidate, reviewer: Reviewer):
    return None if candidate.panel_id == reviewer.panel_id else say("This is no candidate of this panel.")


def _bar(reviewer: Reviewer, candidate: Candidate, kind: str, origin: str, note: str) -> None:
    Conflict.objects.get_or_create(
        reviewer=reviewer,
        candidate=candidate,
        kind=kind,
        defaults={"origin": origin, "note": note.strip(), "recorded_at": clock.now()},
    )
