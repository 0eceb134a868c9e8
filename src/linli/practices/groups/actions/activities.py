"""Groups are started and hold activities; a number that was counted by hand is confirmed by another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from linli.civic.people.models import Household
from linli.civic.places.models import Place
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked, sent_before
from linli.practices.groups.enums import CountedBy
from linli.practices.groups.models import Activity, CheckIn, Group

MOST_OF_A_HOUSEHOLD, MOST = 12, 5000


@transaction.atomic
def start_group(*, by, place: Place, name: str, aim: str, client_id: UUID | None = None) -> Group:
    """Neighbours begin to do something together; nobody registers it yet."""
    permit(by, "groups.start_group", Group(home=place))
    name = filled(name, say("Please give the group a name."), "name")
    aim = filled(aim, say("Please write what the group wants to do."), "aim")
    place = locked(place)
    mine = Group.objects.filter(person=by.person, household=by.household)
    if made := sent_before(mine, client_id):
        return made
    taken = Group.objects.filter(home=place, name=name).exists()
    refuse_if(say("There is a group called “%(name)s” here already.", name=name) if taken else None, "name")
    group = Group.objects.create(
        home=place,
        name=name,
        aim=aim,
        person=by.person,
        household=by.household,
        started_on=clock.today(),
        client_id=client_id,
    )
    told = say("The group “%(group)s” was started", group=name)
    record(by, "groups.start_group", group, tells=told, content={"aim": aim})
    return group


@transaction.atomic
def hold_activity(
    *,
    by,
    group: Group,
    title: str,
    held_on: date,
    where: str,
    attenders: int | None = None,
    check_ins: Mapping[Household, int] | None = None,
    client_id: UUID | None = None,
) -> Activity:
    """Enter an activity that was held: with a check-in list (household → people), or with a number counted by hand.

    A number counted by hand is sure when another person has confirmed it. Refuses a day to come, and a list of
    households that live elsewhere.
    """
    permit(by, "groups.hold_activity", group)
    title = filled(title, say("Please write what was held."), "title")
    where = filled(where, say("Please write where it was."), "where")
    refuse_if(
        say("It can't have been held later than today.") if held_on > clock.today() else None, "held_on"
    )
    check_ins = dict(check_ins or {})
    refuse_if(*_list_fault(group, check_ins))
    number = sum(check_ins.values()) if check_ins else attenders or 0
    refuse_if(say("How many attended?") if not 0 < number <= MOST else None, "attenders")
    group = locked(group, "home")
    if made := sent_before(Activity.objects.filter(group=group), client_id):
        return made
    activity = _kept(
        by, group, number, check_ins, title=title, held_on=held_on, where=where, client_id=client_id
    )
    told = say("“%(group)s” held “%(activity)s”: %(n)d attended", group=group.name, activity=title, n=number)
    content = {"held_on": held_on.isoformat(), "attenders": number, "counted_by": activity.counted_by}
    record(by, "groups.hold_activity", activity, tells=told, content=content)
    return activity


@transaction.atomic
def confirm_activity(*, by, activity: Activity) -> Activity:
    """Another person confirms the number that was counted by hand; nobody confirms the own count."""
    permit(by, "groups.confirm_activity", activity)
    activity = locked(activity, "group__home")
    refuse_if(say("This number needs no confirmation.") if activity.is_sure else None)
    own = by.person.pk in (activity.person_id, activity.group.person_id)
    home = by.household is not None and by.household.pk == activity.household_id
    refuse_if(say("Nobody confirms a number for their own group.") if own or home else None)
    activity.confirmed_by, activity.confirmed_at = by.person, clock.now()
    activity.save(update_fields=["confirmed_by", "confirmed_at"])
    told = say(
        "%(n)d attenders of “%(activity)s” were confirmed", n=activity.attenders, activity=activity.title
    )
    record(by, "groups.confirm_activity", activity, tells=told)
    return activity


def _kept(by, group: Group, number: int, check_ins: Mapping[Household, int], **said) -> Activity:
    """The activity with its list."""
    activity = Activity.objects.create(
        group=group,
        counted_by=CountedBy.LIST if check_ins else CountedBy.HAND,
        attenders=number,
        person=by.person,
        household=by.household,
        recorded_at=clock.now(),
        **said,
    )
    CheckIn.objects.bulk_create(
        CheckIn(activity=activity, household=household, people=people)
        for household, people in check_ins.items()
    )
    return activity


def _list_fault(group: Group, check_ins: Mapping[Household, int]) -> tuple[Sentence | None, str]:
    """What is wrong with a check-in list, and at which field."""
    for household, people in check_ins.items():
        if not 0 < people <= MOST_OF_A_HOUSEHOLD:
            return say(
                "From one household at most %(most)d people attend.", most=MOST_OF_A_HOUSEHOLD
            ), "check_ins"
        if household.estate.community_code != group.home.community_code:
            return say(
                "%(address)s is no household of this community.", address=household.address
            ), "check_ins"
    return None, "check_ins"
