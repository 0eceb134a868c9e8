"""Organisations are founded, joined, left and dissolved; nothing of it is deleted."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from linli.civic.people.actions.persons import register_person
from linli.civic.people.enums import OrganisationKind
from linli.civic.people.models import Membership, Organisation, Person
from linli.civic.places.models import Place
from linli.kernel.sentence import on_day, say
from linli.kernel.verdict import filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked


@transaction.atomic
def found_organisation(
    *,
    by,
    place: Place,
    kind: str,
    name: str,
    founded_on: date | None = None,
    parent: Organisation | None = None,
    run=None,
    invented: bool = False,
) -> Organisation:
    """Enter a new organisation of a place; `parent` is the one it grew out of, `run` the run in which it was founded."""
    permit(by, "people.found_organisation", run or place)
    name = name.strip()
    _judge(place, kind, name, founded_on)
    organisation = Organisation.objects.create(
        kind=kind,
        name=name,
        place=place,
        founded_on=founded_on or clock.today(),
        parent=parent,
        founded_in_run=run.pk if run else None,
        invented=invented,
    )
    told = say("“%(name)s” was founded", name=name)
    content = {"kind": kind, "name": name, "founded_on": organisation.founded_on.isoformat()}
    record(by, "people.found_organisation", organisation, tells=told, content=content)
    return organisation


@transaction.atomic
def dissolve_organisation(*, by, organisation: Organisation, reason: str) -> Organisation:
    """Enter that an organisation has ended; who belonged to it has left it."""
    permit(by, "people.dissolve_organisation", organisation)
    reason = filled(reason, say("Please write why it ends."), "reason")
    organisation = locked(organisation, "place")
    refuse_if(_dissolved(organisation))
    organisation.dissolved_on = clock.today()
    organisation.save(update_fields=["dissolved_on"])
    organisation.memberships.filter(left_on=None).update(left_on=clock.today())
    told = say("“%(name)s” was dissolved", name=organisation.name)
    record(by, "people.dissolve_organisation", organisation, tells=told, content={"reason": reason})
    return organisation


@transaction.atomic
def join_organisation(
    *, by, organisation: Organisation, person: Person, joined_on: date | None = None
) -> Membership:
    """Enter that somebody belongs to an organisation; joining twice is joining once."""
    draft = Membership(organisation=organisation, person=person, joined_on=joined_on or clock.today())
    permit(by, "people.join_organisation", draft)
    organisation = locked(organisation, "place")
    refuse_if(_dissolved(organisation))
    refuse_if(
        say("“%(name)s” was founded later than that.", name=organisation.name)
        if draft.joined_on < organisation.founded_on
        else None,
        "joined_on",
    )
    if standing := Membership.objects.filter(organisation=organisation, person=person, left_on=None).first():
        return standing
    draft.save()
    told = say("Somebody joined “%(name)s”", name=organisation.name)
    record(
        by, "people.join_organisation", draft, tells=told, content={"joined_on": draft.joined_on.isoformat()}
    )
    return draft


@transaction.atomic
def enter_member(
    *, by, organisation: Organisation, name: str, phone: str = "", joined_on: date | None = None
) -> Membership:
    """Enter somebody by name as a member; whoever is in the register with this phone is not entered twice."""
    permit(by, "people.join_organisation", Membership(organisation=organisation))
    person = register_person(by=by, place=organisation.place, name=name, phone=phone)
    return join_organisation(by=by, organisation=organisation, person=person, joined_on=joined_on)


@transaction.atomic
def leave_organisation(*, by, membership: Membership) -> Membership:
    """Enter that somebody no longer belongs to an organisation."""
    permit(by, "people.leave_organisation", membership)
    membership = locked(membership, "organisation__place")
    refuse_if(say("This membership ended before.") if membership.left_on else None)
    membership.left_on = clock.today()
    membership.save(update_fields=["left_on"])
    told = say("Somebody left “%(name)s”", name=membership.organisation.name)
    record(by, "people.leave_organisation", membership, tells=told)
    return membership


def _judge(place: Place, kind: str, name: str, founded_on: date | None) -> None:
    refuse_if(say("Please give the organisation a name.") if not name else None, "name")
    refuse_if(
        say("Please choose what kind of organisation it is.")
        if kind not in OrganisationKind.values
        else None,
        "kind",
    )
    future = founded_on and founded_on > clock.today()
    refuse_if(say("It can't be founded later than today.") if future else None, "founded_on")
    locked(place)
    taken = Organisation.objects.filter(place=place, name=name).exists()
    refuse_if(
        say("There is an organisation called “%(name)s” here already.", name=name) if taken else None, "name"
    )


def _dissolved(organisation: Organisation):
    if organisation.dissolved_on is None:
        return None
    return say(
        "“%(name)s” was dissolved on %(day)s.",
        name=organisation.name,
        day=on_day(organisation.dissolved_on),
    )
