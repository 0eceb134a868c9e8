"""Reads about notices and objections."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from linli.civic.places.models import Place
from linli.civic.process.enums import ObjectionState
from linli.civic.process.models import Notice, Objection, Run
from linli.kernel.sentence import Sentence, on_day, say
from linli.platform import clock

UNDECIDED = Q(state__in=(ObjectionState.OPEN, ObjectionState.ANSWERED))


def standing_notice(run: Run) -> Notice | None:
    """The notice of the run's open stage that has not been withdrawn."""
    standing = run.notices.filter(passage__left_at=None, withdrawn_on=None)
    return standing.select_related("passage").first()


def notices_at(place: Place) -> QuerySet[Notice]:
    """The notices of the runs at a place and within it, the latest first."""
    here = Notice.objects.filter(run__place__path__startswith=place.path)
    return here.select_related("run__place", "run__edition", "passage")


def open_to_objection(paths: list[str]) -> list[Notice]:
    """The notices that residents can object to today at these places, the first to end first, each with `objected` (1 query)."""
    if not paths:
        return []
    here = Q()
    for path in paths:
        here |= Q(run__place__path__startswith=path)
    day = clock.today()
    up = Notice.objects.filter(
        here, withdrawn_on=None, passage__left_at=None, starts_on__lte=day, ends_on__gte=day
    )
    up = up.select_related("run__place", "passage").annotate(objected=Count("objections"))
    return list(up.order_by("ends_on", "id"))


def objections_of(notice: Notice) -> QuerySet[Objection]:
    """What was objected to a notice, the latest first."""
    return notice.objections.order_by("-id")


def open_objections(run: Run) -> QuerySet[Objection]:
    """Objections that keep the run's open stage shut.

    Those not decided yet, and those upheld as long as the notice that they are about is up: what was upheld is mended by
    withdrawing the notice, or by sending the run back.
    """
    unmended = Q(state=ObjectionState.UPHELD, notice__withdrawn_on=None)
    here = Objection.objects.filter(notice__run=run, notice__passage__left_at=None)
    return here.filter(UNDECIDED | unmended).select_related("notice")


def undecided_objections(states: list[str]) -> list[Objection]:
    """The objections in these states whose stage is still open (1 query)."""
    waiting = Objection.objects.filter(state__in=states, notice__passage__left_at=None)
    return list(waiting.select_related("notice__run__place", "notice__run__edition").order_by("raised_at"))


def too_late_for(notice: Notice) -> Sentence | None:
    """Why a notice takes no objection any more; None as long as it does."""
    if notice.withdrawn_on:
        return say("This notice was withdrawn; nothing can be objected to any more.")
    if notice.passage.left_at or clock.today() > notice.ends_on:
        return say(
            "The notice ended on %(day)s. The community office still takes your question.",
            day=on_day(notice.ends_on),
        )
    return None
