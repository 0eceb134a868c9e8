"""The pages, as residents, hosts and those who check walk through them."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from docx import Document

from linli.platform import clock
from linli.platform.sheets import Column, write_sheet
from linli.practices.meetings import actions
from linli.practices.meetings.models import (
    Attendance,
    Ballot,
    Meeting,
    Minutes,
    Motion,
    Resolution,
    VoteSheet,
)
from linli.practices.meetings.queries import turnout
from tests.practices.meetings.test_follow_up import DRAFT


@pytest.fixture(autouse=True)
def _english(settings):
    settings.LANGUAGE_CODE = "en"
    settings.LINLI_STAFF_NEED_SECOND_FACTOR = False


def url(name, **kwargs):
    return reverse(f"meetings:{name}", kwargs=kwargs or None)


def test_social_worker_calls_a_meeting(signed_in, cast, run):
    client = signed_in(cast.social_worker)
    page = client.get(url("convene", run=run.pk))
    estates = [estate.pk for estate in page.context["form"].fields["estates"].queryset]
    form = {
        "kind": "residents", "title": "Spring meeting", "starts_at": "2025-03-11T19:00", "place_text": "Hall", "mode": "both",
        "estates": estates, "more": "Bicycle shed\nLights", "convener": "Station", "legal_basis": "consultation", "quorum": "",
    }  # fmt: skip
    short = client.post(url("convene", run=run.pk), form | {"starts_at": "2025-03-05T19:00"})
    assert short.status_code == 422
    assert "2025-03-10" in short.content.decode()
    assert "Bicycle shed" in short.content.decode()
    client.post(url("convene", run=run.pk), form)

    assert [topic.title for topic in Meeting.objects.get().topics.all()] == ["Bicycle shed", "Lights"]


def test_resident_scans_and_is_there(signed_in, cast, opened, code):
    client = signed_in(cast.household)
    address = url("enter", meeting=opened.pk, code=code(opened))
    assert client.get(address).status_code == 200
    answer = client.post(address, {"code": code(opened)}, follow=True)

    assert "You are checked in" in answer.content.decode()
    assert turnout(opened).present == 1


def test_scan_holds_while_somebody_says_who_they_are(client, signed_in, cast, opened, code, later):
    scanned = code(opened)
    first = client.get(url("enter", meeting=opened.pk, code=scanned))
    assert "say who you are" in first.content.decode()
    session = client.session
    session["household"] = cast.household.household.pk
    session.save()
    with later(minutes=4):
        client.post(url("enter_code", meeting=opened.pk), {"code": scanned})

    assert Attendance.objects.count() == 1


def test_old_photo_is_refused_with_a_sentence(signed_in, cast, opened, code):
    old = code(opened, ago=90)
    client = signed_in(cast.household)
    client.get(url("enter", meeting=opened.pk, code=old))
    answer = client.post(url("enter", meeting=opened.pk, code=old), {"code": old})

    assert answer.status_code == 422
    assert "no longer the one on the screen" in answer.content.decode()


def test_screen_is_for_hosts_and_shows_the_code_of_now(signed_in, cast, opened, code):
    client = signed_in(cast.social_worker)
    page = client.get(url("screen", meeting=opened.pk)).content.decode()
    assert f"{code(opened)[:4]} {code(opened)[4:]}" in page
    assert "<svg" in client.get(url("screen_now", meeting=opened.pk)).content.decode()
    assert signed_in(cast.resident).get(url("screen", meeting=opened.pk)).status_code == 403


def test_host_checks_somebody_in_and_strikes_it(signed_in, cast, opened, seats):
    client = signed_in(cast.social_worker)
    assert client.get(url("roll", meeting=opened.pk), {"q": seats[0].household.address}).status_code == 200
    client.post(url("check_in_by_hand", meeting=opened.pk, seat=seats[0].pk))
    assert turnout(opened).present == 1
    client.post(url("strike_attendance", meeting=opened.pk, seat=seats[0].pk), {"reason": "another door"})
    assert turnout(opened).present == 0


def test_host_enters_the_signed_sheet(signed_in, cast, opened, seats):
    client = signed_in(cast.social_worker)
    assert "1栋001" in client.get(url("enter_attendance", meeting=opened.pk)).content.decode()
    client.post(url("enter_attendance", meeting=opened.pk), {"seats": [seat.pk for seat in seats[:5]]})

    assert turnout(opened).present == 5


def test_roll_is_for_hosts_alone(signed_in, cast, opened, seats):
    client = signed_in(cast.resident)
    for name in ("roll", "attendance_sheet"):
        assert client.get(url(name, meeting=opened.pk)).status_code == 403
    assert "1栋001" not in client.get(url("enter_attendance", meeting=opened.pk)).content.decode()
    for address in (
        url("check_in_by_hand", meeting=opened.pk, seat=seat.pk) for seat in (seats[0], seats[-1])
    ):
        for page in (client.get(address), client.post(address)):
            assert seats[0].household.address not in page.content.decode()


def test_two_households_vote_one_after_the_other_at_one_device(cast, motion, client):
    page, sent = url("motion", motion=motion.pk), {"choice": "for", "once": str(uuid4())}
    for household in (cast.resident.household, cast.household.household):
        session = client.session
        session["household"] = household.pk
        session.save()
        assert client.post(page, sent).status_code == 302

    assert Ballot.objects.filter(state="counted").count() == 2


def sheet(rows, *codes):
    columns = [Column(code, title) for code, title in codes]
    return BytesIO(write_sheet("Votes", columns, rows))


def test_attendance_is_brought_in_as_a_sheet(signed_in, cast, opened, seats):
    client = signed_in(cast.social_worker)
    file = sheet([{"number": "1"}, {"number": "2"}, {"number": "99"}], ("number", "No. on the roll"))
    file.name = "there.xlsx"
    address = client.post(url("import_attendance", meeting=opened.pk), {"file": file}).url
    preview = client.get(address).content.decode()
    assert "not on the roll" in preview
    client.post(url("import_attendance", meeting=opened.pk), {"upload": address.split("upload=")[1]})

    assert turnout(opened).present == 2


def test_votes_on_paper_are_brought_in_as_a_sheet(signed_in, cast, opened, motion, seats):
    client = signed_in(cast.social_worker)
    rows = [
        {"estate": seat.household.estate.name, "address": seat.household.address, "choice": "赞成"}
        for seat in seats
    ]
    file = sheet(rows, ("estate", "Estate"), ("address", "Address"), ("choice", "Vote"))
    file.name = "votes.xlsx"
    address = client.post(url("import_votes", motion=motion.pk), {"file": file}).url
    client.post(url("import_votes", motion=motion.pk), {"upload": address.split("upload=")[1]})

    assert Ballot.objects.filter(state="pending", choice="for").count() == 12


def test_resident_votes_by_phone_and_sees_that_it_is_saved(signed_in, cast, motion):
    client = signed_in(cast.household)
    page = client.post(motion.get_absolute_url(), {"choice": "for"}, follow=True).content.decode()

    assert "Your vote is saved and counts." in page
    assert "Saved 3 Mar 2025" in page
    assert "1 for" not in page
    assert "seat" in page


def test_stranger_is_told_how_to_vote(client, motion, db):
    page = client.get(motion.get_absolute_url())

    assert page.status_code == 200
    assert reverse("identity:household") in page.content.decode()


def test_hands_are_entered_checked_and_counted(signed_in, cast, opened, motion, seats):
    actions.enter_attendance(by=cast.social_worker, meeting=opened, seats=seats[:6])
    client = signed_in(cast.social_worker)
    form = {"rest": "for", f"seat_{seats[0].pk}": "against"}
    client.post(url("enter_votes", motion=motion.pk, channel="hall"), form)
    entered = VoteSheet.objects.get()
    assert "somebody else has to check" in client.get(entered.get_absolute_url()).content.decode()
    client = signed_in(cast.supervisor)
    assert "against" in client.get(entered.get_absolute_url()).content.decode()
    client.post(entered.get_absolute_url())
    client = signed_in(cast.social_worker)
    page = client.post(url("count_motion", motion=motion.pk), follow=True).content.decode()

    assert "5 for, 1 against, 0 abstained" in page
    assert "linli recount" in page
    assert Motion.objects.get().state == "carried"


def test_checker_rejects_what_does_not_agree(signed_in, cast, opened, motion, seats, lines):
    entered = actions.enter_votes(
        by=cast.social_worker, motion=motion, channel="paper", lines=lines(seats, "for")
    )
    signed_in(cast.supervisor).post(url("reject_votes", sheet=entered.pk), {"reason": "wrong column"})

    assert VoteSheet.objects.get().state == "rejected"


def test_motion_is_moved_opened_and_withdrawn(signed_in, cast, meeting):
    client = signed_in(cast.resident)
    topic = meeting.topics.first()
    client.post(url("move_motion_on", topic=topic.pk), {"text": "Renew the roof", "bar": "all >1/2"})
    motion = Motion.objects.get()
    assert (motion.base, motion.bar, motion.capacity) == ("all", ">1/2", "resident")
    client = signed_in(cast.social_worker)
    client.post(url("put_to_vote", motion=motion.pk))
    client.post(url("withdraw_motion", motion=motion.pk), {"reason": "badly worded"})
    assert Motion.objects.get().state == "withdrawn"


def test_motions_are_moved_and_opened_for_all_topics_at_once(signed_in, cast, meeting):
    client = signed_in(cast.social_worker)
    topics = [topic.pk for topic in meeting.topics.all()]
    client.post(url("move_on_each", meeting=meeting.pk), {"picked": topics})
    motions = list(Motion.objects.all())
    assert [motion.text for motion in motions] == ["That “Bicycle shed” goes on", "That “Lights” goes on"]
    client.post(url("put_all_to_vote", meeting=meeting.pk), {"picked": [motions[0].pk]})
    assert [motion.state for motion in Motion.objects.all()] == ["open", "moved"]


def test_topic_is_proposed_by_phone_and_answered_at_the_desk(signed_in, cast, meeting):
    signed_in(cast.household).post(
        url("propose_topic", meeting=meeting.pk), {"title": "A bench", "text": "To sit."}
    )
    topic = meeting.topics.get(title="A bench")
    client = signed_in(cast.social_worker)
    assert client.get(url("take_topic", topic=topic.pk)).status_code == 200
    client.post(url("decline_topic", topic=topic.pk), {"reason": "no room"})
    topic.refresh_from_db()
    assert topic.state == "declined"


def test_minutes_are_written_signed_and_taken_away(signed_in, cast, carried, opened):
    client = signed_in(cast.social_worker)
    form = {
        "chair": "李主任",
        "recorder": "小王",
        "topic_1": "Who pays?",
        "topic_2": "",
        "observers": "",
        "remarks": "",
    }
    client.post(url("edit_minutes", meeting=opened.pk), form)
    client.post(url("close_meeting", meeting=opened.pk))
    signed_in(cast.community_officer).post(url("sign_minutes", meeting=opened.pk))
    assert Minutes.objects.get().signed_at
    page = signed_in(cast.nobody).get(url("minutes", meeting=opened.pk)).content.decode()
    assert "12 for, 0 against" in page

    answer = signed_in(cast.social_worker).get(url("minutes_word", meeting=opened.pk))
    text = text_of(answer.content)
    for part in ("Spring meeting", "李主任", "Who pays?", "12 for, 0 against", "12 with a vote"):
        assert part in text


def test_names_in_the_minutes_are_masked_for_the_public(client, cast, carried, opened):
    actions.write_minutes(by=cast.social_worker, meeting=opened, draft=DRAFT)
    page = client.get(url("minutes", meeting=opened.pk)).content.decode()

    assert "李**" in page
    assert "李主任" not in page
    assert "李主任" not in text_of(client.get(url("minutes_word", meeting=opened.pk)).content)


def text_of(content):
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_resolution_is_given_done_and_reopened(signed_in, cast, carried):
    person = cast.committee_member.person
    client = signed_in(cast.social_worker)
    form = {"text": "Ask three firms", "responsible": f"person:{person.pk}", "due_on": "2025-03-20"}
    client.post(url("give_resolution", motion=carried.pk), form)
    one = Resolution.objects.get()
    signed_in(cast.committee_member).post(url("complete", resolution=one.pk), {"evidence": "Three offers"})
    assert "Three offers" in client.get(one.get_absolute_url()).content.decode()
    signed_in(cast.supervisor).post(url("reopen_resolution", resolution=one.pk), {"reason": "two only"})
    one.refresh_from_db()
    assert not one.is_done


def test_overdue_resolutions_are_public(client, cast, carried, later):
    draft = actions.ResolutionDraft("Ask three firms", clock.today(), person=cast.committee_member.person)
    actions.give_resolution(by=cast.social_worker, motion=carried, draft=draft)
    with later(days=9):
        page = client.get(url("resolutions"), {"state": "overdue"}).content.decode()

    assert "Ask three firms" in page
    assert cast.committee_member.person.name not in page


PAGES = ["convene", "check_in", "move_motion", "vote", "close_motion", "write_minutes", "complete_resolution"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("role", ["nobody", "household", "social_worker"])
def test_landing_page_of_each_duty_answers(signed_in, cast, run, name, role):
    answer = signed_in(getattr(cast, role)).get(url(name, run=run.pk), follow=True)

    assert answer.status_code == 200


def test_landing_page_goes_where_only_one_thing_waits(signed_in, cast, run, motion):
    answer = signed_in(cast.household).get(url("vote", run=run.pk))

    assert answer.url == motion.get_absolute_url()


@pytest.mark.parametrize("role", ["nobody", "household", "social_worker"])
def test_pages_of_a_meeting_answer(signed_in, cast, carried, opened, role):
    client = signed_in(getattr(cast, role))
    for name in ("meeting", "turnout", "notice", "poster"):
        assert client.get(url(name, meeting=opened.pk)).status_code == 200
    assert client.get(url("paper_ballot", motion=carried.pk)).status_code == 200
    assert client.get(carried.get_absolute_url()).status_code == 200


def test_page_of_no_meeting_is_none(client, db):
    assert client.get(url("meeting", meeting=1)).status_code == 404
    assert client.get(url("motion", motion=1)).status_code == 404
    assert client.get(url("resolution", resolution=1)).status_code == 404
