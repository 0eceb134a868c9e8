"""Reads about consultation series: their topics, what has come of each, who dissented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from linli.civic.process.enums import RunState
from linli.civic.process.models import Run
from linli.platform import clock
from linli.practices.meetings.enums import MeetingState, MotionState, TopicStanding, TopicState
from linli.practices.meetings.models import (
    Dissent,
    DissentAnswer,
    Meeting,
    Motion,
    Series,
    SeriesTopic,
    Topic,
)
from linli.practices.meetings.rules.agenda import AgendaItemDraft
from linli.practices.meetings.rules.series import next_day, tiers_within

SERIES = ("run__edition", "run__place", "run__parent__edition", "run__parent__place")
TOPIC = (*(f"series__{path}" for path in SERIES), "estate")


@dataclass(frozen=True)
class Dissenters:
    """How many voted against what was carried, how many dissented in writing, and how many were there at the last answer."""

    against: int
    written: int
    answered: int

    @property
    def all(self) -> int:
        return self.against + self.written

    @property
    def unanswered(self) -> int:
        return max(self.all - self.answered, 0)


def series_of(pk: int) -> Series | None:
    """A series with its run."""
    return Series.objects.select_related(*SERIES).filter(pk=pk).first()


def series_in(run: Run) -> QuerySet[Series]:
    """The series of a run, and of the run around it, the latest first."""
    return Series.objects.filter(run__in=[run.pk, run.parent_id]).select_related(*SERIES)


def series_at_rest() -> list[Series]:
    """The series of open runs with topics that wait (`waiting`) and no meeting to come; `last_met` when one was (1 query)."""
    meetings = Meeting.objects.filter(series=OuterRef("pk"))
    to_come = Exists(meetings.filter(state__in=(MeetingState.CALLED, MeetingState.OPEN)))
    last = meetings.exclude(state=MeetingState.CALLED_OFF).order_by("-starts_at").values("starts_at")[:1]
    open_topics = Count("topics", filter=Q(topics__standing=TopicStanding.OPEN))
    found = Series.objects.filter(~to_come, run__state=RunState.OPEN).select_related(*SERIES)
    found = found.annotate(waiting=open_topics, last_met=Subquery(last)).filter(waiting__gt=0)
    return list(found.order_by("id"))


def series_topic_of(pk: int) -> SeriesTopic | None:
    """A topic of a series with its run."""
    return SeriesTopic.objects.select_related(*TOPIC).filter(pk=pk).first()


def topics_of(series: Series) -> QuerySet[SeriesTopic]:
    """The topics of a series; each knows whether it is `called` onto an agenda to come, and how many `dissented` (1 query)."""
    topics = series.topics.select_related("estate", "series__run__place")
    return topics.annotate(called=_called(), dissented=_against() + _written()).order_by("-number")


def topics_in(run: Run) -> QuerySet[SeriesTopic]:
    """The topics that were brought in a run."""
    return SeriesTopic.objects.filter(series__run=run).select_related(*TOPIC)


def topics_to_settle(run: Run | None = None) -> QuerySet[SeriesTopic]:
    """Open topics that a meeting has talked about, or that were sent above their run (`talked` tells which)."""
    topics = SeriesTopic.objects.filter(standing=TopicStanding.OPEN).annotate(talked=_talked())
    topics = topics.filter(series__run=run) if run else topics
    return topics.select_related(*TOPIC).order_by("since", "id")


def topics_to_answer(run: Run | None = None) -> QuerySet[SeriesTopic]:
    """Settled topics whose dissenters have not all been answered."""
    topics = SeriesTopic.objects.exclude(standing=TopicStanding.OPEN)
    topics = topics.filter(series__run=run) if run else topics
    topics = topics.annotate(dissented=_against() + _written(), answered=_answered())
    return topics.filter(dissented__gt=F("answered")).select_related(*TOPIC).order_by("id")


def series_drafts(run: Run) -> list[AgendaItemDraft]:
    """The open topics of the run's series, and of those of the run around it, for the agenda of the next meeting (1 query)."""
    topics = SeriesTopic.objects.filter(
        series__run__in=[run.pk, run.parent_id], standing=TopicStanding.OPEN
    ).select_related("series__run__place")
    waiting = [topic for topic in topics.order_by("brought_at", "id") if topic.in_hands]
    return [AgendaItemDraft(topic.title, topic.text, topic.reference) for topic in waiting]


def brought_sources(run: Run) -> set[str]:
    """What topics of the run's series come from: suggested as such, and not once more by itself."""
    brought = SeriesTopic.objects.filter(series__run__in=[run.pk, run.parent_id]).exclude(source="")
    return set(brought.values_list("source", flat=True))


def talked_about(topic: SeriesTopic) -> bool:
    """Whether a meeting with the topic on its agenda was opened since the topic came to its tier."""
    return SeriesTopic.objects.filter(_talked(), pk=topic.pk).exists()


def carried_motion(topic: SeriesTopic) -> Motion | None:
    """The latest motion on a topic that was carried."""
    carried = Motion.objects.filter(topic__series_topic=topic, state=MotionState.CARRIED)
    return carried.order_by("-closed_at", "-id").first()


def dissenters(topic: SeriesTopic) -> Dissenters:
    """Who dissented on a topic, in numbers (1 query)."""
    counts = SeriesTopic.objects.filter(pk=topic.pk).annotate(
        against=_against(), written=_written(), answered=_answered()
    )
    return Dissenters(**counts.values("against", "written", "answered").get())


def next_due(series: Series) -> date | None:
    """The day by which the rhythm of a series asks for its next meeting; None where none is due (≤ 1 query)."""
    last = (
        series.last_met
        if hasattr(series, "last_met")
        else series.meetings.exclude(state=MeetingState.CALLED_OFF)
        .order_by("-starts_at")
        .values_list("starts_at", flat=True)
        .first()
    )
    return next_day(series.rhythm, last.astimezone(clock.CHINA).date() if last else series.opened_on)


def open_in(run: Run) -> tuple[int, list[str]]:
    """How many topics were brought in a run, and the titles of those that are open and in its hands (1 query)."""
    rows = list(
        SeriesTopic.objects.filter(series__run=run).order_by("id").values_list("title", "standing", "tier")
    )
    within = tiers_within(run.place.level)
    still = [title for title, standing, tier in rows if standing == TopicStanding.OPEN and tier in within]
    return len(rows), still


def _talked() -> Exists:
    held = Q(meeting__state__in=(MeetingState.OPEN, MeetingState.CLOSED), state=TopicState.TAKEN)
    return Exists(
        Topic.objects.filter(held, series_topic=OuterRef("pk"), meeting__opened_at__gt=OuterRef("since"))
    )


def _called() -> Exists:
    to_come = Q(meeting__state__in=(MeetingState.CALLED, MeetingState.OPEN), state=TopicState.TAKEN)
    return Exists(Topic.objects.filter(to_come, series_topic=OuterRef("pk")))


def _counted(rows: QuerySet, value) -> Coalesce:
    found = rows.order_by().values(one=Value(1)).annotate(n=value).values("n")
    return Coalesce(Subquery(found, output_field=IntegerField()), 0)


def _against() -> Coalesce:
    """Votes against motions on the topic that were carried all the same."""
    carried = Motion.objects.filter(topic__series_topic=OuterRef("pk"), state=MotionState.CARRIED)
    return _counted(carried, Sum(Cast(KT("outcome__against"), IntegerField())))


def _written() -> Coalesce:
    return _counted(Dissent.objects.filter(topic=OuterRef("pk")), Count("pk"))


def _answered() -> Coalesce:
    latest = DissentAnswer.objects.filter(topic=OuterRef("pk")).order_by("-id").values("dissenters")[:1]
    return Coalesce(Subquery(latest, output_field=IntegerField()), 0)


def agendas_of(topic: SeriesTopic) -> QuerySet[Topic]:
    """Where a topic stands on the agenda, with the motions on it (2 queries)."""
    on_agenda = topic.on_agendas.filter(state=TopicState.TAKEN).select_related("meeting")
    return on_agenda.prefetch_related("motions").order_by("meeting__starts_at", "id")
