"""Each measure counts what it says: within the place, within the period by China's midnight, and nothing twice."""

import pytest

from linli.indicators.queries import ALWAYS, counts
from linli.kernel.period import Period

MARCH = Period.parse("2025-03")
pytestmark = pytest.mark.both_databases

AT_MOMENTS = {
    "forms": lambda rows, at: rows.form(at),
    "reports": lambda rows, at: rows.report(at),
    "complaints": lambda rows, at: rows.complaint(at),
    "attendances": lambda rows, at: rows.attendance(at),
    "households_took_part": lambda rows, at: rows.attendance(at),
    "households_paid": lambda rows, at: rows.pledge(at),
    "meetings_held": lambda rows, at: rows.meeting(at),
    "motions_carried": lambda rows, at: rows.motion("carried", at),
}
"""Measures of moments: how one record is made at a moment."""
ON_DAYS = {
    "self_raised_fen": lambda rows, day: rows.moved("outside", "own_part", 1, day),
    "micro_projects_completed": lambda rows, day: rows.project(day),
    "estates_renewed": lambda rows, day: rows.project(day),
    "courtyard_committees_founded": lambda rows, day: rows.organisation("courtyard_committee", day),
    "volunteer_teams_founded": lambda rows, day: rows.organisation("volunteer_team", day),
    "micro_grid_teams_founded": lambda rows, day: rows.organisation("micro_grid_team", day),
    "self_organisations_founded": lambda rows, day: rows.organisation("self_organisation", day),
    "resolutions_due": lambda rows, day: rows.resolution(day, rows.motion("carried", "2025-01-02 10:00")),
    "ratings": lambda rows, day: rows.rating(day, 2, 4, rows.project("2025-01-02")),
    "attendances": lambda rows, day: rows.rating(day, 2, 4, rows.project("2025-01-02")),
}
"""Measures of days: how one record is made on a day."""


def value(code, place, period=MARCH):
    return counts(place, period)[code].value


@pytest.mark.parametrize("code", AT_MOMENTS)
@pytest.mark.parametrize(
    ("at", "counted"),
    [("2025-02-28 23:59", 0), ("2025-03-01 00:00", 1), ("2025-03-31 23:59", 1), ("2025-04-01 00:00", 0)],
)
def test_moment_belongs_to_a_period_by_the_midnight_of_china(rows, community, code, at, counted):
    AT_MOMENTS[code](rows, at)

    assert value(code, community) == counted
    assert value(code, community, ALWAYS) == 1


@pytest.mark.parametrize("code", ON_DAYS)
@pytest.mark.parametrize(
    ("day", "counted"), [("2025-02-28", 0), ("2025-03-01", 1), ("2025-03-31", 1), ("2025-04-01", 0)]
)
def test_both_days_of_a_period_belong_to_it(rows, community, code, day, counted):
    ON_DAYS[code](rows, day)

    assert value(code, community) == counted


def test_nothing_counts_zero(community):
    assert {one.value for one in counts(community, ALWAYS).values()} == {0}


def test_struck_attendance_is_not_counted(rows, community):
    rows.attendance("2025-03-08 19:00", struck=True)

    assert value("attendances", community) == 0
    assert value("households_took_part", community) == 0


@pytest.mark.parametrize("state", ["promised", "recorded", "withdrawn", "refunded"])
def test_only_own_parts_that_are_paid_and_stay_are_counted(rows, community, state):
    if state == "recorded":
        state = "reported"
    rows.pledge("2025-03-08 19:00", state=state)

    assert value("attendances", community) == 0
    assert value("households_paid", community) == 0


def test_what_goes_back_is_subtracted(rows, community):
    rows.moved("outside", "own_part", 500, "2025-03-02")
    rows.moved("own_part", "outside", 200, "2025-03-03")
    rows.moved("outside", "guarantee_fund", 9000, "2025-01-02")
    rows.moved("guarantee_fund", "project", 4000, "2025-03-04")
    rows.moved("project", "guarantee_fund", 1000, "2025-03-05")

    assert value("self_raised_fen", community) == 300
    assert value("matched_fen", community) == 3000


def test_what_goes_back_later_is_subtracted_in_its_own_period(rows, community):
    rows.moved("outside", "own_part", 500, "2025-03-31")
    rows.moved("own_part", "outside", 200, "2025-04-01")

    assert value("self_raised_fen", community) == 500
    assert value("self_raised_fen", community, Period.parse("2025-04")) == -200


def test_money_that_moves_elsewhere_is_neither_raised_nor_matched(rows, community):
    rows.moved("outside", "own_part", 500, "2025-03-02")
    rows.moved("own_part", "project", 500, "2025-03-03")
    rows.moved("project", "outside", 100, "2025-03-04")

    assert value("self_raised_fen", community) == 500
    assert value("matched_fen", community) == 0


def test_estate_with_two_projects_is_renewed_once(rows, community, estates):
    rows.project("2025-03-02")
    rows.project("2025-03-03")
    rows.project("2025-03-04", estates[1])
    rows.project(None, estates[2])

    found = counts(community, MARCH)
    assert (found["estates_renewed"].value, found["estates_renewed"].records) == (2, 3)
    assert found["micro_projects_completed"].value == 3


def test_estate_is_surveyed_once_when_its_profile_is_complete(rows, community, estates):
    rows.profile("2025-03-02")
    rows.profile("2025-03-20")
    rows.profile(None, estates[1])
    rows.profile("2025-02-28", estates[2])

    assert value("estates_surveyed", community) == 1


def test_estates_in_contest_are_those_that_stay(rows, community, estates):
    rows.proposal("2025-03-02 10:00", estates[0], kind="nominations")
    rows.proposal("2025-03-02 10:00", estates[1], kind="nominations", state="not_awarded")
    rows.proposal("2025-03-02 10:00", estates[2])

    assert value("estates_in_contest", community) == 2


def test_proposals_count_when_they_are_carried_out_and_categories_once(rows, community, estates):
    for category in ("Safety", "Safety", "Space"):
        rows.proposal("2025-01-02 10:00", estates[0], category=category, done="2025-03-05")
    rows.proposal("2025-03-02 10:00", estates[0], category="Help", state="awarded")
    rows.proposal("2025-01-02 10:00", None, category="Help", done="2025-03-06")

    assert value("proposals_carried_out", community) == 4
    assert value("proposal_categories", community) == 3
    assert value("proposals_carried_out", estates[0]) == 3


def test_household_that_benefits_from_two_projects_is_counted_once(rows, community, estates):
    rows.project("2025-03-02", estates[0], beneficiaries=40)
    rows.project("2025-03-03", estates[0], beneficiaries=60)
    rows.project("2025-03-04", estates[1], beneficiaries=25)
    rows.project("2025-02-04", estates[1], beneficiaries=90)
    rows.project(None, estates[2], beneficiaries=30)

    assert value("households_benefiting", community) == 85


def test_attendances_and_households_are_different_measures(rows, community):
    rows.form("2025-03-02 10:00")
    rows.attendance("2025-03-08 19:00")
    rows.pledge("2025-03-10 10:00")
    rows.rating("2025-03-28", 2, 5)
    rows.attendance("2025-03-08 19:00", household=False)

    assert value("attendances", community) == 5
    assert value("households_took_part", community) == 1


def test_meeting_that_was_called_off_was_not_held(rows, community):
    rows.meeting(state="called_off")
    rows.meeting(state="called")

    assert value("meetings_held", community) == 0


def test_motion_that_was_not_carried_is_not_counted(rows, community):
    rows.motion("rejected", "2025-03-08 20:00")

    assert value("motions_carried", community) == 0


def test_resolutions_done_are_those_of_the_resolutions_due(rows, community):
    motion = rows.motion("carried", "2025-03-08 20:00")
    rows.resolution("2025-03-20", motion, done=True)
    rows.resolution("2025-03-21", motion)
    rows.resolution("2025-04-01", motion, done=True)

    found = counts(community, MARCH)
    assert (found["resolutions_done"].value, found["resolutions_due"].value) == (1, 2)


@pytest.mark.parametrize("code", ["attendances", "forms", "self_raised_fen", "estates_renewed"])
def test_each_place_counts_its_own(rows, community, estates, code):
    rows.a_bit_of_everything()

    whole = value(code, community, ALWAYS)
    assert [value(code, estate, ALWAYS) * 3 for estate in estates] == [whole] * 3
    assert value(code, community.parent, ALWAYS) == whole


def test_household_attends_a_meeting_of_the_community_as_its_estate(rows, estates):
    rows.attendance("2025-03-08 19:00")

    assert [value("attendances", estate) for estate in estates] == [1, 0, 0]


def test_complaint_belongs_to_its_estate_where_it_names_one(rows, community, estates):
    rows.complaint("2025-03-08 19:00", estates[1])
    rows.complaint("2025-03-08 19:00")

    assert value("complaints", community) == 2
    assert [value("complaints", estate) for estate in estates] == [0, 1, 0]
