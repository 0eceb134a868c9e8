"""“Waiting for me”: what an actor's mandates allow and an open stage needs now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse

from linli.civic.places.models import Place
from linli.civic.process.enums import ObjectionState
from linli.civic.process.models import Notice, Objection, Run
from linli.civic.process.queries.halts import halt_told
from linli.civic.process.queries.publicity import undecided_objections
from linli.civic.process.queries.runs import contacts_wanting, open_runs_for, standing_passage
from linli.civic.process.rules import goes_on
from linli.kernel.sentence import Sentence, say
from linli.platform import clock
from linli.platform.permits import verb


@dataclass(frozen=True)
class Waiting:
    """One thing to do: `title` says what, `why` says why now; `due` is the day by which it should be done.

    `duty` is the verb of something that may be done, but which nothing in particular waits for.
    """

    title: Sentence
    place: Place
    url: str
    why: Sentence | None = None
    due: date | None = None
    run: Run | None = None
    duty: str = ""

    @property
    def overdue(self) -> bool:
        return self.due is not None and self.due < clock.today()


def duties_waiting(by) -> list[Waiting]:
    """The duties that the open stages of this actor's runs give to the roles held there (2 queries)."""
    return [
        Waiting(
            title=Sentence(verb(key).title),
            place=run.place,
            url=page_of(key, run),
            why=_stands_at(run),
            due=_due_on(run),
            run=run,
            duty=key,
        )
        for run in open_runs_for(by)
        for key in _verbs_for(by, run)
    ]


def waiting(by) -> list[Waiting]:
    """What the process itself waits for from this actor (5 queries at most)."""
    runs = open_runs_for(by)
    return [
        *_halts(by, runs),
        *_objections(by),
        *_notices(by, runs),
        *_beginnings(by, runs),
        *_late(by, runs),
    ]


def page_of(key: str, run: Run) -> str:
    """The page where a verb is done for a run; nothing where no installed practice has one."""
    try:
        return reverse(key.replace(".", ":"), kwargs={"run": run.pk})
    except NoReverseMatch:
        return ""


def stopped(run: Run, key: str) -> bool:
    """Whether a halt keeps a duty of the open stage from being done; without one there is none to lift."""
    if key in ("process.halt_stage", "process.lift_halt"):
        return bool(run.halt_id) == (key == "process.halt_stage")
    return bool(run.halt_id) and not goes_on(key, run.playbook.roles_for(run.stage_code, key))


def _halts(by, runs: list[Run]) -> list[Waiting]:
    """Halted runs: who keeps the stages mends what it was for, the supervisors lift the halt. Each halt is told once."""
    return [_halted(by, run) for run in runs if run.halt_id and run.halt.run_id == run.pk and _minds(by, run)]


def _minds(by, run: Run) -> bool:
    keepers = run.playbook.roles_for(run.stage_code, "process.close_stage")
    return by.holds({"supervisor", *keepers}, run.place)


def _halted(by, run: Run) -> Waiting:
    watches = by.holds({"supervisor"}, run.place)
    return Waiting(
        title=say("Lift the halt of “%(run)s” once it is mended", run=run.title)
        if watches
        else say("Mend what “%(run)s” was halted for", run=run.title),
        place=run.place,
        url=page_of("process.lift_halt", run) if watches else run.get_absolute_url(),
        why=halt_told(run),
        run=run,
    )


def _objections(by) -> list[Waiting]:
    answers, decides = by.holds({"community_officer"}), by.holds({"supervisor"})
    states = [ObjectionState.OPEN] * answers + [ObjectionState.ANSWERED] * decides
    return [
        _objection(one)
        for one in (undecided_objections(states) if states else ())
        if by.holds({"community_officer" if one.state == ObjectionState.OPEN else "supervisor"}, one.place)
    ]


def _objection(one: Objection) -> Waiting:
    answered = one.state != ObjectionState.OPEN
    return Waiting(
        title=say("Decide on the objection to “%(notice)s”", notice=one.notice.title)
        if answered
        else say("Answer the objection to “%(notice)s”", notice=one.notice.title),
        place=one.place,
        url=reverse("process:decide" if answered else "process:answer", kwargs={"objection": one.pk}),
        why=say("An open objection keeps the notice's stage shut."),
        due=one.notice.ends_on,
        run=one.run,
    )


def _notices(by, runs: list[Run]) -> list[Waiting]:
    """Runs that stand at their publicity without a notice."""
    asked = [run for run in runs if _may(by, run, "process.publish_notice")]
    if not asked:
        return []
    up = Notice.objects.filter(run__in=asked, withdrawn_on=None, passage__left_at=None)
    published = set(up.values_list("run", flat=True))
    why = say("The days of publicity begin when the notice is up.")
    return [
        _of_run(run, "process.publish_notice", say("Publish the notice of “%(run)s”", run=run.title), why)
        for run in asked
        if run.pk not in published
    ]


def _beginnings(by, runs: list[Run]) -> list[Waiting]:
    """Runs without estates, or whose estates have nobody to ask."""
    asked = [run for run in runs if _may(by, run, "process.name_estates")]
    counted = contacts_wanting(asked) if asked else {}
    found = []
    for run in asked:
        named, without = counted.get(run.pk, (0, 0))
        if not named:
            title = say("Name the estates that take part in “%(run)s”", run=run.title)
            found.append(_of_run(run, "process.name_estates", title, say("No estate has been named yet.")))
        elif without:
            title = say("Give each estate of “%(run)s” a contact", run=run.title)
            why = say("Estates without a contact: %(n)d", n=without)
            found.append(_of_run(run, "process.name_estates", title, why))
    return found


def _late(by, runs: list[Run]) -> list[Waiting]:
    """Runs whose stage has lasted longer than its method says."""
    today = clock.today()
    return [
        _of_run(
            run,
            "process.close_stage",
            say("See what keeps “%(run)s” from going on", run=run.title),
            say("The time of “%(stage)s” is over.", stage=Sentence(run.stage.title)),
        )
        for run in runs
        if _may(by, run, "process.close_stage") and (due := _due_on(run)) and due < today
    ]


def _of_run(run: Run, key: str, title: Sentence, why: Sentence) -> Waiting:
    return Waiting(title, run.place, page_of(key, run), why, _due_on(run), run)


def _may(by, run: Run, key: str) -> bool:
    """Whether the open stage gives this to a role that the actor holds for the run's own place, and no halt stops it."""
    roles = run.playbook.roles_for(run.stage_code, key)
    return bool(roles) and by.holds(roles, run.place) and not stopped(run, key)


def _verbs_for(by, run: Run) -> list[str]:
    verbs: dict[str, None] = {}
    for duty in run.stage.duties:
        if by.touches({duty.role}, run.place):
            able = (key for key in duty.verbs if page_of(key, run) and not stopped(run, key))
            verbs.update(dict.fromkeys(able))
    return list(verbs)


def _stands_at(run: Run) -> Sentence:
    return say("“%(run)s” stands at “%(stage)s”.", run=run.title, stage=Sentence(run.stage.title))


def _due_on(run: Run) -> date | None:
    standing = standing_passage(run)
    return standing.due_on if standing else None
