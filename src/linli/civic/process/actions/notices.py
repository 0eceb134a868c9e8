"""Publicity (公示): notices, and what residents object to."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from linli.civic.process.enums import ObjectionState
from linli.civic.process.models import Notice, Objection, Run
from linli.civic.process.queries import standing_notice
from linli.kernel.sentence import say
from linli.kernel.verdict import refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit


@dataclass(frozen=True)
class NoticeDraft:
    """What a notice says; all in the issuer's words."""

    title: str
    basis: str
    body: str
    issuer: str
    contact: str
    supervision_phone: str


@transaction.atomic
def publish_notice(*, by, run: Run, draft: NoticeDraft) -> Notice:
    """Put a notice up for the days that the run's open stage lasts; the first day is not counted."""
    permit(by, "process.publish_notice", run)
    refuse_if(
        say("A notice of this stage is up already. Withdraw it first, with a reason.") if standing_notice(run) else None
    )
    for name, text in asdict(draft).items():
        refuse_if(say("Please fill this in; a notice must say it.") if not text.strip() else None, name)
    notice = Notice.objects.create(
        run=run,
        stage_code=run.stage_code,
        starts_on=clock.today(),
        ends_on=clock.today() + timedelta(days=run.stage.lasts or 0),
        **asdict(draft),
    )
    record(
        by,
        "process.publish_notice",
        notice,
        tells=say("Notice “%(title)s” is up until %(day)s", title=notice.title, day=notice.ends_on.isoformat()),
        content=asdict(draft),
    )
    return notice


@transaction.atomic
def withdraw_notice(*, by, notice: Notice, reason: str) -> Notice:
    """Take a notice down with a public reason; its objections stay on record."""
    permit(by, "process.withdraw_notice", notice)
    refuse_if(say("Please write the reason; it will be published.") if not reason.strip() else None, "reason")
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    refuse_if(say("This notice was withdrawn before.") if notice.withdrawn_on else None)
    notice.withdrawn_on, notice.withdrawn_because = clock.today(), reason.strip()
    notice.save(update_fields=["withdrawn_on", "withdrawn_because"])
    record(by, "process.withdraw_notice", notice, content={"reason": reason})
    return notice


@transaction.atomic
def raise_objection(*, by, notice: Notice, text: str, client_id: UUID | None = None) -> Objection:
    """A resident objects while the notice is up; sending the same objection twice keeps one."""
    permit(by, "process.raise_objection", notice)
    if client_id and (raised := Objection.objects.filter(client_id=client_id).first()):
        return raised
    refuse_if(say("Please write what you object to, and why.") if not text.strip() else None, "text")
    refuse_if(say("This notice was withdrawn; nothing can be objected to any more.") if notice.withdrawn_on else None)
    refuse_if(
        say("The notice ended on %(day)s. The community office still takes your question.", day=notice.ends_on.isoformat())
        if clock.today() > notice.ends_on
        else None
    )
    objection = Objection.objects.create(
        notice=notice,
        household=by.household,
        person=by.person,
        text=text.strip(),
        raised_at=clock.now(),
        client_id=client_id,
    )
    record(
        by,
        "process.raise_objection",
        objection,
        tells=say("A resident objected to “%(title)s”", title=notice.title),
        content={"text": objection.text},
    )
    return objection


@transaction.atomic
def answer_objection(*, by, objection: Objection, answer: str) -> Objection:
    """Answer publicly; the supervisors then decide."""
    permit(by, "process.answer_objection", objection)
    refuse_if(say("Please write the answer; it will be published.") if not answer.strip() else None, "answer")
    objection = _locked(objection)
    refuse_if(
        say("This objection was answered before.") if objection.state != ObjectionState.OPEN else None
    )
    objection.answer, objection.answered_at = answer.strip(), clock.now()
    objection.state = ObjectionState.ANSWERED
    objection.save(update_fields=["answer", "answered_at", "state"])
    record(by, "process.answer_objection", objection, content={"answer": objection.answer})
    return objection


@transaction.atomic
def decide_objection(*, by, objection: Objection, outcome: ObjectionState, reason: str) -> Objection:
    """The supervisors uphold or dismiss an answered objection, with a public reason."""
    permit(by, "process.decide_objection", objection)
    refuse_if(say("Please write the reason; it will be published.") if not reason.strip() else None, "reason")
    objection = _locked(objection)
    refuse_if(
        say("The office has to answer first.") if objection.state == ObjectionState.OPEN else None
    )
    refuse_if(say("This objection was decided before.") if objection.state != ObjectionState.ANSWERED else None)
    decided = (ObjectionState.UPHELD, ObjectionState.DISMISSED)
    refuse_if(say("An objection is either upheld or dismissed.") if outcome not in decided else None, "outcome")
    objection.state, objection.decision_reason, objection.decided_at = outcome, reason.strip(), clock.now()
    objection.save(update_fields=["state", "decision_reason", "decided_at"])
    record(
        by,
        "process.decide_objection",
        objection,
        tells=say("The supervisors upheld an objection to “%(title)s”", title=objection.notice.title)
        if outcome == ObjectionState.UPHELD
        else say("The supervisors dismissed an objection to “%(title)s”", title=objection.notice.title),
        content={"outcome": outcome, "reason": reason},
    )
    return objection


def _locked(objection: Objection) -> Objection:
    return (
        Objection.objects.select_for_update(of=("self",))
        .select_related("notice__run__edition", "notice__run__place")
        .get(pk=objection.pk)
    )
