"""What gates are told, what waits at the desk, and what the audits find."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.civic.process.actions import close_stage
from linli.civic.process.queries import gate_states
from linli.practices.microprojects import actions, audits, queries
from linli.practices.microprojects.facts import FACTS
from linli.practices.microprojects.models import MicroProject, Milestone, Tranche
from tests.practices.microprojects.conftest import milestones, stage


def facts(run):
    return {name.partition(".")[2]: fact(run) for name, fact in FACTS.items()}


def test_facts_count_what_is_done(make, cast, run_at):
    assert facts(run_at("carry_out")) == {
        "milestones": [0, 0],
        "acceptances": [0, 0],
        "ratings": {},
        "upkeep": [0, 0],
    }
    project = make("inspected")
    assert facts(project.run)["milestones"] == [1, 3]
    make("opened", title="Second", run=project.run)
    assert facts(project.run)["milestones"] == [1, 4], "a project without a plan keeps the gate shut"


def test_finished_project_lets_the_run_close(make, cast):
    project = make("finished")
    actions.rate(by=cast.household, project=project, before=2, after=5)
    actions.rate(by=cast.resident, project=project, before=2, after=4)
    assert facts(project.run) == {
        "milestones": [3, 3],
        "acceptances": [1, 1],
        "ratings": {"院1 · Light in the yard": [2, 4]},
        "upkeep": [1, 1],
    }
    assert all(state.verdict for state in gate_states(project.run))
    assert close_stage(by=cast.social_worker, run=project.run).state == "closed"


def waits(by):
    return [str(item.title) for item in queries.waiting(by)]


def test_desk_follows_the_work(make, cast):
    project = make("planned")
    assert len(waits(cast.committee_member)) == 3 and not waits(cast.supervisor)
    actions.report_progress(by=cast.committee_member, milestone=milestones(project).first, text="done")
    assert waits(cast.supervisor) == ["Inspect “Step 1” of “Light in the yard”"]
    assert not waits(cast.household) and not waits(cast.nobody)


def test_desk_of_the_end(make, cast):
    project = make("done")
    assert waits(cast.supervisor) == ["Accept “Light in the yard”"]
    assert waits(cast.household) == ["Rate “Light in the yard”"] and not waits(cast.neighbour)
    actions.rate(by=cast.household, project=project, before=1, after=5)
    assert not waits(cast.household)
    actions.accept_project(by=cast.supervisor, project=project, opinion="good")
    assert waits(cast.committee_member) == ["Name a group for the upkeep of “Light in the yard”"]
    assert waits(cast.social_worker) == ["Write the lessons of “Light in the yard”"]


def test_desk_names_the_money_to_release(make, cast):
    make("inspected")
    assert waits(cast.social_worker) == ["Release ¥3,333.34 for “Step 1” of “Light in the yard”"]


@pytest.mark.parametrize("who", ["supervisor", "committee_member", "household"])
def test_desk_takes_the_same_queries_for_many(make, cast, who):
    run = make("inspected").run
    queries.waiting(getattr(cast, who))
    counts = []
    for n in (0, 2):
        for title in range(n):
            make("inspected", title=f"More {title}", run=run)
        with CaptureQueriesContext(connection) as asked:
            queries.waiting(getattr(cast, who))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 8


def found():
    return [str(sentence) for audit in audits.AUDITS for sentence in audit()]


def test_audits_find_nothing_in_honest_books(make, cast):
    make("finished")
    assert found() == []


def test_audits_find_what_was_forced(make, cast):
    project = make("paid")
    MicroProject.objects.filter(pk=project.pk).update(budget_fen=10)
    with connection.cursor() as cursor:
        where = " ON microprojects_tranche" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER microprojects_tranche_no_update{where}")
    Tranche.objects.update(amount_fen=11, person=cast.committee_member.person)
    Milestone.objects.filter(project=project, number=1).update(state="reported", accepted_on=None)
    said = " ".join(found())
    for part in (
        "do not add up",
        "More was paid",
        "not what its movement says",
        "not accepted",
        "one person built",
    ):
        assert part in said


def test_stage_helper_moves_the_run(make):
    project = make()
    stage(project.run, "review")
    assert project.run.stage.code == "review"
