"""Giving and ending mandates. A mandate is never changed or deleted: it ends, and another may begin."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import override

from linli.civic.mandates import rules
from linli.civic.mandates.enums import RESIDENT_CAPACITIES, Capacity
from linli.civic.mandates.models import Mandate
from linli.civic.people.actions import register_person
from linli.civic.people.models import Organisation, Person
from linli.civic.places.models import Place
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal, filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked


@transaction.atomic
def give_mandate(
    *,
    by,
    person: Person,
    capacity: str,
    place: Place,
    organisation: Organisation | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Mandate:
    """Let a person act in a capacity at a place, from today or another day on, with or without a last day.

    Refuses giving oneself a mandate, one that is held already, and two that nobody may hold together.
    """
    refuse_if(_unknown(capacity), "capacity")
    draft = Mandate(
        person=person,
        capacity=capacity,
        place=place,
        organisation=organisation,
        starts_on=starts_on or clock.today(),
        ends_on=ends_on,
        given_by=by.person,
    )
    permit(by, "mandates.give", draft)
    to_oneself = by.person is not None and by.person.pk == person.pk
    refuse_if(say("Nobody gives themselves a mandate. Ask somebody else who may.") if to_oneself else None)
    refuse_if(_dates(draft), "ends_on")
    locked(person)
    for held in _at_the_same_time(draft):
        _refuse_clash(draft, held)
    draft.save()
    told = say("A mandate was given: %(capacity)s", capacity=_title(capacity))
    record(by, "mandates.give", draft, tells=told, content=_content(draft))
    return draft


@transaction.atomic
def appoint(*, by, name: str, phone: str, capacity: str, place: Place, **term: date | None) -> Mandate:
    """Give a mandate to somebody named, who is entered in the register where need be."""
    permit(by, "mandates.give", Mandate(capacity=capacity, place=place))
    person = register_person(by=by, place=place, name=name, phone=phone)
    return give_mandate(by=by, person=person, capacity=capacity, place=place, **term)


@transaction.atomic
def end_mandate(*, by, mandate: Mandate, reason: str, on: date | None = None) -> Mandate:
    """End a mandate; `on` is its last day, by default yesterday, so that it no longer holds today.

    A mandate that began today ends today. Everybody may lay down their own.
    """
    mandate = locked(mandate, "place", "person")
    if by.person is None or by.person.pk != mandate.person_id:
        permit(by, "mandates.end", mandate)
    reason = filled(reason, say("Please write why it ends."), "reason")
    today = clock.today()
    refuse_if(say("This mandate has ended already.") if mandate.ends_on and mandate.ends_on < today else None)
    last = max(on or today - timedelta(days=1), mandate.starts_on)
    refuse_if(
        say("It would end earlier than that.") if mandate.ends_on and last > mandate.ends_on else None, "on"
    )
    mandate.ends_on = last
    mandate.save(update_fields=["ends_on"])
    told = say("A mandate was ended: %(capacity)s", capacity=_title(mandate.capacity))
    record(by, "mandates.end", mandate, tells=told, content=_content(mandate) | {"reason": reason})
    return mandate


def _unknown(capacity: str) -> Sentence | None:
    if capacity not in Capacity.values:
        return say("Please choose a capacity.")
    if capacity in RESIDENT_CAPACITIES:
        return say("Living here is no mandate: enter the person in the register of households.")
    return None


def _dates(draft: Mandate) -> Sentence | None:
    ended = draft.ends_on and draft.ends_on < draft.starts_on
    return say("The last day lies before the first.") if ended else None


def _at_the_same_time(draft: Mandate) -> list[Mandate]:
    """The person's mandates that hold on some day on which the new one would."""
    standing = Mandate.objects.filter(person=draft.person).select_related("place")
    standing = standing.filter(Q(ends_on=None) | Q(ends_on__gte=draft.starts_on))
    if draft.ends_on:
        standing = standing.filter(starts_on__lte=draft.ends_on)
    return list(standing)


def _refuse_clash(draft: Mandate, held: Mandate) -> None:
    touching = draft.place.contains(held.place) or held.place.contains(draft.place)
    names = {"held": _title(held.capacity), "place": held.place.name}
    if (
        held.capacity == draft.capacity
        and held.place_id == draft.place_id
        and held.organisation_id == draft.organisation_id
    ):
        raise Refusal(say("This person is %(held)s of %(place)s already.", **names), "capacity")
    if rules.clash(draft.capacity, held.capacity, touching=touching):
        raise Refusal(
            say(
                "This person is %(held)s of %(place)s. Nobody is that and %(wanted)s at once: who does the work or pays "
                "for it does not watch it.",
                wanted=_title(draft.capacity),
                **names,
            ),
            "capacity",
        )


def _title(capacity: str) -> Sentence:
    """The capacity's name as a message, to be said in the reader's language."""
    with override("en"):
        return Sentence(str(Capacity(capacity).label))


def _content(mandate: Mandate) -> dict:
    return {
        "person": mandate.person_id,
        "capacity": str(mandate.capacity),
        "place": mandate.place.code,
        "starts_on": mandate.starts_on.isoformat(),
        "ends_on": mandate.ends_on.isoformat() if mandate.ends_on else None,
    }
