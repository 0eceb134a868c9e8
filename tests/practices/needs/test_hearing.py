"""Visits, reports and complaints."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from linli.kernel.verdict import Refusal
from linli.platform import clock
from linli.platform.journal.models import Entry
from linli.practices.needs import actions, facts, queries
from linli.practices.needs.actions.reports import ReportDraft
from linli.practices.needs.models import Complaint, Need, Report, Visit


def test_visit_is_one_row_and_its_last_word_counts(cast, run_at, households):
    run = run_at("mobilise")
    actions.record_visit(
        by=cast.micro_grid_worker, run=run, household=households[0], reached=False, note="晚上再来"
    )
    visit = actions.record_visit(by=cast.micro_grid_worker, run=run, household=households[0], reached=True)

    assert (Visit.objects.count(), visit.reached, visit.note) == (1, True, "")
    assert facts.households_reached(run) == {"院1": [1, 4], "院2": [0, 4], "院3": [0, 4]}
    assert Entry.objects.filter(verb="needs.record_visit").count() == 2


def test_sheet_of_visits_comes_in_at_once(cast, run_at, households):
    rows = [actions.VisitRow(household, n % 4 != 0) for n, household in enumerate(households)]

    assert actions.record_visits(by=cast.grid_worker, run=run_at("mobilise"), rows=rows) == 12

    assert Visit.objects.filter(reached=True).count() == 9
    assert Entry.objects.filter(verb="needs.record_visit").count() == 3


def test_visit_that_cannot_be_is_refused(cast, run_at, households):
    run, tomorrow = run_at("mobilise"), clock.today() + timedelta(days=1)
    row = actions.VisitRow(households[0], True)
    for rows, said in (([row, row], "twice"), ([replace(row, visited_on=tomorrow)], "days to come")):
        with pytest.raises(Refusal, match=said):
            actions.record_visits(by=cast.grid_worker, run=run, rows=rows)
    run.named_estates.filter(estate=households[0].estate).delete()
    with pytest.raises(Refusal, match="does not take part"):
        actions.record_visits(by=cast.grid_worker, run=run, rows=[row])


def test_report_becomes_a_need(cast, run_at, estate):
    run, once = run_at("collect"), uuid4()
    draft = ReportDraft("safety", "消防通道被占", public=True)

    report = actions.report_need(by=cast.household, run=run, estate=estate, draft=draft, client_id=once)
    again = actions.report_need(by=cast.household, run=run, estate=estate, draft=draft, client_id=once)

    assert report == again == Report.objects.get()
    assert report.need.state == "open"
    assert report.household == cast.household.household
    assert Entry.objects.filter(verb="needs.report_need").count() == 1
    with pytest.raises(Refusal):
        actions.report_need(by=cast.nobody, run=run, estate=estate, draft=draft, client_id=once)


def test_report_without_words_is_refused(cast, run_at, estate):
    with pytest.raises(Refusal) as refused:
        actions.report_need(
            by=cast.household, run=run_at("collect"), estate=estate, draft=ReportDraft("safety", " ")
        )

    assert refused.value.field == "text"


def test_worker_reports_for_no_household(cast, run_at, estate):
    report = actions.report_need(
        by=cast.grid_worker, run=run_at("collect"), estate=estate, draft=ReportDraft("safety", "井盖坏了")
    )

    assert (report.household, report.person) == (None, cast.grid_worker.person)


def complaint(n: int = 1, **instead):
    row = actions.ComplaintRow(clock.now() - timedelta(days=n), "院1 3栋", "噪音", f"扰民{n}")
    return replace(row, **instead)


def test_complaints_brought_in_again_are_not_doubled(cast, community):
    rows = [complaint(1), complaint(2, number="2025-7")]
    by = {"by": cast.community_officer, "place": community}

    assert actions.import_complaints(**by, rows=rows) == 2
    assert (
        actions.import_complaints(
            **by, rows=[complaint(1), complaint(9, number="2025-7", state="done"), complaint(3)]
        )
        == 1
    )

    assert Complaint.objects.count() == 3
    assert Complaint.objects.get(number="2025-7").state == "done"
    assert {one.estate.name for one in Complaint.objects.all()} == {"院1"}
    assert Entry.objects.filter(verb="needs.import_complaints").count() == 2


def test_complaints_of_a_run_are_its_needs_once(cast, community, run_at):
    run = run_at("collect")
    rows = [complaint(1), complaint(2)]
    actions.import_complaints(by=cast.social_worker, place=community, rows=rows[:1])

    for _time in (1, 2):
        actions.import_complaints(by=cast.social_worker, place=community, rows=rows, run=run)

    assert Need.objects.filter(run=run, source="complaint").count() == 2


def test_complaint_of_days_to_come_is_refused(cast, community):
    with pytest.raises(Refusal, match="days to come"):
        actions.import_complaints(by=cast.community_officer, place=community, rows=[complaint(-1)])
    with pytest.raises(Refusal, match="no lines"):
        actions.import_complaints(by=cast.community_officer, place=community, rows=[])


def test_place_of_the_longest_name_takes_a_complaint(cast, community, estates):
    estates[1].name = "院1北区"
    estates[1].save()

    actions.import_complaints(
        by=cast.community_officer, place=community, rows=[complaint(where="院1北区2栋")]
    )

    assert Complaint.objects.get().estate == estates[1]
    assert queries.complaints_of(estates[0]).count() == 0
    assert queries.complaints_of(community).count() == 1
