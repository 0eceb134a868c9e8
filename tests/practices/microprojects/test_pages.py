"""The pages of micro-projects, as the cast sees them."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linli.civic.mandates.models import Mandate
from linli.platform.journal.models import Entry
from linli.practices.microprojects import actions
from linli.practices.microprojects.enums import Check
from linli.practices.microprojects.models import MicroProject, Milestone, Rating, Tranche, Upkeep, Voucher
from tests.practices.microprojects.conftest import PDF, group_at, milestones, paper, picture, stage

PAGES = ("project", "vouchers", "ratings", "rating_poster")
VERBS = (
    "report_progress", "add_voucher", "accept_milestone", "release_tranche",
    "accept_project", "rate", "write_lessons", "hand_over_upkeep",
)  # fmt: skip


def page(name, **kwargs):
    return reverse(f"microprojects:{name}", kwargs=kwargs)


def of(project, name):
    return page(name, project=project.pk)


@pytest.mark.parametrize("to", ["opened", "planned", "reported", "paid", "finished"])
def test_everybody_reads_a_project(make, client, to):
    project = make(to)
    for name in PAGES:
        assert client.get(of(project, name)).status_code == 200
    for language in ("zh-hans", "en"):
        text = client.get(of(project, "project"), headers={"accept-language": language}).content.decode()
        assert text.count("<h1>") == 1 and project.title in text


def test_payee_is_masked_until_somebody_who_may_opens_it(make, client, signed_in, cast):
    project = make("paid")
    url = of(project, "vouchers")
    assert "Bright Ltd" not in client.get(url).content.decode()
    assert client.post(url).status_code == 403
    shown = signed_in(cast.supervisor).post(url).content.decode()
    assert "Bright Ltd" in shown and Voucher.objects.get().file.url in shown
    assert Entry.objects.filter(verb="microprojects.open_payees").count() == 1


def test_voucher_file_is_not_public(make, client):
    make("paid")
    assert client.get(Voucher.objects.get().file.url).status_code == 403


@pytest.mark.parametrize("verb", VERBS)
def test_landing_page_of_each_duty(make, signed_in, cast, verb):
    run = make("finished").run
    for by in (cast.social_worker, cast.supervisor, cast.committee_member, cast.household, cast.nobody):
        assert signed_in(by).get(page(verb, run=run.pk)).status_code in (200, 302)


def test_landing_page_goes_to_the_only_choice(make, signed_in, cast):
    project = make("reported")
    answer = signed_in(cast.supervisor).get(page("accept_milestone", run=project.run_id))
    assert answer["Location"] == page("accept", milestone=milestones(project).first.pk)


def test_whole_way_by_hand(make, fund, signed_in, cast, run_at, estate):
    run = run_at("raise")
    client = signed_in(cast.community_officer)
    sent = client.post(
        page("open_without_own_part", run=run.pk),
        {
            "estate": estate.pk, "title": "Lamps", "basis": "Resolution 2", "problem": "dark", "design": "six lamps",
            "contractor": "Bright", "line_1": "Lamps", "amount_1": "5,000", "line_2": "Work", "amount_2": "1000.50",
        },
    )  # fmt: skip
    project = MicroProject.objects.get()
    assert sent["Location"] == project.get_absolute_url() and project.budget_fen == 600_050
    plan = {"contractor": "Bright", "title_1": "All", "due_1": "2025-04-01", "share_1": "90%"}
    wrong = signed_in(cast.social_worker).post(of(project, "plan"), plan)
    assert wrong.status_code == 422 and "90%" in wrong.content.decode()
    assert client.post(of(project, "plan"), {**plan, "share_1": "100%"}).status_code == 302
    first = Milestone.objects.get()
    stage(run, "carry_out")
    files = {"text": "done", "before": picture("grey"), "after": [picture(), picture("red")]}
    assert signed_in(cast.committee_member).post(page("report", milestone=first.pk), files).status_code == 302
    file = io.BytesIO(PDF)
    file.name = "invoice.pdf"
    voucher = {
        "kind": "invoice", "number": "8", "payee": "Bright", "amount": "6000.50",
        "line": project.lines.first().pk, "issued_on": "2025-03-01", "file": file,
    }  # fmt: skip
    assert client.post(page("voucher", milestone=first.pk), voucher).status_code == 302
    assert (
        signed_in(cast.supervisor)
        .post(page("accept", milestone=first.pk), {"checks": Check.values})
        .status_code
        == 302
    )
    assert signed_in(cast.social_worker).post(page("release", milestone=first.pk)).status_code == 302
    assert Tranche.objects.get().amount_fen == 600_050
    stage(run, "review")
    assert (
        signed_in(cast.supervisor).post(of(project, "accept_whole"), {"opinion": "good"}).status_code == 302
    )
    client = signed_in(cast.committee_member)
    upkeep = {"organisation": group_at(estate).pk, "agreement": "weekly", "from_on": "2025-05-01"}
    assert client.post(of(project, "upkeep"), upkeep).status_code == 302
    assert str(Upkeep.objects.get().from_on) == "2025-05-01"
    client = signed_in(cast.social_worker)
    lessons = {"worked": "a", "hard": "b", "next_time": "c"}
    assert client.post(of(project, "lessons"), lessons).status_code == 302
    assert client.post(of(project, "close")).status_code == 302
    assert MicroProject.objects.get().state == "closed"


def test_household_rates_with_its_code(make, signed_in, cast):
    project = make("accepted")
    client = signed_in(cast.household)
    assert client.get(page("rate", run=project.run_id))["Location"] == of(project, "rate_project")
    link = f'href="{of(project, "rate_project")}"'
    assert link in client.get(project.get_absolute_url()).content.decode()
    empty = client.post(of(project, "rate_project"), {"before": "2"})
    assert empty.status_code == 422
    assert client.post(of(project, "rate_project"), {"before": "", "after": "5"}).status_code == 302
    assert Rating.objects.get().before is None
    again = client.get(of(project, "rate_project")).content.decode()
    assert "data-refused" in again
    assert link not in client.get(project.get_absolute_url()).content.decode()


def test_supervisor_who_is_tied_sees_why(make, signed_in, cast, community):
    project = make("paid")
    Mandate.objects.create(
        person=cast.social_worker.person, capacity="supervisor", place=community, starts_on="2024-01-01"
    )
    second = milestones(project).all[1]
    actions.report_progress(by=cast.committee_member, milestone=second, text="done")
    shown = signed_in(cast.social_worker).get(page("accept", milestone=second.pk)).content.decode()
    assert "data-refused" in shown and "拨过款" in shown


def test_acceptance_sheet_masks_names_for_the_public(make, client, signed_in, cast):
    project = make("finished")
    name = cast.supervisor.person.name
    assert name not in client.get(of(project, "acceptance")).content.decode()
    assert name in signed_in(cast.social_worker).get(of(project, "acceptance")).content.decode()
    word = client.get(of(project, "acceptance_word"))
    assert word.status_code == 200 and word.content.startswith(b"PK")


def test_acceptance_sheet_waits_for_the_acceptance(make, client):
    assert client.get(of(make("paid"), "acceptance")).status_code == 404


def test_sheet_of_ratings_shows_its_faults_before_anything_is_kept(make, signed_in, cast):
    project = make("done")
    rows = "门牌,之前,之后,日期,备注\n1栋001,2,5,2025-03-01,好\n1栋002,,9,,\n9栋999,1,1,,\n1栋001,1,1,,\n"
    file = io.BytesIO(rows.encode())
    file.name = "ratings.csv"
    client = signed_in(cast.social_worker)
    look = client.post(of(project, "import_ratings"), {"file": file})
    preview = client.get(look["Location"]).content.decode()
    assert Rating.objects.count() == 0 and preview.count("没有这个门牌") == 1 and "两次" in preview
    token = look["Location"].partition("upload=")[2]
    client.post(of(project, "import_ratings"), {"upload": token})
    assert [(row.before, row.after) for row in Rating.objects.all()] == [(2, 5)]


def queries_of(client, url):
    client.get(url)  # what a session needs once
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_project_page_takes_the_same_queries_for_many(make, signed_in, cast):
    small, large = make("paid", shares=("1",)), make("done", title="Second", shares=("20%",) * 5)
    actions.rate(by=cast.household, project=large, before=1, after=5)
    client = signed_in(cast.social_worker)
    counts = [queries_of(client, of(project, "project")) for project in (small, large)]
    assert counts[0] == counts[1] <= 15


@pytest.mark.parametrize("name", ["projects", "landing", "export"])
def test_lists_take_the_same_queries_for_many(make, signed_in, cast, community, name):
    run = make("reported").run
    url = {
        "projects": page("projects", place=community.code),
        "export": page("projects", place=community.code) + "?export=xlsx",
        "landing": page("report_progress", run=run.pk),
    }[name]
    client = signed_in(cast.committee_member)
    counts = []
    for more in (0, 2):
        for n in range(more):
            make("reported", title=f"More {n}", run=run)
        counts.append(queries_of(client, url))
    assert counts[0] == counts[1]


def test_list_is_narrowed_and_taken_away(make, client, community):
    make("finished")
    make("planned", title="Second bench")
    url = page("projects", place=community.code)
    assert "Second bench" not in client.get(url, {"state": "accepted"}).content.decode()
    assert "Second bench" in client.get(url, {"q": "bench"}).content.decode()
    assert client.get(url, {"export": "xlsx"}).content.startswith(b"PK")


def test_voided_voucher_stays_on_the_page(make, signed_in, cast):
    project = make("inspected")
    stage(project.run, "carry_out")
    voucher = Voucher.objects.get()
    client = signed_in(cast.committee_member)
    assert (
        client.post(page("void_voucher", voucher=voucher.pk), {"reason": "typed wrongly"}).status_code == 302
    )
    assert "typed wrongly" in client.get(of(project, "vouchers")).content.decode()


def test_photo_that_is_none_keeps_the_words(make, signed_in, cast):
    first = milestones(make("planned")).first
    answer = signed_in(cast.committee_member).post(
        page("report", milestone=first.pk), {"text": "all is done", "after": paper("x.jpg")}
    )
    assert answer.status_code == 422 and "all is done" in answer.content.decode()


def test_milestone_is_sent_back_by_hand(make, signed_in, cast):
    first = milestones(make("reported")).first
    sent = signed_in(cast.supervisor).post(page("send_back", milestone=first.pk), {"reason": "dark"})
    assert sent.status_code == 302
    assert Milestone.objects.get(pk=first.pk).state == "in_work"
