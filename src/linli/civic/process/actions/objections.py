"""What residents object to, what the office answers, what the supervisors decide."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from linli.civic.process.actions.notices import NO_REASON
from linli.civic.process.enums import ObjectionState
from linli.civic.process.models import Notice, Objection
from linli.civic.process.queries.publicity import too_late_for
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit

DECIDED = (ObjectionState.UPHELD, ObjectionState.DISMISSED)


@transaction.atomic
def raise_objection(*, by, notice: Notice, text: str, client_id: UUID | None = None) -> Objection:
    """A resident objects while the notice is up; sending the same objection twice keeps one.

    Waits for whoever closes the stage, so that no objection slips in behind the gate.
    """
    permit(by, "process.raise_objection", notice)
    refuse_if(say("Please write what you object to, and why.") if not text.strip() else None, "text")
    notices = Notice.objects.select_for_update(of=("self", "run"))
    notice = notices.select_related("run__edition", "run__place", "passage").get(pk=notice.pk)
    if client_id and (raised := Objection.objects.filter(client_id=client_id).first()):
        return raised
    permit(by, "process.raise_objection", notice)
    refuse_if(too_late_for(notice))
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
    refuse_if(say("This objection was answered before.") if objection.state != ObjectionState.OPEN else None)
    objection.answer, objection.answered_at = answer.strip(), clock.now()
    objection.state = ObjectionState.ANSWERED
    objection.save(update_fields=["answer", "answered_at", "state"])
    record(
        by,
        "process.answer_objection",
        objection,
        tells=say("An objection to “%(title)s” was answered", title=objection.notice.title),
        content={"answer": objection.answer},
    )
    return objection


@transaction.atomic
def decide_objection(*, by, objection: Objection, outcome: ObjectionState, reason: str) -> Objection:
    """The supervisors uphold or dismiss an answered objection, with a public reason."""
    permit(by, "process.decide_objection", objection)
    refuse_if(NO_REASON if not reason.strip() else None, "reason")
    refuse_if(
        say("An objection is either upheld or dismissed.") if outcome not in DECIDED else None, "outcome"
    )
    objection = _locked(objection)
    refuse_if(_not_to_decide(objection))
    objection.state, objection.decision_reason, objection.decided_at = outcome, reason.strip(), clock.now()
    objection.save(update_fields=["state", "decision_reason", "decided_at"])
    title = objection.notice.title
    record(
        by,
        "process.decide_objection",
        objection,
        tells=say("The supervisors upheld an objection to “%(title)s”", title=title)
        if outcome == ObjectionState.UPHELD
        else say("The supervisors dismissed an objection to “%(title)s”", title=title),
        content={"outcome": str(outcome), "reason": reason.strip()},
    )
    return objection


def _not_to_decide(objection: Objection) -> Sentence | None:
    if objection.state == ObjectionState.OPEN:
        return say("The office has to answer first.")
    return say("This objection was decided before.") if objection.state in DECIDED else None


def _locked(objection: Objection) -> Objection:
    return (
        Objection.objects.select_for_update(of=("self",))
        .select_related("notice__run__edition", "notice__run__place")
        .get(pk=objection.pk)
    )
