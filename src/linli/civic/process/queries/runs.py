"""Reads about runs, editions and notices."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from linli.civic.places.models import Place
from linli.civic.process.enums import ObjectionState, RunState
from linli.civic.process.models import Edition, Notice, Objection, Run
from linli.kernel.playbook import Stage


@dataclass(frozen=True)
class Step:
    """One stage of a run on its strip; `state` is done, now or todo."""

    number: int
    stage: Stage
    state: str


def steps(run: Run) -> list[Step]:
    """The stages of a run and where it stands."""
    here = run.playbook.place_of(run.stage_code)
    closed = run.state == RunState.CLOSED
    return [
        Step(place + 1, stage, "done" if place < here or closed else "now" if place == here else "todo")
        for place, stage in enumerate(run.playbook.stages)
    ]


def communities_at_work() -> QuerySet[Place]:
    """The places that have taken up a method, each with its number of open runs (`runs_open`); the busiest first."""
    open_runs = Count("runs", filter=Q(runs__state=RunState.OPEN))
    at_work = Place.objects.filter(runs__isnull=False).select_related("parent__parent")
    return at_work.annotate(runs_open=open_runs).order_by("-runs_open", "path")


def run_with_edition(pk: int) -> Run | None:
    """A run with what its pages need."""
    return Run.objects.select_related("edition", "place", "parent__edition", "parent__place").filter(pk=pk).first()


def runs_at(place: Place) -> QuerySet[Run]:
    """The runs at a place, within it, or of which it is a named estate; open ones first."""
    here = Q(place__path__startswith=place.path) | Q(named_estates__estate=place)
    return Run.objects.filter(here).select_related("edition", "place").distinct().order_by("-state", "-id")


def open_runs_for(by) -> list[Run]:
    """The open runs at, above or within the places where an actor holds a mandate or lives."""
    paths = {mandate.place.path for mandate in by.mandates}
    if by.household:
        paths.add(by.household.estate.path)
    if not paths:
        return []
    touching = Q()
    for path in paths:
        touching |= Q(place__path__startswith=path) | Q(place__path__in=_ancestors(path))
    open_runs = Run.objects.filter(state=RunState.OPEN).filter(touching)
    return list(open_runs.select_related("edition", "place").prefetch_related("passages").order_by("id"))


def estates_of(run: Run) -> list[Place]:
    """The estates that take part in a run; an inner run's are its outer run's unless it names its own."""
    estates = list(Place.objects.filter(named_in=run).order_by("path"))
    return estates if estates or run.parent is None else estates_of(run.parent)


def editions_for(place: Place) -> list[Edition]:
    """The editions that may be taken up at a place: the platform's, and those of the places that contain it."""
    return list(Edition.objects.filter(Q(place=None) | Q(place__path__in=_ancestors(place.path))))


def standing_notice(run: Run) -> Notice | None:
    """The notice of the run's open stage that has not been withdrawn."""
    return run.notices.filter(stage_code=run.stage_code, withdrawn_on=None).first()


def notices_at(place: Place) -> QuerySet[Notice]:
    """The notices of the runs at a place and within it, the latest first."""
    return Notice.objects.filter(run__place__path__startswith=place.path).select_related("run__place", "run__edition")


def open_objections(run: Run) -> QuerySet[Objection]:
    """Objections to the run's notices that are not decided yet."""
    undecided = (ObjectionState.OPEN, ObjectionState.ANSWERED)
    return Objection.objects.filter(notice__run=run, state__in=undecided).select_related("notice")


def _ancestors(path: str) -> list[str]:
    codes = path.strip("/").split("/")
    return ["/" + "/".join(codes[: n + 1]) + "/" for n in range(len(codes))]
