"""The live presentation: who has the floor, and for how long."""

from __future__ import annotations

from django.db import transaction

from linli.kernel.sentence import say
from linli.kernel.verdict import refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.practices.panels.actions.locking import open_panel_of
from linli.practices.panels.models import Candidate, Presentation


@transaction.atomic
def present(*, by, candidate: Candidate) -> Presentation:
    """Give a candidate the floor: the time of the rubric runs from now; whoever had it before has it no longer."""
    permit(by, "panels.present", candidate)
    panel = open_panel_of(candidate.run)
    away = candidate.panel_id != panel.pk or candidate.withdrawn_at
    refuse_if(say("This candidate is not before the panel any more.") if away else None)
    seconds = panel.rubric.minutes * 60
    floor = Presentation.objects.create(candidate=candidate, begun_at=clock.now(), seconds=seconds)
    told = say("“%(title)s” was presented to the panel", title=candidate.title)
    record(by, "panels.present", floor, tells=told, content={"seconds": seconds})
    return floor
