"""Who may do what: role × verb, in the open stage and outside it."""

import pytest

from linli.platform.permits import allowed
from linli.platform.permits.verbs import registered
from linli.practices.meetings import actions
from linli.practices.meetings.models import Meeting

HOSTS = {"social_worker", "community_officer"}
CHECKERS = HOSTS | {"council_member", "supervisor", "grid_worker", "party_committee"}
SPEAKERS = {
    "committee_member",
    "self_organisation",
    "supervisor",
    "property_manager",
    "team_leader",
    "micro_grid_worker",
}
HOMES = {"resident", "household"}
PARTIES = HOMES | {"neighbour", "self_organisation", "committee_member"}
FOLLOWERS = {"social_worker", "community_officer", "committee_member"}

ON_A_MEETING = {
    "convene": {"social_worker"},
    "call_off": HOSTS,
    "propose_topic": HOSTS | {"council_member"} | HOMES | SPEAKERS | {"neighbour"},
    "take_topic": HOSTS,
    "decline_topic": HOSTS,
    "open_meeting": HOSTS,
    "close_meeting": HOSTS,
    "check_in": {"council_member", "neighbour"} | HOMES,
    "check_in_by_hand": HOSTS,
    "enter_attendance": HOSTS,
    "strike_attendance": HOSTS,
    "move_motion": {"social_worker", "council_member", "neighbour"} | HOMES,
    "withdraw_motion": HOSTS,
    "put_to_vote": HOSTS,
    "vote": {"council_member", "neighbour"} | HOMES,
    "enter_votes": HOSTS,
    "check_votes": CHECKERS,
    "reject_votes": CHECKERS,
    "close_motion": {"social_worker"},
    "write_minutes": {"social_worker"},
    "sign_minutes": HOSTS | {"council_member", "party_committee"},
    "give_resolution": HOSTS,
    "complete_resolution": HOSTS,
    "reopen_resolution": HOSTS | {"council_member", "supervisor"},
    "open_series": {"social_worker"},
    "bring_topic": HOSTS | PARTIES,
    "settle_topic": {"social_worker"},
    "put_dissent": {"council_member"} | PARTIES,
    "answer_dissent": {"social_worker"},
}
DUTIES = {"convene", "check_in", "move_motion", "vote", "close_motion", "write_minutes"}
"""Verbs that only the stage of deliberation knows."""


def test_every_verb_has_its_row():
    assert {f"meetings.{name}" for name in ON_A_MEETING} == {
        key for key in registered() if key.startswith("meetings.")
    }


def who_may(cast, verb, subject):
    return {role for role, actor in vars(cast).items() if allowed(actor, f"meetings.{verb}", subject)}


@pytest.mark.parametrize("verb", ON_A_MEETING)
def test_verb_is_for_its_roles_while_its_stage_is_open(meeting, cast, verb):
    assert who_may(cast, verb, meeting) == ON_A_MEETING[verb]


@pytest.mark.parametrize("stage", ["sort", "publicise"])
@pytest.mark.parametrize("verb", sorted(DUTIES))
def test_duty_outside_its_stage_is_nobodys(meeting, cast, verb, stage):
    meeting.run.stage_code = stage
    meeting.run.save(update_fields=["stage_code"])
    meeting = Meeting.objects.get(pk=meeting.pk)

    assert who_may(cast, verb, meeting) == set()


def test_resolution_is_for_who_was_given_it(carried, cast):
    from datetime import date

    person = cast.committee_member.person
    draft = actions.ResolutionDraft("Ask three firms", date(2025, 3, 20), person=person)
    resolution = actions.give_resolution(by=cast.social_worker, motion=carried, draft=draft)

    assert who_may(cast, "complete_resolution", resolution) == FOLLOWERS


def test_residents_of_another_estate_do_not_vote_in_this_one(convened, cast, estates):
    meeting = convened(estates=(estates[0],))

    assert who_may(cast, "vote", meeting) == {"resident", "household", "council_member"}


IN_SERIES = ("open_series", "bring_topic", "settle_topic", "answer_dissent")


@pytest.mark.parametrize("verb", IN_SERIES)
def test_series_is_for_its_roles_while_the_run_consults(consulting, cast, verb):
    assert who_may(cast, verb, consulting("deliberate")) == ON_A_MEETING[verb]


@pytest.mark.parametrize("stage", ["sort", "publicise"])
@pytest.mark.parametrize("verb", IN_SERIES)
def test_series_outside_its_stage_is_nobodys(consulting, cast, verb, stage):
    assert who_may(cast, verb, consulting(stage)) == set()
