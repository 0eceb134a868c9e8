"""A consultation series, and the topics that are brought to it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.civic.process.queries import estates_of
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked, sent_before
from linli.practices.meetings.enums import Rhythm, Tier, TopicOrigin
from linli.practices.meetings.models import Series, SeriesTopic
from linli.practices.meetings.queries.series import SERIES
from linli.practices.meetings.rules.series import tier_of

HOSTS = {"social_worker", "community_officer"}
PARTIES = {"committee_member", "self_organisation"}
"""Those who act for an estate or a group within the place of the series."""


@dataclass(frozen=True)
class SeriesDraft:
    """What a series is called, how often it meets (`enums.Rhythm`) and where."""

    title: str
    rhythm: str
    place_text: str


@dataclass(frozen=True)
class TopicDraft:
    """A topic before it is brought: of one estate or, without one, of the run's whole place.

    `source` names what it comes from ("needs.group:12"); `basis` the law that asks for it, which only hosts bring.
    """

    title: str
    text: str = ""
    estate: Place | None = None
    source: str = ""
    basis: str = ""

    @property
    def origin(self) -> str:
        if self.basis.strip():
            return TopicOrigin.LAW
        return TopicOrigin.NEEDS if self.source else TopicOrigin.PARTY


@transaction.atomic
def open_series(*, by, run: Run, draft: SeriesDraft, client_id: UUID | None = None) -> Series:
    """Open a series of meetings in a run; from now on topics can be brought to it."""
    permit(by, "meetings.open_series", run)
    title = filled(draft.title, say("Please give the series a title."), "title")
    where = filled(draft.place_text, say("Please write where it meets."), "place_text")
    run = locked(run, "edition", "place", "parent__edition", "parent__place")
    if opened := sent_before(Series.objects.filter(run=run), client_id):
        return opened
    permit(by, "meetings.open_series", run)
    refuse_if(say("Choose how often it meets.") if draft.rhythm not in Rhythm.values else None, "rhythm")
    refuse_if(
        say("There is a series of this title in this run already.")
        if run.series.filter(title=title).exists()
        else None,
        "title",
    )
    series = Series.objects.create(
        run=run,
        title=title,
        rhythm=draft.rhythm,
        place_text=where,
        opened_at=clock.now(),
        client_id=client_id,
    )
    record(
        by,
        "meetings.open_series",
        series,
        tells=say("The consultation series “%(series)s” was opened", series=series.title),
        content={"title": title, "rhythm": draft.rhythm, "place": where},
    )
    return series


@transaction.atomic
def bring_topic(*, by, series: Series, draft: TopicDraft, client_id: UUID | None = None) -> SeriesTopic:
    """Bring a topic to a series: it waits for the next meeting, and stays open until it is settled."""
    permit(by, "meetings.bring_topic", series)
    title = filled(draft.title, say("Please give the topic a title."), "title")
    series = locked(series, *SERIES)
    mine = series.topics.filter(person=by.person, household=by.household)
    if brought := sent_before(mine, client_id):
        return brought
    permit(by, "meetings.bring_topic", series)
    refuse_if(_not_to_bring(by, series, draft))
    topic = _written(by, series, draft, title, client_id)
    record(
        by,
        "meetings.bring_topic",
        topic,
        tells=say("A topic was brought to “%(series)s”: %(topic)s", series=series.title, topic=title),
        content={"title": title, "text": topic.text, "source": topic.source, "basis": topic.basis},
    )
    return topic


def _not_to_bring(by, series: Series, draft: TopicDraft) -> Sentence | None:
    if draft.estate and draft.estate not in estates_of(series.run):
        return say("%(estate)s does not take part in this run.", estate=draft.estate.name)
    if draft.basis.strip() and not by.holds(HOSTS, series.place):
        return say("What the law asks for is brought by the social worker or the residents' committee.")
    if draft.source and series.topics.filter(source=draft.source).exists():
        return say("This has been brought to the series before.")
    return None


def _written(by, series: Series, draft: TopicDraft, title: str, client_id: UUID | None) -> SeriesTopic:
    now = clock.now()
    return SeriesTopic.objects.create(
        series=series,
        number=series.topics.count() + 1,
        title=title,
        text=draft.text.strip(),
        origin=draft.origin,
        source=draft.source,
        basis=draft.basis.strip(),
        estate=draft.estate,
        tier=Tier.ESTATE if draft.estate else tier_of(series.place.level),
        brought_at=now,
        since=now,
        household=by.household,
        person=by.person,
        capacity=_capacity_of(by, draft.estate or series.place),
        client_id=client_id,
    )


def _capacity_of(by, place: Place) -> str:
    """The capacity in which somebody brings a topic, also with a mandate that lies within the place."""
    within = (one.capacity for one in by.mandates if place.contains(one.place) and one.capacity in PARTIES)
    return by.capacity_at(place) or next(within, "")
