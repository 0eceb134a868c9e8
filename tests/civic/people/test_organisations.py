from datetime import date

import pytest

from linli.civic.people.actions import (
    dissolve_organisation,
    enter_member,
    found_organisation,
    join_organisation,
    leave_organisation,
)
from linli.civic.people.models import Membership, Person
from linli.civic.people.queries import members_of, organisations_at
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry


@pytest.fixture
def team(cast, community):
    return found_organisation(
        by=cast.social_worker, place=community, kind="volunteer_team", name="石灵志愿队"
    )


def test_organisation_is_founded_with_a_journal_row(cast, community, team):
    assert (team.founded_on, team.place) == (date(2025, 3, 3), community)
    entry = Entry.objects.get()
    assert (entry.verb, entry.tells["values"], entry.subject_id) == (
        "people.found_organisation", {"name": "石灵志愿队"}, team.pk,
    )  # fmt: skip


def test_organisation_founded_in_a_run_remembers_it(cast, estate, run_at):
    run = run_at()

    made = found_organisation(
        by=cast.social_worker, place=estate, kind="courtyard_committee", name="院1院委会", run=run
    )

    assert made.founded_in_run == run.pk


@pytest.mark.parametrize(
    ("change", "because", "field"),
    [
        ({"name": " "}, "a name", "name"),
        ({"name": "石灵志愿队"}, "here already", "name"),
        ({"kind": "club"}, "what kind", "kind"),
        ({"founded_on": date(2025, 3, 4)}, "later than today", "founded_on"),
    ],
)
def test_faulty_organisation_is_refused(cast, community, team, change, because, field):
    draft = {"name": "新队", "kind": "volunteer_team"} | change

    with pytest.raises(Refusal, match=because) as refused:
        found_organisation(by=cast.social_worker, place=community, **draft)

    assert refused.value.field == field


def test_resident_joins_once_and_leaves(cast, team):
    first = join_organisation(by=cast.resident, organisation=team, person=cast.resident.person)
    again = join_organisation(by=cast.resident, organisation=team, person=cast.resident.person)
    assert first == again

    leave_organisation(by=cast.resident, membership=first)

    assert not members_of(team)
    assert [entry.verb for entry in Entry.objects.order_by("id")][1:] == [
        "people.join_organisation", "people.leave_organisation",
    ]  # fmt: skip
    with pytest.raises(Refusal, match="ended before"):
        leave_organisation(by=cast.resident, membership=first)


def test_resident_enters_nobody_else(cast, team):
    with pytest.raises(Refusal):
        join_organisation(by=cast.resident, organisation=team, person=cast.auditor.person)


def test_member_is_entered_by_name_and_phone(cast, team):
    enter_member(by=cast.social_worker, organisation=team, name="赵六", phone="13700000000")
    enter_member(by=cast.social_worker, organisation=team, name="赵六", phone="13700000000")

    assert Person.objects.filter(name="赵六").count() == Membership.objects.count() == 1


def test_nobody_joins_before_the_founding(cast, team):
    with pytest.raises(Refusal, match="founded later") as refused:
        join_organisation(
            by=cast.resident, organisation=team, person=cast.resident.person, joined_on=date(2025, 1, 1)
        )

    assert refused.value.field == "joined_on"


def test_dissolved_organisation_has_no_members_and_takes_none(cast, team):
    join_organisation(by=cast.resident, organisation=team, person=cast.resident.person)

    dissolve_organisation(by=cast.social_worker, organisation=team, reason="merged")

    assert not members_of(team)
    for act in (
        lambda: join_organisation(by=cast.resident, organisation=team, person=cast.resident.person),
        lambda: dissolve_organisation(by=cast.social_worker, organisation=team, reason="again"),
    ):
        with pytest.raises(Refusal, match="was dissolved on 2025-03-03"):
            act()


def test_dissolving_needs_a_reason(cast, team):
    with pytest.raises(Refusal, match="why it ends"):
        dissolve_organisation(by=cast.social_worker, organisation=team, reason=" ")


@pytest.mark.parametrize("count", [1, 3])
def test_organisations_take_one_query(cast, community, count, django_assert_num_queries):
    for n in range(count):
        found_organisation(by=cast.social_worker, place=community, kind="alliance", name=f"联盟{n}")

    with django_assert_num_queries(1):
        assert [(one.place.name, one.members) for one in organisations_at(community)] == [
            ("石灵社区", 0)
        ] * count
