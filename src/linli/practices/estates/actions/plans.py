"""One estate, one plan: drafted in versions, commented on, adopted by a meeting of the estate."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db import transaction

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.civic.process.queries import estates_of
from linli.kernel import canonical
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, filled, refuse_if
from linli.platform import clock
from linli.platform.announcements import announce
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked, sent_before
from linli.practices.estates import rules
from linli.practices.estates.actions.profiles import speaks_for
from linli.practices.estates.enums import COMMENTERS
from linli.practices.estates.events import PlanAdopted
from linli.practices.estates.models import Adoption, Plan, PlanComment, PlanMeasure, PlanVersion
from linli.practices.estates.rules import PlanDraft
from linli.practices.estates.rules.plans import SOURCE


@transaction.atomic
def draft_plan(
    *, by, run: Run, estate: Place, draft: PlanDraft, client_id: UUID | None = None
) -> PlanVersion:
    """Write the plan of an estate, or a new version of it; every version stays and can be compared.

    Refuses, naming the field, what is missing, and a version that says the same as the one before.
    """
    permit(by, "estates.draft_plan", Plan(run=run, estate=estate))
    refuse_if(
        say("%(estate)s does not take part in “%(run)s”.", estate=estate.name, run=run.title)
        if estate not in estates_of(run)
        else None,
        "estate",
    )
    for field, fault in rules.plan_faults(draft):
        raise Refusal(fault, field)
    locked(estate)
    plan, _new = Plan.objects.get_or_create(run=run, estate=estate)
    if made := sent_before(plan.versions.filter(person=by.person), client_id):
        return made
    previous = plan.versions.prefetch_related("measures").order_by("-number").first()
    content = _said(draft)
    version = PlanVersion(
        plan=plan,
        number=previous.number + 1 if previous else 1,
        aims=draft.aims.strip(),
        note=draft.note.strip(),
        digest=canonical.digest(content),
        person=by.person,
        drafted_at=clock.now(),
        client_id=client_id,
    )
    refuse_if(say("This says the same as the version before.") if _same(previous, version) else None)
    version.save()
    PlanMeasure.objects.bulk_create(
        PlanMeasure(version=version, number=number, **asdict(one))
        for number, one in enumerate(draft.measures, 1)
    )
    told = say("The plan of %(estate)s was drafted: version %(n)d", estate=estate.name, n=version.number)
    record(by, "estates.draft_plan", version, tells=told, content=content)
    return version


@transaction.atomic
def comment_plan(*, by, version: PlanVersion, text: str, client_id: UUID | None = None) -> PlanComment:
    """A household, the committee or a self-organisation says something about a version; the text is public."""
    permit(by, "estates.comment_plan", version)
    text = filled(text, say("Please write your comment."), "text")
    plan = locked(version.plan, "estate", "run__edition", "run__place")
    speaks = by.holds(COMMENTERS, plan.estate)
    mine = {"person": by.person} if by.person else {"household": by.household}
    if made := sent_before(PlanComment.objects.filter(version__plan=plan, **mine), client_id):
        return made
    comment = PlanComment.objects.create(
        version=version,
        person=by.person,
        household=None if speaks else by.household,
        on_behalf=speaks_for(by, plan.estate, set(COMMENTERS)) if speaks else "",
        text=text,
        commented_at=clock.now(),
        client_id=client_id,
    )
    told = (
        say("%(who)s commented on the plan of %(estate)s", who=comment.on_behalf, estate=plan.estate.name)
        if speaks
        else say("A household commented on the plan of %(estate)s", estate=plan.estate.name)
    )
    record(by, "estates.comment_plan", comment, tells=told, content={"text": text})
    return comment


@transaction.atomic
def adopt_plan(*, by, version: PlanVersion, adopted_on: date, meeting: str = "", words: str = "") -> Adoption:
    """Record that a meeting of the estate adopted this version: which meeting (a row of meetings, or in words) and when.

    Refuses a version that is no longer the latest, a day before it was drafted or after today, and a second adoption.
    """
    permit(by, "estates.adopt_plan", version)
    plan = locked(version.plan, "estate", "run__edition", "run__place")
    latest = plan.versions.select_related("adoption").order_by("-number").first()
    refuse_if(
        say("There is a newer version of this plan; please read that one.") if latest != version else None
    )
    refuse_if(say("This version was adopted before.") if latest.is_adopted else None)
    meeting, words = meeting.strip(), words.strip()
    refuse_if(say("Which meeting adopted it?") if not meeting and not words else None, "words")
    wrong = bool(meeting) and not SOURCE.fullmatch(meeting)
    refuse_if(say("“%(text)s” is no page of a meeting.", text=meeting) if wrong else None, "meeting")
    _judge_day(version, adopted_on)
    adoption = Adoption.objects.create(
        version=version,
        adopted_on=adopted_on,
        meeting=meeting,
        words=words,
        person=by.person,
        recorded_at=clock.now(),
    )
    record(
        by,
        "estates.adopt_plan",
        adoption,
        tells=say("A meeting of %(estate)s adopted its plan", estate=plan.estate.name),
        content={"digest": version.digest, "meeting": meeting, "words": words, "on": adopted_on.isoformat()},
    )
    announce(PlanAdopted(plan.run_id, plan.pk, plan.estate_id, version.number))
    return adoption


def _judge_day(version: PlanVersion, adopted_on: date) -> None:
    refuse_if(
        say("It can't have been adopted later than today.") if adopted_on > clock.today() else None,
        "adopted_on",
    )
    drafted_on = version.drafted_at.astimezone(clock.CHINA).date()
    refuse_if(
        say("This version was drafted after that day.") if adopted_on < drafted_on else None, "adopted_on"
    )


def _said(draft: PlanDraft) -> dict:
    """A plan as data."""
    measures = [asdict(one) | {"due_on": one.due_on.isoformat()} for one in draft.measures]
    return {"aims": draft.aims.strip(), "note": draft.note.strip(), "measures": measures}


def _same(previous: PlanVersion | None, version: PlanVersion) -> bool:
    return previous is not None and previous.digest == version.digest
