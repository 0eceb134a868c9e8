"""Ballots cast online: once a voter, changed until the close, kept as drafts before."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry
from linli.practices.budgeting import actions, queries
from linli.practices.budgeting.models import AddressCount, Ballot, BallotDraft, Vote
from tests.practices.budgeting.conftest import option


def cast_by(actor, vote, choice, **more):
    return actions.vote(by=actor, vote=vote, choice=choice, **more)


def states(vote):
    return list(Ballot.objects.filter(vote=vote).order_by("number").values_list("state", flat=True))


def test_ballot_counts_and_is_written_in_the_journal_without_a_name(vote, cast):
    ballot = cast_by(cast.resident, vote, {"1": 1, "3": 1})

    assert (ballot.state, ballot.number, ballot.channel) == ("counted", 1, "online")
    entry = Entry.objects.filter(verb="budgeting.vote").get()
    assert entry.tells["message"] == "A ballot was cast in the vote of “%(run)s”"
    assert (entry.subject_type, entry.subject_id) == ("budgeting.vote", vote.pk)


@pytest.mark.parametrize(
    ("kind", "limit", "choice", "because"),
    [
        ("approval", 2, {"1": 1, "2": 1, "3": 1}, "3 are ticked; at most 2 may be."),
        ("approval", None, {}, "Nothing is chosen yet."),
        ("approval", None, {"9": 1}, "There is no option 9 in this vote."),
        (
            "knapsack",
            None,
            {"1": 1, "2": 1, "3": 1},
            "What is ticked costs ¥1,000.00, more than the budget of ¥700.00.",
        ),
        ("points", 10, {"1": 6, "2": 5}, "11 points are given; there are 10 to share out."),
        ("points", 10, {"1": -1}, "Points cannot be negative."),
    ],
)
def test_ballot_that_breaks_the_rule_is_refused(opened, cast, kind, limit, choice, because):
    vote = opened(kind=kind, limit=limit)
    with pytest.raises(Refusal) as refused:
        cast_by(cast.resident, vote, choice)

    assert str(refused.value) == because
    assert refused.value.field == "choice"
    assert not Ballot.objects.exists()


def test_ballot_is_changed_until_the_vote_closes(vote, cast):
    cast_by(cast.resident, vote, {"1": 1})
    cast_by(cast.resident, vote, {"2": 1})

    assert states(vote) == ["replaced", "counted"]
    assert queries.turnout(vote).counted == 1
    actions.close_vote(by=cast.community_officer, vote=vote)
    with pytest.raises(Refusal, match="not open"):
        cast_by(cast.resident, Vote.objects.get(), {"3": 1})


def test_ballot_sent_twice_is_cast_once(vote, cast):
    once = uuid4()
    first = cast_by(cast.resident, vote, {"1": 1}, client_id=once)

    assert cast_by(cast.resident, vote, {"1": 1}, client_id=once) == first
    assert Ballot.objects.count() == 1


def test_two_of_one_household_have_one_ballot(vote, cast):
    from linli.civic.mandates.queries import actor_for_household

    cast_by(cast.resident, vote, {"1": 1})
    cast_by(actor_for_household(cast.resident.household), vote, {"2": 1})

    assert states(vote) == ["replaced", "counted"]


def test_person_votes_for_oneself_where_the_vote_says_so(opened, cast):
    vote = opened(unit="person")

    assert vote.entitled == 1
    assert cast_by(cast.resident, vote, {"1": 1}).voter.person == cast.resident.person
    with pytest.raises(Refusal, match="Each person has a ballot of their own"):
        cast_by(cast.household, vote, {"1": 1})


def test_household_that_came_later_is_told_of_the_roll(vote, cast, estate):
    from linli.civic.mandates.queries import actor_for_household
    from linli.civic.people.models import Household

    late = actor_for_household(Household.objects.create(estate=estate, address="9栋901"))
    with pytest.raises(Refusal, match="not on the roll"):
        cast_by(late, vote, {"1": 1})


def test_visitor_is_told_who_votes(vote, cast):
    with pytest.raises(Refusal, match="residents who are on the roll"):
        cast_by(cast.nobody, vote, {"1": 1})


def test_online_is_refused_where_the_vote_is_on_paper_only(opened, cast):
    with pytest.raises(Refusal, match="no ballots online"):
        cast_by(cast.resident, opened(channels=("paper",)), {"1": 1})


def test_ballot_after_paper_is_refused_with_a_sentence(vote, cast, papers, voter):
    papers(vote, {voter(vote, cast.resident): {"1": 1}})
    with pytest.raises(Refusal, match="came on paper and was entered at 2025-03-03 10:00"):
        cast_by(cast.resident, vote, {"2": 1})

    assert states(vote) == ["counted"]


def test_ballot_after_paper_replaces_it_where_that_is_declared(opened, cast, papers, voter):
    vote = opened(second="replace")
    papers(vote, {voter(vote, cast.resident): {"1": 1}})
    cast_by(cast.resident, vote, {"2": 1})

    assert states(vote) == ["replaced", "counted"]


def test_draft_is_kept_reminded_and_gone_with_the_ballot(vote, cast):
    actions.keep_draft(by=cast.resident, vote=vote, choice={"1": 1, "2": 1, "3": 1, "4": 1})
    waits = queries.waiting(cast.resident)

    assert [str(one.why) for one in waits] == ["You have chosen 4 and not cast it. Only what is cast counts."]
    assert not queries.waiting(cast.household)
    assert queries.turnout(vote).counted == 0
    cast_by(cast.resident, vote, {"1": 1})
    assert not queries.waiting(cast.resident)
    assert not BallotDraft.objects.exists()


def test_draft_of_nobody_is_refused(vote, cast):
    with pytest.raises(Refusal, match="residents who are on the roll"):
        actions.keep_draft(by=cast.nobody, vote=vote, choice={"1": 1})


def test_many_ballots_from_one_address_are_told_to_the_supervisors_and_count(vote, cast, settings):
    settings.LINLI_BALLOTS_FROM_ONE_ADDRESS = 3
    for number in ("1", "2", "3"):
        assert not queries.waiting(cast.supervisor)
        cast_by(cast.resident, vote, {number: 1}, address="203.0.113.9")
    count = AddressCount.objects.get()

    assert [str(one.title) for one in queries.waiting(cast.supervisor)] == [
        "3 ballots came from one address in “Spring”"
    ]
    assert "203.0.113.9" not in count.address
    assert queries.turnout(vote).counted == 1
    actions.look_into_address(by=cast.supervisor, count=count, finding="The hall's own network.")
    assert not queries.waiting(cast.supervisor)
    with pytest.raises(Refusal, match="looked into this before"):
        actions.look_into_address(by=cast.supervisor, count=count, finding="Again.")


def test_address_has_another_name_each_day(vote, cast, later):
    cast_by(cast.resident, vote, {"1": 1}, address="203.0.113.9")
    with later(days=1):
        cast_by(cast.resident, vote, {"2": 1}, address="203.0.113.9")

    assert AddressCount.objects.values("address").distinct().count() == 2
    actions.close_vote(by=cast.community_officer, vote=vote)
    assert not AddressCount.objects.exists()


@pytest.mark.parametrize(
    "write",
    [
        lambda ballot: Ballot.objects.filter(pk=ballot.pk).update(choice={"2": 1}),
        lambda ballot: Ballot.objects.filter(pk=ballot.pk).update(state="rejected"),
        lambda ballot: Ballot.objects.filter(pk=ballot.pk).delete(),
        lambda ballot: Vote.objects.filter(pk=ballot.vote_id).update(budget_fen=1),
        lambda ballot: Vote.objects.filter(pk=ballot.vote_id).update(rule={"name": "knapsack"}),
        lambda ballot: Vote.objects.filter(pk=ballot.vote_id).update(state="preparing"),
        lambda ballot: type(option(ballot.vote, "1")).objects.update(cost_fen=1),
        lambda ballot: ballot.vote.voters.update(serial="1"),
        lambda ballot: Ballot.objects.create(
            vote=ballot.vote, voter=ballot.voter, choice={}, channel="online", state="counted", number=9, cast_at=ballot.cast_at
        ),
    ],
    ids=["choice", "state", "delete", "budget", "rule", "reopened", "cost", "roll", "second"],
)  # fmt: skip
def test_database_refuses_what_no_action_does(vote, cast, write):
    ballot = cast_by(cast.resident, vote, {"1": 1})
    with pytest.raises(DatabaseError), transaction.atomic():
        write(ballot)
