"""Entries: drafted, entered, withdrawn, failed."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from linli.civic.places.enums import Level
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.civic.process.queries import estates_of
from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.kernel.verdict import filled, refuse_if
from linli.platform import clock
from linli.platform.announcements import announce
from linli.platform.documents.actions import keep_photo
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked
from linli.practices.contests.actions.texts import spoken_for
from linli.practices.contests.enums import STANDING, EntryState
from linli.practices.contests.events import EntryWithdrawn
from linli.practices.contests.models import BudgetLine, Entry, EntryPhoto
from linli.practices.contests.rules import EntryDraft, faults_of

MOST_PHOTOS = 9


@transaction.atomic
def save_draft(*, by, run: Run, estate: Place, draft: EntryDraft, photos: Sequence = ()) -> Entry:
    """Keep what an estate has so far; only those who may enter it see it. Refuses nothing but a missing title."""
    permit(by, "contests.save_draft", Entry(run=run, estate=estate))
    permit(by, "contests.enter", Entry(run=run, estate=estate))  # drafts are kept while entering is open
    entry = _standing(by, run, estate)
    refuse_if(
        say("The entry has been entered; change it there.") if entry.state != EntryState.DRAFT else None
    )
    _write(by, entry, draft, photos)
    record(by, "contests.save_draft", entry)
    return entry


@transaction.atomic
def enter(*, by, run: Run, estate: Place, draft: EntryDraft, photos: Sequence = ()) -> Entry:
    """Enter an estate's one project, or change what was entered while the stage is open.

    Refuses, naming the field, what is incomplete, does not add up, does not lie in the estate, or what the fund may
    not pay. `photos` are open files.
    """
    permit(by, "contests.enter", Entry(run=run, estate=estate))
    for field, fault in faults_of(draft, boundary=estate.boundary):
        refuse_if(fault, field)
    entry = _standing(by, run, estate)
    entry.state, entry.entered_at = EntryState.ENTERED, entry.entered_at or clock.now()
    _write(by, entry, draft, photos)
    record(
        by,
        "contests.enter",
        entry,
        tells=say(
            "%(estate)s entered “%(title)s” at %(asked)s",
            estate=estate.name,
            title=entry.title,
            asked=str(Money(entry.asked_fen)),
        ),
        content={
            "title": draft.title,
            "asked_fen": draft.asked_fen,
            "lines": [list(line) for line in draft.lines],
        },
    )
    return entry


@transaction.atomic
def withdraw_entry(*, by, entry: Entry, reason: str) -> Entry:
    """Take an entry out of the contest, with a public reason; what neighbours paid for it goes back."""
    permit(by, "contests.withdraw_entry", entry)
    reason = filled(reason, say("Please write the reason; it will be published."), "reason")
    entry = _locked(entry.pk)
    refuse_if(
        say("This entry can't be withdrawn any more.")
        if entry.state not in (EntryState.DRAFT, EntryState.ENTERED)
        else None
    )
    _end(entry, EntryState.WITHDRAWN, reason)
    record(
        by,
        "contests.withdraw_entry",
        entry,
        tells=say("%(estate)s withdrew “%(title)s”", estate=entry.estate.name, title=entry.title),
        content={"reason": entry.ended_because},
    )
    announce(EntryWithdrawn(entry.run_id, entry.pk, entry.ended_because))
    return entry


@transaction.atomic
def fail_entry(*, entry_id: int, reason: str) -> Entry:
    """Let an entry fail because its own part fell short; part of the act that found it."""
    entry = _locked(entry_id)
    if entry.state == EntryState.ENTERED:
        _end(entry, EntryState.FAILED, reason)
    return entry


def _standing(by, run: Run, estate: Place) -> Entry:
    """The estate's standing entry, or a new one that is not saved yet; others who enter for the estate wait."""
    taking_part = estates_of(run)
    refuse_if(
        say("%(estate)s does not take part in this contest.", estate=estate.name)
        if (taking_part and estate not in taking_part)
        or estate.level != Level.ESTATE
        or not run.place.contains(estate)
        else None,
        "estate",
    )
    locked(estate)
    found = Entry.objects.select_for_update(of=("self",)).filter(run=run, estate=estate, state__in=STANDING)
    entry = found.first() or Entry(run=run, estate=estate, on_behalf=spoken_for(by, estate))
    entry.run, entry.estate, entry.entrant = run, estate, by.person
    return entry


def _write(by, entry: Entry, draft: EntryDraft, photos: Sequence) -> None:
    filled(draft.title, say("The project has no title yet."), "title")
    for field in ("title", "problem", "design", "upkeep", "spot", "exclusion_answer"):
        setattr(entry, field, getattr(draft, field).strip())
    for field in ("beneficiaries", "asked_fen", "exclusions_denied"):
        setattr(entry, field, getattr(draft, field))
    entry.point = list(draft.point) if draft.point else None
    entry.saved_at = clock.now()
    entry.save()
    entry.lines.all().delete()
    BudgetLine.objects.bulk_create(
        BudgetLine(entry=entry, number=number, title=title, amount_fen=fen)
        for number, (title, fen) in enumerate(draft.lines, 1)
    )
    _add_photos(by, entry, photos)


def _add_photos(by, entry: Entry, photos: Sequence) -> None:
    refuse_if(
        say("An entry shows at most %(most)d photos.", most=MOST_PHOTOS)
        if photos and entry.photos.count() + len(photos) > MOST_PHOTOS
        else None,
        "photos",
    )
    kept = [keep_photo(by=by, upload=photo, place=entry.estate) for photo in photos]
    EntryPhoto.objects.bulk_create(EntryPhoto(entry=entry, attachment=one) for one in kept)


def _locked(pk: int) -> Entry:
    return locked(Entry(pk=pk), "estate", "run__edition", "run__place")


def _end(entry: Entry, state: EntryState, reason: str) -> None:
    entry.state, entry.ended_because = state, reason
    entry.save(update_fields=["state", "ended_because"])
