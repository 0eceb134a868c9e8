"""Ballots of the hall and on paper: entered by one, checked by another, in the same register."""

from uuid import uuid4

import pytest

from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry
from linli.practices.budgeting import actions, queries
from linli.practices.budgeting.models import Ballot, PaperSheet


@pytest.fixture
def voters(vote):
    return list(vote.voters.order_by("number"))


@pytest.fixture
def entered(vote, voters, cast):
    """`entered({"1": 1}, …)` is a sheet with one paper a choice."""

    def enter(*choices, **more):
        lines = [
            actions.PaperLine(voter.serial, choice) for voter, choice in zip(voters, choices, strict=False)
        ]
        return actions.enter_paper_ballots(
            by=cast.grid_worker, vote=vote, channel="paper", lines=lines, **more
        )

    return enter


def states(vote):
    return sorted(Ballot.objects.filter(vote=vote).values_list("state", flat=True))


def test_papers_count_when_a_second_person_has_checked_them(vote, entered, cast):
    sheet = entered({"1": 1}, {"2": 1, "3": 1})
    assert queries.turnout(vote).counted == 0
    assert queries.turnout(vote).pending == 2
    assert [str(one.title) for one in queries.waiting(cast.social_worker)] == [
        "Check the paper ballots of “Spring”"
    ]
    actions.check_paper_ballots(by=cast.social_worker, sheet=sheet)

    assert queries.turnout(vote).paper == 2
    assert states(vote) == ["counted", "counted"]
    assert not queries.waiting(cast.social_worker)
    assert Entry.objects.filter(verb="budgeting.check_paper_ballots").count() == 1


def test_grid_worker_of_one_estate_enters_too(vote, voters, cast):
    lines = [actions.PaperLine(voters[0].serial, {"1": 1})]

    assert actions.enter_paper_ballots(by=cast.micro_grid_worker, vote=vote, channel="hall", lines=lines)


def test_who_entered_papers_does_not_check_them(vote, entered, cast):
    from dataclasses import replace

    sheet = entered({"1": 1})
    both = replace(cast.grid_worker, mandates=cast.social_worker.mandates)
    with pytest.raises(Refusal, match="somebody else has to check"):
        actions.check_paper_ballots(by=both, sheet=sheet)


def test_sheet_is_settled_once(entered, cast):
    sheet = entered({"1": 1})
    actions.check_paper_ballots(by=cast.social_worker, sheet=sheet)
    with pytest.raises(Refusal, match="settled before"):
        actions.reject_paper_ballots(by=cast.social_worker, sheet=sheet, reason="Twice")


def test_rejected_papers_stay_and_do_not_count(vote, entered, cast):
    with pytest.raises(Refusal, match="what does not agree"):
        actions.reject_paper_ballots(by=cast.social_worker, sheet=entered({"1": 1}), reason=" ")
    actions.reject_paper_ballots(by=cast.social_worker, sheet=PaperSheet.objects.get(), reason="Line 1")

    assert states(vote) == ["rejected"]
    assert queries.turnout(vote).not_counted == 1


def test_same_sheet_sent_twice_is_entered_once(entered):
    once = uuid4()

    assert entered({"1": 1}, client_id=once) == entered({"1": 1}, client_id=once)
    assert Ballot.objects.count() == 1


@pytest.mark.parametrize(
    ("choice", "because"),
    [
        ({"9": 1}, "Line 2: There is no option 9 in this vote. If the paper says so, enter it as spoilt."),
        ({}, "Line 2: Nothing is chosen yet. If the paper says so, enter it as spoilt."),
        ({"1": 1, "2": 1, "3": 1, "4": 1}, "Line 2: 4 are ticked; at most 3 may be. If the paper says so, enter it as spoilt."),
    ],
)  # fmt: skip
def test_line_that_breaks_the_rule_is_named(entered, choice, because):
    with pytest.raises(Refusal) as refused:
        entered({"1": 1}, choice)

    assert str(refused.value) == because
    assert not Ballot.objects.exists()


def test_unknown_and_repeated_serials_are_named(vote, voters, cast):
    good = actions.PaperLine(voters[0].serial, {"1": 1})
    wrong = actions.PaperLine("1234567", {"1": 1})
    with pytest.raises(Refusal, match="Line 2: no ballot of this vote has the serial 1234567"):
        actions.enter_paper_ballots(by=cast.grid_worker, vote=vote, channel="paper", lines=[good, wrong])
    with pytest.raises(Refusal, match="Line 2: this serial stands on the sheet twice"):
        actions.enter_paper_ballots(by=cast.grid_worker, vote=vote, channel="paper", lines=[good, good])


def test_spoilt_paper_is_kept_and_leaves_the_voter_free(vote, voters, cast, voter):
    mine = voter(vote, cast.resident)
    sheet = actions.enter_paper_ballots(
        by=cast.grid_worker, vote=vote, channel="paper", lines=[actions.PaperLine(mine.serial, spoilt=True)]
    )
    actions.check_paper_ballots(by=cast.social_worker, sheet=sheet)
    assert states(vote) == ["spoilt"]
    actions.vote(by=cast.resident, vote=vote, choice={"1": 1})

    assert states(vote) == ["counted", "spoilt"]


def test_paper_after_a_ballot_online_is_kept_and_does_not_count(vote, cast, papers, voter):
    actions.vote(by=cast.resident, vote=vote, choice={"1": 1})
    papers(vote, {voter(vote, cast.resident): {"2": 1}})

    assert states(vote) == ["counted", "duplicate"]
    assert queries.turnout(vote).online == 1


def test_latest_counts_where_that_is_declared(opened, cast, papers, voter, later):
    vote = opened(second="replace")
    actions.vote(by=cast.resident, vote=vote, choice={"1": 1})
    with later(hours=1):
        papers(vote, {voter(vote, cast.resident): {"2": 1}})

    assert Ballot.objects.get(state="counted").channel == "paper"
    assert states(vote) == ["counted", "replaced"]


def test_paper_entered_before_a_later_ballot_online_gives_way(opened, cast, voter, later):
    vote = opened(second="replace")
    lines = [actions.PaperLine(voter(vote, cast.resident).serial, {"2": 1})]
    sheet = actions.enter_paper_ballots(by=cast.grid_worker, vote=vote, channel="paper", lines=lines)
    with later(hours=1):
        actions.vote(by=cast.resident, vote=vote, choice={"1": 1})
    with later(hours=2):
        actions.check_paper_ballots(by=cast.social_worker, sheet=sheet)

    assert Ballot.objects.get(state="counted").channel == "online"


def test_channel_that_was_not_declared_is_refused(opened, cast):
    vote = opened(channels=("online", "paper"))
    lines = [actions.PaperLine(vote.voters.first().serial, {"1": 1})]
    with pytest.raises(Refusal, match="no ballots of this kind"):
        actions.enter_paper_ballots(by=cast.grid_worker, vote=vote, channel="hall", lines=lines)


def test_vote_does_not_close_over_unchecked_papers(vote, entered, cast):
    entered({"1": 1})
    with pytest.raises(Refusal, match="nobody has checked yet: 1"):
        actions.close_vote(by=cast.community_officer, vote=vote)
