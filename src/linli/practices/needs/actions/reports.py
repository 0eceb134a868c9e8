"""Needs that residents tell freely."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from linli.civic.places.models import Place
from linli.civic.process.models import NamedEstate, Run
from linli.kernel.sentence import say
from linli.kernel.verdict import filled, refuse_if
from linli.platform import clock
from linli.platform.documents.actions import keep_photo
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import sent_before
from linli.practices.needs.actions.gathering import need_of_report
from linli.practices.needs.models import Report
from linli.practices.needs.rules.questions import MOST_SIGNS, Spot, fault_in_spot


@dataclass(frozen=True)
class ReportDraft:
    """What is reported. `public`: neighbours may read text and photo; without it they see only kind and state."""

    kind: str
    text: str
    spot: Spot = Spot()
    photo: object | None = None
    public: bool = False


@transaction.atomic
def report_need(*, by, run: Run, estate: Place, draft: ReportDraft, client_id: UUID | None = None) -> Report:
    """Tell a need of an estate; sending the same twice keeps one."""
    permit(by, "needs.report_need", Report(run=run, estate=estate))
    household = by.household if by.lives_at(estate) else None
    mine = Report.objects.filter(run=run, household=household, person=by.person)
    if reported := sent_before(mine, client_id):
        return reported
    text = filled(draft.text, say("Please write what is needed."), "text")
    refuse_if(
        say("Please write at most %(most)d characters.", most=MOST_SIGNS) if len(text) > MOST_SIGNS else None,
        "text",
    )
    refuse_if(fault_in_spot(draft.spot), "where")
    refuse_if(
        say("%(estate)s does not take part in “%(run)s”.", estate=estate.name, run=run.title)
        if not NamedEstate.objects.filter(run=run, estate=estate).exists()
        else None,
        "estate",
    )
    photo = keep_photo(by=by, upload=draft.photo, place=estate, public=draft.public) if draft.photo else None
    report = Report.objects.create(
        run=run,
        estate=estate,
        household=household,
        person=by.person,
        kind=draft.kind,
        text=text,
        where=draft.spot.words.strip(),
        latitude=draft.spot.latitude,
        longitude=draft.spot.longitude,
        photo=photo,
        public=draft.public,
        reported_at=clock.now(),
        client_id=client_id,
    )
    need_of_report(report)
    tells = say("A need was reported from %(estate)s", estate=estate.name)
    record(by, "needs.report_need", report, tells=tells, content={"kind": draft.kind, "text": report.text})
    return report
