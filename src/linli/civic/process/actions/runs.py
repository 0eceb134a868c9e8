"""Opening a run and naming who takes part."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction

from linli.civic.people.models import Person
from linli.civic.places.enums import Level
from linli.civic.places.models import Place
from linli.civic.process.enums import RunState
from linli.civic.process.events import StageOpened
from linli.civic.process.models import Edition, NamedEstate, Passage, Run
from linli.civic.process.queries.halts import halt_verdict
from linli.kernel.playbook import Stage
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import refuse_if
from linli.platform import clock
from linli.platform.announcements import announce
from linli.platform.journal.actions import record
from linli.platform.permits import permit


@transaction.atomic
def open_run(
    *, by, edition: Edition, place: Place, title: str, parameters: Mapping[str, Any] | None = None
) -> Run:
    """Take up a method at a place. Parameters outside their bounds are refused, naming the field."""
    permit(by, "process.open_run", place)
    run = _started(edition, place, title, parameters)
    record(
        by,
        "process.open_run",
        run,
        tells=say(
            "“%(run)s” was opened after “%(method)s”", run=run.title, method=Sentence(run.playbook.title)
        ),
        content={"edition": edition.digest, "parameters": dict(run.parameters)},
    )
    return run


@transaction.atomic
def open_inner_run(
    *, by, outer: Run, edition: Edition, title: str, parameters: Mapping[str, Any] | None = None
) -> Run:
    """Take up the method that refines the outer run's open stage; one at a time."""
    permit(by, "process.open_run", outer)
    outer = Run.objects.select_for_update(of=("self",)).select_related("edition", "place").get(pk=outer.pk)
    permit(by, "process.open_run", outer)  # the stage may have been closed while we waited
    refuse_if(halt_verdict(outer))
    refuse_if(
        say("The stage “%(stage)s” is not refined by this method.", stage=Sentence(outer.stage.title))
        if outer.stage.inner != edition.code
        else None,
        "edition",
    )
    refuse_if(
        say("An inner run of this stage is going on already.")
        if outer.inner_runs.filter(state=RunState.OPEN).exists()
        else None
    )
    run = _started(edition, outer.place, title, parameters, parent=outer)
    record(
        by,
        "process.open_run",
        run,
        tells=say("“%(run)s” was opened within “%(outer)s”", run=run.title, outer=outer.title),
        content={"edition": edition.digest, "parameters": dict(run.parameters), "outer": outer.pk},
    )
    return run


@transaction.atomic
def name_estates(*, by, run: Run, contacts: Mapping[Place, Person | None]) -> list[NamedEstate]:
    """Say which estates take part, each with the person whom neighbours can ask (who may follow later).

    Naming an estate again changes its contact; those named before stay. Refuses what is no estate of the run's place.
    """
    permit(by, "process.name_estates", run)
    refuse_if(say("Please name at least one estate.") if not contacts else None)
    for estate in contacts:
        lies_there = run.place.contains(estate) and estate.level == Level.ESTATE
        refuse_if(
            say("%(estate)s is no estate of %(place)s.", estate=estate.name, place=run.place.name)
            if not lies_there
            else None
        )
    named = [
        NamedEstate.objects.update_or_create(run=run, estate=estate, defaults={"contact": contact})[0]
        for estate, contact in contacts.items()
    ]
    record(
        by,
        "process.name_estates",
        run,
        tells=say("Estates that take part in “%(run)s”: %(n)d", run=run.title, n=run.named_estates.count()),
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


def _started(
    edition: Edition,
    place: Place,
    title: str,
    parameters: Mapping[str, Any] | None,
    parent: Run | None = None,
) -> Run:
    refuse_if(say("Please give the run a title.") if not title.strip() else None, "title")
    refuse_if(
        say("This edition is that of another community.")
        if edition.place and not edition.place.contains(place)
        else None,
        "edition",
    )
    playbook = edition.playbook.bound(parameters)
    run = Run.objects.create(
        edition=edition,
        place=place,
        title=title.strip(),
        parameters={code: playbook.value(code) for code in parameters or {}},
        stage_code=playbook.stages[0].code,
        opened_on=clock.today(),
        parent=parent,
    )
    enter_stage(run, playbook.stages[0])
    return run
