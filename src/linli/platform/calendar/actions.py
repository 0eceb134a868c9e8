"""Changing the table of holidays. Deadlines that were set before stay as they were set."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from linli.kernel.sentence import on_day, say
from linli.kernel.verdict import refuse_if
from linli.platform.calendar import queries
from linli.platform.calendar.models import Holiday
from linli.platform.journal.actions import record
from linli.platform.permits import permit

VERB = "calendar.edit_holidays"


@transaction.atomic
def fill_holidays(*, by, year: int) -> int:
    """Put the official holidays of a year into the table, where no one has put anything; how many were new.

    Refuses a year that has not been announced yet.
    """
    permit(by, VERB, None)
    listed = queries.official_names(year)
    refuse_if(
        say(
            "The holidays of %(year)s have not been announced yet, or are not in this version.",
            year=str(year),
        )
        if not listed
        else None,
        "year",
    )
    known = set(Holiday.objects.filter(date__year=year).values_list("date", flat=True))
    made = Holiday.objects.bulk_create(
        Holiday(date=day, working=working, name=name)
        for day, (working, name) in listed.items()
        if day not in known
    )
    if made:
        told = say("%(n)d official days of %(year)s were put into the calendar", n=len(made), year=str(year))
        record(by, VERB, made[0], tells=told, content={"year": year, "days": len(made)})
    return len(made)


@transaction.atomic
def set_holiday(*, by, day: date, working: bool, name: str) -> Holiday:
    """Say whether one day is worked; a day that is in the table already is changed."""
    permit(by, VERB, None)
    refuse_if(
        say("Please say why this day differs, such as the name of the holiday.")
        if not name.strip()
        else None,
        "name",
    )
    holiday, _made = Holiday.objects.update_or_create(
        date=day, defaults={"working": working, "name": name.strip()}
    )
    _record(by, holiday)
    return holiday


@transaction.atomic
def remove_holiday(*, by, holiday: Holiday) -> None:
    """Take a day out of the table; the official list, else its weekday, counts again."""
    permit(by, VERB, None)
    told = say("%(day)s was taken out of the calendar", day=on_day(holiday.date))
    record(by, VERB, holiday, tells=told, content={"day": holiday.date.isoformat()})
    holiday.delete()


def _record(by, holiday: Holiday) -> None:
    day = on_day(holiday.date)
    told = (
        say("%(day)s is a working day", day=day) if holiday.working else say("%(day)s is a day off", day=day)
    )
    record(
        by,
        VERB,
        holiday,
        tells=told,
        content={"day": holiday.date.isoformat(), "working": holiday.working, "name": holiday.name},
    )
