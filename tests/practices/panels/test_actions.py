"""Each verb of panels: what it does, and what it refuses in which words."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from uuid import uuid4

import pytest
from django.db import DatabaseError

from linli.civic.people.models import Household, Membership, Organisation, Person
from linli.kernel import canonical
from linli.kernel.verdict import Refusal
from linli.platform import clock
from linli.platform.documents.models import StoredDossier
from linli.platform.journal.models import Entry
from linli.practices.panels import actions, audits, facts, rules
from linli.practices.panels.models import Assignment, Candidate, Conflict, Panel, Presentation, ScoreSheet
from linli.practices.panels.queries import panel_of, valid_sheets, waiting
from linli.recount import function_for
from tests.practices.panels.conftest import POINTS, give, member, move_to, opened


def last_verb():
    return Entry.objects.latest("id").verb


def refused(act, **arguments):
    """The sentence with which an act is refused, as text."""
    with pytest.raises(Refusal) as caught:
        act(**arguments)
    return str(caught.value)


def test_bring_candidates_makes_the_panel_once_and_refreshes_by_source(run, drafts):
    panel = actions.bring_candidates(run=run, drafts=drafts)
    again = actions.bring_candidates(run=run, drafts=[replace(drafts[0], title="Bench"), drafts[2]])

    assert again == panel
    assert [(one.number, one.title) for one in panel.candidates.all()] == [("1", "Bench"), ("3", "Bench 3")]


def test_candidates_stand_in_the_order_of_their_numbers(run, drafts):
    numbered = [replace(drafts[0], source=f"x:{number}", number=number) for number in ("A10", "A2", 10, 9)]
    panel = actions.bring_candidates(run=run, drafts=numbered)

    assert [one.number for one in panel.candidates.all()] == ["9", "10", "A2", "A10"]


def test_set_rubric_takes_the_default_with_the_sheets_of_the_method(run, cast):
    panel = actions.set_rubric(by=cast.social_worker, run=run)

    assert panel.rubric == replace(rules.PROPOSALS, sheets_least=3)
    assert last_verb() == "panels.set_rubric"


def test_set_rubric_refuses_weights_that_do_not_add_up(run, cast):
    criteria = (*rules.PROPOSALS.criteria[:-1], replace(rules.PROPOSALS.criteria[-1], weight=9))

    assert "add up to 99" in refused(
        actions.set_rubric, by=cast.social_worker, run=run, rubric=replace(rules.PROPOSALS, criteria=criteria)
    )
    assert not Panel.objects.exists()


def test_rubric_is_frozen_and_hashed_when_the_panel_opens(panel, run, cast):
    panel.refresh_from_db()
    assert panel.digest == canonical.digest(panel.terms)
    assert "rubric is frozen" in refused(actions.set_rubric, by=cast.social_worker, run=run)
    with pytest.raises(DatabaseError, match="rubric of an open panel never changes"):
        Panel.objects.filter(pk=panel.pk).update(terms={})


def test_open_panel_appoints_assigns_and_takes_the_last_day_of_the_stage(panel, run):
    assert panel.closes_on == run.passages.get(left_at=None).due_on
    assert sorted(panel.reviewers.values_list("number", flat=True)) == [1, 2, 3, 4, 5]
    assert Assignment.objects.filter(ended_at=None).count() == 15
    assert Entry.objects.filter(verb="panels.open_panel").count() == 1


def test_open_panel_assigns_evenly_where_the_rubric_says_how_many(run, cast, drafts, council):
    rubric = replace(rules.PROPOSALS, sheets_least=3, reviewers_each=3)
    actions.set_rubric(by=cast.social_worker, run=run, rubric=rubric)
    actions.bring_candidates(run=run, drafts=drafts)
    panel = opened(run, cast, council)

    loads = [one.assignments.count() for one in panel.reviewers.all()]
    assert sum(loads) == 9 and max(loads) - min(loads) <= 1


def test_open_panel_refuses_until_all_is_ready(run, cast, council, drafts):
    act = {"by": cast.community_officer, "run": run, "reviewers": [one.person for one in council]}

    assert "no panel yet" in refused(actions.open_panel, **act)
    actions.bring_candidates(run=run, drafts=[])
    assert "rubric has not been set" in refused(actions.open_panel, **act)
    actions.set_rubric(by=cast.social_worker, run=run)
    assert "nothing to score" in refused(actions.open_panel, **act)
    actions.bring_candidates(run=run, drafts=drafts)
    assert "choose the reviewers" in refused(actions.open_panel, **{**act, "reviewers": []})
    yesterday = clock.in_days(-1).date()
    assert "passed already" in refused(actions.open_panel, **act, closes_on=yesterday)
    actions.open_panel(**act)
    assert "frozen" in refused(actions.open_panel, **act)


def test_organisers_and_others_do_not_sit_on_the_panel(prepared, run, cast, community):
    office = {"by": cast.community_officer, "run": run}
    both = member(community, "双", "party_committee")
    member_too = member(community, "议")

    assert "who organises does not score" in refused(actions.open_panel, **office, reviewers=[both.person])
    assert "holds no office here" in refused(
        actions.open_panel, **office, reviewers=[cast.social_worker.person]
    )
    assert "only 1 reviewers" in refused(actions.open_panel, **office, reviewers=[member_too.person])


def test_who_sits_on_the_panel_follows_the_method(run_at, cast, estates, drafts, community, council):
    run = run_at("review", method="open-review")
    actions.set_rubric(by=cast.social_worker, run=run)
    actions.bring_candidates(run=run, drafts=drafts)
    panel = opened(run, cast, [*council, cast.supervisor, cast.committee_member, cast.resident])

    seats = {one.person: one for one in panel.reviewers.all()}
    assert seats[cast.resident.person].capacity == "resident"
    assert seats[cast.committee_member.person].capacity == "committee_member"
    own = Conflict.objects.filter(kind="own_estate", candidate__estate=estates[0])
    assert {one.reviewer.person for one in own} == {cast.resident.person, cast.committee_member.person}


@pytest.fixture
def kin(community, estates):
    """A council member, and somebody of the same household."""
    house = Household.objects.filter(estate=estates[2]).first()
    return member(community, "亲", household=house), Person.objects.create(name="属", household=house)


def test_kin_own_estate_authorship_and_organisation_are_found(
    prepared, run, cast, council, kin, drafts, estates
):
    reviewer, relative = kin
    group = Organisation.objects.create(
        kind="self_organisation", name="组", place=estates[0], founded_on="2024-01-01"
    )
    Membership.objects.create(organisation=group, person=council[1].person, joined_on="2024-01-01")
    first = replace(
        drafts[0], author_people=(relative.pk, council[0].person.pk), author_organisations=(group.pk,)
    )
    actions.bring_candidates(run=run, drafts=[first, *drafts[1:]])
    panel = opened(run, cast, [*council, reviewer])

    found = set(Conflict.objects.values_list("reviewer__person__name", "candidate__number", "kind", "origin"))
    assert found == {
        ("议0", "1", "author", "found"),
        ("议1", "1", "organisation", "found"),
        ("亲", "1", "kinship", "found"),
        ("亲", "3", "own_estate", "found"),
    }
    one, _two, three = panel.candidates.all()
    assert "you are one of its authors" in refused(give, actor=council[0], candidate=one)
    assert "the organisation that proposes" in refused(give, actor=council[1], candidate=one)
    assert "kin of yours" in refused(give, actor=reviewer, candidate=one)
    assert "your own estate" in refused(give, actor=reviewer, candidate=three)


def test_kin_that_moves_in_later_is_found_when_the_score_is_given(panel, council, drafts, run, estates):
    house = Household.objects.filter(estate=estates[1]).first()
    Person.objects.filter(pk=council[0].person.pk).update(household=house)
    two = panel.candidates.get(number="2")

    assert "your own estate" in refused(give, actor=council[0], candidate=two)


def test_open_panel_refuses_when_conflicts_leave_too_few(prepared, run, cast, council, drafts):
    authors = tuple(one.person.pk for one in council[:3])
    actions.bring_candidates(run=run, drafts=[replace(drafts[0], author_people=authors), *drafts[1:]])

    assert "only 2 reviewers are without conflict" in refused(
        actions.open_panel, by=cast.community_officer, run=run, reviewers=[one.person for one in council]
    )


def test_score_needs_the_declaration_first(prepared, run, cast, council):
    panel = opened(run, cast, council, declared=False)
    one = panel.candidates.first()

    assert "First say whether" in refused(give, actor=council[0], candidate=one)
    assert facts.sheets(run)["declared"] == 0
    actions.declare_conflict(by=council[0], run=run)
    assert give(council[0], one).total == Fraction(147, 2)
    assert facts.sheets(run)["declared"] == 1


def test_score_keeps_one_sheet_and_refuses_a_second(candidate, council):
    token = uuid4()
    sheet = actions.score(by=council[0], candidate=candidate, points=POINTS, note=" fine ", client_id=token)

    assert actions.score(by=council[0], candidate=candidate, points=POINTS, client_id=token) == sheet
    assert (sheet.version, sheet.note, sheet.total) == (1, "fine", Fraction(147, 2))
    assert last_verb() == "panels.score"
    assert "scored this already" in refused(give, actor=council[0], candidate=candidate)
    with pytest.raises(DatabaseError, match="never change"):
        ScoreSheet.objects.update(note="better")


@pytest.mark.parametrize(
    ("points", "field"), [({"need": 11}, "points_need"), ({"beauty": 1}, "points_beauty")]
)
def test_score_refuses_points_outside_the_rubric(candidate, council, points, field):
    with pytest.raises(Refusal) as caught:
        give(council[0], candidate, **points)

    assert caught.value.field == field
    assert not ScoreSheet.objects.exists()


def test_score_refuses_after_the_last_day_until_more_time_is_given(
    panel, candidate, council, cast, run, later
):
    with later(days=15):
        assert "Scores were taken until" in refused(give, actor=council[0], candidate=candidate)
        more = clock.in_days(3).date()
        actions.extend_scoring(by=cast.community_officer, run=run, closes_on=more, reason="两人出差")
        give(council[0], candidate)
        assert "until" in refused(
            actions.extend_scoring, by=cast.community_officer, run=run, closes_on=more, reason="x"
        )
    with later(days=20):
        assert "passed already" in refused(
            actions.extend_scoring, by=cast.community_officer, run=run, closes_on=more, reason="x"
        )


def test_score_outside_its_stage_is_refused(panel, candidate, council, run):
    move_to(run, "after")

    assert "belongs to the stage" in refused(
        give, actor=council[0], candidate=Candidate.objects.get(pk=candidate.pk)
    )


def test_score_is_for_whom_it_is_assigned_to(run, cast, drafts, council):
    rubric = replace(rules.PROPOSALS, sheets_least=1, reviewers_each=1)
    actions.set_rubric(by=cast.social_worker, run=run, rubric=rubric)
    actions.bring_candidates(run=run, drafts=drafts)
    panel = opened(run, cast, council)
    one = panel.candidates.first()
    mine = one.assignments.get().reviewer.person
    other = next(who for who in council if who.person != mine)

    assert "assigned to other reviewers" in refused(give, actor=other, candidate=one)


def test_only_appointed_reviewers_score(candidate, cast, community):
    assert "Only the appointed reviewers" in refused(give, actor=cast.council_member, candidate=candidate)
    assert "Only the appointed reviewers" in refused(give, actor=cast.household, candidate=candidate)


def test_correct_sheet_is_a_new_version_with_its_reason(candidate, council, panel):
    sheet = give(council[0], candidate)
    corrected = actions.correct_sheet(
        by=council[0], sheet=sheet, points=POINTS | {"need": 10}, reason="看错了"
    )

    assert (corrected.version, corrected.reason, corrected.total) == (2, "看错了", Fraction(157, 2))
    assert [one.points["need"] for one in valid_sheets(panel)[candidate.pk]] == [10]
    assert ScoreSheet.objects.count() == 2
    assert last_verb() == "panels.correct_sheet"
    wrong = {"sheet": sheet, "points": POINTS}
    assert "why you correct" in refused(actions.correct_sheet, by=council[0], **wrong, reason=" ")
    give(council[1], candidate)
    assert "of your own" in refused(actions.correct_sheet, by=council[1], **wrong, reason="x")


def test_declared_conflict_ends_the_sheet_and_somebody_else_takes_over(run, cast, drafts, council):
    rubric = replace(rules.PROPOSALS, sheets_least=1, reviewers_each=2)
    actions.set_rubric(by=cast.social_worker, run=run, rubric=rubric)
    actions.bring_candidates(run=run, drafts=drafts)
    panel = opened(run, cast, council)
    one = panel.candidates.first()
    seat = one.assignments.first().reviewer
    actor = next(who for who in council if who.person == seat.person)
    give(actor, one)
    actions.declare_conflict(by=actor, run=run, conflicts={one: "kinship"}, note="表弟")

    assert valid_sheets(panel)[one.pk] == []
    assert seat.conflicts.get().origin == "declared"
    assert one.assignments.filter(ended_at=None).count() == 2
    assert "kin of yours" in refused(give, actor=actor, candidate=one)
    assert "what kind" in refused(actions.declare_conflict, by=actor, run=run, conflicts={one: "envy"})


def test_recuse_reviewer_from_one_candidate_or_from_all(panel, candidate, council, cast):
    seat = panel.reviewers.get(person=council[0].person)
    give(council[0], candidate)
    office = {"by": cast.community_officer, "reviewer": seat}

    assert "write the reason" in refused(actions.recuse_reviewer, **office, reason=" ")
    actions.recuse_reviewer(**office, reason="作者的舅舅", candidate=candidate, kind="kinship")
    assert seat.conflicts.get().origin == "recorded"
    assert valid_sheets(panel)[candidate.pk] == []
    actions.recuse_reviewer(**office, reason="生病")
    assert "left the panel already" in refused(actions.recuse_reviewer, **office, reason="x")
    two = panel.candidates.get(number="2")
    assert "Only the appointed reviewers" in refused(give, actor=council[0], candidate=two)
    assert Assignment.objects.filter(reviewer=seat, ended_at=None).count() == 0
    assert last_verb() == "panels.recuse_reviewer"


def test_appoint_reviewer_fills_a_gap(panel, run, cast, community):
    new = member(community, "新")
    seat = actions.appoint_reviewer(by=cast.community_officer, run=run, person=new.person)

    assert seat.number == 6 and seat.assignments.count() == 3
    assert "already" in refused(
        actions.appoint_reviewer, by=cast.community_officer, run=run, person=new.person
    )


def test_open_sheet_is_for_supervisors_and_leaves_a_trace(candidate, council, cast):
    sheet = give(council[0], candidate)
    actions.open_sheet(by=cast.supervisor, sheet=sheet)

    assert last_verb() == "panels.open_sheet"
    assert "each look is recorded" in refused(actions.open_sheet, by=cast.community_officer, sheet=sheet)


def test_present_gives_the_floor_for_the_minutes_of_the_rubric(candidate, cast, later):
    floor = actions.present(by=cast.community_officer, candidate=candidate)

    assert floor.seconds == floor.seconds_left == 420
    with later(seconds=400):
        assert floor.seconds_left == 20
    with later(seconds=430):
        assert floor.seconds_left == 0
    assert last_verb() == "panels.present"
    Candidate.objects.filter(pk=candidate.pk).update(withdrawn_at=clock.now())
    assert "not before the panel" in refused(
        actions.present, by=cast.community_officer, candidate=Candidate.objects.get(pk=candidate.pk)
    )
    assert Presentation.objects.count() == 1


def test_publish_decisions_seals_what_anybody_recounts(scored, run, cast, settings):
    settings.LINLI_HANDOVERS = {"panels.DecisionsPublished": ("tests.practices.panels.test_actions.hear",)}
    panel = actions.publish_decisions(by=cast.community_officer, run=run)

    dossier = StoredDossier.objects.get(digest=panel.dossier)
    import json

    content = json.loads(dossier.text)
    assert function_for("panels.scores")(content["inputs"]) == content["outcome"]
    states = list(panel.candidates.values_list("number", "state"))
    assert states == [("1", "accepted"), ("2", "accepted"), ("3", "accepted")]
    assert [one.result["score"] for one in panel.candidates.all()] == ["147/2", "71/1", "137/2"]
    assert HEARD[-1].decisions[0] == ("test.thing:1", "accepted", 147, 2)
    assert "议" not in dossier.text
    assert facts.sheets(run)["published"] is True
    assert last_verb() == "panels.publish_decisions"


HEARD = []
hear = HEARD.append


def test_publish_decisions_refuses_while_sheets_are_lacking(panel, candidate, council, run, cast):
    give(council[0], candidate)

    assert "“Bench 1” has 1 valid score sheets; 3 are needed" in refused(
        actions.publish_decisions, by=cast.community_officer, run=run
    )


def test_nothing_changes_after_publication(scored, run, cast, council):
    actions.publish_decisions(by=cast.community_officer, run=run)
    one = Candidate.objects.get(number="1")
    sheet = ScoreSheet.objects.first()
    published = "decisions are published"

    assert published in refused(give, actor=council[0], candidate=one)
    assert published in refused(actions.correct_sheet, by=council[0], sheet=sheet, points=POINTS, reason="x")
    assert published in refused(actions.publish_decisions, by=cast.community_officer, run=run)
    assert published in refused(actions.declare_conflict, by=council[0], run=run)
    with pytest.raises(DatabaseError, match="published panel never changes"):
        Panel.objects.update(dossier="x")


@pytest.mark.parametrize(
    ("write", "word"),
    [
        (lambda: Candidate.objects.update(state="declined"), "published decision never changes"),
        (lambda: ScoreSheet.objects.update(points={}), "never change"),
        (lambda: ScoreSheet.objects.first().__class__.objects.all().delete(), "never deleted"),
        (lambda: again(ScoreSheet.objects.first()), "no score is taken"),
    ],
    ids=["decision", "points", "delete", "insert"],
)
def test_database_refuses_it_too(scored, run, cast, write, word):
    actions.publish_decisions(by=cast.community_officer, run=run)

    with pytest.raises(DatabaseError, match=word):
        write()


def again(sheet):
    sheet.pk, sheet.version, sheet.client_id, sheet.reason = None, 9, uuid4(), "x"
    sheet.save(force_insert=True)


def test_candidate_that_changes_is_scored_anew_and_one_that_goes_is_left_out(
    scored, run, drafts, council, cast
):
    actions.bring_candidates(run=run, drafts=[replace(drafts[0], summary="Much dearer."), drafts[1]])

    assert {one: len(sheets) for one, sheets in valid_sheets(scored).items()} == {
        scored.candidates.get(number="1").pk: 0,
        scored.candidates.get(number="2").pk: 5,
    } or len(valid_sheets(scored)[scored.candidates.get(number="1").pk]) == 0
    one = scored.candidates.get(number="1")
    again = give(council[0], one)
    assert (again.version, again.reason) == (2, "The candidate was changed after it had been scored.")
    assert [row["valid"] for row in facts.sheets(run)["candidates"]] == [1, 5]


def test_new_candidate_of_an_open_panel_is_assigned(panel, run, drafts, estates):
    new = replace(drafts[0], source="test.thing:4", number="4", title="Lamp")
    actions.bring_candidates(run=run, drafts=[*drafts, new])

    assert panel.candidates.get(number="4").assignments.count() == 5


def test_run_that_comes_back_gets_a_new_panel(scored, run, cast, drafts):
    actions.publish_decisions(by=cast.community_officer, run=run)
    panel = actions.bring_candidates(run=run, drafts=drafts[:1])

    assert panel != scored and panel.replaces == scored
    assert panel_of(run) == panel and panel.rubric == scored.rubric
    assert not panel.is_open


def test_desk_tells_reviewers_what_they_owe(prepared, run, cast, council, later):
    panel = opened(run, cast, council, declared=False)
    [declare] = waiting(council[0])
    assert "interest" in str(declare.title)
    actions.declare_conflict(by=council[0], run=run)
    assert "3 to go" in str(waiting(council[0])[0].title)
    for one in panel.candidates.all():
        give(council[0], one)
    assert waiting(council[0]) == []
    assert waiting(cast.community_officer) == []
    with later(days=15):
        assert "Publish the decisions" in str(waiting(cast.community_officer)[0].title)


@pytest.mark.parametrize("count", [1, 3])
def test_desk_takes_a_constant_number_of_queries(
    run, cast, council, estates, drafts, django_assert_num_queries, count
):
    actions.set_rubric(by=cast.social_worker, run=run)
    actions.bring_candidates(run=run, drafts=drafts[:count])
    opened(run, cast, council)

    with django_assert_num_queries(2):
        assert len(waiting(council[0])) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_fact_takes_a_constant_number_of_queries(
    run, cast, council, drafts, django_assert_num_queries, count
):
    actions.set_rubric(by=cast.social_worker, run=run)
    actions.bring_candidates(run=run, drafts=drafts[:count])
    panel = opened(run, cast, council)
    for one in panel.candidates.all():
        give(council[0], one)

    with django_assert_num_queries(4):
        found = facts.sheets(run)
    assert found["candidates"][0] == {"title": "Bench 1", "valid": 1, "needed": 3}
    assert (found["reviewers"], found["declared"]) == (5, 5)


def test_fact_of_a_run_without_a_panel(run):
    assert facts.sheets(run) == {"candidates": [], "reviewers": 0, "declared": 0, "published": False}


def test_audits_find_nothing_in_a_sound_panel(scored, run, cast):
    actions.publish_decisions(by=cast.community_officer, run=run)

    assert [str(fault) for audit in audits.AUDITS for fault in audit()] == []


def test_audits_find_a_rubric_that_does_not_bear_its_digest(prepared):
    Panel.objects.filter(pk=prepared.pk).update(
        opened_at=clock.now(), digest="sha256:0", closes_on=clock.today()
    )

    assert "does not bear its digest" in str(next(audits.frozen_rubrics_bear_their_digest()))
