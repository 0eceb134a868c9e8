"""Profiles: filled in part by part on site, brought in by sheet, commented on by the estate's committee."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.civic.process.queries import estates_of
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal, filled, refuse_if
from linli.platform import clock
from linli.platform.documents.actions import keep_photo
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked, sent_before
from linli.practices.estates import rules
from linli.practices.estates.models import FilledSection, Profile, ProfileComment, ProfilePhoto
from linli.practices.estates.queries import profile_to_fill

MOST_PHOTOS = 30


@transaction.atomic
def fill_profile(
    *,
    by,
    run: Run,
    estate: Place,
    section: str,
    values: Mapping[str, Any],
    note: str = "",
    photos: Sequence = (),
) -> Profile:
    """Save one section of an estate's profile of this year; answers may be missing (None) and follow later.

    Refuses, naming the field, an answer that is impossible or of another section. `photos` are open files.
    """
    permit(by, "estates.fill_profile", Profile(run=run, estate=estate))
    part = rules.section_of(section)
    refuse_if(say("The profile has no section “%(code)s”.", code=section) if part is None else None)
    _refuse_strangers(run, estate)
    estate = locked(estate)
    profile = profile_to_fill(run, estate, clock.today().year)
    foreign = set(values) - {field.code for field in part.fields}
    refuse_if(
        say("These answers belong to another section: %(codes)s.", codes=", ".join(sorted(foreign)))
        if foreign
        else None
    )
    _write(profile, rules.checked(values, known=profile.values, year=profile.year))
    profile.notes = {**profile.notes, section: note.strip()} if note.strip() else profile.notes
    profile.save()
    FilledSection.objects.create(profile=profile, section=section, person=by.person, filled_at=clock.now())
    _add_photos(by, profile, section, photos)
    record(
        by,
        "estates.fill_profile",
        profile,
        tells=say(
            "%(estate)s: “%(section)s” was filled in on site",
            estate=estate.name,
            section=Sentence(part.title),
        ),
        content={"section": section, "values": dict(values)},
    )
    return profile


@transaction.atomic
def import_profiles(*, by, run: Run, rows: Sequence[Mapping[str, Any]]) -> list[Profile]:
    """Bring in profiles from rows `{"estate": Place, "year": int or None, question: answer}`; what a row leaves out stays.

    A row of an earlier year makes a profile to compare with. Refuses the first row that is not possible.
    """
    permit(by, "estates.import_profiles", run)
    permit(by, "estates.fill_profile", run)
    locked(run)
    profiles = []
    for number, row in enumerate(rows, 1):
        answers = {code: row[code] for code in rules.FIELDS if row.get(code) is not None}
        try:
            profiles.append(_bring_in(run, row["estate"], row.get("year") or clock.today().year, answers))
        except Refusal as refusal:
            at = getattr(row, "number", number)
            because = say("Row %(n)d: %(because)s", n=at, because=refusal.because)
            raise Refusal(because, refusal.field) from None
    record(
        by,
        "estates.import_profiles",
        run,
        tells=say("Profiles of %(n)d estates were brought in", n=len(profiles)),
        content={"profiles": [[one.estate.code, one.year, one.values] for one in profiles]},
    )
    return profiles


@transaction.atomic
def comment_profile(*, by, profile: Profile, text: str, client_id: UUID | None = None) -> ProfileComment:
    """The estate's committee says what is wrong or missing in the profile; the words are public."""
    permit(by, "estates.comment_profile", profile)
    text = filled(text, say("Please write your comment."), "text")
    profile = locked(profile, "estate", "run__edition", "run__place")
    if made := sent_before(profile.comments.filter(person=by.person), client_id):
        return made
    comment = ProfileComment.objects.create(
        profile=profile,
        person=by.person,
        on_behalf=speaks_for(by, profile.estate, {"committee_member"}),
        text=text,
        commented_at=clock.now(),
        client_id=client_id,
    )
    record(
        by,
        "estates.comment_profile",
        comment,
        tells=say("%(who)s commented on the profile", who=comment.on_behalf),
        content={"text": text},
    )
    return comment


def speaks_for(by, estate: Place, capacities: set[str]) -> str:
    """In whose name an actor speaks at an estate: the organisation of the mandate, else the estate."""
    for mandate in by.mandates:
        if mandate.capacity in capacities and mandate.place.contains(estate) and mandate.organisation:
            return mandate.organisation.name
    return estate.name


def _bring_in(run: Run, estate: Place, year: int, answers: Mapping[str, Any]) -> Profile:
    this_year = clock.today().year
    refuse_if(
        say("A profile can't be of the year %(year)d.", year=year)
        if not this_year - 50 <= year <= this_year
        else None,
        "year",
    )
    _refuse_strangers(run, estate)
    profile = profile_to_fill(run, locked(estate), year)
    _write(profile, rules.checked(answers, known=profile.values, year=year))
    profile.save()
    return profile


def _refuse_strangers(run: Run, estate: Place) -> None:
    refuse_if(
        say("%(estate)s does not take part in “%(run)s”.", estate=estate.name, run=run.title)
        if estate not in estates_of(run)
        else None,
        "estate",
    )


def _write(profile: Profile, values: dict[str, Any]) -> None:
    profile.values, profile.saved_at = values, clock.now()
    if not rules.is_complete(values):
        profile.completed_on = None
    elif profile.completed_on is None:
        profile.completed_on = clock.today()


def _add_photos(by, profile: Profile, section: str, photos: Sequence) -> None:
    refuse_if(
        say("A profile shows at most %(most)d photos.", most=MOST_PHOTOS)
        if photos and profile.photos.count() + len(photos) > MOST_PHOTOS
        else None,
        "photos",
    )
    for photo in photos:
        kept = keep_photo(by=by, upload=photo, place=profile.estate)
        ProfilePhoto.objects.get_or_create(profile=profile, attachment=kept, defaults={"section": section})
