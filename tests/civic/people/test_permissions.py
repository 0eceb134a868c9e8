import pytest

from linli.civic.people.models import Membership, Organisation
from linli.platform.permits import allowed

REGISTER = {"community_officer", "social_worker", "grid_worker"}
TENDS = {"community_officer", "social_worker", "street_officer", "party_committee"}
TABLE = {
    "people.import_households": REGISTER,
    "people.renew_codes": REGISTER,
    "people.move_out": REGISTER,
    "people.register_person": REGISTER
    | {"street_officer", "security_administrator", "party_committee", "team_leader", "self_organisation"},
    "people.reveal_person": REGISTER | {"street_officer", "security_administrator", "resident"},
    "people.found_organisation": TENDS | {"committee_member"},
    "people.dissolve_organisation": TENDS,
    "people.join_organisation": TENDS | {"resident"},
    "people.leave_organisation": TENDS | {"resident"},
}


@pytest.mark.parametrize("verb", TABLE)
def test_who_may(cast, estate, verb):
    team = Organisation(place=estate)
    subject = {
        "people.reveal_person": cast.resident.person,
        "people.join_organisation": Membership(organisation=team, person=cast.resident.person),
        "people.leave_organisation": Membership(organisation=team, person=cast.resident.person),
    }.get(verb, estate)
    local = {"team_leader"} if verb == "people.register_person" else set()

    may = {name for name, actor in vars(cast).items() if allowed(actor, verb, subject)}

    assert may == TABLE[verb] | local


def test_leader_with_a_mandate_in_it_enters_members(cast, estate):
    team = Organisation.objects.create(
        kind="volunteer_team", name="队", place=estate, founded_on="2025-01-01"
    )
    mandate = cast.team_leader.mandates[0]
    mandate.organisation = team

    assert allowed(cast.team_leader, "people.join_organisation", Membership(organisation=team))
    assert not allowed(cast.volunteer, "people.join_organisation", Membership(organisation=team))
