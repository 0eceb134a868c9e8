"""Two at the same moment, on PostgreSQL."""

from functools import partial

import pytest
from django.db import connection

from linli.civic.mandates.queries import actor_for_household
from linli.practices.meetings import actions
from linli.practices.meetings.models import Attendance, Ballot
from linli.practices.meetings.queries import check_in_key
from linli.practices.meetings.rules import code_at
from tests.at_once import at_once, refused
from tests.practices.meetings.conftest import HELD

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time anyway"),
]


at_once = partial(at_once, at=HELD)


def test_two_of_one_household_vote_at_once_and_one_vote_counts(motion, cast):
    by = actor_for_household(cast.resident.household)
    given = at_once(
        lambda: actions.vote(by=cast.resident, motion=motion, choice="for"),
        lambda: actions.vote(by=by, motion=motion, choice="against"),
    )

    assert Ballot.objects.filter(motion=motion).count() == 1
    assert len(refused(given)) == 1


def test_two_households_vote_at_once_and_have_two_places_in_the_register(motion, cast):
    at_once(
        lambda: actions.vote(by=cast.household, motion=motion, choice="for"),
        lambda: actions.vote(by=cast.neighbour, motion=motion, choice="for"),
    )

    assert sorted(Ballot.objects.values_list("number", flat=True)) == [1, 2]


def test_vote_online_and_checked_paper_at_once_count_once(opened, motion, seats, lines, cast):
    mine = [seat for seat in seats if seat.household == cast.household.household]
    sheet = actions.enter_votes(
        by=cast.social_worker, motion=motion, channel="paper", lines=lines(mine, "for")
    )
    at_once(
        lambda: actions.vote(by=cast.household, motion=motion, choice="against"),
        lambda: actions.check_votes(by=cast.supervisor, sheet=sheet),
    )

    assert sorted(Ballot.objects.values_list("state", flat=True)) == ["counted", "duplicate"]


def test_household_checks_in_twice_at_once_and_is_there_once(opened, cast):
    code = code_at(check_in_key(opened), int(HELD.timestamp()))
    enter = lambda: actions.check_in(by=cast.household, meeting=opened, code=code)  # noqa: E731
    first, second = at_once(enter, enter)

    assert first == second
    assert Attendance.objects.count() == 1
