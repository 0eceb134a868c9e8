"""Every page of panels as it is opened, and its form as it is sent."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from django.urls import reverse

from linli.platform.journal.models import Entry
from linli.practices.panels import actions, rules
from linli.practices.panels.models import Conflict, Panel, Presentation, Reviewer, ScoreSheet
from tests.practices.panels.conftest import POINTS, drafts_of, give, member, move_to, opened

VERBS = (
    "set_rubric", "open_panel", "declare_conflict", "score", "recuse_reviewer", "present", "publish_decisions",
    "appoint_reviewer", "extend_scoring",
)  # fmt: skip
SHEET = {f"points_{code}": str(given) for code, given in POINTS.items()}


def url(name, **kwargs):
    return reverse(f"panels:{name}", kwargs=kwargs)


@pytest.mark.parametrize("name", ["panel", *VERBS])
def test_pages_open_for_everybody_before_there_is_a_panel(run, client, name):
    assert client.get(url(name, run=run.pk)).status_code == 200


@pytest.mark.parametrize("name", ["panel", "live", *VERBS])
def test_pages_open_for_everybody_in_an_open_panel(panel, client, name):
    assert client.get(url(name, run=panel.run_id)).status_code == 200


def test_pages_of_no_panel_are_not_found(run, client):
    assert client.get(url("live", run=run.pk)).status_code == 404
    assert client.get(url("scores", run=run.pk)).status_code == 404
    assert client.get(url("candidate", candidate=1)).status_code == 404


def rubric_form(rubric=rules.PROPOSALS, **changes):
    """The form of a rubric as it would be sent unchanged."""
    from linli.practices.panels.forms import RubricForm

    form = RubricForm(rubric=rubric)
    sent = {name: form.initial.get(name, "") for name in form.fields}
    return {name: str(value) for name, value in (sent | changes).items() if value is not None}


def test_rubric_is_set_on_the_site(run, cast, signed_in):
    worker = signed_in(cast.social_worker)
    page = worker.get(url("set_rubric", run=run.pk))
    assert page.context["form"].initial["weight_1"] == 25

    sent = worker.post(
        url("set_rubric", run=run.pk), rubric_form(weight_1="30", title_7="新意", weight_7="5")
    )
    assert sent.status_code == 422
    assert "110" in sent.content.decode()
    fitting = rubric_form(weight_1="20", title_7="新意", weight_7="5", most_7="5", tie_1="7", blind="0")
    assert worker.post(url("set_rubric", run=run.pk), fitting).status_code == 302

    rubric = Panel.objects.get().rubric
    assert rubric.criterion("criterion_7") == rules.Criterion("criterion_7", "新意", 5, 5)
    assert rubric.ties == ("criterion:criterion_7", "lower_cost", "earlier_number")
    assert (rubric.blind, rubric.least_score) == (False, "60")


def test_rubric_for_visits_is_offered(run, cast, signed_in):
    page = signed_in(cast.social_worker).get(url("set_rubric", run=run.pk) + "?from=visit")

    assert page.context["form"].initial["most_1"] == 4
    assert {one.here for one in page.context["tabs"]} == {True, False}


def test_criterion_without_weight_is_told_at_its_field(run, cast, signed_in):
    form = rubric_form(title_8="新意", weight_8="")
    page = signed_in(cast.social_worker).post(url("set_rubric", run=run.pk), form)

    assert set(page.context["form"].errors) == {"weight_8"}


def test_panel_is_opened_on_the_site(prepared, run, cast, council, signed_in, client):
    officer = signed_in(cast.community_officer)
    page = officer.get(url("open_panel", run=run.pk)).content.decode()
    assert "议0" in page and cast.social_worker.person.name not in page
    chosen = [one.person.pk for one in council]
    sent = officer.post(url("open_panel", run=run.pk), {"reviewers": chosen, "closes_on": ""})

    assert sent.status_code == 302
    panel = Panel.objects.get()
    assert "data-refused" in officer.get(url("open_panel", run=run.pk)).content.decode()
    assert "data-refused" in signed_in(cast.social_worker).get(url("set_rubric", run=run.pk)).content.decode()
    client.logout()
    assert panel.digest in client.get(url("panel", run=run.pk)).content.decode()


def test_residents_are_appointed_by_phone_where_the_method_says_so(run_at, cast, drafts, council, signed_in):
    run = run_at("review", method="open-review")
    actions.set_rubric(by=cast.social_worker, run=run)
    actions.bring_candidates(run=run, drafts=drafts)
    officer = signed_in(cast.community_officer)
    chosen = {"reviewers": [one.person.pk for one in council], "phones": "13900000001\n"}

    wrong = officer.post(url("open_panel", run=run.pk), {**chosen, "phones": "13911112222"})
    assert set(wrong.context["form"].errors) == {"phones"}
    assert officer.post(url("open_panel", run=run.pk), chosen).status_code == 302
    assert Reviewer.objects.filter(capacity="resident").count() == 1


def test_reviewer_declares_and_scores_on_the_site(prepared, run, cast, council, signed_in):
    panel = opened(run, cast, council, declared=False)
    one, two, _three = panel.candidates.all()
    reviewer = signed_in(council[0])
    table = reviewer.get(url("score", run=run.pk)).content.decode()
    assert url("declare_conflict", run=run.pk) in table
    page = reviewer.get(url("score_candidate", candidate=one.pk))
    assert "First say" in str(page.context["refused"])

    form = {"candidates": [two.pk], "note": "表弟", "read": "on"}
    assert set(reviewer.post(url("declare_conflict", run=run.pk), form).context["form"].errors) == {"kind"}
    assert reviewer.post(url("declare_conflict", run=run.pk), form | {"kind": "kinship"}).status_code == 302
    assert Conflict.objects.get().candidate == two
    assert "Bench 2" in reviewer.get(url("declare_conflict", run=run.pk)).content.decode()

    page = reviewer.get(url("score_candidate", candidate=one.pk)).content.decode()
    assert 'name="points_need"' in page and "Six benches." in page
    lacking = reviewer.post(
        url("score_candidate", candidate=one.pk), SHEET | {"points_need": "", "note": "好"}
    )
    assert lacking.status_code == 422 and "好" in lacking.content.decode()
    assert reviewer.post(url("score_candidate", candidate=one.pk), SHEET).status_code == 302
    assert ScoreSheet.objects.get().points == POINTS
    assert "73.50" in reviewer.get(url("score", run=run.pk)).content.decode()
    assert (
        url("correct_sheet", candidate=one.pk)
        in reviewer.get(url("score_candidate", candidate=one.pk)).content.decode()
    )
    assert reviewer.get(url("score_candidate", candidate=two.pk)).context["refused"]


def test_sheet_is_corrected_on_the_site(candidate, council, signed_in):
    reviewer = signed_in(council[0])
    assert (
        reviewer.post(url("correct_sheet", candidate=candidate.pk), SHEET | {"reason": "x"}).status_code
        == 422
    )
    give(council[0], candidate)
    page = reviewer.get(url("correct_sheet", candidate=candidate.pk))
    assert page.context["form"].initial["points_need"] == 8
    reviewer.post(
        url("correct_sheet", candidate=candidate.pk), SHEET | {"points_need": "9", "reason": "看错了"}
    )

    assert ScoreSheet.objects.filter(version=2).get().points["need"] == 9


def test_others_scores_are_hidden_until_ones_own_is_in(candidate, council, signed_in, cast):
    give(council[1], candidate, need=1)
    reviewer = signed_in(council[0])
    hidden = reviewer.get(url("candidate", candidate=candidate.pk))
    assert hidden.context["board"] is None and hidden.context["hidden"]
    assert reviewer.get(url("scores", run=candidate.panel.run_id)).status_code == 403

    give(council[0], candidate)
    board = reviewer.get(url("candidate", candidate=candidate.pk)).context["board"]
    assert sorted(board.totals) == ["56.00", "73.50"]
    assert "议1" not in reviewer.get(url("candidate", candidate=candidate.pk)).content.decode()


def test_blind_review_shows_no_author_until_the_decisions_are_out(
    run, cast, council, drafts, signed_in, client
):
    author = cast.resident.person
    drafts = [replace(one, author_people=(author.pk,), url="/proposals/1/") for one in drafts]
    actions.set_rubric(by=cast.social_worker, run=run)
    actions.bring_candidates(run=run, drafts=drafts)
    panel = opened(run, cast, council)
    one = panel.candidates.first()
    page = signed_in(council[0]).get(url("score_candidate", candidate=one.pk)).content.decode()
    assert "李**" not in page and "/proposals/1/" not in page

    publish(panel, council, cast)
    shown = client.get(url("candidate", candidate=one.pk)).content.decode()
    assert "李**" in shown and "李大" not in shown and "/proposals/1/" in shown


def publish(panel, council, cast):
    for one in panel.candidates.all():
        for actor in council:
            give(actor, one)
    return actions.publish_decisions(by=cast.community_officer, run=panel.run)


def test_scores_are_for_office_and_supervisors_until_they_are_published(
    panel, candidate, council, cast, signed_in, client
):
    give(council[0], candidate)
    table = url("scores", run=panel.run_id)
    for actor, status in (
        (cast.community_officer, 200),
        (cast.supervisor, 200),
        (cast.resident, 403),
        (cast.social_worker, 403),
    ):
        assert signed_in(actor).get(table).status_code == status
        assert signed_in(actor).get(url("scores_word", run=panel.run_id)).status_code == status

    publish_rest(panel, council, cast)
    client.logout()
    page = client.get(table).content.decode()
    assert Panel.objects.get().dossier in page and "73.50" in page


def publish_rest(panel, council, cast):
    for one in panel.candidates.all():
        for actor in council:
            if not one.sheets.filter(reviewer__person=actor.person).exists():
                give(actor, one)
    return actions.publish_decisions(by=cast.community_officer, run=panel.run)


def test_decisions_are_published_on_the_site_and_explained_to_everybody(scored, run, cast, signed_in, client):
    officer = signed_in(cast.community_officer)
    assert officer.get(url("publish_decisions", run=run.pk)).context["lacking"] == []
    assert officer.post(url("publish_decisions", run=run.pk)).status_code == 302
    client.logout()
    one = scored.candidates.get(number="1")
    page = client.get(url("candidate", candidate=one.pk))

    assert page.context["decision"].outcome.message == "Accepted by the panel"
    assert page.context["board"].score == "73.50"
    text = page.content.decode()
    assert "linli recount" in text and "议" not in page.context["candidate"].summary


def test_publish_page_tells_what_is_lacking(panel, candidate, council, cast, signed_in):
    give(council[0], candidate)
    officer = signed_in(cast.community_officer)
    page = officer.get(url("publish_decisions", run=panel.run_id))

    assert [(one.number, count) for one, count in page.context["lacking"]] == [("1", 1), ("2", 0), ("3", 0)]
    assert officer.post(url("publish_decisions", run=panel.run_id)).status_code == 422


def test_reviewer_is_recused_appointed_and_given_more_time_on_the_site(
    panel, candidate, council, cast, signed_in, community
):
    officer = signed_in(cast.community_officer)
    seat = panel.reviewers.first()
    form = {"reviewer": seat.pk, "candidate": candidate.pk, "kind": "kinship", "reason": "表弟"}
    assert officer.post(url("recuse_reviewer", run=panel.run_id), form).status_code == 302
    assert seat.conflicts.count() == 1

    new = member(community, "新")
    assert officer.post(url("appoint_reviewer", run=panel.run_id), {"reviewers": ""}).status_code == 422
    assert (
        officer.post(url("appoint_reviewer", run=panel.run_id), {"reviewers": new.person.pk}).status_code
        == 302
    )
    assert panel.reviewers.count() == 6

    later_day = {"closes_on": "2025-04-30", "reason": "两人出差"}
    assert officer.post(url("extend_scoring", run=panel.run_id), later_day).status_code == 302
    panel.refresh_from_db()
    assert str(panel.closes_on) == "2025-04-30"


def test_supervisor_opens_a_sheet_and_the_look_is_recorded(panel, candidate, council, cast, signed_in):
    sheet = give(council[0], candidate)
    supervisor = signed_in(cast.supervisor)
    listed = supervisor.get(url("open_sheet", run=panel.run_id)).content.decode()
    assert "Bench 1" in listed and "议0" not in listed and "73.50" not in listed
    asked = supervisor.get(url("sheet", sheet=sheet.pk)).content.decode()
    assert "议0" not in asked
    shown = supervisor.post(url("sheet", sheet=sheet.pk)).content.decode()

    assert "议0" in shown and "73.50" in shown
    assert Entry.objects.filter(verb="panels.open_sheet").count() == 1
    assert signed_in(cast.community_officer).post(url("sheet", sheet=sheet.pk)).status_code == 403
    assert signed_in(cast.resident).get(url("open_sheet", run=panel.run_id)).status_code == 403


def test_supervisor_who_scores_opens_no_sheets(run_at, cast, council, drafts, signed_in):
    run = run_at("review", method="open-review")
    actions.set_rubric(by=cast.social_worker, run=run)
    actions.bring_candidates(run=run, drafts=drafts)
    opened(run, cast, [*council, cast.supervisor])

    assert signed_in(cast.supervisor).get(url("open_sheet", run=run.pk)).status_code == 403
    assert signed_in(cast.supervisor).get(url("scores", run=run.pk)).status_code == 403


def test_live_page_runs_the_time_and_then_shows_the_scores(panel, candidate, council, cast, signed_in, later):
    officer = signed_in(cast.community_officer)
    live = url("live", run=panel.run_id)
    assert officer.get(live).context["floor"] is None
    assert (
        officer.post(url("present", run=panel.run_id), {"candidate_to_present": candidate.pk}).status_code
        == 302
    )
    assert Presentation.objects.get().candidate == candidate
    give(council[0], candidate)
    with later(seconds=60):
        page = officer.get(live).content.decode()
        assert "06:00" in page and 'data-ends="' in page and "73.50" not in page
        assert '<noscript><meta http-equiv="refresh"' in page
    with later(seconds=421):
        assert "73.50" in officer.get(live, headers={"HX-Request": "true"}).content.decode()
        assert "73.50" in signed_in(council[0]).get(live).content.decode()
        assert "73.50" not in signed_in(council[1]).get(live).content.decode()
        assert "73.50" not in signed_in(cast.resident).get(live).content.decode()
    page = officer.get(url("present", run=panel.run_id))
    assert page.context["form"].fields["candidate_to_present"].initial != candidate.pk


def test_wall_may_wait_for_the_last_sheet(run, cast, drafts, council, signed_in, later):
    rubric = replace(rules.PROPOSALS, sheets_least=3, reveal=rules.TOGETHER)
    actions.set_rubric(by=cast.social_worker, run=run, rubric=rubric)
    actions.bring_candidates(run=run, drafts=drafts)
    one = opened(run, cast, council).candidates.first()
    actions.present(by=cast.community_officer, candidate=one)
    officer = signed_in(cast.community_officer)
    for actor in council:
        with later(minutes=8):
            wall = officer.get(url("live", run=run.pk)).context["wall"]
        assert wall.totals == [] and wall.of == 5
        give(actor, one)

    with later(minutes=8):
        assert len(officer.get(url("live", run=run.pk)).context["wall"].totals) == 5


def book(response):
    return [
        list(row)
        for row in openpyxl.load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True)
    ]


def test_sheets_go_out_as_xlsx_and_word(scored, run, cast, council, signed_in):
    officer = signed_in(cast.community_officer)
    ranking = book(officer.get(url("scores", run=run.pk) + "?export=xlsx"))
    assert [row[2] for row in ranking[1:]] == ["Bench 1", "Bench 2", "Bench 3"]
    sheets = book(officer.get(url("scores", run=run.pk) + "?export=sheets"))
    assert len(sheets) == 16 and sheets[1][-2] == "73.50"
    assert officer.get(url("scores_word", run=run.pk)).content[:2] == b"PK"
    own = signed_in(council[0]).get(url("own_sheet", candidate=scored.candidates.first().pk))
    assert own.content[:2] == b"PK"
    other = signed_in(cast.community_officer)
    assert other.get(url("own_sheet", candidate=scored.candidates.first().pk)).status_code == 404


def test_panel_that_is_published_goes_out_too(scored, run, cast, client):
    actions.publish_decisions(by=cast.community_officer, run=run)

    assert book(client.get(url("scores", run=run.pk) + "?export=xlsx"))[1][0] == 1
    assert client.get(url("scores_word", run=run.pk)).content[:2] == b"PK"


def test_candidate_that_was_withdrawn_says_so(scored, drafts, run, client, cast):
    gone = scored.candidates.get(number="3")
    actions.bring_candidates(run=run, drafts=drafts[:2])
    assert client.get(url("candidate", candidate=gone.pk)).status_code == 200
    actions.publish_decisions(by=cast.community_officer, run=run)
    assert client.get(url("candidate", candidate=gone.pk)).context["decision"] is None


def filled(run, cast, council, estates, count):
    actions.set_rubric(by=cast.social_worker, run=run)
    actions.bring_candidates(run=run, drafts=drafts_of(estates, count))
    panel = opened(run, cast, council)
    for one in list(panel.candidates.all())[:-1] or panel.candidates.all():
        give(council[0], one)
        give(council[1], one)
    return panel


@pytest.mark.parametrize("count", [1, 3, 30])
def test_tables_take_eight_queries_at_most(
    run, cast, council, estates, signed_in, django_assert_num_queries, count
):
    filled(run, cast, council, estates, count)
    reviewer = signed_in(council[0])
    reviewer.get(url("score", run=run.pk))
    with django_assert_num_queries(7):
        assert len(reviewer.get(url("score", run=run.pk)).context["sections"]) in (1, 2)

    officer = signed_in(cast.community_officer)
    officer.get(url("scores", run=run.pk))
    with django_assert_num_queries(8):
        assert len(officer.get(url("scores", run=run.pk)).context["rows"]) == count


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"), [("panel", 9), ("live", 6), ("declare_conflict", 7), ("publish_decisions", 8)]
)
def test_pages_take_a_constant_number_of_queries(
    run, cast, council, estates, signed_in, django_assert_num_queries, count, name, queries
):
    filled(run, cast, council, estates, count)
    reader = signed_in(cast.community_officer)
    reader.get(url(name, run=run.pk))

    with django_assert_num_queries(queries):
        reader.get(url(name, run=run.pk))


@pytest.mark.parametrize("count", [1, 3])
def test_candidate_takes_a_constant_number_of_queries(
    run, cast, council, estates, signed_in, django_assert_num_queries, count
):
    panel = filled(run, cast, council, estates, count)
    reader = signed_in(council[0])
    page = url("candidate", candidate=panel.candidates.first().pk)
    reader.get(page)

    with django_assert_num_queries(9):
        reader.get(page)


def test_stage_that_is_over_refuses_on_the_site(panel, council, signed_in, candidate):
    move_to(panel.run, "after")

    assert (
        signed_in(council[0]).post(url("score_candidate", candidate=candidate.pk), SHEET).status_code == 422
    )


def test_kept_page_of_a_visitor_is_true_again_when_the_decisions_are_out(scored, run, cast, client):
    one = url("candidate", candidate=scored.candidates.first().pk)
    pages = (one, url("panel", run=run.pk))
    before = [[client.get(page).content for page in pages] for _time in range(3)]
    assert before[0] == before[1] == before[2]
    actions.publish_decisions(by=cast.community_officer, run=run)

    assert Panel.objects.get().dossier.removeprefix("sha256:") in client.get(one).content.decode()
    assert url("scores", run=run.pk) in client.get(pages[1]).content.decode()
