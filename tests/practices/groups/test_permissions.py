"""Who may do what for groups: one row a verb."""

from __future__ import annotations

import pytest

from linli.platform.permits import allowed
from linli.platform.permits.verbs import registered
from linli.practices.groups.models import Activity, Group, GroupProject

COUNTERS = {"social_worker", "grid_worker", "micro_grid_worker", "community_officer", "committee_member"}
TABLE = {
    # verb: (who may for a group that cast.resident started, what it is done to)
    "groups.start_group": ({"self_organisation", "resident", "household"}, "new"),
    "groups.hold_activity": ({"resident"}, "group"),
    "groups.confirm_activity": (COUNTERS, "activity"),
    "groups.become_project": ({"resident"}, "group"),
    "groups.report_done": ({"resident"}, "project"),
    "groups.accept_project": ({"supervisor", "community_officer"}, "project"),
    "groups.become_organisation": ({"community_officer"}, "group"),
}


def test_each_verb_has_a_row():
    assert {verb for verb in registered() if verb.startswith("groups.")} == set(TABLE)


@pytest.mark.parametrize("verb", TABLE)
def test_verb_is_for_just_these(verb, group, cast, estate):
    who, kind = TABLE[verb]
    subjects = {
        "new": Group(home=estate), "group": group, "activity": Activity(group=group), "project": GroupProject(group=group),
    }  # fmt: skip

    assert {name for name, actor in vars(cast).items() if allowed(actor, verb, subjects[kind])} == who


def test_leader_of_the_organisation_goes_on_with_it(grown, cast, estate):
    from linli.civic.mandates.models import Mandate
    from linli.civic.mandates.queries import actor_for
    from linli.practices.groups import actions
    from tests.practices.groups.conftest import REGISTER

    organisation = actions.become_organisation(by=cast.community_officer, group=grown, draft=REGISTER)
    grown.refresh_from_db()
    leader = grown.registration.leader
    Mandate.objects.create(
        person=leader,
        capacity="self_organisation",
        place=estate,
        organisation=organisation,
        starts_on="2025-03-03",
    )

    assert allowed(actor_for(leader), "groups.hold_activity", grown)
    assert not allowed(cast.self_organisation, "groups.hold_activity", grown)
