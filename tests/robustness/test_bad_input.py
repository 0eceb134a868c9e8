"""What people send that can't be taken: each time a sentence, everything typed still there, and not a row written.

Here is the one walk of each through the site. The full disk and the killed server are in files of their own beside this
one; more of each kind is tested where it belongs, `grep -rn "faulty\\|that_is_none\\|expired\\|overspends" tests`.
"""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from linli.civic.places.models import Place
from linli.kernel.verdict import Refusal
from linli.platform.identity.gateways import MemoryGateway
from linli.practices.matching import actions as matching
from linli.practices.matching.models import DeclaredRule, Pledge
from linli.practices.meetings import actions as meetings
from linli.practices.meetings.models import Attendance, Ballot
from linli.practices.needs.models import Complaint, Report
from tests.robustness.conftest import page_of, sent

HEAD = ["工单编号", "来电时间", "诉求地点", "诉求类别", "诉求内容", "办理状态"]
GOOD = [
    ["G1", "2025-01-02 08:30", "院1", "噪音", "半夜施工", "已办结"],
    ["G2", "2025-01-05 12:00", "院2", "停车", "消防通道被占", "办理中"],
]
FAULTY = [
    ["G3", "不知道", "院2", "停车", "乱停", "办理中"],
    ["G4", "2025-02-01", "院2", "停车", "乱停", "也许"],
]
BOW_TIE = "104.0, 30.6\n104.1, 30.7\n104.1, 30.6\n104.0, 30.7"


def sheet(*rows) -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("complaints.xlsx", out.getvalue())


def rows_of(answer) -> list[list]:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(content)).active.values]


def test_sheet_with_faulty_rows_gives_them_back_as_a_file_and_brings_the_good_ones_in(
    cast, run_at, signed_in, nothing_written
):
    client = signed_in(cast.social_worker)
    address = reverse("needs:import_complaints", args=[run_at("collect").pk])
    with nothing_written():
        preview = client.post(address, {"file": sheet(HEAD, *GOOD, *FAULTY)}).url
        page = page_of(client.get(preview))
        aside = rows_of(client.get(f"{preview}&aside"))
    assert "2 rows cannot be used yet" in page
    assert "不知道" in page and "也许" in page
    assert [row[0] for row in aside[1:]] == ["G3", "G4"]
    assert all(row[-1] for row in aside[1:]), "each row says what is wrong with it"

    client.post(address, {"upload": preview.partition("upload=")[2]})
    assert set(Complaint.objects.values_list("number", flat=True)) == {"G1", "G2"}

    aside[1][aside[1].index("不知道")], aside[2][aside[2].index("也许")] = "2025-01-31", "已办结"
    again = client.post(address, {"file": sheet(*aside)}).url
    client.post(address, {"upload": again.partition("upload=")[2]})
    assert set(Complaint.objects.values_list("number", flat=True)) == {"G1", "G2", "G3", "G4"}


@pytest.mark.parametrize("content", [b"%PDF-1.7 no photo", b"\xff\xd8\xff\xe0 cut off", b"<svg onload='x'/>"])
def test_photo_that_is_none_is_told_and_the_words_stay(
    cast, run_at, estate, signed_in, nothing_written, content
):
    address = reverse("needs:report_need", args=[run_at("collect").pk])
    said = {"estate": estate.pk, "kind": "other", "text": "三单元的灯坏了"}
    client = signed_in(cast.household)
    with nothing_written():
        page = sent(client, address, said | {"photo": SimpleUploadedFile("photo.jpg", content)})

    assert "This is not a photo that can be read" in page
    assert "三单元的灯坏了" in page
    sent(client, address, said, status=302)
    assert Report.objects.get().text == "三单元的灯坏了"


def test_expired_login_code_keeps_phone_and_way_and_a_new_one_leads_on(
    cast, client, settings, nothing_written
):
    settings.LINLI_SMS_GATEWAY = "linli.platform.identity.gateways.MemoryGateway"
    settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = -1
    MemoryGateway.sent.clear()
    phone, goal = cast.resident.person.phone, "/identity/me/"
    ask, enter = "/accounts/login/code/", "/accounts/login/code/confirm/"
    with nothing_written():
        client.post(f"{ask}?next={goal}", {"phone": phone, "next": goal})
        answer = client.post(enter, {"code": MemoryGateway.sent[-1][1], "next": goal}, follow=True)

    assert "The code has expired. Your number is still here: ask for a new code." in page_of(answer)
    assert phone.removeprefix("+86") in page_of(answer)
    assert "_auth_user_id" not in client.session

    settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 300
    client.post(ask, {"phone": phone, "next": goal})
    assert client.post(enter, {"code": MemoryGateway.sent[-1][1], "next": goal}).url == goal
    assert "_auth_user_id" in client.session


def test_photo_of_an_old_check_in_code_is_refused_and_nobody_is_there(
    signed_in, cast, opened, code, nothing_written
):
    client, old = signed_in(cast.household), code(opened, ago=90)
    address = reverse("meetings:enter", kwargs={"meeting": opened.pk, "code": old})
    with nothing_written():
        client.get(address)
        page = sent(client, address, {"code": old})

    assert "no longer the one on the screen" in page
    now = code(opened)
    sent(client, reverse("meetings:enter_code", args=[opened.pk]), {"code": now}, status=302)
    assert Attendance.objects.get().seat.household == cast.household.household


def test_pledge_after_the_deadline_tells_the_day_and_keeps_the_amount(
    raise_, contest, cast, signed_in, later, nothing_written
):
    address = reverse("matching:pledge", args=[contest.pk])
    client = signed_in(cast.resident)
    sent(client, address, {"amount": "80"}, status=302)
    with later(days=30), nothing_written():
        page = sent(client, address, {"amount": "100.50"})

    assert f"{raise_.closes_on:%Y-%m-%d}" in page
    assert 'value="100.50"' in page
    assert Pledge.objects.get().amount_fen == 8_000, "what was promised in time stands"


def test_second_ballot_through_another_channel_is_kept_and_not_counted(
    signed_in, cast, opened, motion, seats, lines
):
    mine = [seat for seat in seats if seat.household == cast.household.household]
    paper = meetings.enter_votes(
        by=cast.social_worker, motion=motion, channel="paper", lines=lines(mine, "for")
    )
    meetings.check_votes(by=cast.community_officer, sheet=paper)

    address = reverse("meetings:motion", args=[motion.pk])
    answer = signed_in(cast.household).post(address, {"choice": "against"}, follow=True)

    assert "Your ballot is kept and does not count" in page_of(answer)
    ballots = Ballot.objects.filter(motion=motion).order_by("number")
    assert list(ballots.values_list("channel", "choice", "state")) == [
        ("paper", "for", "counted"),
        ("online", "against", "duplicate"),
    ]
    rest = [seat for seat in seats if seat not in mine]
    sheet = meetings.enter_votes(
        by=cast.social_worker, motion=motion, channel="paper", lines=lines(rest, "for")
    )
    meetings.check_votes(by=cast.community_officer, sheet=sheet)
    decided = meetings.close_motion(by=cast.social_worker, motion=motion)
    assert (decided.outcome["for"], decided.outcome["against"], decided.outcome["not_counted"]) == (12, 0, 1)


def test_paper_after_a_vote_online_is_refused_before_anything_is_entered(
    cast, opened, motion, seats, lines, signed_in, nothing_written
):
    meetings.vote(by=cast.household, motion=motion, choice="for")
    mine = next(seat for seat in seats if seat.household == cast.household.household)
    address = reverse("meetings:enter_votes", kwargs={"motion": motion.pk, "channel": "paper"})
    page = page_of(signed_in(cast.social_worker).get(address))

    assert f'name="seat{mine.pk}"' not in page, "who has voted is not asked for again"


def test_match_rule_that_overspends_says_what_the_fund_has(contest, cast, signed_in, nothing_written):
    said = {"ratio_1": "10", "floor_share": "1/3", "least_paid_fen": "1", "extra_share": "0"}
    said |= {"cap_per_estate_fen": "5000", "ceiling_fen": "100000.01"}
    client = signed_in(cast.community_officer)
    with nothing_written():
        page = sent(client, reverse("matching:declare_rule", args=[contest.pk]), said)

    assert "the fund has only ¥100,000.00 that is not promised yet" in page
    assert 'value="100000.01"' in page
    assert not DeclaredRule.objects.exists()


def test_second_rule_can_not_promise_the_same_money(declared, run_at, cast, nothing_written, fund):
    other = run_at("rules", method="self-funding-contest")
    with nothing_written(), pytest.raises(Refusal, match="not promised"):
        matching.declare_rule(by=cast.community_officer, run=other)


def test_polygon_that_crosses_itself_is_told_where(cast, community, signed_in, nothing_written):
    client = signed_in(cast.social_worker)
    address = reverse("places:add_estate", args=[community.code])
    said = {"name": "清溪苑", "kind": "commodity", "households": 312}
    with nothing_written():
        page = sent(client, address, said | {"boundary": BOW_TIE})

    assert "crosses itself near 104.05000, 30.65000" in page
    assert "清溪苑" in page and "104.1, 30.7" in page
    sent(
        client,
        address,
        said | {"boundary": BOW_TIE.replace("30.7\n104.1, 30.6", "30.6\n104.1, 30.7")},
        status=302,
    )
    assert Place.objects.get(name="清溪苑").boundary
