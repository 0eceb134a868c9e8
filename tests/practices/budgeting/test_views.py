"""The pages, as voters, grid workers, officers and supervisors walk through them."""

import csv
import io
from uuid import uuid4

import openpyxl
import pytest
from django.urls import reverse

from linli.civic.people.models import Household
from linli.practices.budgeting import actions, queries
from linli.practices.budgeting.models import AddressCount, Ballot, BallotDraft, Option, PaperSheet, Vote
from linli.practices.budgeting.rules.pabulib import read_pabulib
from tests.practices.budgeting.conftest import MIXED, option


@pytest.fixture(autouse=True)
def _english(settings):
    settings.LANGUAGE_CODE = "en"


def url(name, **kwargs):
    return reverse(f"budgeting:{name}", kwargs=kwargs or None)


def text(answer):
    return answer.content.decode()


FORM = {
    "kind": "approval", "limit": "3", "unit": "household", "channels": ["online", "paper"], "second": "refuse", "budget": "700",
    "rule": "equal-shares", "utility": "cost", "completion": "add1u", "min_support": "1",
}  # fmt: skip


def test_officer_prepares_and_opens_a_vote(signed_in, cast, run, drafts):
    actions.bring_options(run=run, drafts=drafts())
    client = signed_in(cast.community_officer)
    page = client.get(url("prepare_vote", run=run.pk))
    assert "All of this is published and frozen" in text(page)
    wrong = client.post(url("prepare_vote", run=run.pk), FORM | {"budget": "", "once": str(uuid4())})
    assert wrong.status_code == 422
    assert "A budget of nothing allocates nothing." in text(wrong)
    client.post(url("prepare_vote", run=run.pk), FORM | {"once": str(uuid4())})
    again = client.get(url("prepare_vote", run=run.pk))
    assert again.context["form"].initial["budget"] == 700_00
    assert "Project 3" in text(client.get(url("open_vote", run=run.pk)))
    client.post(url("open_vote", run=run.pk), {"once": str(uuid4())})

    vote = Vote.objects.get()
    assert (vote.state, vote.budget_fen, vote.rule["name"]) == ("open", 700_00, "equal-shares")


def test_ranking_is_prepared_with_its_weights(signed_in, cast, run, drafts):
    actions.bring_options(run=run, drafts=drafts(cost_fen=0))
    form = FORM | {"rule": "ranking", "seats": "10", "budget": "", "weight_panel": "50", "weight_votes": "40"}
    client = signed_in(cast.community_officer)
    wrong = client.post(url("prepare_vote", run=run.pk), form | {"once": str(uuid4())})
    assert "The weights add up to 90, not to 100." in text(wrong)
    client.post(url("prepare_vote", run=run.pk), form | {"weight_votes": "50", "once": str(uuid4())})

    assert Vote.objects.get().rule["weights"] == {"panel": "50", "votes": "50"}
    assert "panel 50%" in text(client.get(Vote.objects.get().get_absolute_url()))


def test_resident_recounts_casts_and_finds_the_ballot(signed_in, cast, vote, settings):
    client = signed_in(cast.resident)
    address = url("vote", run=vote.run_id)
    assert "Tick at most 3." in text(client.get(address))
    recounted = client.post(
        address, {"choice": ["1", "4"], "step": "recount", "once": str(uuid4())}, follow=True
    )
    assert "Your choice is kept and not cast yet." in text(recounted)
    assert "<b data-cost-told>¥600.00</b>" in text(recounted)
    assert BallotDraft.objects.get().choice == {"1": 1, "4": 1}
    assert "To my ballot" in text(client.get(vote.get_absolute_url()))
    saved = client.post(address, {"choice": ["1", "4"], "step": "cast", "once": str(uuid4())}, follow=True)
    assert "Your vote is saved" in text(saved)
    code = saved.context["receipt"]
    assert code in text(saved)

    assert "Nobody sees them before" in text(client.post(url("find", vote=vote.pk), {"code": code}))
    actions.close_vote(by=cast.community_officer, vote=vote)
    found = client.post(url("find", vote=vote.pk), {"code": code})
    assert "This ballot was counted." in text(found)
    assert "1 · Project 1" in text(found)
    assert "No counted ballot has this code" in text(client.post(url("find", vote=vote.pk), {"code": "AAAA"}))


def test_too_many_ticks_are_told_with_all_input_kept(signed_in, cast, vote):
    client = signed_in(cast.household)
    answer = client.post(
        url("vote", run=vote.run_id), {"choice": ["1", "2", "3", "4"], "step": "cast", "once": str(uuid4())}
    )

    assert answer.status_code == 422
    assert "4 are ticked; at most 3 may be." in text(answer)
    assert text(answer).count("checked") == 4


def test_points_and_knapsack_have_their_totals(signed_in, cast, run, opened):
    vote = opened(kind="points", limit=10)
    first, second, *_rest = queries.options_of(vote)
    client = signed_in(cast.household)
    form = {f"points_{first.pk}": "6", f"points_{second.pk}": "3", "step": "recount", "once": str(uuid4())}
    page = client.post(url("vote", run=run.pk), form, follow=True)
    assert "data-chosen>9</b> of 10 points given" in text(page)
    client.post(url("vote", run=run.pk), form | {"step": "cast", "once": str(uuid4())})
    assert Ballot.objects.get().choice == {"1": 6, "2": 3}


def test_knapsack_tells_what_is_left(signed_in, cast, run, opened):
    opened(kind="knapsack", limit=None)
    form = {"choice": ["1", "2", "4"], "step": "cast", "once": str(uuid4())}
    page = signed_in(cast.household).post(url("vote", run=run.pk), form)

    assert "What is ticked costs ¥900.00, more than the budget of ¥700.00." in text(page)
    assert "more than the budget" in text(page)
    assert "−¥200.00" in text(page)


def test_visitor_is_asked_for_the_household_code(client, vote):
    answer = client.get(url("vote", run=vote.run_id))

    assert "residents who are on the roll" in text(answer)
    assert reverse("identity:household") in text(answer)


def test_run_without_a_vote_says_so(signed_in, cast, run):
    for verb, actor in (("vote", cast.resident), ("enter_paper_ballots", cast.grid_worker), ("open_vote", cast.community_officer), ("close_vote", cast.community_officer), ("allocate", cast.community_officer)):  # fmt: skip
        assert "Nothing has been brought to a vote in this run yet." in text(
            signed_in(actor).get(url(verb, run=run.pk))
        )
    assert signed_in(cast.social_worker).get(url("check_paper_ballots", run=run.pk)).status_code == 200
    assert signed_in(cast.resident).get(url("consent_part", run=run.pk)).status_code == 200


def test_paper_is_entered_by_one_and_checked_by_another(signed_in, cast, vote, voter):
    mine = voter(vote, cast.resident)
    client = signed_in(cast.grid_worker)
    address = url("enter_paper_ballots", run=vote.run_id)
    assert "One line a paper" in text(client.get(address))
    form = {"channel": "paper", "serial_1": mine.serial, "choice_1": "1 9", "once": str(uuid4())}
    wrong = client.post(address, form)
    assert "There is no option 9 in this vote." in text(wrong)
    client.post(address, form | {"choice_1": "1，4", "once": str(uuid4())})
    sheet = PaperSheet.objects.get()
    checker = signed_in(cast.social_worker)
    assert checker.get(url("check_paper_ballots", run=vote.run_id)).url == sheet.get_absolute_url()
    assert mine.serial in text(checker.get(sheet.get_absolute_url()))
    checker.post(sheet.get_absolute_url(), {"once": str(uuid4())})
    assert Ballot.objects.get().state == "counted"
    refused = signed_in(cast.resident).get(url("vote", run=vote.run_id))
    assert "Your ballot came on paper" in text(refused)


def test_sheet_can_be_rejected(signed_in, cast, vote):
    lines = [actions.PaperLine(vote.voters.first().serial, {"1": 1})]
    sheet = actions.enter_paper_ballots(by=cast.grid_worker, vote=vote, channel="paper", lines=lines)
    signed_in(cast.social_worker).post(
        url("reject_paper_ballots", sheet=sheet.pk), {"reason": "Line 1 says 2.", "once": str(uuid4())}
    )

    assert PaperSheet.objects.get().state == "rejected"
    assert "another person" not in text(signed_in(cast.social_worker).get(sheet.get_absolute_url()))


def test_sheet_of_papers_is_previewed_and_brought_in(signed_in, cast, vote):
    first, second, third = vote.voters.all()[:3]
    content = f"serial,choice,spoilt\n{first.serial},1 2,\n{second.serial},9,\n{third.serial},,yes\n"
    upload = io.BytesIO(content.encode())
    upload.name = "papers.csv"
    client = signed_in(cast.grid_worker)
    preview = client.post(url("import_papers", vote=vote.pk), {"file": upload}, follow=True)
    assert "There is no option 9 in this vote." in text(preview)
    token = preview.context["preview"]["token"]
    client.post(url("import_papers", vote=vote.pk), {"upload": token})

    assert sorted(Ballot.objects.values_list("spoilt", flat=True)) == [False, True]


def test_papers_are_printed_with_serials_and_without_receipts(signed_in, cast, vote, voter):
    mine = voter(vote, cast.resident)
    page = signed_in(cast.grid_worker).get(url("paper_ballots", vote=vote.pk))

    assert mine.serial in text(page)
    assert queries.receipt_of(mine) not in text(page)
    assert signed_in(cast.council_member).get(url("paper_ballots", vote=vote.pk)).status_code == 403


def test_roll_tells_who_has_voted_and_neither_what_nor_serials(signed_in, cast, vote, voter):
    actions.vote(by=cast.resident, vote=vote, choice={"1": 1})
    page = signed_in(cast.grid_worker).get(url("roll", vote=vote.pk), {"voted": "yes"})

    assert page.context["sheet"].total == 1
    assert voter(vote, cast.resident).serial not in text(page)
    assert signed_in(cast.resident).get(url("roll", vote=vote.pk)).status_code == 403


def test_turnout_is_live_and_results_are_hidden(client, vote, cast):
    actions.vote(by=cast.resident, vote=vote, choice={"1": 1})
    page = client.get(vote.get_absolute_url())

    assert "of 12 on the roll have voted" in text(page)
    assert "What was voted shows to nobody before the vote is closed." in text(page)
    assert "1 online, 0 in the hall, 0 on paper" in text(client.get(url("turnout", vote=vote.pk)))
    assert "院1" in text(client.get(url("estates", vote=vote.pk)))
    assert client.get(url("result", vote=vote.pk)).status_code == 404
    assert client.get(url("what_if", vote=vote.pk)).status_code == 404
    for form in ("csv", "xlsx", "pb"):
        assert client.get(url("ballot_file", vote=vote.pk, form=form)).status_code == 404
    assert "supports it" not in text(client.get(option(vote, "1").get_absolute_url()))


def test_officer_closes_and_publishes(signed_in, cast, vote):
    client = signed_in(cast.community_officer)
    client.post(url("close_vote", run=vote.run_id), {"once": str(uuid4())})
    assert [str(one.title) for one in queries.waiting(cast.community_officer)] == [
        "Compute and publish the result of “Spring”"
    ]
    result = client.post(url("allocate", run=vote.run_id), {"once": str(uuid4())}, follow=True)

    assert "What was chosen" in text(result)
    assert Vote.objects.get().state == "allocated"


def test_result_and_reasons_are_public(client, allocation, closed):
    page = text(client.get(allocation.get_absolute_url()))
    assert "linli recount" in page
    assert "Project 1" in page
    won = text(client.get(option(closed, "1").get_absolute_url()))
    assert "5 of 7 ballots support it" in won
    assert "What each supporter paid of the share of a ballot" in won
    lost = text(client.get(option(closed, "2").get_absolute_url()))
    assert "not chosen" in lost
    assert "2 of 7 ballots support it." in lost
    assert "What its supporters had left together" in lost
    assert "are missing" in lost
    assert '<svg viewBox="0 0 1000 24"' in lost


def test_ranking_shows_places_and_no_money(client, opened, drafts, cast, run):
    vote = opened(drafts(cost_fen=0), rule=MIXED, budget_fen=0)
    actions.vote(by=cast.resident, vote=vote, choice={"1": 1})
    actions.close_vote(by=cast.community_officer, vote=vote)
    allocation = actions.allocate(by=cast.community_officer, vote=vote)
    page = text(client.get(allocation.get_absolute_url()))

    assert "Rank" in page
    assert "¥" not in page
    assert client.get(url("what_if", vote=vote.pk)).status_code == 200


def test_what_if_shows_every_rule_side_by_side_and_on_paper(client, allocation, closed):
    page = client.get(url("what_if", vote=closed.pk))
    table = page.context["table"]

    assert [column.declared for column in table.columns][:2] == [True, False]
    assert len(table.columns) >= 10
    assert "The best choice that the budget can buy" in text(page)
    assert "Most votes first" in text(client.get(url("what_if_print", vote=closed.pk)))


def test_ballot_files_have_every_ballot_and_no_name(client, closed):
    lines = list(
        csv.reader(
            io.StringIO(
                client.get(url("ballot_file", vote=closed.pk, form="csv")).content.decode("utf-8-sig")
            )
        )
    )
    assert lines[0] == ["receipt_sha256", "channel", "1", "2", "3", "4"]
    assert len(lines) == 8
    assert [line[0] for line in lines[1:]] == sorted(line[0] for line in lines[1:])
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(url("ballot_file", vote=closed.pk, form="xlsx")).content)
    )
    assert book.active.max_row == 8
    assert client.get(url("ballot_file", vote=closed.pk, form="exe")).status_code == 404


def test_pabulib_file_is_read_back_with_the_same_ballots(client, closed):
    found = read_pabulib(client.get(url("ballot_file", vote=closed.pk, form="pb")).content)

    assert found.voters == 7
    assert found.budget == 700 * found.unit
    assert dict(zip((one.id for one in found.head.projects), map(int, found.points), strict=True)) == {
        "1": 5, "2": 2, "3": 0, "4": 5,
    }  # fmt: skip
    assert found.remarks == ()


def test_points_stand_in_the_pabulib_file(client, cast, opened):
    vote = opened(kind="points", limit=10)
    actions.vote(by=cast.resident, vote=vote, choice={"1": 6, "2": 4})
    actions.close_vote(by=cast.community_officer, vote=vote)
    written = text(client.get(url("ballot_file", vote=vote.pk, form="pb")))

    assert "vote_type;cumulative" in written
    assert ";1,2;6,4;internet" in written or ';"1,2";"6,4";internet' in written


def test_result_is_taken_away_as_a_sheet(client, allocation):
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(f"{allocation.get_absolute_url()}?export=xlsx").content)
    )

    assert [cell.value for cell in book.active["A"]][1:] == ["1", "2", "3", "4"]


def test_author_accepts_part_funding(signed_in, cast, run, opened, drafts):
    vote = opened(drafts(author_people=(cast.resident.person.pk,)))
    client = signed_in(cast.resident)
    assert "Project 2" in text(client.get(url("consent_part", run=run.pk)))
    mine = option(vote, "2")
    client.post(url("consent", option=mine.pk), {"least": "250", "once": str(uuid4())})

    assert Option.objects.get(pk=mine.pk).least_fen == 250_00
    assert "in part from ¥250.00" in text(client.get(url("vote", run=run.pk)))


def test_supervisor_looks_into_many_ballots_from_one_address(signed_in, cast, vote, settings):
    settings.LINLI_BALLOTS_FROM_ONE_ADDRESS = 1
    client = signed_in(cast.resident)
    client.post(url("vote", run=vote.run_id), {"choice": ["1"], "step": "cast", "once": str(uuid4())})
    count = AddressCount.objects.get()
    page = signed_in(cast.supervisor).get(count.get_absolute_url())
    assert "came from one network address within a day" in text(page)
    signed_in(cast.supervisor).post(count.get_absolute_url(), {"finding": "The hall.", "once": str(uuid4())})

    assert AddressCount.objects.get().finding == "The hall."
    assert "The supervisors looked into it: The hall." in text(client.get(vote.get_absolute_url()))


def test_vote_is_called_off_with_a_reason_that_all_read(signed_in, client, cast, vote):
    signed_in(cast.community_officer).post(
        url("call_off_vote", vote=vote.pk), {"reason": "A proposal was forgotten.", "once": str(uuid4())}
    )

    assert "A proposal was forgotten." in text(client.get(vote.get_absolute_url()))
    assert "Spring" in text(client.get(url("list")))


def more_households(estates, count):
    Household.objects.bulk_create(Household(estate=estates[0], address=f"8栋{n:03d}") for n in range(count))


@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.parametrize(
    ("name", "count"),
    [("vote_page", 11), ("result", 10), ("what_if", 11), ("estates", 9), ("roll", 11), ("paper_ballots", 10)],
)  # fmt: skip
def test_page_asks_the_database_as_often_for_one_as_for_three(
    signed_in, cast, prepared, drafts, estates, papers, django_assert_num_queries, name, count, many
):
    more_households(estates, many * 3)
    vote = actions.open_vote(by=cast.community_officer, vote=prepared(drafts()[:many]))
    papers(vote, {one: {"1": 1} for one in vote.voters.order_by("number")[:many]})
    if name not in ("roll", "paper_ballots"):
        actions.close_vote(by=cast.community_officer, vote=vote)
        actions.allocate(by=cast.community_officer, vote=vote)
    client = signed_in(cast.grid_worker)
    with django_assert_num_queries(count):
        assert client.get(url(name, vote=vote.pk)).status_code == 200


@pytest.mark.parametrize("many", [1, 3])
def test_ballot_asks_the_database_as_often_for_one_as_for_three(
    signed_in, cast, prepared, drafts, django_assert_num_queries, many
):
    vote = actions.open_vote(by=cast.community_officer, vote=prepared(drafts()[:many]))
    client = signed_in(cast.household)
    with django_assert_num_queries(9):
        assert client.get(url("vote", run=vote.run_id)).status_code == 200


@pytest.mark.parametrize("many", [1, 3])
def test_lists_ask_the_database_as_often_for_one_as_for_three(
    signed_in, cast, run_at, drafts, plan, django_assert_num_queries, many
):
    for _n in range(many):
        run = run_at("deliberate")
        vote = actions.bring_options(run=run, drafts=drafts())
        actions.prepare_vote(by=cast.community_officer, run=run, draft=plan())
        actions.open_vote(by=cast.community_officer, vote=vote)
        lines = [actions.PaperLine(vote.voters.first().serial, {"1": 1})]
        actions.enter_paper_ballots(by=cast.grid_worker, vote=vote, channel="paper", lines=lines)
        actions.keep_draft(by=cast.resident, vote=vote, choice={"1": 1})
    with django_assert_num_queries(2):
        assert len(queries.waiting(cast.social_worker)) == many
    with django_assert_num_queries(2):
        assert len(queries.waiting(cast.resident)) == many
    client = signed_in(cast.resident)
    with django_assert_num_queries(9):
        assert client.get(url("list")).context["sheet"].total == many


@pytest.mark.parametrize("many", [1, 3])
def test_sheets_ask_the_database_as_often_for_one_as_for_three(
    signed_in, cast, vote, django_assert_num_queries, many
):
    for voter in vote.voters.all()[:many]:
        lines = [actions.PaperLine(voter.serial, {"1": 1})]
        actions.enter_paper_ballots(by=cast.grid_worker, vote=vote, channel="paper", lines=lines)
    client = signed_in(cast.social_worker)
    with django_assert_num_queries(11):
        assert client.get(url("check_paper_ballots", run=vote.run_id)).status_code in (200, 302)
