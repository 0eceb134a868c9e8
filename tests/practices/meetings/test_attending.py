"""Taking seats in the hall."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from linli.civic.mandates.models import Actor
from linli.civic.people.models import Household
from linli.kernel.verdict import Refusal
from linli.platform import clock
from linli.platform.journal.models import Entry
from linli.practices.meetings import actions
from linli.practices.meetings.models import Attendance
from linli.practices.meetings.queries import turnout
from tests.practices.meetings.conftest import HELD


def test_household_takes_its_seat_by_the_code(opened, cast, code):
    attendance = actions.check_in(by=cast.household, meeting=opened, code=code(opened))

    assert attendance.seat.household == cast.household.household
    assert turnout(opened).present == 1
    assert Entry.objects.filter(verb="meetings.check_in").count() == 1


def test_second_check_in_gives_back_the_first(opened, cast, code):
    first = actions.check_in(by=cast.resident, meeting=opened, code=code(opened))
    again = actions.check_in(by=cast.resident, meeting=opened, code=code(opened))

    assert first == again
    assert Entry.objects.filter(verb="meetings.check_in").count() == 1


@pytest.mark.parametrize("ago", [0, 29])
def test_code_of_the_screen_is_taken(opened, cast, code, ago):
    assert actions.check_in(by=cast.household, meeting=opened, code=code(opened, ago=ago))


@pytest.mark.parametrize("ago", [61, 600])
def test_photo_of_the_screen_is_refused(opened, cast, code, ago):
    with pytest.raises(Refusal, match="no longer the one on the screen") as refused:
        actions.check_in(by=cast.household, meeting=opened, code=code(opened, ago=ago))

    assert refused.value.field == "code"
    assert not Attendance.objects.exists()


def test_scan_holds_for_five_minutes_of_signing_in(opened, cast, code, later):
    seen, scanned_at = code(opened), clock.now()
    with later(minutes=4):
        assert actions.check_in(by=cast.household, meeting=opened, code=seen, scanned_at=scanned_at)
    with later(minutes=6), pytest.raises(Refusal, match="no longer"):
        actions.check_in(by=cast.neighbour, meeting=opened, code=seen, scanned_at=scanned_at)


def test_code_does_not_help_before_the_meeting_is_open(meeting, cast, code):
    with pytest.raises(Refusal, match="not going on"):
        actions.check_in(by=cast.household, meeting=meeting, code=code(meeting))


def test_household_that_was_not_called_is_told_so(opened, estates, code):
    newcomer = Actor(household=Household.objects.create(estate=estates[0], address="9栋999"))
    with pytest.raises(Refusal, match="not on the roll"):
        actions.check_in(by=newcomer, meeting=opened, code=code(opened))


def test_listener_is_there_and_does_not_make_the_quorum(run_at, cast, draft, agenda, code):
    contest = run_at("rules", method="self-funding-contest")
    meeting = actions.convene(by=cast.social_worker, run=contest, draft=draft(kind="council"), agenda=agenda)
    with clock.at(HELD):
        actions.open_meeting(by=cast.social_worker, meeting=meeting)
        actions.check_in(by=cast.committee_member, meeting=meeting, code=code(meeting))
    there = turnout(meeting)

    assert (there.present, there.listeners, there.reached) == (0, 1, False)


def test_host_checks_somebody_in_by_hand(opened, seats, cast):
    first = actions.check_in_by_hand(by=cast.social_worker, meeting=opened, seat=seats[3])

    assert first == actions.check_in_by_hand(by=cast.social_worker, meeting=opened, seat=seats[3])
    assert (first.way, first.entered_by) == ("host", cast.social_worker.person)


def test_sheet_is_entered_at_once(opened, seats, cast):
    actions.check_in_by_hand(by=cast.social_worker, meeting=opened, seat=seats[0])
    few = _queries_of(
        lambda: actions.enter_attendance(by=cast.social_worker, meeting=opened, seats=seats[:3])
    )
    many = _queries_of(lambda: actions.enter_attendance(by=cast.social_worker, meeting=opened, seats=seats))

    assert few == many
    assert turnout(opened).present == 12
    assert Attendance.objects.filter(way="sheet").count() == 11


def _queries_of(act):
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


def test_empty_sheet_and_seats_of_another_meeting_are_refused(meeting, convened, cast):
    stranger = convened(title="Another").seats.first()
    with clock.at(HELD):
        opened = actions.open_meeting(by=cast.social_worker, meeting=meeting)
        with pytest.raises(Refusal, match="ticked"):
            actions.enter_attendance(by=cast.social_worker, meeting=opened, seats=[])
        with pytest.raises(Refusal, match="not on the roll"):
            actions.enter_attendance(by=cast.social_worker, meeting=opened, seats=[stranger])


def test_database_keeps_one_attendance_of_a_seat(opened, seats, cast):
    attendance = actions.check_in_by_hand(by=cast.social_worker, meeting=opened, seat=seats[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.create(seat=seats[0], way="sheet", at=clock.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        attendance.delete()


def test_mistaken_check_in_is_struck_with_a_reason(opened, seats, cast):
    attendance = actions.check_in_by_hand(by=cast.social_worker, meeting=opened, seat=seats[0])
    with pytest.raises(Refusal, match="reason"):
        actions.strike_attendance(by=cast.social_worker, attendance=attendance, reason="")
    actions.strike_attendance(by=cast.social_worker, attendance=attendance, reason="wrong door number")

    assert turnout(opened).present == 0
    with pytest.raises(Refusal, match="before"):
        actions.strike_attendance(by=cast.social_worker, attendance=attendance, reason="again")
    assert actions.check_in_by_hand(by=cast.social_worker, meeting=opened, seat=seats[0]) != attendance


def test_meeting_opens_on_its_day_and_once(meeting, cast, in_the_hall):
    with clock.at("2025-03-10"), pytest.raises(Refusal, match="2025-03-11"):
        actions.open_meeting(by=cast.social_worker, meeting=meeting)
    actions.open_meeting(by=cast.social_worker, meeting=meeting)
    with pytest.raises(Refusal, match="opened before"):
        actions.open_meeting(by=cast.social_worker, meeting=meeting)


def test_meeting_closes_when_each_motion_is_settled(opened, motion, cast):
    with pytest.raises(Refusal, match="1"):
        actions.close_meeting(by=cast.social_worker, meeting=opened)
    actions.withdraw_motion(by=cast.social_worker, motion=motion, reason="badly worded")
    assert actions.close_meeting(by=cast.social_worker, meeting=opened).state == "closed"
    with pytest.raises(Refusal, match="not going on"):
        actions.close_meeting(by=cast.social_worker, meeting=opened)


def test_handwork_of_the_host_ends_with_the_stage(opened, seats, cast):
    opened.run.stage_code = "publicise"
    opened.run.save(update_fields=["stage_code"])
    with pytest.raises(Refusal, match="not the time"):
        actions.check_in_by_hand(by=cast.social_worker, meeting=opened, seat=seats[0])
