"""Supervisors accept what others built and others pay; nobody judges their own work."""

import pytest
from django.db import IntegrityError, transaction

from linli.civic.mandates.models import Mandate
from linli.civic.mandates.queries import actor_for
from linli.civic.people.models import Membership
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry
from linli.practices.microprojects import actions
from linli.practices.microprojects.enums import Check
from linli.practices.microprojects.models import Inspection, MicroProject, ProgressReport, ProjectAcceptance
from tests.practices.microprojects.conftest import group_at, milestones, picture, plan, stage

ALL = tuple(Check.values)


def also(actor, capacity, place):
    """The same person with one more mandate."""
    Mandate.objects.create(person=actor.person, capacity=capacity, place=place, starts_on="2024-01-01")
    return actor_for(actor.person)


def accept(by, project):
    return actions.accept_milestone(by=by, milestone=milestones(project).first, checks=ALL, note="well done")


def test_supervisor_accepts_a_reported_milestone(make, cast):
    project = make("reported")
    milestone = accept(cast.supervisor, project)
    assert milestone.state == "accepted" and milestone.accepted_on
    entry = Entry.objects.get(verb="microprojects.accept_milestone")
    assert "well done" not in str(entry.tells) and entry.place_path == project.estate.path
    with pytest.raises(Refusal, match="accepted before"):
        accept(cast.supervisor, project)


def test_every_check_has_to_be_ticked(make, cast):
    first = milestones(make("reported")).first
    with pytest.raises(Refusal, match="1 left") as refused:
        actions.accept_milestone(by=cast.supervisor, milestone=first, checks=ALL[1:])
    assert refused.value.field == "checks"


def test_nothing_is_accepted_before_it_is_reported(make, cast):
    with pytest.raises(Refusal, match="not been reported"):
        accept(cast.supervisor, make("planned"))


def test_reporter_does_not_accept(make, cast, estate, community):
    project = make("planned")
    both = also(cast.self_organisation, "supervisor", community)
    first = milestones(project).first
    actions.report_progress(by=both, milestone=first, text="done")
    with pytest.raises(Refusal, match="You have reported"):
        accept(both, project)
    with pytest.raises(IntegrityError), transaction.atomic():
        Inspection.objects.create(
            milestone=first, person=both.person, outcome="accepted", inspected_at="2025-03-03T10:00Z"
        )
    assert accept(cast.supervisor, project)


def test_committee_member_of_the_estate_does_not_accept(make, cast, community):
    both = also(cast.committee_member, "supervisor", community)
    project = make("planned")
    actions.report_progress(by=cast.self_organisation, milestone=milestones(project).first, text="done")
    with pytest.raises(Refusal, match="sit on this estate's committee"):
        accept(both, project)


def test_member_of_the_building_group_does_not_accept(make, cast, estate):
    group = group_at(estate)
    project = make("opened")
    actions.plan_milestones(by=cast.social_worker, project=project, milestones=plan("1"), organisation=group)
    stage(project.run, "carry_out")
    actions.report_progress(by=cast.self_organisation, milestone=milestones(project).first, text="done")
    Membership.objects.create(organisation=group, person=cast.supervisor.person, joined_on="2024-01-01")
    with pytest.raises(Refusal, match="belong to the group"):
        accept(cast.supervisor, project)


def test_payer_does_not_accept(make, cast, community):
    project = make("paid")
    both = also(cast.social_worker, "supervisor", community)
    second = milestones(project).all[1]
    actions.report_progress(by=cast.committee_member, milestone=second, text="done")
    with pytest.raises(Refusal, match="released money"):
        actions.accept_milestone(by=both, milestone=second, checks=ALL)


def test_milestone_goes_back_to_work_with_a_reason(make, cast):
    project = make("reported")
    first = milestones(project).first
    with pytest.raises(Refusal, match="mended"):
        actions.send_back_milestone(by=cast.supervisor, milestone=first, reason=" ")
    actions.send_back_milestone(by=cast.supervisor, milestone=first, reason="one lamp is dark")
    first.refresh_from_db()
    assert first.state == "in_work"
    assert "one lamp is dark" in str(Entry.objects.get(verb="microprojects.send_back_milestone").tells)
    actions.report_progress(by=cast.committee_member, milestone=first, text="mended")
    assert accept(cast.supervisor, project)
    assert Inspection.objects.count() == 2


def test_first_report_begins_the_work_and_fixes_the_plan(make, cast):
    project = make("reported")
    assert project.state == "in_work" and project.started_on
    with pytest.raises(Refusal, match="has begun"):
        actions.plan_milestones(by=cast.social_worker, project=project, milestones=plan("1"), contractor="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        project.milestones.first().__class__.objects.create(
            project=project, number=9, title="late", due_on="2025-09-01", share="0", tranche_fen=0
        )


def test_plan_can_be_changed_before_work_begins(make, cast):
    project = make("planned")
    actions.plan_milestones(
        by=cast.committee_member, project=project, milestones=plan("50%", "50%"), contractor="Bright"
    )
    assert list(project.milestones.values_list("tranche_fen", flat=True)) == [500_001, 500_000]
    with pytest.raises(Refusal, match="who carries it out") as refused:
        actions.plan_milestones(by=cast.social_worker, project=project, milestones=plan("1"))
    assert refused.value.field == "contractor"


def test_report_is_sent_once_and_keeps_its_photos(make, cast):
    from uuid import uuid4

    first, client_id = milestones(make("planned")).first, uuid4()
    send = {"by": cast.committee_member, "milestone": first, "text": "done", "client_id": client_id}
    report = actions.report_progress(**send, before=[picture()], after=[picture("red"), picture("blue")])
    assert actions.report_progress(**send) == report
    assert Entry.objects.filter(verb="microprojects.report_progress").count() == 1
    assert sorted(report.photos.values_list("moment", flat=True)) == ["after", "after", "before"]


def test_photo_that_is_none_loses_nothing(make, cast):
    import io

    first = milestones(make("planned")).first
    with pytest.raises(Refusal) as refused:
        actions.report_progress(
            by=cast.committee_member, milestone=first, text="done", after=[io.BytesIO(b"no photo")]
        )
    assert refused.value.field == "after"
    assert not ProgressReport.objects.exists()


def test_accepted_milestone_takes_no_more_reports(make, cast):
    first = milestones(make("inspected")).first
    with pytest.raises(Refusal, match="has been accepted"):
        actions.report_progress(by=cast.committee_member, milestone=first, text="more")


def test_project_is_accepted_when_all_its_milestones_are(make, cast):
    project = make("paid")
    stage(project.run, "review")
    with pytest.raises(Refusal, match="1 of 3 milestones"):
        actions.accept_project(by=cast.supervisor, project=project, opinion="good")
    with pytest.raises(Refusal, match="opinion"):
        actions.accept_project(by=cast.supervisor, project=project, opinion="")


def test_acceptance_is_signed_once_with_a_digest(make, cast):
    project = make("accepted")
    acceptance = ProjectAcceptance.objects.get()
    assert acceptance.digest.startswith("sha256:") and acceptance.person == cast.supervisor.person
    assert MicroProject.objects.get(pk=project.pk).state == "accepted"
    with pytest.raises(Refusal, match="accepted before"):
        actions.accept_project(by=cast.supervisor, project=project, opinion="again")


def test_acts_belong_to_their_stage(make, cast):
    project = make("reported")
    stage(project.run, "review")
    with pytest.raises(Refusal, match="Carry out under supervision"):
        accept(cast.supervisor, project)
    with pytest.raises(Refusal, match="Carry out under supervision"):
        actions.report_progress(by=cast.committee_member, milestone=milestones(project).last, text="late")
