import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.civic.people import rules
from linli.civic.people.actions import household_faults, import_households, move_out, renew_codes
from linli.civic.people.models import Household, Person
from linli.civic.people.queries import household_of_digest, households_of, without_code
from linli.kernel.verdict import Refusal
from linli.platform.identity import codes, hooks
from linli.platform.journal.models import Entry
from linli.platform.sheets import Row


def row(number, **cells):
    made = Row(cells)
    made.number, made.cells = number, cells
    return made


ROWS = [
    {"building": "9", "unit": "1", "room": "502", "name": "王五", "phone": "138 1234 5678"},
    {"building": "9栋", "unit": "1单元", "room": "503"},
]


@pytest.mark.parametrize(
    ("parts", "address"),
    [
        (("3", "1", "502"), "3栋1单元502"),
        (("3栋", "", "502室"), "3栋502室"),
        (("", "", "12号"), "12号"),
        (("Ａ 座", "２", " 5 0 2 "), "A座2单元502"),
    ],
)
def test_address_is_written_as_on_the_door(parts, address):
    assert rules.household_address(*parts) == address


@given(st.text(max_size=100))
def test_one_spelling_is_stable_and_fits(address):
    once = rules.one_spelling(address)

    assert len(once) <= 80
    assert " " not in once


def test_households_are_entered_once(cast, estate):
    made = import_households(by=cast.grid_worker, place=estate, rows=ROWS)
    again = import_households(by=cast.grid_worker, place=estate, rows=ROWS)

    assert [household.address for household in made] == ["9栋1单元502", "9栋1单元503"]
    assert again == []
    head = Person.objects.get(household=made[0])
    assert (head.name, head.phone, head.is_head) == ("王五", "+8613812345678", True)
    entry = Entry.objects.get()
    assert (entry.verb, entry.tells["values"], entry.community) == (
        "people.import_households", {"n": 2}, estate.parent.code,
    )  # fmt: skip
    assert "王五" not in str(entry.tells)


def test_households_of_a_community_name_their_estate(cast, community, estates):
    rows = [{"estate": "院2", "address": "9栋1单元502"}, {"estate": "院3", "address": "9栋1单元502"}]

    made = import_households(by=cast.community_officer, place=community, rows=rows)

    assert [household.estate for household in made] == estates[1:]


@pytest.mark.parametrize(
    ("faulty", "because", "column"),
    [
        ({"estate": "院9", "room": "1"}, "There is no estate “院9” here.", "estate"),
        ({"room": ""}, "The address is missing.", "room"),
        ({"room": "7", "phone": "12"}, "12 is not a phone number.", "phone"),
        ({"building": "9", "unit": "1", "room": "502"}, "9栋1单元502 stands in the list twice.", "room"),
    ],
)
def test_faulty_row_is_told_and_refused(cast, estate, faulty, because, column):
    rows = [row(2, **ROWS[0]), row(3, **faulty)]

    (fault,) = household_faults(place=estate, rows=rows)
    assert (fault.row, fault.column, str(fault.because)) == (3, column, because)
    with pytest.raises(Refusal, match="Row 3: "):
        import_households(by=cast.grid_worker, place=estate, rows=rows)
    assert not Household.objects.filter(address__startswith="9").exists()


def test_household_of_a_community_without_estate_is_told(community, estates):
    (fault,) = household_faults(place=community, rows=[row(2, room="1")])

    assert str(fault.because) == "The estate is missing."


def test_phone_that_is_known_is_told_and_never_taken_over(cast, estate):
    known = cast.resident.person.phone

    (fault,) = household_faults(place=estate, rows=[row(2, room="777", name="甲", phone=known)])
    assert "entered already" in str(fault.because)
    import_households(by=cast.grid_worker, place=estate, rows=[{"room": "777", "name": "甲", "phone": known}])
    assert Person.objects.get(household__address="777").phone == ""


def test_six_thousand_households_take_few_queries(cast, estate, django_assert_max_num_queries):
    rows = [{"room": str(n), "name": "某"} for n in range(6000)]

    with django_assert_max_num_queries(80):
        assert len(import_households(by=cast.grid_worker, place=estate, rows=rows)) == 6000


def test_codes_are_given_once_and_kept_as_digests_only(cast, estate):
    slips = renew_codes(by=cast.social_worker, place=estate)

    assert len(slips) == 4
    assert all(codes.check(slip.code) for slip in slips)
    assert household_of_digest(hooks.code_digest(slips[0].code)) == slips[0].household.pk
    assert without_code(estate) == 0
    stored = str(list(Household.objects.values())) + str(list(Entry.objects.values()))
    assert not [slip for slip in slips if slip.code in stored or codes.normalise(slip.code) in stored]
    with pytest.raises(Refusal, match="has its code already"):
        renew_codes(by=cast.social_worker, place=estate)


def test_new_code_voids_the_old_one(cast, estate):
    (old,) = renew_codes(by=cast.social_worker, place=estate, households=[cast.household.household])
    (new,) = renew_codes(by=cast.social_worker, place=estate, households=[cast.household.household])

    assert household_of_digest(hooks.code_digest(old.code)) is None
    assert household_of_digest(hooks.code_digest(new.code)) == cast.household.household.pk


def test_codes_of_another_place_stay_as_they_are(cast, estates):
    renew_codes(by=cast.social_worker, place=estates[0])

    with pytest.raises(Refusal, match="already"):
        renew_codes(by=cast.social_worker, place=estates[0], households=[cast.neighbour.household])


def test_household_that_moves_out_leaves_its_door_to_the_next(cast, estate):
    household = cast.household.household
    renew_codes(by=cast.social_worker, place=estate, households=[household])

    move_out(by=cast.grid_worker, household=household)

    household.refresh_from_db()
    assert (household.moved_out_on.isoformat(), household.code_digest) == ("2025-03-03", None)
    assert import_households(by=cast.grid_worker, place=estate, rows=[{"address": household.address}])
    with pytest.raises(Refusal, match="moved out before"):
        move_out(by=cast.grid_worker, household=household)


@pytest.mark.parametrize("count", [1, 3])
def test_register_takes_two_queries(estate, count, django_assert_num_queries):
    Household.objects.filter(
        pk__in=list(Household.objects.filter(estate=estate).values_list("pk", flat=True)[count:])
    ).delete()

    with django_assert_num_queries(2):
        assert len([household.heads for household in households_of(estate)]) == count
