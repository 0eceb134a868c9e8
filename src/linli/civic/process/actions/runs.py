"""Opening a run and naming who takes part."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction

from linli.civic.people.models import Person
from linli.civic.places.models import Place
from linli.civic.process.events import StageOpened
from linli.civic.process.models import Edition, NamedEstate, Passage, Run
from linli.kernel.playbook import Stage
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import refuse_if
from linli.platform import clock
from linli.platform.announcements import announce
from linli.platform.journal.actions import record
from linli.platform.permits import permit


@transaction.atomic
def open_run(*, by, edition: Edition, place: Place, title: str, parameters: Mapping[str, Any] | None = None) -> Run:
    """Take up a method at a place. Parameters outside their bounds are refused, naming the field."""
    permit(by, "process.open_run", place)
    refuse_if(say("Please give the run a title.") if not title.strip() else None, "title")
    run = _started(edition, place, title.strip(), parameters or {})
    record(
        by,
        "process.open_run",
        run,
        tells=say("“%(run)s” was opened after “%(method)s”", run=run.title, method=Sentence(run.playbook.title)),
        content={"edition": edition.digest, "parameters": dict(run.parameters)},
    )
    return run


def open_inner_run(*, by, outer: Run, edition: Edition, title: str, parameters: Mapping[str, Any] | None = None) -> Run:
    """Take up the method that refines the outer run's open stage."""
    wanted = outer.stage.inner
    refuse_if(
        say("The stage “%(stage)s” is not refined by this method.", stage=Sentence(outer.stage.title))
        if wanted != edition.code
        else None,
        "edition",
    )
    with transaction.atomic():
        run = open_run(by=by, edition=edition, place=outer.place, title=title, parameters=parameters)
        Run.objects.filter(pk=run.pk).update(parent=outer)
    return Run.objects.select_related("edition", "place", "parent").get(pk=run.pk)


@transaction.atomic
def name_estates(*, by, run: Run, contacts: Mapping[Place, Person | None]) -> list[NamedEstate]:
    """Say which estates take part, each with the person whom neighbours can ask (who may follow later).

    Naming an estate again changes its contact; an estate outside the run's place is refused.
    """
    permit(by, "process.name_estates", run)
    for estate in contacts:
        refuse_if(
            say("%(estate)s does not lie in %(place)s.", estate=estate.name, place=run.place.name)
            if not run.place.contains(estate)
            else None,
            "estates",
        )
    named = [
        NamedEstate.objects.update_or_create(run=run, estate=estate, defaults={"contact": contact})[0]
        for estate, contact in contacts.items()
    ]
    record(
        by,
        "process.name_estates",
        run,
        tells=say("%(n)d estates take part", n=run.named_estates.count()),
        content={"estates": sorted(estate.code for estate in contacts)},
    )
    return named


def enter_stage(run: Run, stage: Stage) -> Passage:
    """Let a run stand at a stage; part of the actions that move runs."""
    due = clock.today() + timedelta(days=stage.lasts) if stage.lasts else None
    passage = Passage.objects.create(run=run, stage_code=stage.code, opened_at=clock.now(), due_on=due)
    Run.objects.filter(pk=run.pk).update(stage_code=stage.code)
    run.stage_code = stage.code
    announce(StageOpened(run.pk, stage.code))
    return passage


def _started(edition: Edition, place: Place, title: str, parameters: Mapping[str, Any]) -> Run:
    playbook = edition.playbook.bound(parameters)
    run = Run.objects.create(
        edition=edition,
        place=place,
        title=title,
        parameters={code: playbook.value(code) for code in parameters},
        stage_code=playbook.stages[0].code,
        opened_on=clock.today(),
    )
    enter_stage(run, playbook.stages[0])
    return run
