"""From activities to a project, from projects to an organisation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from linli.civic.people.models import Household, Membership
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry
from linli.practices.groups import actions
from linli.practices.groups.enums import CountedBy
from linli.practices.groups.models import Group, GroupProject, Passage, Registration
from linli.practices.groups.queries import group_with_all, standing_of
from tests.practices.groups.conftest import MEMBERS, PROJECT, REGISTER, finish, hold


def test_group_is_started_by_a_household_or_a_leader(estate, cast):
    sent = {"by": cast.household, "place": estate, "name": "棋友", "aim": "下棋", "client_id": uuid4()}
    group = actions.start_group(**sent)

    assert actions.start_group(**sent) == group
    assert (group.person, group.household) == (None, cast.household.household)
    assert (
        actions.start_group(by=cast.self_organisation, place=estate, name="舞友", aim="跳舞").household
        is None
    )


@pytest.mark.parametrize(
    ("name", "aim", "field"), [(" ", "x", "name"), ("x", "", "aim"), ("花友小组", "x", "name")]
)
def test_group_needs_a_name_of_its_own_and_an_aim(group, estate, cast, name, aim, field):
    with pytest.raises(Refusal) as refused:
        actions.start_group(by=cast.resident, place=estate, name=name, aim=aim)

    assert refused.value.field == field


def test_activity_with_a_list_is_sure_at_once(group, estate, cast):
    households = list(Household.objects.filter(estate=estate)[:3])
    activity = actions.hold_activity(
        by=cast.resident,
        group=group,
        title="种花",
        held_on=date(2025, 3, 2),
        where="院坝",
        check_ins={households[0]: 4, households[1]: 3, households[2]: 3},
    )

    assert (activity.attenders, activity.counted_by, activity.is_sure) == (10, CountedBy.LIST, True)
    with pytest.raises(Refusal, match="needs no confirmation"):
        actions.confirm_activity(by=cast.grid_worker, activity=activity)


def test_number_counted_by_hand_is_confirmed_by_another(group, cast):
    activity = hold(cast, group, confirmed=False)
    assert not activity.is_sure

    confirmed = actions.confirm_activity(by=cast.grid_worker, activity=activity)
    assert confirmed.is_sure
    with pytest.raises(Refusal, match="needs no confirmation"):
        actions.confirm_activity(by=cast.social_worker, activity=confirmed)


def test_nobody_confirms_the_own_count(group, cast, estate):
    from linli.civic.mandates.models import Mandate
    from linli.civic.mandates.queries import actor_for

    person = cast.resident.person
    Mandate.objects.create(person=person, capacity="committee_member", place=estate, starts_on="2024-01-01")
    activity = hold(cast, group, confirmed=False)

    with pytest.raises(Refusal, match="own group"):
        actions.confirm_activity(by=actor_for(person), activity=activity)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"where": " "}, "where"),
        ({"held_on": date(2025, 3, 4)}, "held_on"),
        ({"attenders": 0}, "attenders"),
        ({"attenders": None}, "attenders"),
    ],
)
def test_activity_says_what_when_where_and_how_many(group, cast, changes, field):
    with pytest.raises(Refusal) as refused:
        hold(cast, group, confirmed=False, **changes)

    assert refused.value.field == field


def test_list_holds_households_of_the_community_only(group, cast, community):
    from linli.civic.places.models import Place

    elsewhere = Place.objects.create(
        code="x-1",
        level="estate",
        name="远院",
        official_name="远院",
        parent=community.parent,
        path="/5101/x/x/x/x-1/",
    )
    household = Household.objects.create(estate=elsewhere, address="1栋")
    for listed in ({household: 1}, {cast.household.household: 99}):
        with pytest.raises(Refusal) as refused:
            hold(cast, group, confirmed=False, check_ins=listed)
        assert refused.value.field == "check_ins"


def test_three_activities_become_a_project_that_names_them(active, cast):
    project = actions.become_project(by=cast.resident, group=active, draft=PROJECT)
    passage = Passage.objects.get()

    assert passage.project == project
    assert passage.rests_on == [one.source for one in active.activities.all()]
    assert "3 of 3 activities" in str(passage.because["message"] % passage.because["values"])
    assert Entry.objects.filter(verb="groups.become_project").count() == 1


def test_activities_that_do_not_count_make_no_project(group, cast):
    hold(cast, group)
    hold(cast, group)
    hold(cast, group, attenders=9)
    hold(cast, group, confirmed=False)

    with pytest.raises(Refusal, match="2 of 3 activities"):
        actions.become_project(by=cast.resident, group=group, draft=PROJECT)


def test_thresholds_are_settings(group, cast, settings):
    settings.LINLI_GROUP_THRESHOLDS = {"activities": 1, "attenders": 12}
    hold(cast, group)

    assert actions.become_project(by=cast.resident, group=group, draft=PROJECT)


def test_one_project_at_a_time(project, active, cast):
    with pytest.raises(Refusal, match="one at a time"):
        actions.become_project(by=cast.resident, group=active, draft=PROJECT)
    finish(cast, project)
    assert actions.become_project(by=cast.resident, group=active, draft=PROJECT)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"aim": ""}, "aim"),
        ({"own_fen": 0}, "own_fen"),
        ({"budget_fen": 1}, "budget_fen"),
        ({"milestones": ()}, "milestones"),
    ],
)
def test_incomplete_project_is_refused_at_its_field(active, cast, change, field):
    with pytest.raises(Refusal) as refused:
        actions.become_project(by=cast.resident, group=active, draft=replace(PROJECT, **change))

    assert refused.value.field == field


def test_project_is_accepted_after_it_was_reported(project, cast):
    with pytest.raises(Refusal, match="not been reported"):
        actions.accept_project(by=cast.supervisor, project=project)
    with pytest.raises(Refusal, match="what was done"):
        actions.report_done(by=cast.resident, project=project, report=" ")
    accepted = finish(cast, project)

    assert accepted.accepted_on.isoformat() == "2025-03-03"
    with pytest.raises(Refusal, match="before"):
        actions.accept_project(by=cast.supervisor, project=project)
    with pytest.raises(Refusal, match="before"):
        actions.report_done(by=cast.resident, project=project, report="x")


def test_two_accepted_projects_become_an_organisation(grown, cast):
    organisation = actions.become_organisation(by=cast.community_officer, group=grown, draft=REGISTER)
    passage = Passage.objects.get(step="organisation")

    assert organisation.kind == "self_organisation"
    assert Membership.objects.filter(organisation=organisation).count() == 5
    assert Registration.objects.get().leader.name == "王二"
    assert passage.rests_on == [one.reference for one in GroupProject.objects.all()]
    assert group_with_all(grown.pk).organisation == organisation
    with pytest.raises(Refusal, match="registered already"):
        actions.become_organisation(by=cast.community_officer, group=grown, draft=REGISTER)


def test_one_project_makes_no_organisation(project, active, cast):
    finish(cast, project)

    with pytest.raises(Refusal, match="1 of 2 projects"):
        actions.become_organisation(by=cast.community_officer, group=active, draft=REGISTER)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"charter": ""}, "charter"),
        ({"members": MEMBERS[:4], "voters": 4}, "members"),
        ({"members": (*MEMBERS, MEMBERS[0])}, "members"),
        ({"leader": "赵六"}, "leader"),
        ({"votes": 2}, "votes"),
        ({"votes": 6}, "votes"),
        ({"voters": 2, "votes": 2}, "voters"),
        ({"elected_on": date(2025, 4, 1)}, "elected_on"),
    ],
)
def test_incomplete_registration_is_refused_at_its_field(grown, cast, change, field):
    with pytest.raises(Refusal) as refused:
        actions.become_organisation(by=cast.community_officer, group=grown, draft=replace(REGISTER, **change))

    assert refused.value.field == field
    assert Group.objects.get().organisation is None


def test_what_went_before_never_changes(project, active, cast):
    passage, activity = Passage.objects.get(), active.activities.first()
    finish(cast, project)
    for change in (
        lambda: Passage.objects.filter(pk=passage.pk).update(rests_on=[]),
        lambda: active.activities.filter(pk=activity.pk).update(attenders=99),
        lambda: GroupProject.objects.update(own_fen=1),
        passage.delete,
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_standing_tells_what_the_next_passage_asks_for(active):
    standing = standing_of(active)

    assert standing.project
    assert not standing.organisation
