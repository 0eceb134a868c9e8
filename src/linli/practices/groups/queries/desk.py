"""What of the groups waits for somebody."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse

from linli.civic.process.queries import Waiting
from linli.kernel.sentence import say
from linli.practices.groups.enums import CountedBy, GroupProjectState
from linli.practices.groups.models import Activity, Group, GroupProject
from linli.practices.groups.queries.groups import groups_at, thresholds

CONFIRMERS = {"social_worker", "grid_worker", "micro_grid_worker", "community_officer", "committee_member"}
ACCEPTERS = {"supervisor", "community_officer"}


def waiting(by) -> list[Waiting]:
    """Numbers to confirm, projects to accept, groups to register (3 queries and one a place of office, at most)."""
    if not by.person:
        return []
    return [*_to_confirm(by), *_to_accept(by), *_to_register(by)]


def _here(by, capacities: set[str], way: str) -> Q | None:
    """Rows at the places where an actor holds one of the capacities; None where that is nowhere."""
    paths = {one.place.path for one in by.mandates if one.capacity in capacities}
    if not paths:
        return None
    return Q(*((f"{way}__path__startswith", path) for path in paths), _connector=Q.OR)


def _to_confirm(by) -> list[Waiting]:
    here = _here(by, CONFIRMERS, "group__home")
    if here is None:
        return []
    unsure = Activity.objects.filter(here, counted_by=CountedBy.HAND, confirmed_at=None)
    return [
        Waiting(
            title=say("Confirm how many attended “%(activity)s”", activity=one.title),
            place=one.place,
            url=reverse("groups:confirm", kwargs={"activity": one.pk}),
            why=say("A number counted by hand counts when another person has confirmed it."),
        )
        for one in unsure.exclude(person=by.person).select_related("group__home")
    ]


def _to_accept(by) -> list[Waiting]:
    here = _here(by, ACCEPTERS, "group__home")
    if here is None:
        return []
    done = GroupProject.objects.filter(here, state=GroupProjectState.DONE).exclude(reported_by=by.person)
    return [
        Waiting(
            title=say("Accept “%(project)s”", project=one.title),
            place=one.place,
            url=reverse("groups:accept", kwargs={"project": one.pk}),
        )
        for one in done.select_related("group__home")
    ]


def _to_register(by) -> list[Waiting]:
    places = [one.place for one in by.mandates if one.capacity == "community_officer"]
    found: dict[int, Group] = {}
    for place in places:
        ready = groups_at(place).filter(organisation=None, accepted__gte=thresholds().projects)
        found.update({one.pk: one for one in ready})
    return [
        Waiting(
            title=say("Register “%(group)s” as an organisation", group=one.name),
            place=one.home,
            url=reverse("groups:register", kwargs={"group": one.pk}),
            why=say("%(n)d of its projects have been done and accepted.", n=one.accepted),
        )
        for one in found.values()
    ]
