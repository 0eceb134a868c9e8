from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from linli.civic.mandates.actions import appoint, end_mandate, give_mandate
from linli.civic.mandates.models import OPERATOR, Mandate
from linli.civic.mandates.queries import actor_for, data_of, mandates_at
from linli.civic.people.models import Person
from linli.kernel.verdict import Refusal
from linli.platform.identity.models import User
from linli.platform.journal.models import Entry


@pytest.fixture
def newcomer(db):
    return Person.objects.create(name="新人", phone="+8613700000009")


def test_mandate_is_given_with_a_journal_row_that_names_nobody(cast, community, newcomer):
    mandate = give_mandate(by=cast.street_officer, person=newcomer, capacity="supervisor", place=community)

    assert (mandate.starts_on, mandate.given_by) == (date(2025, 3, 3), cast.street_officer.person)
    assert actor_for(newcomer).holds({"supervisor"}, community)
    entry = Entry.objects.get()
    assert (entry.verb, entry.tells["values"]["capacity"]["message"]) == (
        "mandates.give",
        "supervisory-committee member",
    )
    assert "新人" not in str(entry.tells)


def test_nobody_gives_themselves_a_mandate(cast, community):
    with pytest.raises(Refusal, match="Nobody gives themselves"):
        give_mandate(
            by=cast.street_officer, person=cast.street_officer.person, capacity="volunteer", place=community
        )


@pytest.mark.parametrize(
    ("who", "capacity", "because"),
    [
        ("supervisor", "community_officer", "supervisory-committee member of 石灵社区"),
        ("social_worker", "supervisor", "social worker of 石灵社区"),
        ("committee_member", "property_manager", "committee member of an estate of 院1"),
        ("auditor", "social_worker", "auditor of 十陵街道"),
        ("volunteer", "volunteer", "is volunteer of 石灵社区 already"),
    ],
)
def test_two_that_nobody_holds_together_are_refused(cast, community, who, capacity, because):
    person = getattr(cast, who).person

    with pytest.raises(Refusal, match=because) as refused:
        give_mandate(by=cast.street_officer, person=person, capacity=capacity, place=community)

    assert refused.value.field == "capacity"
    assert not Entry.objects.exists()


def test_what_is_apart_in_time_does_not_clash(cast, community):
    supervisor = cast.supervisor.person
    Mandate.objects.filter(person=supervisor).update(ends_on="2025-02-28")

    assert give_mandate(by=cast.street_officer, person=supervisor, capacity="social_worker", place=community)


def test_what_is_apart_in_place_does_not_clash(cast, estates):
    person = cast.committee_member.person

    assert give_mandate(
        by=cast.community_officer, person=person, capacity="property_manager", place=estates[1]
    )


@pytest.mark.parametrize(("capacity", "because"), [("king", "choose a capacity"), ("resident", "no mandate")])
def test_capacity_that_is_none_is_refused(cast, community, newcomer, capacity, because):
    with pytest.raises(Refusal, match=because):
        give_mandate(by=cast.street_officer, person=newcomer, capacity=capacity, place=community)


def test_last_day_before_the_first_is_refused(cast, community, newcomer):
    with pytest.raises(Refusal, match="before the first") as refused:
        give_mandate(
            by=cast.street_officer,
            person=newcomer,
            capacity="volunteer",
            place=community,
            ends_on=date(2025, 3, 1),
        )

    assert refused.value.field == "ends_on"


def test_somebody_new_is_appointed_by_name_and_phone(cast, community):
    mandate = appoint(
        by=cast.community_officer, name="赵六", phone="13700000000", capacity="volunteer", place=community
    )

    assert mandate.person.phone == "+8613700000000"


def test_mandate_ends_and_holds_no_longer(cast, community):
    mandate = cast.volunteer.mandates[0]

    end_mandate(by=cast.community_officer, mandate=mandate, reason="moved away")

    assert not actor_for(cast.volunteer.person).mandates
    assert Entry.objects.get().verb == "mandates.end"
    with pytest.raises(Refusal, match="ended already"):
        end_mandate(by=cast.community_officer, mandate=mandate, reason="again")


def test_mandate_that_began_today_ends_today(cast, community, newcomer):
    mandate = give_mandate(by=cast.street_officer, person=newcomer, capacity="volunteer", place=community)

    assert end_mandate(by=cast.street_officer, mandate=mandate, reason="a mistake").ends_on == date(
        2025, 3, 3
    )


def test_everybody_may_lay_down_their_own(cast):
    assert end_mandate(by=cast.supervisor, mandate=cast.supervisor.mandates[0], reason="tired").ends_on


@pytest.mark.parametrize(
    ("by", "reason", "because"),
    [("community_officer", "x", "Mandates are given by"), ("street_officer", " ", "why it ends")],
)
def test_ending_is_refused(cast, by, reason, because):
    with pytest.raises(Refusal, match=because):
        end_mandate(by=getattr(cast, by), mandate=cast.supervisor.mandates[0], reason=reason)


def test_operator_appoints_the_first_administrators_only(cast, community):
    User.objects.create_user(username="chief")
    call_command("appoint", "Chief", "白一鸣", "security_administrator", community.code, stdout=StringIO())

    assert actor_for(Person.objects.get(user__username="chief")).holds({"security_administrator"})
    assert not OPERATOR.holds({"community_officer"}, community)
    with pytest.raises(CommandError, match="no such account"):
        call_command("appoint", "nobody", "x", "auditor", community.code)


def test_data_of_a_person_names_their_mandates(cast):
    user = User.objects.create_user(username="x")
    Person.objects.filter(pk=cast.auditor.person.pk).update(user=user)

    assert data_of(user)["mandates"][0]["capacity"] == "auditor"


def test_mandates_take_one_query(cast, community, estate, django_assert_num_queries):
    for place, count in ((estate, 4), (community, 17)):
        with django_assert_num_queries(1):
            assert len([(one.person.name, one.place.name) for one in mandates_at(place)]) == count
