"""The register of households, and the codes with which they come in."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from linli.civic.people import rules
from linli.civic.people.models import Household, Person
from linli.civic.places.models import Place
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal, refuse_if
from linli.platform import clock
from linli.platform.identity import codes, hooks
from linli.platform.identity.rules import normal_phone
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked
from linli.platform.sheets import Row, RowFault

BATCH = 500


@dataclass(frozen=True)
class Slip:
    """What a household is handed: its address and its code, which is kept nowhere and shown this once."""

    household: Household
    code: str


@dataclass(frozen=True)
class _Entry:
    """One row of the register: a door, and who speaks for it where that is known."""

    estate: Place
    address: str
    name: str
    phone: str


@transaction.atomic
def import_households(*, by, place: Place, rows: Iterable[Mapping[str, Any]]) -> list[Household]:
    """Enter households of an estate, or of all estates of a community; those that are new.

    A row has `address` (or `building`, `unit`, `room`), and may have the head's `name` and `phone`; for a community also
    `estate`, by its name. A household that is entered already stays as it is. Refuses the first faulty row.
    Codes are given out by `renew_codes`, when they are printed.
    """
    permit(by, "people.import_households", place)
    locked(place)
    entries = _entries(place, rows)
    fresh = _fresh(entries)
    made = Household.objects.bulk_create(
        (Household(estate=entry.estate, address=entry.address) for entry in fresh), batch_size=BATCH
    )
    heads = _heads(fresh, made)
    Person.objects.bulk_create(heads, batch_size=BATCH)
    if made:
        told = say("%(n)d households were entered in the register", n=len(made))
        content = {"doors": [[entry.estate.code, entry.address] for entry in fresh], "heads": len(heads)}
        record(by, "people.import_households", place, tells=told, content=content)
    return made


@transaction.atomic
def renew_codes(*, by, place: Place, households: Iterable[Household] | None = None) -> list[Slip]:
    """Give households of a place new codes and get them as slips to print, this once; the old codes are void.

    Without `households` these are the ones that have no code yet.
    """
    permit(by, "people.renew_codes", place)
    here = Household.objects.select_for_update(of=("self",)).filter(
        estate__path__startswith=place.path, moved_out_on=None
    )
    chosen = (
        here.filter(code_digest=None)
        if households is None
        else here.filter(pk__in=[one.pk for one in households])
    )
    chosen = list(chosen.select_related("estate").order_by("estate__path", "id"))
    refuse_if(say("Every household here has its code already.") if not chosen else None)
    chance, slips = secrets.SystemRandom(), []
    for household in chosen:
        code = codes.generate(chance)
        household.code_digest = hooks.code_digest(code)
        slips.append(Slip(household, code))
    Household.objects.bulk_update(chosen, ["code_digest"], batch_size=BATCH)
    told = say("Codes for %(n)d households were printed", n=len(slips))
    record(by, "people.renew_codes", place, tells=told, content={"households": [one.pk for one in chosen]})
    return slips


@transaction.atomic
def move_out(*, by, household: Household) -> Household:
    """Enter that a household moved out: its code is void, what it did stays, and the door is free for the next."""
    permit(by, "people.move_out", household)
    household = locked(household, "estate")
    refuse_if(say("This household moved out before.") if household.moved_out_on else None)
    household.moved_out_on, household.code_digest = clock.today(), None
    household.save(update_fields=["moved_out_on", "code_digest"])
    record(by, "people.move_out", household)
    return household


def household_faults(*, place: Place, rows: Iterable[Row]) -> list[RowFault]:
    """What is wrong with rows of a sheet of households, also by what the register has: nothing is written."""
    rows = list(rows)
    faults, entries = _sorted_out(place, rows)
    wanted = {entry.phone for entry in entries.values() if entry.phone}
    known = set(Person.objects.filter(phone__in=wanted).values_list("phone", flat=True))
    for row, entry in ((row, entries.get(row.number)) for row in rows):
        if entry and entry.phone and entry.phone in known:
            because = say("This phone is entered already, or stands twice in the sheet.")
            faults.append(RowFault(row.number, "phone", because))
        elif entry:
            known.add(entry.phone)
    return faults


def _entries(place: Place, rows: Iterable[Mapping[str, Any]]) -> list[_Entry]:
    """The rows as entries; raises Refusal for the first that is faulty."""
    faults, entries = _sorted_out(place, rows)
    for fault in faults:
        raise Refusal(say("Row %(n)d: %(because)s", n=fault.row, because=fault.because))
    return list(entries.values())


def _sorted_out(place: Place, rows: Iterable[Mapping[str, Any]]) -> tuple[list[RowFault], dict[int, _Entry]]:
    """The faults, and the sound entries by the number of their row."""
    estates = {estate.name: estate for estate in Place.objects.within(place).estates().defer("boundary")}
    faults, entries, doors = [], {}, set()
    for at, row in enumerate(rows, 1):
        number = getattr(row, "number", at)
        try:
            entry = _entry(place, estates, row)
            twice = (entry.estate.pk, entry.address) in doors
            refuse_if(
                say("%(address)s stands in the list twice.", address=entry.address) if twice else None, "room"
            )
        except Refusal as refusal:
            faults.append(RowFault(number, refusal.field or "", refusal.because))
            continue
        doors.add((entry.estate.pk, entry.address))
        entries[number] = entry
    return faults, entries


def _entry(place: Place, estates: Mapping[str, Place], row: Mapping[str, Any]) -> _Entry:
    said = str(row.get("estate") or "").strip()
    estate = estates.get(said) if said else estates.get(place.name)
    if estate is None:
        raise Refusal(_unknown_estate(said), "estate")
    address = row.get("address") or rules.household_address(
        *(str(row.get(part) or "") for part in ("building", "unit", "room"))
    )
    address = rules.one_spelling(str(address))
    refuse_if(say("The address is missing.") if not address else None, "room")
    phone = str(row.get("phone") or "").strip()
    normal = normal_phone(phone) if phone else ""
    refuse_if(say("%(phone)s is not a phone number.", phone=phone) if normal is None else None, "phone")
    return _Entry(estate, address, str(row.get("name") or "").strip(), normal or "")


def _unknown_estate(said: str) -> Sentence:
    return say("There is no estate “%(name)s” here.", name=said) if said else say("The estate is missing.")


def _fresh(entries: list[_Entry]) -> list[_Entry]:
    """The entries whose door has no household yet."""
    known = set(
        Household.objects.filter(
            estate__in={entry.estate for entry in entries}, moved_out_on=None
        ).values_list("estate_id", "address")
    )
    return [entry for entry in entries if (entry.estate.pk, entry.address) not in known]


def _heads(entries: list[_Entry], households: list[Household]) -> list[Person]:
    """Who speaks for each new household; a phone that somebody else has already is left out, never taken over."""
    phones = set(
        Person.objects.filter(phone__in={e.phone for e in entries if e.phone}).values_list("phone", flat=True)
    )
    heads = []
    for entry, household in zip(entries, households, strict=True):
        if entry.name:
            phone = "" if entry.phone in phones else entry.phone
            phones.add(entry.phone)
            heads.append(
                Person(
                    name=entry.name,
                    phone=phone,
                    household=household,
                    is_head=True,
                    invented=entry.estate.invented,
                )
            )
    return heads
