import pytest

from linli.civic.mandates.models import Mandate
from linli.civic.mandates.queries import actor_for
from linli.civic.people.actions import bind_account, move_out, register_person, reveal_person
from linli.civic.people.models import Person
from linli.civic.people.queries import data_of
from linli.civic.places.models import Place
from linli.kernel.verdict import Refusal
from linli.platform.identity.models import User
from linli.platform.journal.models import Entry


def test_person_is_entered_once_by_phone(cast, community):
    first = register_person(by=cast.social_worker, place=community, name="赵六", phone="13700000000")

    assert (
        register_person(by=cast.social_worker, place=community, name="赵六", phone="+8613700000000") == first
    )
    entry = Entry.objects.get()
    assert "赵六" not in str(entry.tells)


@pytest.mark.parametrize(
    ("change", "because", "field"),
    [
        ({"name": " "}, "the name", "name"),
        ({"phone": "12"}, "not a phone", "phone"),
        ({"phone": "13900000001"}, "another name", "phone"),
    ],
)
def test_faulty_person_is_refused(cast, community, change, because, field):
    with pytest.raises(Refusal, match=because) as refused:
        register_person(by=cast.social_worker, place=community, **({"name": "赵六"} | change))

    assert refused.value.field == field


def test_household_has_one_head(cast, community):
    with pytest.raises(Refusal, match="has a head already"):
        register_person(
            by=cast.social_worker,
            place=community,
            name="赵六",
            household=cast.resident.household,
            is_head=True,
        )


def test_showing_a_name_is_recorded(cast):
    shown = reveal_person(by=cast.grid_worker, person=cast.resident.person)

    assert (shown.name, shown.address) == ("李大", "院1 1栋001")
    entry = Entry.objects.get()
    assert (entry.verb, entry.subject_id, entry.capacity) == (
        "people.reveal_person", cast.resident.person.pk, "grid_worker",
    )  # fmt: skip
    assert "李大" not in str(entry.tells)


@pytest.mark.parametrize("who", ["nobody", "neighbour", "household", "volunteer", "council_member"])
def test_others_are_shown_nothing(cast, who):
    with pytest.raises(Refusal, match="each showing is recorded"):
        reveal_person(by=getattr(cast, who), person=cast.resident.person)

    assert not Entry.objects.exists()


def test_one_is_shown_oneself(cast):
    assert reveal_person(by=cast.resident, person=cast.resident.person).name == "李大"


def test_account_finds_its_person_and_everything_about_them(cast):
    user = User.objects.create_user(phone="13900000001")

    assert bind_account(user) == cast.resident.person
    assert data_of(user)["household"] == "院1 1栋001"
    assert data_of(User.objects.create_user(username="nobody")) == {}
    assert Person.objects.get(user=user).name == "李大"


def test_who_lives_nowhere_here_is_shown_where_they_serve_and_nowhere_else(cast, community):
    elsewhere = Place.objects.create(
        code="510112003003", level="community", name="来龙社区", official_name="来龙社区",
        parent=community.parent, path=f"{community.parent.path}510112003003/",
    )  # fmt: skip
    stranger = Person.objects.create(name="外人", phone="+8613800009999")
    Mandate.objects.create(person=stranger, capacity="social_worker", place=elsewhere, starts_on="2024-01-01")
    supervisor = cast.supervisor.person

    assert reveal_person(by=cast.social_worker, person=supervisor).phone == supervisor.phone
    assert Entry.objects.get().place_path == community.path
    with pytest.raises(Refusal, match="each showing is recorded"):
        reveal_person(by=actor_for(stranger), person=supervisor)


def test_who_moved_out_acts_for_the_household_no_more(cast):
    move_out(by=cast.social_worker, household=cast.resident.household)

    gone = actor_for(Person.objects.select_related("household").get(pk=cast.resident.person.pk))
    assert gone.household is None
    assert not gone.holds({"resident"}, cast.resident.household.estate)
