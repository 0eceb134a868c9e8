"""Two at the same moment, on PostgreSQL: one ballot a voter counts, whatever its channel."""

from functools import partial

import pytest
from django.db import connection

from linli.civic.mandates.queries import actor_for_household
from linli.practices.budgeting import actions
from linli.practices.budgeting.models import Allocation, Ballot
from tests.at_once import at_once, refused
from tests.conftest import DAY

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time anyway"),
]

at_once = partial(at_once, at=DAY)


def states():
    return sorted(Ballot.objects.values_list("state", flat=True))


def test_two_of_one_household_vote_at_once_and_one_ballot_counts(vote, cast):
    same = actor_for_household(cast.resident.household)
    at_once(
        lambda: actions.vote(by=cast.resident, vote=vote, choice={"1": 1}),
        lambda: actions.vote(by=same, vote=vote, choice={"2": 1}),
    )

    assert states() == ["counted", "replaced"]


def test_two_households_vote_at_once_and_have_two_places_in_the_register(vote, cast):
    at_once(
        lambda: actions.vote(by=cast.household, vote=vote, choice={"1": 1}),
        lambda: actions.vote(by=cast.neighbour, vote=vote, choice={"1": 1}),
    )

    assert sorted(Ballot.objects.values_list("number", flat=True)) == [1, 2]


def test_ballot_online_and_checked_paper_at_once_count_once(vote, cast, voter):
    lines = [actions.PaperLine(voter(vote, cast.household).serial, {"1": 1})]
    sheet = actions.enter_paper_ballots(by=cast.grid_worker, vote=vote, channel="paper", lines=lines)
    given = at_once(
        lambda: actions.vote(by=cast.household, vote=vote, choice={"2": 1}),
        lambda: actions.check_paper_ballots(by=cast.social_worker, sheet=sheet),
    )

    assert states().count("counted") == 1
    assert states() == ["counted", "duplicate"] or len(refused(given)) == 1


def test_ballot_and_close_at_once_agree(vote, cast):
    given = at_once(
        lambda: actions.vote(by=cast.household, vote=vote, choice={"1": 1}),
        lambda: actions.close_vote(by=cast.community_officer, vote=vote),
    )

    assert Ballot.objects.count() == 1 - len(refused(given))


def test_result_is_computed_once(closed, cast):
    publish = lambda: actions.allocate(by=cast.community_officer, vote=closed)  # noqa: E731
    given = at_once(publish, publish)

    assert len(refused(given)) == 1
    assert Allocation.objects.count() == 1
