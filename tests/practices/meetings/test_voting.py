"""Three channels, one register."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from linli.civic.mandates.queries import actor_for_household
from linli.kernel import dossier
from linli.kernel.verdict import Refusal
from linli.platform import clock
from linli.platform.journal.models import Entry
from linli.practices.meetings import actions, audits
from linli.practices.meetings.models import Ballot, Motion
from linli.practices.meetings.queries import ballot_of, turnout_of_motion
from linli.practices.meetings.rules import recount_motion
from tests.practices.meetings.conftest import HELD


def test_household_votes_online_from_the_notice_on(motion, cast):
    ballot = actions.vote(by=cast.household, motion=motion, choice="for")

    assert (ballot.state, ballot.number, ballot.channel) == ("counted", 1, "online")
    assert Entry.objects.filter(verb="meetings.vote").count() == 1


def test_second_vote_online_is_refused_and_told_when_the_first_was_saved(motion, cast):
    actions.vote(by=cast.household, motion=motion, choice="for")
    with pytest.raises(Refusal, match="2025-03-03 10:00"):
        actions.vote(by=cast.household, motion=motion, choice="against")

    assert Ballot.objects.get().choice == "for"


def test_vote_of_another_household_is_never_given_back_as_ones_own(motion, cast):
    once = uuid4()
    actions.vote(by=cast.resident, motion=motion, choice="against", client_id=once)

    with pytest.raises(IntegrityError), transaction.atomic():
        actions.vote(by=cast.household, motion=motion, choice="for", client_id=once)
    assert Ballot.objects.get().choice == "against"


def test_vote_sent_again_is_the_same_vote(motion, cast):
    once = uuid4()
    first = actions.vote(by=cast.household, motion=motion, choice="for", client_id=once)

    assert actions.vote(by=cast.household, motion=motion, choice="for", client_id=once) == first
    assert Ballot.objects.count() == 1


def test_two_people_of_one_household_have_one_vote(motion, cast):
    actions.vote(by=cast.resident, motion=motion, choice="for")
    with pytest.raises(Refusal, match="saved"):
        actions.vote(by=actor_for_household(cast.resident.household), motion=motion, choice="against")


def test_vote_from_another_channel_is_kept_and_not_counted(opened, motion, seats, lines, cast):
    mine = next(seat for seat in seats if seat.household == cast.household.household)
    actions.vote(by=cast.household, motion=motion, choice="against")
    sheet = actions.enter_votes(
        by=cast.social_worker, motion=motion, channel="paper", lines=lines(seats, "for")
    )
    actions.check_votes(by=cast.community_officer, sheet=sheet)
    decided = actions.close_motion(by=cast.social_worker, motion=motion)

    assert Ballot.objects.get(seat=mine, channel="paper").state == "duplicate"
    assert (decided.outcome["for"], decided.outcome["against"], decided.outcome["not_counted"]) == (11, 1, 1)


def test_vote_online_after_one_on_paper_is_kept_and_not_counted(opened, motion, seats, lines, cast):
    mine = [seat for seat in seats if seat.household == cast.household.household]
    sheet = actions.enter_votes(
        by=cast.social_worker, motion=motion, channel="paper", lines=lines(mine, "for")
    )
    actions.check_votes(by=cast.community_officer, sheet=sheet)
    ballot = actions.vote(by=cast.household, motion=motion, choice="against")

    assert ballot.state == "duplicate"
    assert ballot_of(motion, mine[0]).choice == "for"


def test_votes_of_the_hall_need_somebody_in_the_seat(opened, motion, seats, lines, cast):
    actions.enter_attendance(by=cast.social_worker, meeting=opened, seats=seats[:2])
    with pytest.raises(Refusal, match="Line 3.*nobody has checked in"):
        actions.enter_votes(
            by=cast.social_worker, motion=motion, channel="hall", lines=lines(seats[:3], "for")
        )
    assert actions.enter_votes(
        by=cast.social_worker, motion=motion, channel="hall", lines=lines(seats[:2], "for")
    )


def test_votes_entered_count_when_another_person_has_checked_them(opened, motion, seats, lines, cast):
    sheet = actions.enter_votes(
        by=cast.social_worker, motion=motion, channel="paper", lines=lines(seats, "for")
    )
    assert turnout_of_motion(motion).pending == 12
    with pytest.raises(Refusal, match="somebody else"):
        actions.check_votes(by=cast.social_worker, sheet=sheet)
    with pytest.raises(Refusal, match="not checked yet: 12"):
        actions.close_motion(by=cast.social_worker, motion=motion)
    actions.check_votes(by=cast.supervisor, sheet=sheet)

    assert turnout_of_motion(motion).paper == 12
    with pytest.raises(Refusal, match="settled"):
        actions.check_votes(by=cast.supervisor, sheet=sheet)


def test_rejected_votes_stay_in_the_register_and_may_be_entered_anew(opened, motion, seats, lines, cast):
    wrong = actions.enter_votes(
        by=cast.social_worker, motion=motion, channel="paper", lines=lines(seats, "against")
    )
    with pytest.raises(Refusal, match="what does not agree"):
        actions.reject_votes(by=cast.supervisor, sheet=wrong, reason="")
    actions.reject_votes(by=cast.supervisor, sheet=wrong, reason="the wrong column")
    right = actions.enter_votes(
        by=cast.social_worker, motion=motion, channel="paper", lines=lines(seats, "for")
    )
    actions.check_votes(by=cast.supervisor, sheet=right)
    decided = actions.close_motion(by=cast.social_worker, motion=motion)

    assert (decided.outcome["for"], decided.outcome["not_counted"]) == (12, 12)


@pytest.mark.parametrize(
    ("channel", "lines_of", "match"),
    [
        ("paper", lambda seats: [], "Nobody"),
        ("online", lambda seats: [(seats[0], "for")], "hall or on paper"),
        ("paper", lambda seats: [(seats[0], "maybe")], "for, against or abstain"),
        ("paper", lambda seats: [(seats[0], "for"), (seats[0], "for")], "Line 2.*twice"),
    ],
)
def test_sheet_that_is_not_right_is_refused_whole(opened, motion, seats, cast, channel, lines_of, match):
    lines = [actions.VoteLine(seat, choice) for seat, choice in lines_of(seats)]
    with pytest.raises(Refusal, match=match):
        actions.enter_votes(by=cast.social_worker, motion=motion, channel=channel, lines=lines)

    assert not Ballot.objects.exists()


def test_seat_of_another_meeting_has_no_vote_here(meeting, motion, convened, lines, cast):
    stranger = convened(title="Another").seats.all()[:1]
    with clock.at(HELD):
        actions.open_meeting(by=cast.social_worker, meeting=meeting)
        with pytest.raises(Refusal, match="no vote"):
            actions.enter_votes(
                by=cast.social_worker, motion=motion, channel="paper", lines=lines(stranger, "for")
            )


def test_votes_end_with_the_count_and_the_meeting(carried, opened, cast):
    with pytest.raises(Refusal, match="No votes are being taken"):
        actions.vote(by=cast.household, motion=carried, choice="for")
    with pytest.raises(Refusal, match="No votes are being taken"):
        actions.close_motion(by=cast.social_worker, motion=carried)


def test_who_listens_has_no_vote(convened, cast):
    meeting = convened(kind="council")
    topic = meeting.topics.first()
    motion = actions.move_motion(by=cast.council_member, topic=topic, draft=actions.MotionDraft("Adopt"))
    actions.put_to_vote(by=cast.social_worker, motion=motion)

    with pytest.raises(Refusal, match="not on the roll"):
        actions.vote(by=cast.household, motion=motion, choice="for")
    assert actions.vote(by=cast.council_member, motion=motion, choice="for").state == "counted"


def test_meeting_in_the_hall_takes_no_votes_online(convened, cast):
    topic = convened(mode="hall").topics.first()
    motion = actions.move_motion(by=cast.household, topic=topic, draft=actions.MotionDraft("Renew the roof"))
    actions.put_to_vote(by=cast.social_worker, motion=motion)
    with pytest.raises(Refusal, match="in the hall only"):
        actions.vote(by=cast.household, motion=motion, choice="for")


def test_choice_is_one_of_three(motion, cast):
    with pytest.raises(Refusal) as refused:
        actions.vote(by=cast.household, motion=motion, choice="maybe")
    assert refused.value.field == "choice"


def test_motion_needs_words_a_topic_and_an_open_meeting(meeting, cast):
    topic = actions.propose_topic(
        by=cast.household, meeting=meeting, draft=actions.AgendaItemDraft("A bench")
    )
    with pytest.raises(Refusal, match="not on the agenda"):
        actions.move_motion(by=cast.household, topic=topic, draft=actions.MotionDraft("Buy it"))
    with pytest.raises(Refusal, match="what is to be decided"):
        actions.move_motion(by=cast.household, topic=topic, draft=actions.MotionDraft(" "))
    with pytest.raises(Refusal, match="bar"):
        actions.move_motion(by=cast.household, topic=topic, draft=actions.MotionDraft("Buy it", bar="most"))


def test_motion_put_to_the_vote_is_not_put_again_nor_withdrawn(motion, cast):
    with pytest.raises(Refusal, match="before"):
        actions.put_to_vote(by=cast.social_worker, motion=motion)
    actions.vote(by=cast.household, motion=motion, choice="for")
    with pytest.raises(Refusal, match="counted"):
        actions.withdraw_motion(by=cast.social_worker, motion=motion, reason="badly worded")


def test_motion_is_counted_only_in_the_meeting(motion, cast):
    with pytest.raises(Refusal, match="Open the meeting first"):
        actions.close_motion(by=cast.social_worker, motion=motion)


def test_motion_without_a_quorum_fails(opened, motion, cast):
    actions.vote(by=cast.household, motion=motion, choice="for")
    decided = actions.close_motion(by=cast.social_worker, motion=motion)

    assert (decided.state, decided.outcome["because"]) == ("rejected", "no_quorum")


def test_carried_motion_is_sealed_and_recounts(carried):
    sealed = dossier.read(carried.dossier.text)

    assert sealed.kind == "meetings.motion"
    assert sealed.outcome == carried.outcome
    assert dossier.recount(sealed, recount_motion).same
    assert "1栋" not in carried.dossier.text
    assert not [fault for audit in audits.AUDITS for fault in audit()]


heard = []


def hear(event):
    """A hand-over."""
    heard.append(event)


def test_carried_motion_is_announced(settings, opened, motion, seats, lines, cast):
    settings.LINLI_HANDOVERS = {"meetings.MotionCarried": ("tests.practices.meetings.test_voting.hear",)}
    sheet = actions.enter_votes(
        by=cast.social_worker, motion=motion, channel="paper", lines=lines(seats, "for")
    )
    actions.check_votes(by=cast.community_officer, sheet=sheet)
    actions.close_motion(by=cast.social_worker, motion=motion)

    assert [(event.motion_id, event.source) for event in heard] == [(motion.pk, "needs.group:12")]


def test_database_keeps_the_register(carried, seats):
    ballot = Ballot.objects.filter(motion=carried).first()
    changes = (
        lambda: Ballot.objects.filter(pk=ballot.pk).update(choice="against"),
        lambda: Ballot.objects.filter(pk=ballot.pk).update(state="rejected"),
        lambda: ballot.delete(),
        lambda: Motion.objects.filter(pk=carried.pk).update(outcome={}),
        lambda: Ballot.objects.create(
            motion=carried,
            seat=ballot.seat,
            choice="for",
            channel="online",
            state="counted",
            number=99,
            cast_at=clock.now(),
        ),
    )
    for change in changes:
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
