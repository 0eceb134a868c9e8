"""Before a meeting is called: whom it calls, what it is about, how long before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string

from linli.civic.mandates.enums import Capacity
from linli.civic.mandates.models import Mandate
from linli.civic.people.models import Household, Person
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.kernel.workdays import HolidayTable
from linli.platform.calendar.queries import table
from linli.practices.meetings.enums import MeetingKind, MotionState, SeatStanding
from linli.practices.meetings.models import Motion
from linli.practices.meetings.queries.series import brought_sources, series_drafts
from linli.practices.meetings.rules import AgendaItemDraft, Bar, default_quorum

LISTENERS = (Capacity.COMMITTEE_MEMBER, Capacity.SELF_ORGANISATION, Capacity.SUPERVISOR)
"""Called to council and joint meetings to speak, without a vote."""


@dataclass(frozen=True)
class Called:
    """Somebody to be called: a household or a person, in which capacity, with or without a vote."""

    capacity: str
    household: Household | None = None
    person: Person | None = None
    standing: str = SeatStanding.VOTES


def who_is_called(run: Run, kind: str, estates: Sequence[Place]) -> list[Called]:
    """The roll of a meeting of this kind, in the order of its sheet: households by estate, council, listeners (≤ 3 queries).

    In a joint meeting a council member whose household is called votes with the household: nobody has two votes.
    """
    roll = []
    if kind != MeetingKind.COUNCIL:
        households = Household.objects.filter(estate__in=estates, moved_out_on=None).order_by(
            "estate__path", "id"
        )
        roll += [Called(Capacity.RESIDENT, household=household) for household in households]
    if kind != MeetingKind.RESIDENTS:
        roll += _council_and_listeners(run, {one.household.pk for one in roll})
    return roll


def _council_and_listeners(run: Run, households: set[int]) -> list[Called]:
    roll, seen = [], set()
    for mandate in _mandates_around(run.place):
        if mandate.person_id in seen:
            continue
        seen.add(mandate.person_id)
        standing = SeatStanding.LISTENS if mandate.capacity in LISTENERS else SeatStanding.VOTES
        if standing == SeatStanding.VOTES and mandate.person.household_id in households:
            standing = SeatStanding.WITH_HOUSEHOLD
        roll.append(Called(mandate.capacity, person=mandate.person, standing=standing))
    return roll


def _mandates_around(place: Place) -> list[Mandate]:
    """The mandates of council members, then of listeners, at, above or within a place."""
    mandates = Mandate.objects.standing().filter(
        Q(place__path__startswith=place.path) | Q(place__path__in=place.paths_down_to_it)
    )
    wanted = mandates.filter(capacity__in=(Capacity.COUNCIL_MEMBER, *LISTENERS)).select_related("person")
    return sorted(
        wanted, key=lambda one: (one.capacity != Capacity.COUNCIL_MEMBER, one.capacity, one.person_id)
    )


def agenda_drafts(run: Run) -> list[AgendaItemDraft]:
    """What waits in the run's series, then what other practices suggest, by the functions that LINLI_AGENDA_SOURCES names.

    What of the latter was brought to a series is there already; what a meeting of the run, or of the run around it, has decided already is not suggested again.
    """
    decided = Motion.objects.filter(
        topic__meeting__run__in=[run.pk, run.parent_id], state__in=(MotionState.CARRIED, MotionState.REJECTED)
    )
    settled = brought_sources(run) | {
        source for source in decided.values_list("topic__source", flat=True) if source
    }
    sources = getattr(settings, "LINLI_AGENDA_SOURCES", ())
    drafts = [draft for dotted in sources for draft in import_string(dotted)(run)]
    return [*series_drafts(run), *(draft for draft in drafts if draft.source not in settled)]


def days_asked(run: Run) -> int | None:
    """The days of notice that the run's method sets (parameter `notice_days`), or the method around it."""
    return _parameter(run, "notice_days")


def quorum_asked(run: Run, kind: str, legal_basis: str) -> Bar:
    """The quorum that the run's method sets (parameter `quorum_share`, to be reached), else the setting, else the default."""
    if share := _parameter(run, "quorum_share"):
        return Bar.parse(f">={share}")
    chosen = getattr(settings, "LINLI_MEETING_QUORUMS", {})
    written = chosen.get("council" if kind == MeetingKind.COUNCIL else legal_basis)
    return Bar.parse(written) if written else default_quorum(kind, legal_basis)


def holiday_table() -> HolidayTable:
    """The holidays that time limits are counted by."""
    return table()


def _parameter(run: Run | None, code: str):
    if run is None:
        return None
    values = run.playbook.values()
    return values[code] if code in values else _parameter(run.parent, code)
