import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from linli.civic.people.models import Household, Membership, Organisation
from linli.platform.journal.models import Entry

ENGLISH = {"accept-language": "en"}


@pytest.fixture
def office(signed_in, cast):
    return signed_in(cast.community_officer)


@pytest.fixture
def team(community):
    return Organisation.objects.create(
        kind="volunteer_team", name="石灵志愿队", place=community, founded_on="2025-01-01"
    )


def test_register_shows_masked_names_to_those_who_keep_it(office, estate):
    page = office.get(f"/people/at/{estate.code}/households/", headers=ENGLISH).content.decode()

    assert "李**" in page
    assert "139****0001" in page
    assert "李大" not in page
    assert "4 households have no code yet" in page


@pytest.mark.parametrize("who", ["nobody", "resident", "volunteer", "auditor"])
def test_register_is_closed_to_others(signed_in, cast, estate, who):
    answer = signed_in(getattr(cast, who)).get(f"/people/at/{estate.code}/households/")

    assert answer.status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_register_takes_the_same_queries(office, estate, count, django_assert_num_queries):
    kept = list(Household.objects.filter(estate=estate).order_by("id").values_list("pk", flat=True)[:count])
    Household.objects.filter(estate=estate).exclude(pk__in=kept).delete()
    office.get("/people/household/")

    with django_assert_num_queries(9):
        page = office.get(f"/people/at/{estate.code}/households/").content.decode()
    assert page.count("<tr>") == 1 + count


def test_sheet_of_households_comes_in_and_its_slips_are_printed_once(office, estate):
    sheet = SimpleUploadedFile("h.csv", "楼栋号,单元号,房号,姓名\n9,1,501,王五\n9,1,502,\n".encode())
    url = f"/people/at/{estate.code}/households/"
    token = office.post(f"{url}import/", {"file": sheet})["Location"].partition("upload=")[2]
    office.post(f"{url}import/", {"upload": token})
    assert Household.objects.filter(address__in=["9栋1单元501", "9栋1单元502"]).count() == 2

    slips = office.post(f"{url}codes/", headers=ENGLISH)

    page = slips.content.decode()
    assert slips["Cache-Control"] == "no-store"
    assert page.count('class="code"') == 6
    assert "9栋1单元501" in page
    again = office.post(f"{url}codes/", headers=ENGLISH)
    assert "has its code already" in again.content.decode()


def test_faulty_household_is_told_in_the_preview(office, community):
    sheet = SimpleUploadedFile("h.csv", "小区名称,房号\n院1,501\n院9,502\n".encode())
    url = f"/people/at/{community.code}/households/import/"
    shown = office.post(url, {"file": sheet})["Location"]

    assert "There is no estate “院9” here." in office.get(shown, headers=ENGLISH).content.decode()


def test_lost_slip_is_renewed_and_household_moves_out(office, cast):
    household = cast.household.household

    assert 'class="code"' in office.post(f"/people/households/{household.pk}/code/").content.decode()
    assert office.post(f"/people/households/{household.pk}/out/").status_code == 302
    assert Household.objects.get(pk=household.pk).moved_out_on


def test_name_is_shown_only_after_saying_that_it_is_recorded(office, cast):
    url = f"/people/persons/{cast.resident.person.pk}/"

    before = office.get(url, headers=ENGLISH).content.decode()
    assert "李大" not in before
    assert "is recorded" in before
    assert not Entry.objects.exists()
    after = office.post(url)
    assert "李大" in after.content.decode()
    assert after["Cache-Control"] == "no-store"
    assert Entry.objects.get().verb == "people.reveal_person"


def test_organisations_are_public_and_take_the_same_queries(
    client, cast, team, community, django_assert_num_queries
):
    with django_assert_num_queries(3):
        assert "石灵志愿队" in client.get(f"/people/at/{community.code}/organisations/").content.decode()
    for n in range(2):
        Organisation.objects.create(kind="firm", name=f"店{n}", place=community, founded_on="2025-01-01")
    with django_assert_num_queries(3):
        client.get(f"/people/at/{community.code}/organisations/")


def test_organisation_is_founded_joined_left_and_dissolved(office, signed_in, cast, community):
    office.post(
        f"/people/at/{community.code}/organisations/found/", {"name": "邻里队", "kind": "volunteer_team"}
    )
    team = Organisation.objects.get(name="邻里队")
    office.post(f"/people/organisations/{team.pk}/enter/", {"name": "赵六", "phone": "13700000000"})
    assert "赵**" in office.get(f"/people/organisations/{team.pk}/").content.decode()
    resident = signed_in(cast.resident)
    resident.post(f"/people/organisations/{team.pk}/join/")
    assert "邻里队" in resident.get("/people/household/").content.decode()
    mine = Membership.objects.get(person=cast.resident.person)
    resident.post(f"/people/memberships/{mine.pk}/leave/")
    assert Membership.objects.filter(left_on=None).count() == 1

    signed_in(cast.community_officer).post(f"/people/organisations/{team.pk}/dissolve/", {"reason": "merged"})

    assert Organisation.objects.get(pk=team.pk).dissolved_on


def test_my_household_shows_its_members_masked(signed_in, cast):
    page = signed_in(cast.resident).get("/people/household/").content.decode()

    assert "1栋001" in page
    assert "李**" in page


def test_household_that_is_not_known_is_told_how_to_come_in(client, db):
    assert "household code" in client.get("/people/household/", headers=ENGLISH).content.decode()


@pytest.mark.parametrize(
    "path", ["at/nowhere/households/", "organisations/9999/", "persons/9999/", "households/9999/out/"]
)
def test_what_is_not_there_is_not_found(office, path):
    assert office.get(f"/people/{path}").status_code == 404
