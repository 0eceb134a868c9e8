"""Reads about entries."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.kernel.sentence import Sentence
from linli.platform import clock
from linli.practices.contests.enums import ESTATE_ROLES, STANDING, EntryState
from linli.practices.contests.models import Entry, EntryPhoto
from linli.practices.contests.rules import EntryDraft, faults_of

PARTS = ("lines", Prefetch("photos", EntryPhoto.objects.select_related("attachment")))


def entries_in(run: Run) -> QuerySet[Entry]:
    """The entries that everybody sees: all that were ever entered, with lines, photos and award."""
    entries = Entry.objects.filter(run=run).exclude(entered_at=None)
    return entries.select_related("estate", "award", "run__edition", "run__place").prefetch_related(*PARTS)


def entry_with_parts(pk: int) -> Entry | None:
    """An entry with what its page needs (3 queries)."""
    entries = Entry.objects.select_related(
        "estate", "run__edition", "run__place", "award__agreement__account"
    )
    return entries.prefetch_related(*PARTS).filter(pk=pk).first()


def standing_entry(run: Run, estate: Place) -> Entry | None:
    """The entry or draft of an estate that has not been withdrawn and has not failed."""
    entries = Entry.objects.filter(run=run, estate=estate, state__in=STANDING)
    return entries.select_related("estate", "run__edition", "run__place").prefetch_related(*PARTS).first()


def own_entries(by, run: Run) -> list[Entry]:
    """The standing entries and drafts of the estates that an actor speaks for."""
    entries = Entry.objects.filter(run=run, state__in=STANDING).select_related(
        "estate", "run__edition", "run__place"
    )
    return [one for one in entries.prefetch_related(*PARTS) if by.holds(ESTATE_ROLES, one.estate)]


def draft_of(entry: Entry) -> EntryDraft:
    """What an entry says, for the rules that judge it."""
    return EntryDraft(
        title=entry.title,
        problem=entry.problem,
        design=entry.design,
        upkeep=entry.upkeep,
        spot=entry.spot,
        point=tuple(entry.point) if entry.point else None,
        beneficiaries=entry.beneficiaries,
        asked_fen=entry.asked_fen,
        lines=tuple((line.title, line.amount_fen) for line in entry.lines.all()),
        exclusions_denied=entry.exclusions_denied,
        exclusion_answer=entry.exclusion_answer,
    )


def faults_in(entry: Entry) -> list[Sentence]:
    """What an entry still lacks."""
    return [fault for _field, fault in faults_of(draft_of(entry), boundary=entry.estate.boundary)]


def entries_to_judge(run: Run) -> list[Entry]:
    """The entries that the stage's gate looks at: those entered, and drafts until their last day is over (3 queries)."""
    states = [EntryState.ENTERED, EntryState.MATCHED, EntryState.AWARDED]
    passage = run.passages.filter(left_at=None).first()
    if passage is None or passage.due_on is None or clock.today() <= passage.due_on:
        states.append(EntryState.DRAFT)
    return list(
        Entry.objects.filter(run=run, state__in=states).select_related("estate").prefetch_related("lines")
    )


def complete_entries(run: Run) -> list[Entry]:
    """The entries that go on to the raising, or come back to it."""
    states = (EntryState.ENTERED, EntryState.MATCHED)
    entered = (
        Entry.objects.filter(run=run, state__in=states).select_related("estate").prefetch_related("lines")
    )
    return [entry for entry in entered if not faults_in(entry)]
