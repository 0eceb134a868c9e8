"""Reads about runs and editions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from linli.civic.places.models import Place
from linli.civic.process.enums import RunState
from linli.civic.process.models import Edition, NamedEstate, Passage, Run
from linli.kernel.playbook import Stage

_read_once: ContextVar[dict | None] = ContextVar("read_once", default=None)


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


def run_with_edition(pk: int) -> Run | None:
    """A run with what its pages need (2 queries)."""
    runs = Run.objects.select_related("edition", "place", "parent__edition", "parent__place", "halt__run")
    return runs.prefetch_related("passages").filter(pk=pk).first()


def standing_passage(run: Run) -> Passage | None:
    """The passage in which an open run stands; no query where its passages were prefetched."""
    if "passages" in getattr(run, "_prefetched_objects_cache", {}):
        return next((one for one in run.passages.all() if one.left_at is None), None)
    return run.passages.filter(left_at=None).first()


def communities_at_work(within: Place | None = None) -> QuerySet[Place]:
    """The places that have taken up a method, each with its number of open runs (`runs_open`); the busiest first."""
    open_runs = Count("runs", filter=Q(runs__state=RunState.OPEN, runs__parent=None), distinct=True)
    at_work = Place.objects.filter(runs__isnull=False).defer("boundary").select_related("parent__parent")
    if within:
        at_work = at_work.filter(path__startswith=within.path)
    return at_work.annotate(runs_open=open_runs).order_by("-runs_open", "path")


def runs_at(place: Place) -> QuerySet[Run]:
    """The runs at a place, within it, or of which it is a named estate; open ones first, the latest first.

    An estate that an outer run named takes part in its inner runs too, as long as these name none of their own.
    """
    by_outer = Q(named_estates=None, parent__named_estates__estate=place)
    here = Q(place__path__startswith=place.path) | Q(named_estates__estate=place) | by_outer
    numbers = Run.objects.filter(here).values("pk")
    return with_passages(Run.objects.filter(pk__in=numbers)).order_by(_open_first(), "-id")


def open_runs_for(by) -> list[Run]:
    """The open runs at, above or within the places where an actor holds a mandate or lives (2 queries)."""
    kept = _read_once.get()
    if kept is None:
        return _open_runs_for(by)
    if by not in kept:
        kept[by] = _open_runs_for(by)
    return kept[by]


@contextmanager
def reading_once() -> Iterator[None]:
    """Within the block the open runs of an actor are read once, however many parts of a desk ask for them."""
    token = _read_once.set({})
    try:
        yield
    finally:
        _read_once.reset(token)


def _open_runs_for(by) -> list[Run]:
    places = [mandate.place for mandate in by.mandates]
    if by.household:
        places.append(by.household.estate)
    if not places:
        return []
    touching = Q(place__path__in={path for place in places for path in place.paths_down_to_it})
    for path in sorted({place.path for place in places}):
        touching |= Q(place__path__startswith=path)
    open_runs = Run.objects.filter(state=RunState.OPEN).filter(touching)
    return list(with_passages(open_runs).order_by("id"))


def with_passages(runs: QuerySet[Run]) -> QuerySet[Run]:
    """Runs with edition, place and passages, as lists show them (2 queries for all)."""
    return runs.select_related("edition", "place", "halt").prefetch_related("passages")


def inner_runs(run: Run) -> list[Run]:
    """The runs that refine a stage of this one, the latest first."""
    if not any(stage.inner for stage in run.playbook.stages):
        return []
    return list(with_passages(run.inner_runs.all()).order_by("-id"))


def named_estates(run: Run) -> list[NamedEstate]:
    """The estates of a run with their contacts; an inner run's are its outer run's unless it names its own (1 query)."""
    named = NamedEstate.objects.filter(run__in=[run.pk, run.parent_id]).select_related("estate", "contact")
    named = list(named.defer("estate__boundary").order_by("estate__path"))
    return [one for one in named if one.run_id == run.pk] or named


def estates_of(run: Run) -> list[Place]:
    """The estates that take part in a run (1 query)."""
    return [one.estate for one in named_estates(run)]


def editions_for(place: Place) -> list[Edition]:
    """The editions that may be taken up at a place: the platform's, and those of the places that contain it."""
    return list(Edition.objects.filter(Q(place=None) | Q(place__path__in=place.paths_down_to_it)))


def contacts_wanting(runs: list[Run]) -> dict[int, tuple[int, int]]:
    """For each run the number of named estates, and of those among them without a contact (1 query)."""
    named = NamedEstate.objects.filter(run__in=runs).values("run")
    counted = named.annotate(all=Count("pk"), without=Count("pk", filter=Q(contact=None)))
    return {row["run"]: (row["all"], row["without"]) for row in counted.order_by()}


def _open_first() -> Case:
    return Case(When(state=RunState.OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
