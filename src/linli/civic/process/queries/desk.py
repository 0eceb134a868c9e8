"""“Waiting for me”: what an actor's mandates allow and an open stage needs now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from linli.civic.places.models import Place
from linli.civic.process.enums import ObjectionState
from linli.civic.process.models import Objection, Run
from linli.civic.process.queries.runs import open_runs_for
from linli.kernel.sentence import Sentence, say
from linli.platform import clock
from linli.platform.permits import verb


@dataclass(frozen=True)
class Waiting:
    """One thing to do: `title` says what, `why` says why now; `due` is the day by which it should be done."""

    title: Sentence
    place: Place
    url: str
    why: Sentence | None = None
    due: date | None = None
    run: Run | None = None

    @property
    def overdue(self) -> bool:
        return self.due is not None and self.due < clock.today()


def duties_waiting(by) -> list[Waiting]:
    """The duties that the open stages of this actor's runs give to the roles held there (3 queries)."""
    return [
        Waiting(
            title=Sentence(verb(key).title),
            place=run.place,
            url=reverse(key.replace(".", ":"), kwargs={"run": run.pk}),
            why=say("“%(run)s” stands at “%(stage)s”.", run=run.title, stage=Sentence(run.stage.title)),
            due=_due_on(run),
            run=run,
        )
        for run in open_runs_for(by)
        for key in _verbs_for(by, run)
    ]


def waiting(by) -> list[Waiting]:
    """Objections that this actor has to answer or to decide."""
    answers = by.holds({"community_officer"})
    decides = by.holds({"supervisor"})
    states = [ObjectionState.OPEN] * answers + [ObjectionState.ANSWERED] * decides
    if not states:
        return []
    objections = Objection.objects.filter(state__in=states).select_related("notice__run__place", "notice__run__edition")
    return [
        Waiting(
            title=say("Answer the objection to “%(notice)s”", notice=one.notice.title)
            if one.state == ObjectionState.OPEN
            else say("Decide on the objection to “%(notice)s”", notice=one.notice.title),
            place=one.place,
            url=reverse("process:objection", kwargs={"objection": one.pk}),
            why=say("An open objection keeps the notice's stage shut."),
            due=one.notice.ends_on,
            run=one.run,
        )
        for one in objections
        if by.touches(
            {"community_officer"} if one.state == ObjectionState.OPEN else {"supervisor"}, one.place
        )
    ]


def _verbs_for(by, run: Run) -> list[str]:
    verbs: dict[str, None] = {}
    for duty in run.stage.duties:
        if by.touches({duty.role}, run.place):
            verbs.update(dict.fromkeys(duty.verbs))
    return list(verbs)


def _due_on(run: Run) -> date | None:
    standing = [passage for passage in run.passages.all() if passage.left_at is None]
    return standing[0].due_on if standing else None
